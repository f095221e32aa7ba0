import type { MadeFollowUp } from './follow-ups'
import { dateChange, note, past, type Subject, statusChange } from './history'
import { DAY } from './plan'
import { dayOf, instant } from './tables'
import { REASON, type VisitContext } from './visit'
import { matter } from './words'
import { otherManager } from './world'

/** Writes the progress, the evidence, the reviews and the moved due date of a follow-up. */
export function addWork(context: VisitContext, followUp: MadeFollowUp): void {
  const subject = { type: 'follow_up', id: followUp.id, name: followUp.title }
  addProgress(context, followUp, subject)
  addEvidence(context, followUp, subject)
  addReviews(context, followUp, subject)
  addDueDateChange(context, followUp, subject)
}

function addProgress(context: VisitContext, { id, status, createdAt, lastAt }: MadeFollowUp, subject: Subject): void {
  const { world, rng } = context
  if (status === 'open' || lastAt <= createdAt) return
  const count = 1 + Math.floor(rng.float() ** 4 * 8)
  for (let i = 1; i <= count; i += 1) {
    const at = Math.floor(createdAt + ((lastAt - createdAt) * i) / count)
    const writer = rng.pick(context.team)
    world.sink.add('progress_report', {
      id: rng.uuid(at),
      follow_up_id: id,
      text: `Generated report ${i}: the ${matter(rng)} has gone a step further.`,
      next_step: rng.chance(0.4) ? `Generated next step ${i}` : null,
      written_by: writer.id,
      writer_name: writer.name,
      at: instant(at),
    })
    const action = i === 1 ? 'follow_up.started' : 'follow_up.progress_reported'
    note(context, at, action, subject, i === 1 ? statusChange('open', 'in_progress') : undefined)
  }
}

function addEvidence(context: VisitContext, { id, status, createdAt, lastAt }: MadeFollowUp, subject: Subject): void {
  const { world, rng } = context
  // Nothing is handed in for review without evidence.
  const needed = status === 'closed' || status === 'in_review' ? 1 : 0
  const count = needed + (rng.chance(0.3) ? 1 : 0)
  for (let i = 0; i < count; i += 1) {
    const at = Math.floor(createdAt + (lastAt - createdAt) * (0.5 + i / 4))
    const adder = rng.pick(context.team)
    const link = rng.chance(0.4)
    world.sink.add('evidence', {
      id: rng.uuid(at),
      follow_up_id: id,
      kind: link ? 'link' : 'note',
      text: `Generated evidence for the ${matter(rng)}`,
      url: link ? `https://evidence.example/generated/${rng.int(1_000_000)}` : null,
      added_by: adder.id,
      adder_name: adder.name,
      at: instant(at),
      archived_at: i > 0 && rng.chance(0.05) ? instant(lastAt) : null,
    })
    note(context, at, 'follow_up.evidence_added', subject)
  }
}

/** What is closed was approved, now and then after it had been returned; what is in review waits for a manager. */
function addReviews(context: VisitContext, made: MadeFollowUp, subject: Subject): void {
  const { rng } = context
  const { status, createdAt, lastAt } = made
  if (status === 'in_review') addReview(context, made, subject, lastAt, null)
  if (status !== 'closed') return
  const before = createdAt + (lastAt - createdAt) * 0.7
  if (rng.chance(0.12)) addReview(context, made, subject, before, 'returned')
  addReview(context, made, subject, Math.max(createdAt, lastAt - rng.float() * 5 * DAY), 'approved')
}

function addReview(
  context: VisitContext,
  { id, officer, submitter, lastAt }: MadeFollowUp,
  subject: Subject,
  submitted: number,
  decision: 'approved' | 'returned' | null,
): void {
  const { world, rng } = context
  const at = Math.floor(submitted)
  // The first people of the directory are the users, in the same order.
  const accountable = officer === null ? undefined : world.users.all[officer]
  const manager = decision === null ? null : otherManager(world, rng, accountable ? [accountable.id] : [])
  const decidedAt = decision === null ? null : decision === 'approved' ? lastAt : past(world, at + DAY)
  world.sink.add('review', {
    id: rng.uuid(at),
    follow_up_id: id,
    submitted_by: submitter.id,
    submitter_name: submitter.name,
    submitted_at: instant(at),
    decision,
    reason: decision === 'returned' ? REASON : null,
    decided_by: manager?.id ?? null,
    decider_name: decision === null ? null : (manager?.name ?? 'Generated manager'),
    decided_at: decidedAt === null ? null : instant(decidedAt),
  })
  note(context, at, 'follow_up.submitted', subject, statusChange('in_progress', 'in_review'))
  if (decision === null || decidedAt === null) return
  const change = statusChange('in_review', decision === 'approved' ? 'closed' : 'in_progress')
  note(context, decidedAt, `follow_up.${decision}`, subject, change)
}

/** A moved due date; and for some of the open ones a wish to move it that nobody has decided on. */
function addDueDateChange(context: VisitContext, made: MadeFollowUp, subject: Subject): void {
  const { world, rng } = context
  const { due, firstDue, createdAt, lastAt, status } = made
  if (due === null) return
  const at = Math.floor(createdAt + (lastAt - createdAt) * 0.6)
  const asked = { follow_up_id: made.id, reason: REASON, asked_by: made.submitter.id, asker_name: made.submitter.name }
  if (firstDue !== null) {
    const manager = otherManager(world, rng, [])
    world.sink.add('due_date_change', {
      id: rng.uuid(at),
      ...asked,
      from_date: dayOf(firstDue),
      to_date: dayOf(due),
      asked_at: instant(at),
      accepted: true,
      decided_by: manager?.id ?? null,
      decided_at: instant(at),
    })
    note(context, at, 'follow_up.due_date_moved', subject, dateChange(firstDue, due))
  }
  if ((status !== 'in_progress' && status !== 'open') || !rng.chance(0.05)) return
  const days = { from_date: dayOf(due), to_date: dayOf(due + 30 * DAY) }
  world.sink.add('due_date_change', { id: rng.uuid(lastAt), ...asked, ...days, asked_at: instant(lastAt) })
  note(context, lastAt, 'follow_up.due_date_asked', subject, dateChange(due, due + 30 * DAY))
}
