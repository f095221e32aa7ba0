import { agreementForWrite, subjectOf as agreementSubject, refuseArchived } from '@/lib/agreements/load.commands'
import type { CommandContext } from '@/lib/audit/command'
import { type Actor, can } from '@/lib/auth/permissions'
import { followUpForWrite, type LoadedFollowUp, refuseFinished } from '@/lib/follow-ups/load.commands'
import { lock } from '@/lib/platform/lock'
import { forbidden, missing, ok, type Result, refused } from '@/lib/platform/result'
import { visibleReadout } from '@/lib/readouts/scope'
import { visitForWrite } from '@/lib/visits/scope'
import { isOpenForChange } from '@/lib/visits/workflow'

type Where = {
  visitId: string
  readoutId: string | null
  followUpId: string | null
  agreementId: string | null
  /** Of what an outside body sent: it is accepted or declined as a whole. */
  outsideReportId?: string | null
}

/** What the history calls the record that a file belongs to; who may not see the record is not told of its files. */
export type Subject = {
  subjectType: 'visit' | 'readout' | 'followUp' | 'agreement'
  subjectId: string
  subjectName: string
  visitId: string
}
export type LoadedTarget = { subject: Subject; followUp: LoadedFollowUp | null }

/**
 * The record that a file belongs to, for a write on its files: visit and record held until the transaction ends.
 * Hidden or absent is `missing`; without the permission for this kind of record `forbidden`; refused where the record
 * takes nothing more.
 */
export async function targetForWrite(context: CommandContext, to: Where): Promise<Result<LoadedTarget>> {
  if (to.outsideReportId) return missing()
  if (to.followUpId) return followUpTarget(context, to, to.followUpId)
  if (to.agreementId) return agreementTarget(context, to, to.agreementId)
  const visit = await visitForWrite(context.tx, context.actor, to.visitId)
  if (!visit) return missing()
  if (to.readoutId) return readoutTarget(context, to, to.readoutId, isOpenForChange(visit.status))
  if (!can(context.actor, 'visit.edit')) return forbidden()
  if (!isOpenForChange(visit.status)) return refused('refusals.visitClosed')
  const subject = { subjectType: 'visit', subjectId: visit.id, subjectName: visit.title, visitId: visit.id } as const
  return ok({ subject, followUp: null })
}

async function followUpTarget(
  context: CommandContext,
  { visitId }: Where,
  followUpId: string,
): Promise<Result<LoadedTarget>> {
  const loaded = await followUpForWrite(context, followUpId)
  if (!loaded.ok) return loaded
  const followUp = loaded.value
  if (followUp.visitId !== visitId) return missing()
  if (!can(context.actor, 'follow-up.write')) return forbidden()
  const finished = refuseFinished(followUp)
  if (finished) return finished
  const subject = { subjectType: 'followUp', subjectId: followUp.id, subjectName: followUp.title, visitId } as const
  return ok({ subject, followUp })
}

async function agreementTarget(
  context: CommandContext,
  { visitId }: Where,
  agreementId: string,
): Promise<Result<LoadedTarget>> {
  const loaded = await agreementForWrite(context, agreementId)
  if (!loaded.ok) return loaded
  const { agreement } = loaded.value
  if (agreement.visitId !== visitId) return missing()
  if (!can(context.actor, 'agreement.edit')) return forbidden()
  const archived = refuseArchived(agreement)
  return archived ?? ok({ subject: agreementSubject(agreement), followUp: null })
}

async function readoutTarget(
  { tx, actor }: { tx: CommandContext['tx']; actor: Actor },
  { visitId }: Where,
  readoutId: string,
  visitIsOpen: boolean,
): Promise<Result<LoadedTarget>> {
  await lock(tx, 'readout', readoutId)
  const readout = await tx.readout.findFirst({
    where: { id: readoutId, visitId, ...visibleReadout(actor) },
    select: { status: true, item: { select: { title: true } } },
  })
  if (!readout) return missing()
  if (!visitIsOpen) return refused('refusals.visitClosed')
  if (!can(actor, 'readout.write')) return forbidden()
  if (readout.status === 'final' && !can(actor, 'readout.clear')) return refused('refusals.files.readoutFinal')
  const subject = { subjectType: 'readout', subjectId: readoutId, subjectName: readout.item.title, visitId } as const
  return ok({ subject, followUp: null })
}
