import { subjectSeenSql } from '@/lib/audit/scope'
import type { Actor } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { visibleVisitSql } from '@/lib/visits/scope'
import type { NoticePage, NoticeRow, NoticeValues } from './types'

/** Rows of one page. */
const PAGE = 30

type Row = {
  id: string
  kind: string
  createdAt: Date
  read: boolean
  values: NoticeValues
  visitId: string | null
  number: number | null
  title: string | null
  itemId: string | null
  itemTitle: string | null
  gone: boolean
  readoutId: string | null
}

/**
 * One page of the actor's own notices, newest first; of a visit, or a restricted readout of one, that they
 * may no longer see nothing is told. One query.
 * @param after id of the last row of the page before
 */
export async function listNotices(actor: Actor, after?: string): Promise<NoticePage> {
  if (!actor.userId) return { rows: [], next: null }
  const edge = after && isUuid(after) ? Prisma.sql`AND n.id < ${after}::uuid` : Prisma.empty
  const found = await db().$queryRaw<Row[]>`/* notifications.list */
    SELECT n.id, n.kind, n.created_at AS "createdAt", n.read_at IS NOT NULL AS read,
      CASE WHEN n.visit_id IS NULL OR v.id IS NOT NULL THEN n.values ELSE '{}' END AS values,
      v.id AS "visitId", v.number, v.title, i.id AS "itemId", i.title AS "itemTitle", r.id AS "readoutId",
      n.visit_id IS NOT NULL AND v.id IS NULL AS gone
    FROM notification n LEFT JOIN visit v ON v.id = n.visit_id AND ${visibleVisitSql(actor)}
      AND ${subjectSeenSql(actor, 'n')}
      LEFT JOIN readout r ON n.subject_type = 'readout' AND r.id = n.subject_id AND r.visit_id = v.id
      LEFT JOIN programme_item i ON i.visit_id = v.id
        AND i.id = CASE n.subject_type WHEN 'programme_item' THEN n.subject_id ELSE r.item_id END
    WHERE n.user_id = ${actor.userId}::uuid ${edge} ORDER BY n.id DESC LIMIT ${PAGE + 1}`
  const rows = found.slice(0, PAGE).map(toRow)
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null }
}

const toRow = ({
  id,
  kind,
  createdAt,
  read,
  values,
  visitId,
  number,
  title,
  itemId,
  itemTitle,
  readoutId,
  gone,
}: Row): NoticeRow => ({
  id,
  kind,
  at: createdAt.toISOString(),
  read,
  visit:
    visitId && number !== null && title !== null ? { id: visitId, reference: reference('V', number), title } : null,
  item: itemId && itemTitle !== null ? { id: itemId, title: itemTitle } : null,
  readoutId,
  gone,
  values,
})

/** The actor's own notice of this subject that they have not read yet; null when there is none. */
export async function unreadNoticeOf(actor: Actor, subjectId: string): Promise<string | null> {
  if (!actor.userId) return null
  const found = await db().notification.findFirst({
    where: { userId: actor.userId, readAt: null, subjectId },
    select: { id: true },
  })
  return found?.id ?? null
}
