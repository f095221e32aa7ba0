import { type Actor, can } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import { yieldsReadout } from '@/lib/programme/rules'
import { ITEM_TYPES } from '@/lib/programme/schema'
import type { ItemStatus } from '@/lib/programme/workflow'
import type { ReadoutStatus } from '@/lib/readouts/workflow'
import { visibleVisitSql } from '@/lib/visits/scope'
import type { DeskMeeting, Few } from './desk'
import { FROM_FOLLOW_UPS, UNFINISHED, visibleFollowUpSql } from './standing.queries'

/** `isMeeting` of the programme's rules, for `programme_item i`. */
const MEETING_TYPES = ITEM_TYPES.filter((type) => yieldsReadout(type, null))
const IS_MEETING = Prisma.sql`coalesce(i.readout_expected, i.type::text = ANY(${MEETING_TYPES}))`

/** `dateOfItem` of the programme's rules. */
const ITEM_DATE = Prisma.sql`coalesce(i.date, v.arrival_date + (i.day_number - 1))`

/** Held, or its day is over, and no readout of it was handed in. */
const waitsSql = (today: string): Prisma.Sql => Prisma.sql`(i.archived_at IS NULL AND ${IS_MEETING}
  AND (r.id IS NULL OR r.status = 'draft') AND v.status NOT IN ('completed', 'cancelled')
  AND (i.status = 'held' OR (i.status IN ('tentative', 'confirmed') AND ${ITEM_DATE} < ${today}::date)))`

/** One's own: as its note-taker, else as the writer of its draft. */
const mineSql = (actor: Actor): Prisma.Sql => Prisma.sql`coalesce(
  i.note_taker_id = ${actor.personId}::uuid OR r.writer_id = ${actor.userId}::uuid, false)`

const FROM_ITEMS = Prisma.sql`FROM programme_item i JOIN visit v ON v.id = i.visit_id LEFT JOIN readout r ON r.item_id = i.id`

type Row = {
  id: string
  number: number
  title: string
  status: ItemStatus
  date: string | null
  readoutId: string | null
  readoutStatus: ReadoutStatus | null
  returned: boolean
  mine: boolean
  visitId: string
  visitNumber: number
  visitTitle: string
}

/** The meetings that wait for a readout: one's own first, then the longest ago, those without a date last. */
export async function meetingsWaiting(actor: Actor, today: string, size: number): Promise<Few<DeskMeeting>> {
  const rows = await db().$queryRaw<Row[]>`/* follow-ups.rail-meetings */
    SELECT i.id, i.number, i.title, i.status, ${ITEM_DATE}::text AS date, r.id AS "readoutId", r.status AS "readoutStatus",
      r.return_comments IS NOT NULL AS returned, ${mineSql(actor)} AS mine,
      v.id AS "visitId", v.number AS "visitNumber", v.title AS "visitTitle"
    ${FROM_ITEMS} WHERE ${visibleVisitSql(actor)} AND ${waitsSql(today)}
    ORDER BY ${mineSql(actor)} DESC, ${ITEM_DATE} NULLS LAST, i.id LIMIT ${size + 1}`
  return { rows: rows.slice(0, size).map(toMeeting), more: rows.length > size }
}

const toMeeting = (row: Row): DeskMeeting => ({
  id: row.id,
  reference: reference('P', row.number),
  title: row.title,
  status: row.status,
  date: row.date,
  readout:
    row.readoutId && row.readoutStatus
      ? { id: row.readoutId, status: row.readoutStatus, returned: row.returned }
      : null,
  mine: row.mine,
  visit: { id: row.visitId, reference: reference('V', row.visitNumber), title: row.visitTitle },
})

/** What waits at the places of the frame: reviews to decide, and on the desk what is this person's own. */
export type RailCounts = { reviews: number; desk: number }

/** Counts for the frame of every page, none above 1,000. One query; none for who has nothing to do. */
export async function railCounts(actor: Actor, today: string): Promise<RailCounts> {
  const reviewer = can(actor, 'follow-up.review')
  const writer = can(actor, 'readout.write')
  if (!reviewer && !writer) return { reviews: 0, desk: 0 }
  const count = (from: Prisma.Sql) => Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 ${from} LIMIT 1000) c)`
  const none = Prisma.sql`0`
  const reviews = Prisma.sql`${FROM_FOLLOW_UPS} WHERE ${visibleFollowUpSql(actor)} AND f.status = 'in_review'
    AND f.officer_id IS DISTINCT FROM ${actor.personId}::uuid AND f.submitted_by IS DISTINCT FROM ${actor.userId}::uuid`
  const readouts = Prisma.sql`FROM readout r JOIN visit v ON v.id = r.visit_id
    WHERE ${visibleVisitSql(actor)} AND r.status = 'submitted' AND v.status NOT IN ('completed', 'cancelled')`
  const meetings = Prisma.sql`${FROM_ITEMS} WHERE ${visibleVisitSql(actor)} AND ${waitsSql(today)}
    AND i.note_taker_id = ${actor.personId}::uuid`
  const own = Prisma.sql`${FROM_FOLLOW_UPS} WHERE ${visibleFollowUpSql(actor)} AND ${UNFINISHED}
    AND f.status <> 'in_review' AND f.officer_id = ${actor.personId}::uuid`
  const [row] = await db().$queryRaw<RailCounts[]>`/* follow-ups.rail-counts */
    SELECT ${reviewer ? count(reviews) : none} AS reviews,
      ${reviewer ? count(readouts) : none} + ${writer ? count(meetings) : none} + ${count(own)} AS desk`
  return row ?? { reviews: 0, desk: 0 }
}
