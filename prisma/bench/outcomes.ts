import type { OutcomeType, OwedBy } from '@/lib/outcomes/schema'
import { note, past } from './history'
import { COMMON_WORD, LANDMARKS, RARE_WORD } from './landmarks'
import { DAY } from './plan'
import { share } from './random'
import type { MadeReadout } from './readouts'
import { instant } from './tables'
import type { VisitContext } from './visit'
import { keyOf, matter } from './words'

/** An outcome that a follow-up may hang on. */
export type MadeOutcome = {
  id: string
  itemId: string
  type: OutcomeType
  text: string
  at: number
  landmark: boolean
}

const TYPES = [
  'agreement',
  'commitment',
  'commitment',
  'decision',
  'invitation',
  'offer',
  'request',
  'request',
  'intention',
] as const
const OWED = ['us', 'us', 'other_side', 'both'] as const

/** Writes the outcomes of a visit's readouts. @returns those that a follow-up is to come of. */
export function addOutcomes(context: VisitContext, readouts: readonly MadeReadout[]): MadeOutcome[] {
  const { plan, rng } = context
  const waiting: MadeOutcome[] = []
  const counts = share(
    plan.outcomes,
    readouts.map((_, i) => (plan.landmark && i === 0 ? 5 : 0.3 + rng.float() ** 2 * 2)),
  )
  let left = plan.outcomes
  readouts.forEach((readout, index) => {
    const count = counts[index] ?? 0
    for (let position = 0; position < count; position += 1) {
      left -= 1
      const made = addOutcome(context, readout, position, left === 0 && waiting.length === 0)
      if (made) waiting.push(made)
    }
  })
  return waiting
}

type End = 'information' | 'waived' | 'follow-up' | 'waiting'

/** What becomes of it: a visit that is complete has no outcome that still waits. */
function endOf({ plan, rng }: VisitContext): End {
  const chance = rng.float()
  if (chance < 0.1) return 'information'
  if (chance < 0.18) return 'waived'
  return chance < 0.24 && plan.status !== 'completed' ? 'waiting' : 'follow-up'
}

/** `only`: no other outcome of the visit takes its follow-ups. */
function addOutcome(context: VisitContext, readout: MadeReadout, position: number, only: boolean): MadeOutcome | null {
  const { world, rng } = context
  world.numbers.outcome += 1
  const number = world.numbers.outcome
  const at = past(world, readout.at + (position + 1) * 60_000)
  const landmark = readout.id === LANDMARKS.readout && position < 2
  const end: End = landmark || only ? 'follow-up' : endOf(context)
  const made = rng.uuid(at)
  const id = landmark && position === 0 ? LANDMARKS.outcome : made
  const type: OutcomeType = end === 'information' ? 'information' : rng.pick(TYPES)
  const owedBy: OwedBy = end === 'information' ? 'nobody' : rng.pick(OWED)
  const text = `Generated ${type} ${number}: ${matter(rng)}${landmark ? `, ${RARE_WORD}` : ''}`
  world.sink.add('outcome', {
    id,
    number,
    visit_id: context.id,
    item_id: readout.itemId,
    readout_id: readout.id,
    type,
    text,
    search_key: keyOf(text),
    owed_by: owedBy,
    position,
    no_follow_up_reason: end === 'waived' ? `Generated reason: ${COMMON_WORD} goes on without it` : null,
    created_at: instant(at),
    updated_at: instant(past(world, at + rng.float() * DAY)),
    archived_at:
      (end === 'waived' || end === 'information') && rng.chance(0.08) ? instant(past(world, at + DAY)) : null,
  })
  note(context, at, 'outcome.added', { type: 'outcome', id, name: text })
  return end === 'follow-up' ? { id, itemId: readout.itemId, type, text, at, landmark } : null
}
