import { AGREEMENT_TYPES } from '@/lib/agreements/schema'
import type { AgreementStatus } from '@/lib/agreements/workflow'
import { note, past } from './history'
import type { MadeOutcome } from './outcomes'
import { DAY } from './plan'
import { Rng } from './random'
import { dayOf, instant } from './tables'
import { REASON, type VisitContext } from './visit'
import { keyOf, matter } from './words'

/** An agreement that follow-ups may hang on; `at`: when it was written down. */
export type MadeAgreement = { id: string; at: number }

/** One of so many agreements and commitments becomes an instrument. */
const OF_OUTCOMES = 30
const YEAR = 365 * DAY
const NOTICES = [30, 90, 180, 365] as const

const STATUSES: readonly AgreementStatus[] = [
  'proposed',
  'under_negotiation',
  'signed',
  'signed',
  'in_force',
  'in_force',
  'in_force',
  'in_force',
  'expired',
  'terminated',
]

/** Writes the instruments that a visit's outcomes became. Chance of their own: the other rows stay what they are. */
export function addAgreements(context: VisitContext, outcomes: readonly MadeOutcome[]): MadeAgreement[] {
  const rng = new Rng(context.world.plan.size.seed, 13, context.plan.index)
  return outcomes
    .filter(({ type, landmark }) => !landmark && (type === 'agreement' || type === 'commitment'))
    .filter(() => rng.chance(1 / OF_OUTCOMES))
    .map((outcome) => addAgreement(context, rng, outcome))
}

function addAgreement(context: VisitContext, rng: Rng, outcome: MadeOutcome): MadeAgreement {
  const { world, id: visitId } = context
  world.numbers.agreement += 1
  const number = world.numbers.agreement
  const at = past(world, outcome.at + rng.float() * 10 * DAY)
  const id = rng.uuid(at)
  const status = rng.pick(STATUSES)
  const type = rng.pick(AGREEMENT_TYPES)
  const title = `Generated ${type.replaceAll('_', ' ')} ${number}: ${matter(rng)}`
  world.sink.add('agreement', {
    id,
    number,
    visit_id: visitId,
    item_id: rng.chance(0.5) ? outcome.itemId : null,
    type,
    title,
    search_key: keyOf(title),
    status,
    status_reason: status === 'terminated' ? REASON : null,
    owed_by: rng.pick(['us', 'other_side', 'both', 'both'] as const),
    ...term(context, rng, { status, at }),
    notice_days: rng.chance(0.4) ? rng.pick(NOTICES) : null,
    version: rng.between(1, 5),
    created_at: instant(at),
    updated_at: instant(past(world, at + rng.float() * DAY)),
  })
  addAgreementParties(context, rng, id)
  if (rng.chance(0.4)) world.sink.add('agreement_outcome', { outcome_id: outcome.id, agreement_id: id })
  note(context, at, 'agreement.added', { type: 'agreement', id, name: title })
  return { id, at }
}

/** One of seven that are signed has no day; what has expired ended before now, the others end in the years to come. */
function term({ world, city }: VisitContext, rng: Rng, { status, at }: { status: AgreementStatus; at: number }) {
  const draft = status === 'proposed' || status === 'under_negotiation'
  const signed = draft || rng.chance(1 / 7) ? null : past(world, at)
  const { end } = world.plan
  const ahead = end + rng.float() * 5 * YEAR - 0.1 * YEAR
  const until = status === 'expired' ? end - rng.float() * Math.max(0, end - at) : Math.max(at, ahead)
  const ends = !draft && rng.chance(0.7)
  return {
    signed_on: signed === null ? null : dayOf(signed),
    signed_place: signed === null ? null : city,
    in_force_from: signed !== null && status === 'in_force' ? dayOf(signed) : null,
    in_force_until: ends ? dayOf(until) : null,
    without_end: !ends && rng.chance(0.3),
  }
}

function addAgreementParties({ world, agencies, hosts }: VisitContext, rng: Rng, agreementId: string): void {
  const sides = [
    { side: 'ours', at: agencies[0] },
    { side: 'host', at: hosts[0] },
  ] as const
  sides.forEach(({ side, at }, position) => {
    const organisation = at === undefined ? undefined : world.ids.organisations[at]
    if (!organisation) return
    world.sink.add('agreement_party', {
      id: rng.uuid(world.plan.start),
      agreement_id: agreementId,
      side,
      organisation_id: organisation,
      signatory_title: rng.chance(0.7) ? 'Deputy minister' : null,
      position,
    })
  })
}
