import type { CommandContext } from '@/lib/audit/command'
import { can } from '@/lib/auth/permissions'
import { lock } from '@/lib/platform/lock'
import { invalid, missing, ok, type Result, refused } from '@/lib/platform/result'
import { isAhead } from '@/lib/programme/workflow'
import { visitForWrite } from '@/lib/visits/scope'
import { isOpenForChange } from '@/lib/visits/workflow'
import { visibleReadout } from './scope'

const seenReadout = ({ tx, actor }: Pick<CommandContext, 'tx' | 'actor'>, readoutId: string) =>
  tx.readout.findFirst({
    where: { id: readoutId, ...visibleReadout(actor) },
    include: { item: { select: { title: true, status: true, archivedAt: true } } },
  })

/**
 * The readout for a write: visit and readout held until the transaction ends, the visit open for change.
 * Hidden or absent is `missing`; a completed or cancelled visit is refused, and a meeting that was archived or taken
 * back from Held since the form was opened: what is written there would be in nobody's way when the visit is completed.
 */
export async function readoutForWrite({ tx, actor }: Pick<CommandContext, 'tx' | 'actor'>, readoutId: string) {
  const at = await tx.readout.findUnique({ where: { id: readoutId }, select: { visitId: true } })
  const visit = at && (await visitForWrite(tx, actor, at.visitId))
  if (!visit) return missing()
  if (!isOpenForChange(visit.status)) return refused('refusals.visitClosed')
  await lock(tx, 'readout', readoutId)
  const readout = await seenReadout({ tx, actor }, readoutId)
  if (!readout) return missing()
  const { status, archivedAt } = readout.item
  if (archivedAt) return refused('refusals.readouts.itemArchived')
  if (status !== 'held') return refused(`refusals.readouts.${isAhead(status) ? 'notHeld' : 'itemOff'}`, { status })
  return ok(readout)
}

/**
 * The readout for a mark that is no text: how it is handled, what of it may leave the office. Writers while it is a draft
 * that they could write in; managers always, for what must be kept in does not wait for a visit to be reopened, with a
 * reason where it is final.
 */
export async function readoutToMark(context: CommandContext, readoutId: string, reason: string | null) {
  const { tx, actor } = context
  if (!can(actor, 'readout.clear')) {
    const loaded = await readoutForWrite(context, readoutId)
    return loaded.ok ? (refuseUnlessDraft(loaded.value) ?? loaded) : loaded
  }
  const at = await tx.readout.findUnique({ where: { id: readoutId }, select: { visitId: true } })
  if (!at || !(await visitForWrite(tx, actor, at.visitId))) return missing()
  await lock(tx, 'readout', readoutId)
  const readout = await seenReadout(context, readoutId)
  if (!readout) return missing()
  return readout.status === 'final' && reason === null ? invalid('reason', 'errors.correctionReason') : ok(readout)
}

export type LoadedReadout = Extract<Awaited<ReturnType<typeof readoutForWrite>>, { ok: true }>['value']

/** What every audit event about a readout says of it. */
export const subjectOf = (readout: LoadedReadout) =>
  ({
    subjectType: 'readout',
    subjectId: readout.id,
    subjectName: readout.item.title,
    visitId: readout.visitId,
  }) as const

/** Fields that a person has now answered for are proposals no longer; the program's own writes keep the marks. */
export const stillProposed = (
  context: CommandContext,
  proposed: readonly string[],
  set: readonly string[],
): string[] => (context.actor.kind === 'user' ? proposed.filter((field) => !set.includes(field)) : [...proposed])

/** Refuses a change of text or attendance outside Draft; a final readout points to the correction. */
export function refuseUnlessDraft(readout: LoadedReadout): Result<never> | null {
  if (readout.status === 'draft') return null
  return refused(readout.status === 'final' ? 'refusals.readouts.final' : 'refusals.readouts.notDraft', {
    status: readout.status,
  })
}

/**
 * A final readout says who changed it last and why, whatever of it was changed: a text, the attendance, an outcome.
 * Before Final a change is none.
 */
export async function noteCorrection(
  { tx, actor, now }: Pick<CommandContext, 'tx' | 'actor' | 'now'>,
  readout: Pick<LoadedReadout, 'id' | 'status'>,
  reason: string | null,
): Promise<void> {
  if (readout.status !== 'final' || reason === null) return
  const correction = { correctedAt: now, correctedByName: actor.name, correctionReason: reason }
  await tx.readout.update({ where: { id: readout.id }, data: correction })
}
