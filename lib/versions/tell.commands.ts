import type { CommandContext } from '@/lib/audit/command'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { visitForWrite } from '@/lib/visits/scope'

type Found = { id: string; name: string; visitId: string; userId: string | null; toldAt: Date | null }

/** Somebody on the list of a version, read under the lock of its visit; missing when the actor may not see that. */
async function recipientForWrite({ tx, actor }: CommandContext, recipientId: string): Promise<Result<Found>> {
  const found = await tx.versionRecipient.findUnique({ where: { id: recipientId }, select: { visitId: true } })
  if (!found || !(await visitForWrite(tx, actor, found.visitId))) return missing()
  const select = { id: true, name: true, visitId: true, userId: true, toldAt: true } as const
  return ok(await tx.versionRecipient.findUniqueOrThrow({ where: { id: recipientId }, select }))
}

/** Ticks off that somebody was told. Who ticked first stays: a second tick changes nothing. */
export async function markToldNow(context: CommandContext, input: { recipientId: string }): Promise<Result> {
  const found = await recipientForWrite(context, input.recipientId)
  if (!found.ok) return found
  const recipient = found.value
  if (recipient.userId !== null) return refused('refusals.versions.notified')
  if (recipient.toldAt !== null) return ok(null)
  const { tx, actor, now } = context
  await tx.versionRecipient.update({
    where: { id: recipient.id },
    data: { toldAt: now, toldBy: actor.userId, toldByName: actor.name },
  })
  context.audit({ action: 'version.told', ...subjectOf(recipient) })
  return ok(null)
}

/** Takes a tick back. */
export async function takeBack(context: CommandContext, input: { recipientId: string }): Promise<Result> {
  const found = await recipientForWrite(context, input.recipientId)
  if (!found.ok) return found
  const recipient = found.value
  if (recipient.toldAt === null) return ok(null)
  await context.tx.versionRecipient.update({
    where: { id: recipient.id },
    data: { toldAt: null, toldBy: null, toldByName: null },
  })
  context.audit({ action: 'version.told_taken_back', ...subjectOf(recipient) })
  return ok(null)
}

const subjectOf = ({ id, name, visitId }: Found) => ({
  subjectType: 'version_recipient',
  subjectId: id,
  subjectName: name,
  visitId,
})
