import type { ReadoutStatus } from '@/lib/readouts/workflow'
import { docOf } from '@/lib/text/doc'
import { note, past, statusChange } from './history'
import { LANDMARK_READOUT_LENGTH, LANDMARKS } from './landmarks'
import type { Parties } from './parties'
import { DAY } from './plan'
import type { Held } from './programme'
import type { Rng } from './random'
import { instant } from './tables'
import type { BenchUser } from './users'
import type { VisitContext } from './visit'
import { paragraphs } from './words'

export type MadeReadout = {
  id: string
  itemId: string
  title: string
  at: number
  status: ReadoutStatus
  writer: BenchUser
}

/** Writes the readout of a held meeting with its attendance and its revisions. */
export function addReadout(context: VisitContext, parties: Parties, meeting: Held): MadeReadout {
  const { world, rng } = context
  const at = past(world, meeting.at + rng.float() * 3 * DAY)
  const made = rng.uuid(at)
  const landmark = meeting.id === LANDMARKS.meeting
  const readout: MadeReadout = {
    id: landmark ? LANDMARKS.readout : made,
    itemId: meeting.id,
    title: meeting.title,
    at,
    status: statusOf(context),
    writer: rng.pick(context.team),
  }
  addTexts(context, readout, landmark)
  addAttendance(context, parties, meeting, readout.id)
  return readout
}

/** All final when the visit is complete; before that every state there is. */
function statusOf({ plan, rng }: VisitContext): ReadoutStatus {
  if (plan.status === 'completed') return 'final'
  return rng.pick(['draft', 'draft', 'submitted', 'submitted', 'cleared', 'final'])
}

const STEPS = ['submitted', 'cleared', 'final'] as const
const EVENTS = { submitted: 'readout.submitted', cleared: 'readout.cleared', final: 'readout.finalised' } as const

function addTexts(
  context: VisitContext,
  { id, itemId, title, at, status, writer }: MadeReadout,
  landmark: boolean,
): void {
  const { world, plan, rng } = context
  const subject = { type: 'readout', id, name: title }
  note(context, at, 'readout.opened', subject)
  const saved = past(world, at + rng.float() * DAY)
  const texts = textsOf(rng, landmark)
  const reached = STEPS.slice(0, STEPS.indexOf(status as (typeof STEPS)[number]) + 1)
  const times = reached.map((_, step) => past(world, saved + (step + rng.float()) * DAY))
  const [submitted, cleared, final] = times.map(instant)
  const returned = status === 'draft' && rng.chance(0.2)
  world.sink.add('readout', {
    id,
    visit_id: context.id,
    item_id: itemId,
    status,
    writer_id: writer.id,
    writer_name: writer.name,
    return_comments: returned ? 'Generated comment: please add who spoke' : null,
    submitted_at: submitted ?? null,
    submitted_by: submitted === undefined ? null : writer.id,
    cleared_at: cleared ?? null,
    finalised_at: final ?? null,
    version: 2 + reached.length,
    created_at: instant(at),
    updated_at: instant(times.at(-1) ?? saved),
  })
  addSections(context, id, texts, { saved, writer })
  note(context, saved, 'readout.saved', subject)
  let from = 'draft'
  reached.forEach((step, index) => {
    note(context, times[index] ?? saved, EVENTS[step], subject, statusChange(from, step))
    from = step
  })
  if (plan.landmark) note(context, saved, 'readout.attendance_changed', subject)
}

type Texts = { discussion: string; positions: string; pressLine: string | null }

/** A page or less; the landmark's are twenty. */
function textsOf(rng: Rng, landmark: boolean): Texts {
  const length = landmark ? LANDMARK_READOUT_LENGTH : 500 + Math.floor(rng.float() ** 3 * 4000)
  return {
    discussion: paragraphs(rng, length * 0.65),
    positions: paragraphs(rng, length * 0.3),
    pressLine: rng.chance(0.7) || landmark ? paragraphs(rng, length * 0.05) : null,
  }
}

/** Each section with its revisions: a first text that was shorter, for a third of the discussions, and the present one. */
function addSections(
  { world, rng }: VisitContext,
  readoutId: string,
  texts: Texts,
  { saved, writer }: { saved: number; writer: BenchUser },
): void {
  let number = 0
  const twice = rng.chance(1 / 3)
  for (const [place, [key, text]] of Object.entries(texts).entries()) {
    if (text === null) continue
    const said = key === 'discussion' && twice ? [text.slice(0, text.length / 2), text] : [text]
    for (const [index, words] of said.entries()) {
      const at = saved - (said.length - index) * 60_000
      number += 1
      world.sink.add('readout_revision', {
        id: rng.uuid(at),
        readout_id: readoutId,
        number,
        section_key: key,
        doc: JSON.stringify(docOf(words)),
        text: words,
        releasable: key === 'pressLine',
        base_version: index,
        written_by: writer.id,
        written_by_name: writer.name,
        written_at: instant(at),
        at: instant(at),
      })
    }
    world.sink.add('readout_section', {
      readout_id: readoutId,
      key,
      position: place + 1,
      doc: JSON.stringify(docOf(text)),
      text,
      releasable: key === 'pressLine',
      version: said.length,
      updated_at: instant(saved),
      updated_by: writer.id,
      updated_by_name: writer.name,
    })
  }
}

/** Who was there: most of the plan, and now and then somebody in another's place. */
function addAttendance({ world, rng }: VisitContext, parties: Parties, meeting: Held, readoutId: string): void {
  const { sink } = world
  const id = () => rng.uuid(meeting.at)
  const substitute = rng.chance(0.1) ? parties.members.find((member) => !meeting.members.includes(member)) : undefined
  meeting.members.forEach((member, index) => {
    const present = !(index === 0 && substitute) && rng.chance(0.94)
    sink.add('attendance', { id: id(), readout_id: readoutId, side: 'ours', member_id: member, planned: true, present })
  })
  const [replaced] = meeting.members
  if (substitute && replaced) {
    const row = { member_id: substitute, planned: false, present: true, replaces_member_id: replaced }
    sink.add('attendance', { id: id(), readout_id: readoutId, side: 'ours', ...row })
  }
  for (const contact of meeting.contacts) {
    const present = rng.chance(0.92)
    sink.add('attendance', {
      id: id(),
      readout_id: readoutId,
      side: 'host',
      contact_id: contact,
      planned: true,
      present,
    })
  }
}
