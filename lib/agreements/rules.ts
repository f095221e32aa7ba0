import { addDays, diffDays } from '@/lib/time/calendar'
import { type AgreementStatus, isLive, isSigned } from './workflow'

/** From so many days before its last day an agreement is on the desk; the index `agreement_attention` holds the same. */
export const EXPIRES_SOON = 180
/** And from so many days before notice is due, where that comes first. */
const NOTICE_SOON = 30

/** Days as `YYYY-MM-DD`. */
export type Term = {
  status: AgreementStatus
  /** The last day. */
  inForceUntil: string | null
  /** Days before the last day. */
  noticeDays: number | null
}

/** The day by which notice is to be given; null while the last day or the days of notice are not known. */
export const noticeDueOn = ({ inForceUntil, noticeDays }: Omit<Term, 'status'>): string | null =>
  inForceUntil === null || noticeDays === null ? null : addDays(inForceUntil, -noticeDays)

/** Computed for a `today` at home, never stored; the state changes only when somebody changes it. */
export type Ending = {
  /** Days to the last day, negative once it has passed; null when it is not known, or no longer asked. */
  daysLeft: number | null
  /** The last day has passed and nobody has said so yet. */
  ended: boolean
  noticeOn: string | null
  /** Near enough to be on the desk. */
  soon: boolean
}

export function endingOf(term: Term, today: string): Ending {
  const { status, inForceUntil } = term
  const noticeOn = noticeDueOn(term)
  if (!isLive(status) || inForceUntil === null) return { daysLeft: null, ended: false, noticeOn, soon: false }
  const daysLeft = diffDays(today, inForceUntil)
  const ahead = Math.max(EXPIRES_SOON, (term.noticeDays ?? 0) + NOTICE_SOON)
  return { daysLeft, ended: daysLeft < 0, noticeOn, soon: daysLeft <= ahead }
}

export type Days = {
  signedOn: string | null
  inForceFrom: string | null
  inForceUntil: string | null
  withoutEnd: boolean
}

/** What does not fit together among the days: the field to mend and the key of the message; null when all does. */
export function dayProblem(
  { signedOn, inForceFrom, inForceUntil, withoutEnd }: Days,
  status: AgreementStatus,
  today: string,
): { field: keyof Days; key: string } | null {
  if (withoutEnd && inForceUntil !== null) return { field: 'inForceUntil', key: 'errors.endAndNoEnd' }
  const start = inForceFrom ?? signedOn
  if (inForceUntil !== null && start !== null && inForceUntil < start) {
    return { field: 'inForceUntil', key: 'errors.endsBeforeStart' }
  }
  // At a venue east of home it may be tomorrow already.
  if (isSigned(status) && signedOn !== null && signedOn > addDays(today, 1)) {
    return { field: 'signedOn', key: 'errors.signedInFuture' }
  }
  return null
}

/** Whether "Expired" can be said: the last day is known and has passed. */
export const hasEnded = (inForceUntil: string | null, today: string): boolean =>
  inForceUntil !== null && inForceUntil < today
