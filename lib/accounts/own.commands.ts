import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { countOwnAttempt, forgetOwnAttempts } from '@/lib/auth/limits'
import { hashPassword, verifyPassword } from '@/lib/auth/password'
import { revokeSession, revokeSessionsOf } from '@/lib/auth/session'
import { lock } from '@/lib/platform/lock'
import { forbidden, invalid, missing, ok, type Result } from '@/lib/platform/result'
import { changePasswordSchema, endOtherSessionsSchema, endSessionSchema, setOwnMailSchema } from './schema'

/** The person's own password, asked for the present one; ends their other sessions. */
export const changeOwnPassword = defineCommand({
  name: 'changeOwnPassword',
  permission: 'account.own',
  schema: changePasswordSchema,
  handler: async (context, input): Promise<Result> => {
    const { tx, now, actor, audit } = context
    const own = ownId(context)
    if (!own) return forbidden()
    // Before the present password is looked at: an open desk is no place to try them all.
    const { waitSeconds } = await countOwnAttempt(own)
    if (waitSeconds > 0)
      return invalid('current', 'refusals.accounts.waitMinutes', { minutes: Math.ceil(waitSeconds / 60) })
    // Held before it is read: an admin's reset that is under way must not be undone by the password that it takes away.
    await lock(tx, 'user', own)
    const user = await tx.user.findUniqueOrThrow({ where: { id: own }, select: { passwordHash: true, name: true } })
    if (!(await verifyPassword(input.current.reveal(), user.passwordHash))) {
      return invalid('current', 'refusals.accounts.wrongPassword')
    }
    await forgetOwnAttempts(own)
    const passwordHash = await hashPassword(input.password.reveal())
    await tx.user.update({ where: { id: own }, data: { passwordHash } })
    await revokeSessionsOf(own, now, { client: tx, ...(actor.sessionId ? { except: actor.sessionId } : {}) })
    audit({ action: 'user.password_changed', ...subject(own, user.name) })
    return ok(null)
  },
})

/** Ends one of the person's own sessions. */
export const endOwnSession = defineCommand({
  name: 'endOwnSession',
  permission: 'account.own',
  schema: endSessionSchema,
  handler: async (context, input): Promise<Result> => {
    const own = ownId(context)
    if (!own) return forbidden()
    if (!(await revokeSession(own, input.sessionId, context.now, context.tx))) return missing()
    context.audit({ action: 'user.sessions_ended', ...subject(own, context.actor.name) })
    return ok(null)
  },
})

/** Ends all of the person's sessions but the one they act in. */
export const endOtherSessions = defineCommand({
  name: 'endOtherSessions',
  permission: 'account.own',
  schema: endOtherSessionsSchema,
  handler: async (context): Promise<Result<{ count: number }>> => {
    const { tx, now, actor, audit } = context
    const own = ownId(context)
    if (!own) return forbidden()
    const count = await revokeSessionsOf(own, now, {
      client: tx,
      ...(actor.sessionId ? { except: actor.sessionId } : {}),
    })
    if (count > 0) audit({ action: 'user.sessions_ended', ...subject(own, actor.name) })
    return ok({ count })
  },
})

/** Whether the person gets mails from the office's Tashrif; what they would say stands in the notices in any case. */
export const setOwnMail = defineCommand({
  name: 'setOwnMail',
  permission: 'account.own',
  schema: setOwnMailSchema,
  handler: async (context, { on }): Promise<Result> => {
    const own = ownId(context)
    if (!own) return forbidden()
    const { count } = await context.tx.user.updateMany({ where: { id: own, mailOn: !on }, data: { mailOn: on } })
    if (count === 1) {
      const changes = { mailOn: { from: !on, to: on } }
      context.audit({ action: 'user.mail_switched', ...subject(own, context.actor.name), changes })
    }
    return ok(null)
  },
})

/** The program itself has no account of its own. */
const ownId = ({ actor }: CommandContext): string | null => (actor.kind === 'user' ? actor.userId : null)

const subject = (id: string, name: string) =>
  ({ subjectType: 'user', subjectId: id, subjectName: name, visitId: null }) as const
