import { type Actor, can } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import { yieldsReadout } from '@/lib/programme/rules'
import { ITEM_TYPES } from '@/lib/programme/values'
import type { ItemStatus } from '@/lib/programme/workflow'
import type { ReadoutStatus } from '@/lib/readouts/workflow'
import { knownReadoutSql, visibleVisitSql, visitSeenSql } from '@/lib/visits/scope'
import type { DeskMeeting, Few } from './desk'
import { seenFollowUpSql } from './scope'
import { UNFINISHED } from './standing.queries'

/** `isMeeting` of the programme's rules, for `programme_item i`. */
const MEETING_TYPES = ITEM_TYPES.filter((type) => yieldsReadout(type, null))
const IS_MEETING = Prisma.sql`coalesce(i.readout_expected, i.type::text = ANY(${MEETING_TYPES}))`

/** `dateOfItem` of the programme's rules. */
const ITEM_DATE = Prisma.sql`coalesce(i.date, v.arrival_date + (i.day_number - 1))`

/** Visits of which something can still wait. */
const GOES_ON = Prisma.sql`v.status NOT IN ('completed', 'cancelled')`

/**
 * Held, or its day is over, and no readout of it was handed in. One that others write restricted is no work of the
 * actor's: who may write learns as much by trying.
 */
const waitsSql = (actor: Actor, today: string): Prisma.Sql => Prisma.sql`(i.archived_at IS NULL AND ${IS_MEETING}
  AND (i.status = 'held' OR (i.status IN ('tentative', 'confirmed') AND ${ITEM_DATE} < ${today}::date))
  AND coalesce((SELECT h.status = 'draft' AND ${knownReadoutSql(actor, 'h')} FROM readout h WHERE h.item_id = i.id), TRUE))`

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

/**
 * The meetings that wait for a readout: one's own first (as their note-taker, else as the writer of their draft), then
 * those of the visits that arrived the longest ago, those without a date last.
 */
export async function meetingsWaiting(actor: Actor, today: string, size: number): Promise<Few<DeskMeeting>> {
  const waits = Prisma.sql`${visibleVisitSql(actor)} AND ${GOES_ON} AND ${waitsSql(actor, today)}`
  // Visit after visit in the order of an index, so that it ends with the last row that is wanted.
  const rows = await db().$queryRaw<Row[]>`/* follow-ups.rail-meetings */
    WITH own AS MATERIALIZED (
      SELECT i.id FROM programme_item i JOIN visit v ON v.id = i.visit_id
      WHERE i.id = ANY(ARRAY(
        SELECT n.id FROM programme_item n WHERE n.note_taker_id = ${actor.personId}::uuid
        UNION SELECT d.item_id FROM readout d WHERE d.writer_id = ${actor.userId}::uuid AND d.status = 'draft'))
      AND ${waits}
    ), others AS (
      SELECT i.id FROM visit v JOIN programme_item i ON i.visit_id = v.id
      WHERE ${waits} AND i.id NOT IN (SELECT own.id FROM own)
      ORDER BY coalesce(v.arrival_date, 'infinity'::date), v.id, ${ITEM_DATE}, i.id LIMIT ${size + 1}
    ), found AS (SELECT id, true AS mine FROM own UNION ALL SELECT id, false FROM others)
    SELECT i.id, i.number, i.title, i.status, ${ITEM_DATE}::text AS date, r.id AS "readoutId", r.status AS "readoutStatus",
      r.return_comments IS NOT NULL AS returned, found.mine,
      v.id AS "visitId", v.number AS "visitNumber", v.title AS "visitTitle"
    FROM found JOIN programme_item i ON i.id = found.id JOIN visit v ON v.id = i.visit_id LEFT JOIN readout r ON r.item_id = i.id
    ORDER BY found.mine DESC, coalesce(v.arrival_date, 'infinity'::date), v.id, ${ITEM_DATE}, i.id LIMIT ${size + 1}`
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

/** No place of the frame counts further: it says "99+". */
export const RAIL_LIMIT = 100

/**
 * Counts for the frame of every page, none above `RAIL_LIMIT`. One query that reads no more rows than it counts; none
 * for who has nothing to do.
 */
export async function railCounts(actor: Actor, today: string): Promise<RailCounts> {
  const reviewer = can(actor, 'follow-up.review')
  const writer = can(actor, 'readout.write')
  if (!reviewer && !writer) return { reviews: 0, desk: 0 }
  const count = (from: Prisma.Sql) => Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 ${from} LIMIT ${RAIL_LIMIT}) c)`
  const none = Prisma.sql`0`
  const seen = seenFollowUpSql(actor)
  const reviews = Prisma.sql`FROM follow_up f WHERE f.status = 'in_review' AND f.officer_id IS DISTINCT FROM ${actor.personId}::uuid
    AND f.submitted_by IS DISTINCT FROM ${actor.userId}::uuid AND ${seen} ORDER BY f.submitted_at, f.id`
  const readouts = Prisma.sql`FROM readout r WHERE r.status = 'submitted' AND ${knownReadoutSql(actor)}
    AND ${visitSeenSql(actor, 'r', GOES_ON)} ORDER BY r.submitted_at, r.id`
  const meetings = Prisma.sql`FROM programme_item i JOIN visit v ON v.id = i.visit_id
    WHERE i.note_taker_id = ${actor.personId}::uuid AND ${GOES_ON} AND ${visibleVisitSql(actor)} AND ${waitsSql(actor, today)}`
  const own = Prisma.sql`FROM follow_up f WHERE f.officer_id = ${actor.personId}::uuid AND ${UNFINISHED}
    AND f.status <> 'in_review' AND ${seen}`
  const [row] = await db().$queryRaw<RailCounts[]>`/* follow-ups.rail-counts */
    SELECT ${reviewer ? count(reviews) : none} AS reviews, least(${RAIL_LIMIT}::int,
      ${reviewer ? count(readouts) : none} + ${writer ? count(meetings) : none} + ${count(own)}) AS desk`
  return row ?? { reviews: 0, desk: 0 }
}
