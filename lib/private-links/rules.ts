import { type FollowUpStatus, isUnfinished } from '@/lib/follow-ups/workflow'

/** Days that a link works, unless its maker says otherwise, and at most. */
export const DEFAULT_DAYS = 30
export const LONGEST_DAYS = 365

/** Addresses of the web with one report. */
export const MOST_LINKS = 3

/** What one link takes within 24 hours, and files that one report takes: a link that got about fills no disk. */
export const MOST = { reports: 10, filesOfReport: 10, files: 30, bytes: 300 * 1024 * 1024 } as const
export const DAY_MS = 86_400_000

/** What a token looks like: 32 bytes in base64url. */
export const TOKEN = /^[A-Za-z0-9_-]{43}$/

export type LinkState = 'open' | 'ended' | 'revoked'

/** Whether a link works at the instant: from its end on it does not. */
export function linkState(link: { expiresAt: Date; revokedAt: Date | null }, now: Date): LinkState {
  if (link.revokedAt !== null) return 'revoked'
  return link.expiresAt.getTime() > now.getTime() ? 'open' : 'ended'
}

/** When a link that is made now ends: whole days of 24 hours. */
export const endOf = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS)

export type OutsideAnswer = 'report' | 'finished' | 'ended'

/**
 * What the holder of a right token is told. A revoked link is not told from one that ended, nor is a follow-up that was
 * taken away: only that nothing can be reported here.
 */
export function answerTo(
  link: { expiresAt: Date; revokedAt: Date | null },
  followUp: { status: FollowUpStatus; stands: boolean },
  now: Date,
): OutsideAnswer {
  if (!followUp.stands || linkState(link, now) !== 'open') return 'ended'
  return isUnfinished(followUp.status) ? 'report' : 'finished'
}
