import type { Actor } from '@/lib/auth/permissions'
import { countRows } from '@/lib/platform/count-limit'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { isIsoDate } from '@/lib/time/iso'
import { filterSql } from './filter.queries'
import type { RegisterQuery } from './filters'
import { countedFollowUpSql, seenFollowUpSql } from './scope'
import { marksSql, SORT } from './standing.queries'
import type { FollowUpPage, FollowUpRow } from './types'

/** Rows of one page. */
const PAGE = 50

type Row = Omit<FollowUpRow, 'reference' | 'leadOrganisation' | 'officer' | 'visit'> & {
  number: number
  sort: string
  leadId: string | null
  leadName: string | null
  officerId: string | null
  officerName: string | null
  visitId: string
  visitNumber: number
  visitTitle: string
}

/**
 * One page of the follow-ups the actor may see, by due date on the day `today`. Two queries: the rows are found in the
 * order of an index, and only those that are shown are joined with what names them.
 */
export async function listFollowUps(actor: Actor, query: RegisterQuery, today: string): Promise<FollowUpPage> {
  const asked = filterSql(actor, query, today)
  const where = Prisma.join([seenFollowUpSql(actor), ...asked], ' AND ')
  // In the order of the page, so that the count walks the same index and stops; else a bitmap would hold all there is.
  const counted = Prisma.join([countedFollowUpSql(actor), ...asked], ' AND ')
  const back = cursor(query.before)
  const from = back ?? cursor(query.after)
  const edge = from
    ? Prisma.sql`AND (${SORT}, f.id) ${Prisma.raw(back ? '<' : '>')} (${from.date}::date, ${from.id}::uuid)`
    : Prisma.empty
  const order = Prisma.raw(back ? 'DESC' : 'ASC')
  const found = Prisma.sql`SELECT f.id FROM follow_up f WHERE ${where} ${edge}
    ORDER BY ${SORT} ${order}, f.id ${order} LIMIT ${PAGE + 1}`
  const [read, total] = await Promise.all([
    db().$queryRaw<Row[]>`/* follow-ups.register */ ${rowsSql(found, today)} ORDER BY ${SORT}, f.id`,
    countRows(
      'follow-ups.register-count',
      { from: Prisma.sql`follow_up f WHERE ${counted}`, order: Prisma.sql`ORDER BY ${SORT}, f.id` },
      query.count,
    ),
  ])
  const more = read.length > PAGE
  const rows = back && more ? read.slice(1) : read.slice(0, PAGE)
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows: rows.map(toRow),
    ...total,
    next: last && (back ? true : more) ? `${last.sort}.${last.id}` : null,
    previous: first && (back ? more : from !== null) ? `${first.sort}.${first.id}` : null,
  }
}

/** The rows of `toRow` for the ids that `found` selects, in no order yet. */
export const rowsSql = (found: Prisma.Sql, today: string, also = Prisma.empty): Prisma.Sql => Prisma.sql`
  SELECT f.id, f.number, f.title, f.status, f.restricted, f.due_date::text AS "dueDate", ${SORT}::text AS sort, ${marksSql(today)},
    g.id AS "leadId", g.name AS "leadName", p.id AS "officerId", p.name AS "officerName",
    v.id AS "visitId", v.number AS "visitNumber", v.title AS "visitTitle" ${also}
  FROM (${found}) found JOIN follow_up f ON f.id = found.id JOIN visit v ON v.id = f.visit_id
    LEFT JOIN person p ON p.id = f.officer_id LEFT JOIN organisation g ON g.id = f.lead_organisation_id`

export type { Row as FollowUpSqlRow }

/** A cursor from the address, or null when somebody wrote nonsense there. */
function cursor(text = ''): { date: string; id: string } | null {
  const [date = '', id = ''] = text.split('.')
  return (date === 'infinity' || isIsoDate(date)) && isUuid(id) ? { date, id } : null
}

export const toRow = (row: Row): FollowUpRow => ({
  id: row.id,
  reference: reference('F', row.number),
  title: row.title,
  status: row.status,
  restricted: row.restricted,
  dueDate: row.dueDate,
  daysLate: row.daysLate,
  stale: row.stale,
  unowned: row.unowned,
  leadOrganisation: row.leadId && row.leadName ? { id: row.leadId, name: row.leadName } : null,
  officer: row.officerId && row.officerName ? { id: row.officerId, name: row.officerName } : null,
  visit: { id: row.visitId, reference: reference('V', row.visitNumber), title: row.visitTitle },
})
