import { defineCommand } from '@/lib/audit/command'
import { clearAccountLimit } from '@/lib/auth/limits'
import { endLinks, takeLink } from '@/lib/auth/one-time-link'
import { hashPassword } from '@/lib/auth/password'
import { revokeSessionsOf } from '@/lib/auth/session'
import { newId } from '@/lib/platform/id'
import { ok, type Result, refused } from '@/lib/platform/result'
import { holdAccess } from './load.commands'
import { firstAdminSchema, setPasswordSchema } from './schema'

// Who holds a private link acts by it alone: the actor of these two is the program, the permission is the token.

/** Sets the password of the link's account; the link then no longer works, and older sessions end. */
export const setPasswordByLink = defineCommand({
  name: 'setPasswordByLink',
  permission: 'account.own',
  schema: setPasswordSchema,
  handler: async ({ tx, now, audit, actor }, input): Promise<Result> => {
    const link = actor.kind === 'system' ? await takeLink(tx, input.token, 'set_password', now) : null
    if (!link?.userId) return refused('refusals.accounts.linkGone')
    const passwordHash = await hashPassword(input.password.reveal())
    const user = await tx.user.findUniqueOrThrow({ where: { id: link.userId } })
    if (user.deactivatedAt) return refused('refusals.accounts.linkGone')
    await tx.user.update({ where: { id: user.id }, data: { passwordHash, version: { increment: 1 } } })
    await revokeSessionsOf(user.id, now, { client: tx })
    await clearAccountLimit(user.email)
    audit({
      action: 'user.password_set',
      subjectType: 'user',
      subjectId: user.id,
      subjectName: user.name,
      visitId: null,
    })
    return ok(null)
  },
})

/** Makes the first account, an admin's, while there is none. */
export const makeFirstAdmin = defineCommand({
  name: 'makeFirstAdmin',
  permission: 'account.own',
  schema: firstAdminSchema,
  handler: async (context, input): Promise<Result> => {
    const { tx, now, audit, actor } = context
    await holdAccess(context)
    const link = actor.kind === 'system' ? await takeLink(tx, input.token, 'first_admin', now) : null
    const someUser = await tx.user.findFirst({ select: { id: true } })
    if (!link || someUser) return refused('refusals.accounts.linkGone')
    const id = newId()
    const passwordHash = await hashPassword(input.password.reveal())
    await tx.user.create({ data: { id, email: input.email, name: input.name, passwordHash } })
    await tx.userRole.create({ data: { userId: id, role: 'admin' } })
    await endLinks(tx, { purpose: 'first_admin', userId: null }, now)
    audit({
      action: 'user.first_admin_made',
      subjectType: 'user',
      subjectId: id,
      subjectName: input.name,
      visitId: null,
    })
    return ok(null)
  },
})
