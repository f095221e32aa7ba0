import type { Actor } from '@/lib/auth/permissions'
import { COUNT_LIMIT, type Count, countRows, countsAll } from '@/lib/platform/count-limit'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { isIsoDate } from '@/lib/time/iso'
import { countedFollowUpSql, seenFollowUpSql } from '../scope'
import { marksSql, SORT } from '../standing.queries'
import type { FollowUpPage, FollowUpRow, RegisterRow } from '../types'
import { readColumns } from './columns'
import { detailsSql } from './details.queries'
import { filterSql } from './filter.queries'
import { dueBetween, type FollowUpView, type RegisterQuery } from './filters'
import { foundSql } from './found.queries'

/** Rows of one page. */
const PAGE = 50

/** As `rowsSql` reads it. */
export type FollowUpSqlRow = Omit<FollowUpRow, 'reference' | 'leadOrganisation' | 'officer' | 'visit'> & {
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
type RegisterSqlRow = FollowUpSqlRow & Omit<RegisterRow, keyof FollowUpRow>

/**
 * One page of the follow-ups the actor may see, by due date on the day `today`. Two queries: the rows are found in the
 * order of an index, and only those that are shown are joined with what names them.
 */
export async function listFollowUps(actor: Actor, query: RegisterQuery, today: string): Promise<FollowUpPage> {
  const back = cursor(query.before)
  const from = back ?? cursor(query.after)
  const [read, total] = await Promise.all([
    readPage({ actor, query, today, from, back: back !== null, limit: PAGE + 1 }),
    countFollowUps(actor, query, today),
  ])
  const more = read.length > PAGE
  const rows = back && more ? read.slice(1) : read.slice(0, PAGE)
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows: rows.map(toRegisterRow),
    ...total,
    next: last && (back ? true : more) ? `${last.sort}.${last.id}` : null,
    previous: first && (back ? more : from !== null) ? `${first.sort}.${first.id}` : null,
  }
}

type PageArgs = {
  actor: Actor
  query: FollowUpView
  today: string
  /** The row before the first, or `back` the one after the last. */
  from: Cursor | null
  back?: boolean
  limit: number
}

/** Rows of the register in its order, whatever the page: up to `limit` after or before a row. One query. */
export async function readPage({
  actor,
  query,
  today,
  from,
  back = false,
  limit,
}: PageArgs): Promise<RegisterSqlRow[]> {
  const found = foundSql({
    actor,
    filters: query,
    today,
    where: [seenFollowUpSql(actor), ...edgeSql(from, back, dueBetween(query, today))],
    columns: Prisma.sql`f.id`,
    limit,
    back,
  })
  const also = detailsSql(readColumns(query.columns))
  return db().$queryRaw<
    RegisterSqlRow[]
  >`/* follow-ups.register */ ${rowsSql(found, today, also)} ORDER BY ${SORT}, f.id`
}

/**
 * The rows before or after one. None where all that the filters leave lie there already: of two ends of one index
 * Postgres begins at that of the pair, and would read all that lies between them.
 */
function edgeSql(from: Cursor | null, back: boolean, between: ReturnType<typeof dueBetween>): Prisma.Sql[] {
  if (!from) return []
  const beyond = back ? between.until && from.date > between.until : between.from && from.date < between.from
  if (beyond) return []
  return [Prisma.sql`(${SORT}, f.id) ${Prisma.raw(back ? '<' : '>')} (${from.date}::date, ${from.id}::uuid)`]
}

/** How many there are of what `filters` find, up to the limit of lists unless all are asked for. */
export function countFollowUps(actor: Actor, query: RegisterQuery, today: string): Promise<Count> {
  const name = 'follow-ups.register-count'
  const counted = countedFollowUpSql(actor)
  if (countsAll(query.count)) {
    const where = Prisma.join([counted, ...filterSql(actor, query, today)], ' AND ')
    return countRows(name, { from: Prisma.sql`follow_up f WHERE ${where}` }, query.count)
  }
  // In the order of the page, so that the count walks the same index and stops; else a bitmap would hold all there is.
  const limit = COUNT_LIMIT + 1
  const found = foundSql({ actor, filters: query, today, where: [counted], columns: Prisma.sql`1`, limit })
  return countRows(name, { from: Prisma.sql`(${found}) f` }, query.count)
}

/** The rows of `toRow` for the ids that `found` selects, in no order yet. */
export const rowsSql = (found: Prisma.Sql, today: string, also = Prisma.empty): Prisma.Sql => Prisma.sql`
  SELECT f.id, f.number, f.title, f.status, f.restricted, f.due_date::text AS "dueDate", ${SORT}::text AS sort, ${marksSql(today)},
    g.id AS "leadId", g.name AS "leadName", p.id AS "officerId", p.name AS "officerName",
    v.id AS "visitId", v.number AS "visitNumber", v.title AS "visitTitle" ${also}
  FROM (${found}) found JOIN follow_up f ON f.id = found.id JOIN visit v ON v.id = f.visit_id
    LEFT JOIN person p ON p.id = f.officer_id LEFT JOIN organisation g ON g.id = f.lead_organisation_id`

export type Cursor = { date: string; id: string }

/** A cursor from the address, or null when somebody wrote nonsense there. */
function cursor(text = ''): Cursor | null {
  const [date = '', id = ''] = text.split('.')
  return (date === 'infinity' || isIsoDate(date)) && isUuid(id) ? { date, id } : null
}

export const toRow = (row: FollowUpSqlRow): FollowUpRow => ({
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

export const toRegisterRow = (row: RegisterSqlRow): RegisterRow => ({
  ...toRow(row),
  version: row.version,
  firstDueDate: row.firstDueDate,
  owedBy: row.owedBy,
  outcomeType: row.outcomeType,
  percent: row.percent,
  judgement: row.judgement,
  nextStep: row.nextStep,
  lastProgressOn: row.lastProgressOn,
  agreedOn: row.agreedOn,
  countries: row.countries,
  hosts: row.hosts,
  topics: row.topics,
})
