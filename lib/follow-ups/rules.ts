import type { Actor } from '@/lib/auth/permissions'
import { isUnowned } from '@/lib/outcomes/rules'
import { diffDays, todayIn } from '@/lib/time/calendar'
import { type FollowUpStatus, isUnfinished } from './workflow'

/** DESIGN §3: without progress for this many days a follow-up is stale. */
export const STALE_DAYS = 30

/** What the computed marks are read from; days as `YYYY-MM-DD`, instants as ISO strings. */
export type Standing = {
  status: FollowUpStatus
  dueDate: string | null
  lastProgressAt: string | null
  touchedAt: string
  /** Instants become days in this zone: the visit's home zone. */
  homeZone: string
  officer: { accountDeactivated: boolean } | null
}

/** Computed for a `today` in the home zone, never stored (DESIGN §3). The same in SQL: `standing.queries.ts`. */
export type Marks = { daysLate: number; stale: boolean; unowned: boolean }

/** Whole days since the due date has passed; 0 when it has not, when there is none, or when the work is finished. */
export function daysOverdue({ status, dueDate }: Pick<Standing, 'status' | 'dueDate'>, today: string): number {
  return isUnfinished(status) && dueDate !== null ? Math.max(0, diffDays(dueDate, today)) : 0
}

/**
 * No progress for 30 days, or, where none was ever reported, not touched by anybody for 30 days. The second rule of
 * DESIGN §3 (no due date and untouched for 30 days) lies within this one: whoever reports progress touches.
 */
export function isStale(followUp: Omit<Standing, 'officer' | 'dueDate'>, today: string): boolean {
  const since = todayIn(followUp.homeZone, new Date(followUp.lastProgressAt ?? followUp.touchedAt))
  return isUnfinished(followUp.status) && diffDays(since, today) >= STALE_DAYS
}

type AgainstFirst = { status: FollowUpStatus; firstDueDate: string | null; closedAt: string | null; homeZone: string }

/**
 * Whole days past the date that was agreed first, whatever it was moved to: until today while it is not finished, until
 * the day (of the home zone) that it was closed. What was dropped is late against nothing.
 */
export function daysAgainstFirst({ status, firstDueDate, closedAt, homeZone }: AgainstFirst, today: string): number {
  if (firstDueDate === null) return 0
  if (isUnfinished(status)) return Math.max(0, diffDays(firstDueDate, today))
  if (status !== 'closed' || closedAt === null) return 0
  return Math.max(0, diffDays(firstDueDate, todayIn(homeZone, new Date(closedAt))))
}

/** The same as a question; in SQL `lateFirstSql`. */
export const isLateAgainstFirst = (followUp: AgainstFirst, today: string): boolean =>
  daysAgainstFirst(followUp, today) > 0

/** All marks of one follow-up on a day (`YYYY-MM-DD`). */
export const marksOf = (followUp: Standing, today: string): Marks => ({
  daysLate: daysOverdue(followUp, today),
  stale: isStale(followUp, today),
  unowned: isUnowned(followUp),
})

export type Age = { days: number; since: string; from: 'meeting' | 'recording' }

/** Age in days, from the meeting's date where it is known, else from the day of recording; never below 0. */
export function ageOf(
  followUp: { meetingDate: string | null; createdAt: string; homeZone: string },
  today: string,
): Age {
  const { meetingDate } = followUp
  const since = meetingDate ?? todayIn(followUp.homeZone, new Date(followUp.createdAt))
  return { days: Math.max(0, diffDays(since, today)), since, from: meetingDate === null ? 'recording' : 'meeting' }
}

/** Work that a meeting or a signature started is not due before it. */
export const isBeforeMeeting = (dueDate: string, meetingDate: string | null): boolean =>
  meetingDate !== null && dueDate < meetingDate

/** What is said of such a date, by what the follow-up is of. */
export const tooEarly = ({ agreementId }: { agreementId: string | null }): string =>
  agreementId === null ? 'errors.dueBeforeMeeting' : 'errors.dueBeforeSignature'

/**
 * Four eyes (DESIGN §3): why this actor may not decide a review, or null. It holds for returning too: a decision on
 * one's own work is no review. The table's CHECK `review_four_eyes` backs the half that one row can see.
 */
export function reviewBar(
  actor: Pick<Actor, 'userId' | 'personId'>,
  followUp: { officerId: string | null; submittedBy: string | null },
): 'accountable' | 'submitted' | null {
  if (actor.personId !== null && actor.personId === followUp.officerId) return 'accountable'
  if (actor.userId !== null && actor.userId === followUp.submittedBy) return 'submitted'
  return null
}
