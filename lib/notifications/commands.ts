import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { forbidden, missing, ok, type Result } from '@/lib/platform/result'
import { markAllNoticesReadSchema, markNoticeReadSchema } from './schema'

/**
 * Notes that one's own notice was read; one that was read already stays as it was. What somebody has read is theirs and
 * not in the audit trail, which tells of the office's records.
 */
export const markNoticeRead = defineCommand({
  name: 'markNoticeRead',
  permission: 'account.own',
  schema: markNoticeReadSchema,
  handler: async (context, { noticeId }): Promise<Result> => {
    const userId = ownId(context)
    if (!userId) return forbidden()
    const { tx, now } = context
    const notice = await tx.notification.findFirst({ where: { id: noticeId, userId }, select: { readAt: true } })
    if (!notice) return missing()
    await tx.notification.updateMany({ where: { id: noticeId, userId, readAt: null }, data: { readAt: now } })
    return ok(null)
  },
})

/** Notes that all of one's own notices were read. */
export const markAllNoticesRead = defineCommand({
  name: 'markAllNoticesRead',
  permission: 'account.own',
  schema: markAllNoticesReadSchema,
  handler: async (context): Promise<Result<{ count: number }>> => {
    const userId = ownId(context)
    if (!userId) return forbidden()
    const { tx, now } = context
    return ok(await tx.notification.updateMany({ where: { userId, readAt: null }, data: { readAt: now } }))
  },
})

/** The program itself has no notices. */
const ownId = ({ actor }: CommandContext): string | null => (actor.kind === 'user' ? actor.userId : null)
