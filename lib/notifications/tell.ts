import { queueMail } from '@/lib/mail/queue.commands'
import type { Prisma, Tx } from '@/lib/platform/db'
import { type NoticeKind, type NoticeTopic, type NoticeValues, topicOf } from './types'

export type NoticeInput = {
  userId: string
  kind: NoticeKind
  /** Scope of reading; null for what belongs to no visit. */
  visitId: string | null
  subjectType: string
  subjectId: string
  values: NoticeValues
}

/**
 * Tells accounts of something, each as they chose for its topic: in the application, by mail where the office sends any,
 * by both (who chose nothing), or not at all. With the transaction of what it tells of: it stands or falls with it.
 * Everything that notifies goes through here.
 */
export async function tell(tx: Tx, notices: readonly NoticeInput[], now: Date): Promise<void> {
  if (notices.length === 0) return
  const refused = await refusals(tx, notices)
  const wanted = (by: 'inApp' | 'byMail') =>
    notices.filter(({ userId, kind }) => !refused[by].has(keyOf(userId, topicOf(kind))))
  await tx.notification.createMany({
    data: wanted('inApp').map(({ values, ...notice }) => ({
      ...notice,
      createdAt: now,
      values: values satisfies Prisma.InputJsonObject,
    })),
  })
  await queueMail(tx, wanted('byMail'), now)
}

const keyOf = (userId: string, topic: NoticeTopic | string | null) => `${userId} ${topic}`

/** Who wants not to be told of which topic, and by which way. */
async function refusals(tx: Tx, notices: readonly NoticeInput[]) {
  const userIds = [...new Set(notices.map(({ userId }) => userId))]
  const rows = await tx.noticeChoice.findMany({
    where: { userId: { in: userIds }, OR: [{ inApp: false }, { byMail: false }] },
  })
  const keys = (unwanted: typeof rows) => new Set(unwanted.map(({ userId, topic }) => keyOf(userId, topic)))
  return { inApp: keys(rows.filter((row) => !row.inApp)), byMail: keys(rows.filter((row) => !row.byMail)) }
}
