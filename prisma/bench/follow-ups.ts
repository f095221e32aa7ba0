import type { FollowUpStatus } from '@/lib/follow-ups/workflow'
import type { MadeAgreement } from './agreements'
import { note, past, statusChange } from './history'
import { LANDMARKS, RARE_WORD } from './landmarks'
import type { MadeOutcome } from './outcomes'
import { DAY } from './plan'
import { dayOf, instant } from './tables'
import type { BenchUser } from './users'
import { REASON, type VisitContext } from './visit'
import { keyOf, matter } from './words'
import { addWork } from './work'

/** A follow-up as its reports, evidence and reviews see it. */
export type MadeFollowUp = {
  id: string
  title: string
  status: FollowUpStatus
  createdAt: number
  /** Midnight of the due date; null without one. */
  due: number | null
  /** Where the due date was moved from; null when it stands as first agreed. */
  firstDue: number | null
  /** When it came to its present state, or was last worked on. */
  lastAt: number
  /** Index of the accountable officer. */
  officer: number | null
  submitter: BenchUser
}

/** Of one of an agreement there are so many follow-ups, where the visit has any to spare. */
const OF_AGREEMENT = 2

/**
 * Writes the follow-ups of a visit: one of each outcome that waits for one, some of its agreements, the others where
 * chance puts them.
 */
export function addFollowUps(
  context: VisitContext,
  outcomes: readonly MadeOutcome[],
  agreements: readonly MadeAgreement[],
): void {
  const { plan, rng } = context
  for (let index = 0; index < plan.followUps; index += 1) {
    const outcome = outcomes[index] ?? outcomes[rng.int(outcomes.length)]
    if (!outcome) throw new Error('Follow-ups without an outcome')
    const agreement = agreements[Math.floor((index - outcomes.length) / OF_AGREEMENT)]
    addFollowUp(context, { outcome, agreement: agreement ?? null, first: index < outcomes.length })
  }
}

/** `first`: of its outcome, which a complete visit keeps. Of an agreement instead, where there is one. */
type Origin = { outcome: MadeOutcome; agreement: MadeAgreement | null; first: boolean }

function addFollowUp(context: VisitContext, origin: Origin): void {
  const { world, rng } = context
  const { outcome, first } = origin
  world.numbers.followUp += 1
  const createdAt = past(world, (origin.agreement?.at ?? outcome.at) + rng.float() * 5 * DAY)
  const landmark = outcome.landmark && first
  const status = landmark ? 'blocked' : statusOf(context)
  const open = status !== 'closed' && status !== 'dropped'
  const fixed = landmark && outcome.id === LANDMARKS.outcome
  const made = rng.uuid(createdAt)
  const lastAt = open ? lastTouch(context, createdAt) : past(world, createdAt + rng.between(20, 400) * DAY)
  const due = landmark ? midnight(world.plan.end - 40 * DAY) : dueDate(context, open, createdAt, lastAt)
  const moved = due !== null && (open ? due - createdAt > 400 * DAY : rng.chance(0.1))
  const followUp: MadeFollowUp = {
    id: fixed ? LANDMARKS.followUp : made,
    title: `Generated follow-up ${world.numbers.followUp}: ${matter(rng)}${landmark ? `, ${RARE_WORD}` : ''}`,
    status,
    createdAt,
    due,
    firstDue: moved ? midnight(createdAt + rng.between(30, 180) * DAY) : null,
    lastAt,
    officer: officerOf(context, open),
    submitter: rng.pick(context.team),
  }
  addRow(context, origin, followUp)
  const subject = { type: 'follow_up', id: followUp.id, name: followUp.title }
  note(context, createdAt, 'follow_up.added', subject)
  if (status === 'dropped') note(context, lastAt, 'follow_up.dropped', subject, statusChange('open', status, REASON))
  addWork(context, followUp)
}

/** The older the visit, the fewer of its follow-ups are still open; three tenths of all are. */
function statusOf({ plan, rng }: VisitContext): FollowUpStatus {
  if (rng.chance(0.15 + 0.85 * plan.age ** 6)) {
    return rng.pick([
      'open',
      'open',
      'open',
      'in_progress',
      'in_progress',
      'in_progress',
      'in_progress',
      'blocked',
      'awaiting_other_side',
      'in_review',
    ])
  }
  return rng.chance(0.85) ? 'closed' : 'dropped'
}

/** Two thirds of what is open was touched within the last 29 days; the others are stale. */
function lastTouch({ world, rng }: VisitContext, createdAt: number): number {
  const ago = rng.chance(2 / 3) ? rng.float() * 28 : 31 + rng.float() * 300
  return Math.floor(Math.max(createdAt, world.plan.end - ago * DAY))
}

const midnight = (ms: number) => Math.floor(ms / DAY) * DAY

/** An eighth of what is open is overdue, a fifth has no date; what is done was due about when it was done. */
function dueDate({ world, rng }: VisitContext, open: boolean, createdAt: number, doneAt: number): number | null {
  const { end } = world.plan
  if (!open) return rng.chance(0.1) ? null : midnight(Math.max(createdAt, doneAt + rng.between(-40, 60) * DAY))
  const chance = rng.float()
  if (chance < 0.12) return midnight(Math.max(createdAt, end - rng.between(1, 300) * DAY))
  return chance < 0.32 ? null : midnight(end + rng.between(2, 365) * DAY)
}

/** Mostly people of the office, now and then somebody else of the directory; a few of the open ones have nobody. */
function officerOf({ world, rng }: VisitContext, open: boolean): number | null {
  if (open && rng.chance(0.08)) return null
  const { people, users } = world.plan.totals
  if (rng.chance(0.2)) return rng.int(people)
  // One in ten goes to few: some desks are fuller than others. The first user of each role stays ordinary.
  return rng.chance(0.1) && users > 30 ? 10 + rng.skewed(users - 10) : rng.int(users)
}

function addRow(context: VisitContext, { outcome, agreement, first }: Origin, made: MadeFollowUp): void {
  const { world, rng, agencies } = context
  const { status, due, firstDue, createdAt, lastAt, officer } = made
  const reason = status === 'dropped' || status === 'blocked' || status === 'awaiting_other_side' ? REASON : null
  const started = status !== 'open' && lastAt > createdAt
  const review = status === 'in_review'
  world.sink.add('follow_up', {
    id: made.id,
    number: world.numbers.followUp,
    visit_id: context.id,
    outcome_id: agreement ? null : outcome.id,
    agreement_id: agreement?.id ?? null,
    title: made.title,
    search_key: keyOf(made.title),
    status,
    status_reason: reason,
    lead_organisation_id: rng.chance(0.85) ? (world.ids.organisations[rng.pick(agencies)] ?? null) : null,
    officer_id: officer === null ? null : (world.ids.people[officer] ?? null),
    due_date: due === null ? null : dayOf(due),
    first_due_date: due === null ? null : dayOf(firstDue ?? due),
    next_step: rng.chance(0.5) ? 'Generated next step: ask the other side' : null,
    started_at: started ? instant(createdAt + (lastAt - createdAt) * 0.2) : null,
    last_progress_at: started ? instant(lastAt) : null,
    touched_at: instant(lastAt),
    submitted_at: review ? instant(lastAt) : null,
    submitted_by: review ? made.submitter.id : null,
    closed_at: status === 'closed' ? instant(lastAt) : null,
    created_by: made.submitter.id,
    version: rng.between(1, 8),
    created_at: instant(createdAt),
    updated_at: instant(lastAt),
    archived_at: !first && rng.chance(0.02) ? instant(lastAt) : null,
  })
}
