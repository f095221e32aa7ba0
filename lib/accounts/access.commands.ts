import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { clearAccountLimit } from '@/lib/auth/limits'
import { endLinks, makeSetPasswordLink } from '@/lib/auth/one-time-link'
import { revokeSessionsOf } from '@/lib/auth/session'
import { ok, type Result, refused } from '@/lib/platform/result'
import { checkAnAdminIsLeft, holdAccess, type LoadedUser, loadSeenUser } from './load.commands'
import { canDeactivate, canReactivate, canResetPassword } from './policy'
import { deactivateSamplesSchema, userSchema } from './schema'

/** Ends the account's sessions and links at once; it keeps its roles and its history. */
export const deactivateUser = defineCommand({
  name: 'deactivateUser',
  permission: 'account.admin',
  schema: userSchema,
  handler: async (context, input): Promise<Result> => {
    await holdAccess(context)
    const loaded = await loadSeenUser(context, input)
    if (!loaded.ok) return loaded
    if (loaded.value.id === context.actor.userId) return refused('refusals.accounts.oneself')
    if (!canDeactivate(context.actor, loaded.value)) return refused('refusals.accounts.alreadyDeactivated')
    await deactivate(context, loaded.value)
    return await checkAnAdminIsLeft(context)
  },
})

/** Lets the person sign in again, with the password they had. */
export const reactivateUser = defineCommand({
  name: 'reactivateUser',
  permission: 'account.admin',
  schema: userSchema,
  handler: async (context, input): Promise<Result> => {
    const loaded = await loadSeenUser(context, input)
    if (!loaded.ok) return loaded
    const { id, name } = loaded.value
    if (!canReactivate(context.actor, loaded.value)) return refused('refusals.accounts.notDeactivated')
    await context.tx.user.update({ where: { id }, data: { deactivatedAt: null, version: { increment: 1 } } })
    context.audit({ action: 'user.reactivated', ...subject({ id, name }) })
    return ok(null)
  },
})

/** Takes the password away, ends the sessions, and makes the one-time link by which the person sets a new one. */
export const resetPassword = defineCommand({
  name: 'resetPassword',
  permission: 'account.admin',
  schema: userSchema,
  handler: async (context, input): Promise<Result<{ linkId: string }>> => {
    const { tx, now, actor, audit } = context
    await holdAccess(context)
    const loaded = await loadSeenUser(context, input)
    if (!loaded.ok) return loaded
    const user = loaded.value
    if (user.id === actor.userId) return refused('refusals.accounts.ownPassword')
    if (!canResetPassword(actor, user)) return refused('refusals.accounts.alreadyDeactivated')
    await tx.user.update({ where: { id: user.id }, data: { passwordHash: null, version: { increment: 1 } } })
    await revokeSessionsOf(user.id, now, { client: tx })
    const left = await checkAnAdminIsLeft(context)
    if (!left.ok) return left
    await clearAccountLimit(user.email)
    audit({ action: 'user.password_reset', ...subject(user) })
    return ok({ linkId: await makeSetPasswordLink(tx, user.id, now) })
  },
})

/** Deactivates every sample account; refused while no account of an admin's own would be left. */
export const deactivateSampleUsers = defineCommand({
  name: 'deactivateSampleUsers',
  permission: 'account.admin',
  schema: deactivateSamplesSchema,
  handler: async (context): Promise<Result<{ count: number }>> => {
    await holdAccess(context)
    const samples = await context.tx.user.findMany({
      where: { isSample: true, deactivatedAt: null },
      select: { id: true, name: true },
      orderBy: { id: 'asc' },
    })
    for (const sample of samples) await deactivate(context, sample)
    const left = await checkAnAdminIsLeft(context)
    return left.ok ? ok({ count: samples.length }) : refused('refusals.accounts.ownAdminFirst')
  },
})

async function deactivate(context: CommandContext, { id, name }: Pick<LoadedUser, 'id' | 'name'>): Promise<void> {
  const { tx, now, audit } = context
  await tx.user.update({ where: { id }, data: { deactivatedAt: now, version: { increment: 1 } } })
  await revokeSessionsOf(id, now, { client: tx })
  await endLinks(tx, { purpose: 'set_password', userId: id }, now)
  audit({ action: 'user.deactivated', ...subject({ id, name }) })
}

const subject = ({ id, name }: { id: string; name: string }) =>
  ({ subjectType: 'user', subjectId: id, subjectName: name, visitId: null }) as const
