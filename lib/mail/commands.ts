import { defineCommand } from '@/lib/audit/command'
import { enqueue } from '@/lib/jobs/enqueue.commands'
import { sendMail } from '@/lib/jobs/registry'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { mailConfig } from './config'
import { resendMailSchema } from './schema'

/**
 * Sends a mail again that failed, or of which nobody knows whether it arrived: the admin has looked and decided. What
 * it says is made anew, and it is dropped where that is not true any more.
 */
export const resendMail = defineCommand({
  name: 'resendMail',
  permission: 'account.admin',
  schema: resendMailSchema,
  handler: async ({ tx, now, audit }, { mailId }): Promise<Result> => {
    const mail = await tx.mail.findUnique({ where: { id: mailId }, select: { state: true, user: true } })
    if (!mail) return missing()
    if (mailConfig() === null) return refused('refusals.mail.noServer')
    const { count } = await tx.mail.updateMany({
      where: { id: mailId, state: { in: ['failed', 'uncertain'] } },
      data: { state: 'queued', attempts: 0, stateAt: now },
    })
    if (count === 0) return refused('refusals.mail.notFailed')
    await enqueue(tx, sendMail, { mailId })
    const subject = {
      subjectType: 'user',
      subjectId: mail.user.id,
      subjectName: mail.user.name,
      visitId: null,
    } as const
    audit({ action: 'mail.resent', ...subject })
    return ok(null)
  },
})
