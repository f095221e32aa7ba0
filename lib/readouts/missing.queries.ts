import type { Actor } from '@/lib/auth/permissions'
import { countRows } from '@/lib/platform/count-limit'
import { db, Prisma } from '@/lib/platform/db'
import { readEnv } from '@/lib/platform/env'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { todayAtHome } from '@/lib/platform/today'
import type { ItemStatus } from '@/lib/programme/workflow'
import { holdsWords } from '@/lib/search/match.queries'
import { isIsoDate } from '@/lib/time/iso'
import { chasedSql, missingSql } from '@/lib/visits/missing.queries'
import { visibleVisitSql, visitSeenSql } from '@/lib/visits/scope'
import type { ExpectedWriter, MissingFilters, MissingPage, MissingRow } from './missing'
import { writersSql } from './responsible.queries'
import { visibleReadoutSql } from './scope'

/** Rows of one page. */
const PAGE = 50
/** Names of a team that a row tells. */
const NAMES = 3
/** Visits or people that the words of a filter may stand for. */
const NAMED = 50

/** As in the index `programme_item_readout_due`. */
const ORDER = Prisma.sql`i.readout_due_at, i.id`

export type MissingSqlRow = {
  id: string
  number: number
  title: string
  status: ItemStatus
  dueAt: Date
  noteTaker: string | null
  team: string[]
  readoutId: string | null
  writer: string | null
  returned: boolean
  begunAt: Date | null
  remindedAt: Date | null
  remindedBy: string | null
  homeZone: string
  visitId: string
  visitNumber: number
  visitTitle: string
}

/** What a row is made of, for the items that `found` selects as `id`; to be followed by an order. */
export const missingRowsSql = (
  actor: Actor,
  found: Prisma.Sql,
  more: Prisma.Sql = Prisma.empty,
): Prisma.Sql => Prisma.sql`
  SELECT i.id, i.number, i.title, i.status, i.readout_due_at AS "dueAt", p.name AS "noteTaker",
    ARRAY(SELECT u.name FROM visit_team_member t JOIN user_account u ON u.id = t.user_id
      WHERE t.visit_id = v.id AND u.deactivated_at IS NULL ORDER BY u.name LIMIT ${NAMES}) AS team,
    r.id AS "readoutId", r.writer_name AS writer, r.return_comments IS NOT NULL AS returned, r.created_at AS "begunAt",
    g.at AS "remindedAt", g.by_name AS "remindedBy",
    v.home_zone AS "homeZone", v.id AS "visitId", v.number AS "visitNumber", v.title AS "visitTitle" ${more}
  FROM (${found}) found JOIN programme_item i ON i.id = found.id JOIN visit v ON v.id = i.visit_id
    LEFT JOIN readout r ON r.item_id = i.id AND ${visibleReadoutSql(actor)}
    LEFT JOIN person p ON p.id = i.note_taker_id LEFT JOIN readout_nudge g ON g.item_id = i.id`

export const toMissingRow = (row: MissingSqlRow): MissingRow => ({
  id: row.id,
  reference: reference('P', row.number),
  title: row.title,
  status: row.status,
  dueAt: row.dueAt.toISOString(),
  readout:
    row.readoutId && row.begunAt
      ? { id: row.readoutId, returned: row.returned, begunAt: row.begunAt.toISOString() }
      : null,
  writer: expectedWriter(row),
  reminded: row.remindedAt && { at: row.remindedAt.toISOString(), by: row.remindedBy ?? '' },
  visit: {
    id: row.visitId,
    reference: reference('V', row.visitNumber),
    title: row.visitTitle,
    homeZone: row.homeZone,
  },
})

function expectedWriter({ noteTaker, writer, team }: MissingSqlRow): ExpectedWriter {
  if (noteTaker) return { kind: 'noteTaker', names: [noteTaker] }
  if (writer) return { kind: 'writer', names: [writer] }
  return team.length > 0 ? { kind: 'team', names: team } : { kind: 'nobody', names: [] }
}

/**
 * Meetings whose readout is missing at `now`, the longest waiting first: of all visits that the actor may see, or of one.
 * Two queries along one index.
 */
export async function listMissing(
  actor: Actor,
  { filters, now, visitId }: { filters: MissingFilters; now: Date; visitId?: string },
): Promise<MissingPage> {
  const back = cursor(filters.before)
  const from = back ?? cursor(filters.after)
  const beyond = from
    ? Prisma.sql`AND (i.readout_due_at, i.id) ${Prisma.raw(back ? '<' : '>')} (${from.at}::timestamptz, ${from.id}::uuid)`
    : Prisma.empty
  const order = Prisma.raw(back ? 'DESC' : 'ASC')
  const where = Prisma.join(
    [missingSql(now), visitSeenSql(actor, 'i'), chasedSql(actor), ...conditions(filters, visitId)],
    ' AND ',
  )
  const found = Prisma.sql`SELECT i.id FROM programme_item i WHERE ${where} ${beyond}
    ORDER BY i.readout_due_at ${order}, i.id ${order} LIMIT ${PAGE + 1}`
  const [read, total] = await Promise.all([
    db().$queryRaw<MissingSqlRow[]>`/* readouts.missing */ ${missingRowsSql(actor, found)} ORDER BY ${ORDER}`,
    countRows(
      'readouts.missing-count',
      { from: Prisma.sql`programme_item i WHERE ${where}`, order: Prisma.sql`ORDER BY ${ORDER}` },
      filters.count,
    ),
  ])
  const more = read.length > PAGE
  const rows = back && more ? read.slice(1) : read.slice(0, PAGE)
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows: rows.map(toMissingRow),
    ...total,
    next: last && (back ? true : more) ? edgeOf(last) : null,
    previous: first && (back ? more : from !== null) ? edgeOf(first) : null,
  }
}

/** What was asked for besides; words that nothing is called by find nothing. */
function conditions({ visit, taker, since }: MissingFilters, visitId?: string): Prisma.Sql[] {
  const one = (ids: Prisma.Sql | null) => Prisma.sql`= ANY(ARRAY(${ids ?? Prisma.sql`SELECT NULL::uuid`}))`
  const list: Prisma.Sql[] = []
  if (visitId) list.push(Prisma.sql`i.visit_id = ${visitId}::uuid`)
  if (visit) {
    const [, digits] = /^V\s*-?\s*(\d{1,9})\b/i.exec(visit) ?? []
    const which = digits ? Prisma.sql`w.number = ${Number(digits)}` : holdsWords('w.search_key', visit)
    list.push(
      Prisma.sql`i.visit_id ${one(which && Prisma.sql`SELECT w.id FROM visit w WHERE ${which} LIMIT ${NAMED}`)}`,
    )
  }
  if (taker) {
    const words = holdsWords('n.search_key', taker)
    const people = words && Prisma.sql`SELECT n.person_id FROM person_name n WHERE ${words} LIMIT ${NAMED}`
    list.push(Prisma.sql`i.note_taker_id ${one(people)}`)
  }
  // By the clock of the office: one instant for all rows, so that the index begins there.
  if (since && isIsoDate(since))
    list.push(Prisma.sql`i.readout_due_at >= ${since}::date::timestamp AT TIME ZONE ${readEnv().HOME_ZONE}`)
  return list
}

const edgeOf = (row: MissingSqlRow): string => `${row.dueAt.getTime()}.${row.id}`

/** A cursor from the address, or null when somebody wrote nonsense there. */
function cursor(text = ''): { at: Date; id: string } | null {
  const [ms = '', id = ''] = text.split('.')
  return /^\d{1,14}$/.test(ms) && isUuid(id) ? { at: new Date(Number(ms)), id } : null
}

/** The meetings that the actor, who may write, is to write about, as `SELECT id`: those of which `writersSql` names them. */
export const ownMissingSql = (actor: Actor, now: Date): Prisma.Sql => Prisma.sql`
  SELECT i.id FROM programme_item i JOIN visit v ON v.id = i.visit_id LEFT JOIN readout r ON r.item_id = i.id
  WHERE ${missingSql(now)} AND ${visibleVisitSql(actor)} AND ${chasedSql(actor)} AND i.id = ANY(ARRAY(
      SELECT n.id FROM programme_item n WHERE n.note_taker_id = ${actor.personId}::uuid
      UNION SELECT d.item_id FROM readout d WHERE d.writer_id = ${actor.userId}::uuid AND d.status = 'draft'
      UNION SELECT o.id FROM visit_team_member t JOIN programme_item o ON o.visit_id = t.visit_id
        WHERE t.user_id = ${actor.userId}::uuid AND o.readout_due_at <= ${now}))
    AND CASE WHEN i.note_taker_id = ${actor.personId}::uuid THEN TRUE
      ELSE ${actor.userId}::uuid IN (${writersSql(todayAtHome(now))}) END`

/** For the desk: one's own first, then all others, each the longest waiting first; one row more than `size` at most. */
export async function missingFor(
  actor: Actor,
  now: Date,
  size: number,
): Promise<{ rows: (MissingRow & { mine: boolean })[]; more: boolean }> {
  const seen = Prisma.sql`${visitSeenSql(actor, 'i')} AND ${chasedSql(actor)}`
  const found = Prisma.sql`
    SELECT id, true AS mine FROM own
    UNION ALL (SELECT i.id, false FROM programme_item i WHERE ${missingSql(now)} AND ${seen}
      AND i.id NOT IN (SELECT own.id FROM own) ORDER BY ${ORDER} LIMIT ${size + 1})`
  const rows = await db().$queryRaw<(MissingSqlRow & { mine: boolean })[]>`/* readouts.desk-missing */
    WITH own AS MATERIALIZED (${ownMissingSql(actor, now)} ORDER BY ${ORDER} LIMIT ${size + 1})
    ${missingRowsSql(actor, found, Prisma.sql`, found.mine`)} ORDER BY found.mine DESC, ${ORDER} LIMIT ${size + 1}`
  return {
    rows: rows.slice(0, size).map((row) => ({ ...toMissingRow(row), mine: row.mine })),
    more: rows.length > size,
  }
}
