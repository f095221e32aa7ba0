import type { CommandContext } from '@/lib/audit/command'
import { conflict } from '@/lib/platform/conflict'
import { dayFromDb } from '@/lib/platform/day'
import { reference } from '@/lib/platform/reference'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { dateOfItem } from '@/lib/programme/rules'
import { visibleFollowUp } from './scope'
import { isUnfinished } from './workflow'

/**
 * The follow-up for a write: visit and follow-up held until the transaction ends. Hidden or absent is `missing`.
 * Follow-ups go on after the visit is completed, so its status is not asked for.
 */
export async function followUpForWrite({ tx, actor }: Pick<CommandContext, 'tx' | 'actor'>, followUpId: string) {
  // The visit first, as everywhere: the rows are locked from the inside out.
  await tx.$queryRaw`/* follow-ups.lock */
    WITH held AS MATERIALIZED (SELECT v.id FROM visit v
      WHERE v.id = (SELECT f.visit_id FROM follow_up f WHERE f.id = ${followUpId}::uuid) FOR NO KEY UPDATE)
    SELECT 1 FROM follow_up f WHERE f.id = ${followUpId}::uuid AND f.visit_id = (SELECT id FROM held) FOR NO KEY UPDATE`
  const followUp = await tx.followUp.findFirst({ where: { id: followUpId, ...visibleFollowUp(actor) } })
  return followUp ? ok(followUp) : missing()
}

export type LoadedFollowUp = Extract<Awaited<ReturnType<typeof followUpForWrite>>, { ok: true }>['value']

/** What every audit event about a follow-up says of it; the history is not shown to whoever sees no drafts. */
export const subjectOf = (followUp: { id: string; number: number; title: string; visitId: string }) =>
  ({
    subjectType: 'followUp',
    subjectId: followUp.id,
    subjectName: `${reference('F', followUp.number)} “${followUp.title}”`,
    visitId: followUp.visitId,
  }) as const

/** Every change counts as a touch and as a new version: whoever looked before looks again before deciding. */
export const touch = (now: Date) => ({ touchedAt: now, version: { increment: 1 } })

/** Refuses what is for unfinished work alone. */
export const refuseFinished = (followUp: LoadedFollowUp): Result<never> | null =>
  isUnfinished(followUp.status) ? null : refused('refusals.followUps.finished', { status: followUp.status })

/** Refuses a step that was decided on while looking at an older version. */
export const refuseStale = (followUp: LoadedFollowUp, version: number): Result<never> | null =>
  followUp.version === version ? null : conflict({ version: followUp.version, base: {}, mine: {}, theirs: {} })

/** The day of the meeting that the follow-up goes back to, `YYYY-MM-DD`, or null while it is not known. */
export function meetingDate(item: { date: Date | null; dayNumber: number | null }, arrivalDate: Date | null) {
  return dateOfItem({ date: dayFromDb(item.date), dayNumber: item.dayNumber }, dayFromDb(arrivalDate))
}
