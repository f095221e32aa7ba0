import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { newId } from '@/lib/platform/id'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { openVisit } from '@/lib/programme/item-for-write.commands'
import { findClashes } from './find'
import { loadSnapshot } from './queries'
import { acceptClashSchema, withdrawAcceptanceSchema } from './schema'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/**
 * Notes that a planner lives with a clash, and why. Refused when it is no clash any more, or another one than the page
 * showed. An earlier acceptance that no longer holds is replaced.
 */
export const acceptClash = defineCommand({
  name: 'acceptClash',
  permission: 'programme.edit',
  schema: acceptClashSchema,
  handler: async (context, { visitId, key, fingerprint, reason }): Promise<Result> => {
    const { tx, actor, now } = context
    const visit = await openVisit(context, visitId)
    if (!visit.ok) return visit
    const snapshot = await loadSnapshot(actor, visitId, now, { tx })
    if (!snapshot) return missing()
    const clash = findClashes(snapshot).find((one) => one.key === key)
    if (!clash) return refused('refusals.clashes.gone')
    if (clash.fingerprint !== fingerprint) return refused('refusals.clashes.changed')
    if (clash.accepted?.stands) return refused('refusals.clashes.accepted', { name: clash.accepted.byName })
    await withdraw(context, { visitId, key })
    await tx.acceptedClash.create({
      data: {
        id: newId(),
        visitId,
        key,
        rule: clash.rule,
        fingerprint,
        reason,
        acceptedAt: now,
        acceptedBy: actor.userId,
        acceptedByName: actor.name,
      },
    })
    const subject = await subjectOf(context, { visitId, key })
    const changes = { field: { from: null, to: `clash_${clash.rule}` } }
    context.audit({ ...subject, action: 'clash.accepted', changes, reason })
    return ok(null)
  },
})

/** Takes an acceptance back: the clash is shown among the others again. */
export const withdrawAcceptance = defineCommand({
  name: 'withdrawAcceptance',
  permission: 'programme.edit',
  schema: withdrawAcceptanceSchema,
  handler: async (context, { visitId, key }): Promise<Result> => {
    const visit = await openVisit(context, visitId)
    if (!visit.ok) return visit
    if ((await withdraw(context, { visitId, key })) === 0) return refused('refusals.clashes.notAccepted')
    context.audit({ ...(await subjectOf(context, { visitId, key })), action: 'clash.acceptance_withdrawn' })
    return ok(null)
  },
})

const withdraw = async ({ tx, actor, now }: CommandContext, where: { visitId: string; key: string }) => {
  const data = { withdrawnAt: now, withdrawnBy: actor.userId }
  return (await tx.acceptedClash.updateMany({ where: { ...where, withdrawnAt: null }, data })).count
}

/**
 * What the history tells it of: the visit's own item. Never the other one, which may be of a visit that a reader of
 * this history may not see.
 */
async function subjectOf({ tx }: CommandContext, { visitId, key }: { visitId: string; key: string }) {
  const item = await tx.programmeItem.findFirst({
    where: { visitId, id: { in: key.match(UUID) ?? [] } },
    orderBy: { id: 'asc' },
    select: { id: true, title: true },
  })
  return {
    subjectType: 'programme_item',
    subjectId: item?.id ?? visitId,
    subjectName: item?.title ?? '',
    visitId,
  }
}
