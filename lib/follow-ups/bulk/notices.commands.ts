import { type NoticeInput, tell } from '@/lib/notifications/tell'
import type { NoticeKind } from '@/lib/notifications/types'
import type { Tx } from '@/lib/platform/db'

/** What is said of several, for what is said of one. */
const SEVERAL: Readonly<Partial<Record<NoticeKind, NoticeKind>>> = {
  follow_up_assigned: 'follow_ups_assigned',
  follow_up_due_date_moved: 'follow_ups_due_date_moved',
  follow_up_reminded: 'follow_ups_reminded',
}

/** Keeps what the rows of a batch would tell, in its transaction: it is told when the bulk change is over. */
export async function keepNotices(tx: Tx, bulkChangeId: string, notices: readonly NoticeInput[]): Promise<void> {
  const data = notices.map(({ userId, kind, subjectId }) => ({ bulkChangeId, userId, kind, followUpId: subjectId }))
  if (data.length > 0) await tx.bulkChangeNotice.createMany({ data, skipDuplicates: true })
}

type Kept = { userId: string; kind: NoticeKind; count: number; followUpId: string; visitId: string; by: string }

/**
 * Tells each person once of what a bulk change that is over did: of one follow-up as the single act would, of several
 * together, which lead to the register with those that they were told of and may see.
 */
export async function tellKept(tx: Tx, bulkChangeId: string, now: Date): Promise<void> {
  const kept = await tx.$queryRaw<Kept[]>`/* follow-ups.bulk-told */
    SELECT n.user_id AS "userId", n.kind, n.count, n.follow_up_id AS "followUpId", f.visit_id AS "visitId", u.name AS by
    FROM (SELECT user_id, kind, count(*)::int AS count, min(follow_up_id::text)::uuid AS follow_up_id
        FROM bulk_change_notice WHERE bulk_change_id = ${bulkChangeId}::uuid GROUP BY user_id, kind) n
      JOIN follow_up f ON f.id = n.follow_up_id JOIN bulk_change b ON b.id = ${bulkChangeId}::uuid
      JOIN user_account u ON u.id = b.user_id
    ORDER BY n.user_id, n.kind`
  const notices = kept.map(({ userId, kind, count, followUpId, visitId, by }): NoticeInput => {
    const several = count > 1 ? SEVERAL[kind] : undefined
    return several
      ? {
          userId,
          kind: several,
          visitId: null,
          subjectType: 'bulk_change',
          subjectId: bulkChangeId,
          values: { by, count },
        }
      : { userId, kind, visitId, subjectType: 'followUp', subjectId: followUpId, values: { by } }
  })
  await tell(tx, notices, now)
}
