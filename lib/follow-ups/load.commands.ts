import type { CommandContext } from '@/lib/audit/command'
import { conflict } from '@/lib/platform/conflict'
import { dayFromDb } from '@/lib/platform/day'
import { lock } from '@/lib/platform/lock'
import { reference } from '@/lib/platform/reference'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { dateOfItem } from '@/lib/programme/rules'
import { visitForWrite } from '@/lib/visits/scope'
import { visibleFollowUp } from './scope'
import { isUnfinished } from './workflow'

export const OWNERS = {
  leadOrganisation: { select: { id: true, name: true } },
  officer: { select: { id: true, name: true } },
} as const

/**
 * The follow-up for a write: visit and follow-up held until the transaction ends. Hidden or absent is `missing`.
 * Follow-ups go on after the visit is completed, so its status is not asked for.
 */
export async function followUpForWrite({ tx, actor }: Pick<CommandContext, 'tx' | 'actor'>, followUpId: string) {
  const at = await tx.followUp.findUnique({ where: { id: followUpId }, select: { visitId: true } })
  const visit = at && (await visitForWrite(tx, actor, at.visitId))
  if (!visit) return missing()
  await lock(tx, 'followUp', followUpId)
  const followUp = await tx.followUp.findFirst({
    where: { id: followUpId, ...visibleFollowUp(actor) },
    include: OWNERS,
  })
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
