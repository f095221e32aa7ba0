import { subjectSeenSql } from '@/lib/audit/scope'
import type { Actor } from '@/lib/auth/permissions'
import { seenFollowUpSql } from '@/lib/follow-ups/scope'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { visibleVisitSql } from '@/lib/visits/scope'
import { topicsOf } from './policy'
import { wayOf } from './rules'
import type { NoticeChoice, NoticePage, NoticeRow, NoticeSubject, NoticeValues } from './types'

/** Rows of one page. */
const PAGE = 30

type SubjectRow = {
  kind: string
  values: NoticeValues
  subjectId: string
  visitId: string | null
  number: number | null
  title: string | null
  itemId: string | null
  itemTitle: string | null
  readoutId: string | null
  followUpId: string | null
  followUpNumber: number | null
  followUpTitle: string | null
  gone: boolean
}
type Row = SubjectRow & { id: string; createdAt: Date; read: boolean }

/** What `n` (kind, values, visit, subject) is about, by what the actor may see of it now. */
const subjectColumns = (seen: Prisma.Sql): Prisma.Sql => Prisma.sql`n.kind, n.subject_id AS "subjectId",
  CASE WHEN ${seen} THEN n.values ELSE '{}' END AS values,
  v.id AS "visitId", v.number, v.title, i.id AS "itemId", i.title AS "itemTitle", r.id AS "readoutId",
  f.id AS "followUpId", f.number AS "followUpNumber", f.title AS "followUpTitle", NOT ${seen} AS gone`

const SEEN = Prisma.sql`((n.visit_id IS NULL OR v.id IS NOT NULL) AND (n.subject_type <> 'followUp' OR f.id IS NOT NULL))`

const subjectJoins = (actor: Actor): Prisma.Sql => Prisma.sql`
  LEFT JOIN visit v ON v.id = n.visit_id AND ${visibleVisitSql(actor)} AND ${subjectSeenSql(actor, 'n')}
  LEFT JOIN readout r ON n.subject_type = 'readout' AND r.id = n.subject_id AND r.visit_id = v.id
  LEFT JOIN follow_up f ON n.subject_type = 'followUp' AND f.id = n.subject_id AND f.visit_id = v.id
    AND ${seenFollowUpSql(actor)}
  LEFT JOIN programme_item i ON i.visit_id = v.id
    AND i.id = CASE n.subject_type WHEN 'programme_item' THEN n.subject_id ELSE r.item_id END`

/** As they stand in the address: `show=unread` for those that were not read; the last row of the page before. */
export type NoticeFilters = { show?: string; after?: string }

/**
 * One page of the actor's own notices, newest first; of what they may no longer see (a visit, a restricted readout, a
 * follow-up) nothing is told. One query.
 */
export async function listNotices(actor: Actor, { show, after }: NoticeFilters = {}): Promise<NoticePage> {
  if (!actor.userId) return { rows: [], next: null }
  const edge = after && isUuid(after) ? Prisma.sql`AND n.id < ${after}::uuid` : Prisma.empty
  const unread = show === 'unread' ? Prisma.sql`AND n.read_at IS NULL` : Prisma.empty
  const found = await db().$queryRaw<Row[]>`/* notifications.list */
    SELECT n.id, n.created_at AS "createdAt", n.read_at IS NOT NULL AS read, ${subjectColumns(SEEN)}
    FROM (SELECT * FROM notification n WHERE n.user_id = ${actor.userId}::uuid ${unread} ${edge}
      ORDER BY n.id DESC LIMIT ${PAGE + 1}) n ${subjectJoins(actor)}
    ORDER BY n.id DESC`
  const rows = found.slice(0, PAGE).map(toRow)
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null }
}

const toRow = ({ id, createdAt, read, ...subject }: Row): NoticeRow => ({
  id,
  at: createdAt.toISOString(),
  read,
  ...toSubject(subject),
})

type Told = { kind: string; visitId: string | null; subjectType: string; subjectId: string; values: NoticeValues }

/**
 * What a mail is about, as `listNotices` would tell it to its receiver, and whether that is restricted: then a mail,
 * which is read elsewhere, names nothing.
 */
export async function noticeSubject(actor: Actor, told: Told): Promise<NoticeSubject & { restricted: boolean }> {
  const [found] = await db().$queryRaw<(SubjectRow & { restricted: boolean })[]>`/* notifications.subject */
    SELECT ${subjectColumns(SEEN)},
      coalesce(v.restricted OR r.handling = 'restricted' OR f.restricted, v.restricted, false) AS restricted
    FROM (SELECT ${told.kind}::text AS kind, ${told.visitId}::uuid AS visit_id, ${told.subjectType}::text AS subject_type,
      ${told.subjectId}::uuid AS subject_id, ${JSON.stringify(told.values)}::jsonb AS values) n ${subjectJoins(actor)}`
  if (!found) throw new Error('a row for one')
  const { restricted, ...subject } = found
  return { ...toSubject(subject), restricted }
}

const toSubject = (row: SubjectRow): NoticeSubject => ({
  kind: row.kind,
  values: row.values,
  subjectId: row.subjectId,
  visit:
    row.visitId && row.number !== null && row.title !== null
      ? { id: row.visitId, reference: reference('V', row.number), title: row.title }
      : null,
  item: row.itemId && row.itemTitle !== null ? { id: row.itemId, title: row.itemTitle } : null,
  readoutId: row.readoutId,
  followUp:
    row.followUpId && row.followUpNumber !== null && row.followUpTitle !== null
      ? { id: row.followUpId, reference: reference('F', row.followUpNumber), title: row.followUpTitle }
      : null,
  gone: row.gone,
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

/** How the actor is told of each topic that can be theirs, in the order of the page. */
export async function ownChoices(actor: Actor): Promise<NoticeChoice[]> {
  const chosen = actor.userId ? await db().noticeChoice.findMany({ where: { userId: actor.userId } }) : []
  return topicsOf(actor).map((topic) => ({ topic, way: wayOf(chosen.find((row) => row.topic === topic)) }))
}
