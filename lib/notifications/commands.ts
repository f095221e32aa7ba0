import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { lock } from '@/lib/platform/lock'
import { forbidden, missing, ok, type Result } from '@/lib/platform/result'
import { ticksOf, wayOf } from './rules'
import { chooseNoticesSchema, markAllNoticesReadSchema, markNoticeReadSchema } from './schema'
import { NOTICE_TOPICS } from './types'

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

/** How one is told of each topic from now on; topics that are not given stay as they are. */
export const chooseNotices = defineCommand({
  name: 'chooseNotices',
  permission: 'account.own',
  schema: chooseNoticesSchema,
  handler: async (context, { ways }): Promise<Result> => {
    const userId = ownId(context)
    if (!userId) return forbidden()
    const { tx, actor, audit } = context
    await lock(tx, 'user', userId)
    const before = await tx.noticeChoice.findMany({ where: { userId } })
    const changed = NOTICE_TOPICS.flatMap((topic) => {
      const from = wayOf(before.find((row) => row.topic === topic))
      const to = ways[topic] ?? from
      return from === to ? [] : [{ topic, from, to }]
    })
    if (changed.length === 0) return ok(null)
    await tx.noticeChoice.deleteMany({ where: { userId, topic: { in: changed.map(({ topic }) => topic) } } })
    await tx.noticeChoice.createMany({ data: changed.map(({ topic, to }) => ({ userId, topic, ...ticksOf(to) })) })
    audit({
      action: 'user.notices_chosen',
      subjectType: 'user',
      subjectId: userId,
      subjectName: actor.name,
      visitId: null,
      changes: Object.fromEntries(changed.map(({ topic, from, to }) => [`notice_${topic}`, { from, to }])),
    })
    return ok(null)
  },
})

/** The program itself has no notices. */
const ownId = ({ actor }: CommandContext): string | null => (actor.kind === 'user' ? actor.userId : null)
