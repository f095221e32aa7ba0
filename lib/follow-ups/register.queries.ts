import type { Actor } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { isIsoDate } from '@/lib/time/iso'
import {
  FROM_FOLLOW_UPS,
  marksSql,
  overdueSql,
  staleSql,
  UNFINISHED,
  UNOWNED,
  visibleFollowUpSql,
} from './standing.queries'
import type { FollowUpPage, FollowUpRow } from './types'
import { FOLLOW_UP_STATUSES, type FollowUpStatus } from './workflow'

/** Rows of one page. */
const PAGE = 50
/** Counting stops here: "10,000+" (DESIGN §6). */
const COUNT_LIMIT = 10_000
/** Names to choose from in one filter. */
const CHOICES = 300

/** As they stand in the address: what is no known value filters nothing; a flag is on with `1`. */
export type FollowUpFilters = {
  /** A status, or `unfinished`. */
  status?: string
  overdue?: string
  unowned?: string
  stale?: string
  /** No date agreed. */
  nodate?: string
  /** Ids of the lead organisation, the accountable officer and the visit. */
  lead?: string
  officer?: string
  visit?: string
  /** `date.id` of the last row of the page before. */
  after?: string
  /** `date.id` of the first row of the page after. */
  before?: string
}

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

/** One due date after the other, no date last; the index `follow_up_in_order` is on the same. */
const SORT = Prisma.sql`coalesce(f.due_date, 'infinity'::date)`

/** One page of the follow-ups the actor may see, by due date on the day `today`. Two queries. */
export async function listFollowUps(actor: Actor, filters: FollowUpFilters, today: string): Promise<FollowUpPage> {
  const where = Prisma.join([visibleFollowUpSql(actor), ...conditions(filters, today)], ' AND ')
  const back = cursor(filters.before)
  const from = back ?? cursor(filters.after)
  const edge = from
    ? Prisma.sql`AND (${SORT}, f.id) ${Prisma.raw(back ? '<' : '>')} (${from.date}::date, ${from.id}::uuid)`
    : Prisma.empty
  const order = Prisma.raw(back ? 'DESC' : 'ASC')
  const [found, [total]] = await Promise.all([
    db().$queryRaw<Row[]>`/* follow-ups.register */
      SELECT ${rowColumns(today)} ${FROM_FOLLOW_UPS} LEFT JOIN organisation g ON g.id = f.lead_organisation_id
      WHERE ${where} ${edge} ORDER BY ${SORT} ${order}, f.id ${order} LIMIT ${PAGE + 1}`,
    db().$queryRaw<{ count: number }[]>`/* follow-ups.register-count */
      SELECT count(*)::int AS count FROM (SELECT 1 ${FROM_FOLLOW_UPS} WHERE ${where} LIMIT ${COUNT_LIMIT + 1}) c`,
  ])
  const more = found.length > PAGE
  const rows = found.slice(0, PAGE)
  if (back) rows.reverse()
  const [first, last] = [rows[0], rows.at(-1)]
  const count = total?.count ?? 0
  return {
    rows: rows.map(toRow),
    count: Math.min(count, COUNT_LIMIT),
    countIsCapped: count > COUNT_LIMIT,
    next: last && (back ? true : more) ? `${last.sort}.${last.id}` : null,
    previous: first && (back ? more : from !== null) ? `${first.sort}.${first.id}` : null,
  }
}

/** The columns of `toRow`; the lead organisation must be joined as `g`. */
export const rowColumns = (today: string): Prisma.Sql => Prisma.sql`
  f.id, f.number, f.title, f.status, f.due_date::text AS "dueDate", ${SORT}::text AS sort, ${marksSql(today)},
  g.id AS "leadId", g.name AS "leadName", p.id AS "officerId", p.name AS "officerName",
  v.id AS "visitId", v.number AS "visitNumber", v.title AS "visitTitle"`

export type { Row as FollowUpSqlRow }

function conditions(filters: FollowUpFilters, today: string): Prisma.Sql[] {
  const list: Prisma.Sql[] = []
  const { lead, officer, visit } = filters
  const status: FollowUpStatus | undefined = FOLLOW_UP_STATUSES.find((known) => known === filters.status)
  if (status) list.push(Prisma.sql`f.status = ${status}::follow_up_status`)
  if (filters.status === 'unfinished') list.push(UNFINISHED)
  if (filters.overdue === '1') list.push(overdueSql(today))
  if (filters.unowned === '1') list.push(UNOWNED)
  if (filters.stale === '1') list.push(staleSql(today))
  if (filters.nodate === '1') list.push(Prisma.sql`f.due_date IS NULL`)
  if (lead && isUuid(lead)) list.push(Prisma.sql`f.lead_organisation_id = ${lead}::uuid`)
  if (officer && isUuid(officer)) list.push(Prisma.sql`f.officer_id = ${officer}::uuid`)
  if (visit && isUuid(visit)) list.push(Prisma.sql`f.visit_id = ${visit}::uuid`)
  return list
}

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
  dueDate: row.dueDate,
  daysLate: row.daysLate,
  stale: row.stale,
  unowned: row.unowned,
  leadOrganisation: row.leadId && row.leadName ? { id: row.leadId, name: row.leadName } : null,
  officer: row.officerId && row.officerName ? { id: row.officerId, name: row.officerName } : null,
  visit: { id: row.visitId, reference: reference('V', row.visitNumber), title: row.visitTitle },
})

export type FilterChoices = Record<'leads' | 'officers' | 'visits', { value: string; label: string }[]>
type ChoiceRow = { kind: keyof FilterChoices; id: string; name: string; number: number | null }

/**
 * Names to filter by: lead organisations and officers of follow-ups the actor may see, by name, and visits that have
 * some, latest first; at most 300 each, the ones in the address always among them. One query.
 */
export async function followUpFilterChoices(actor: Actor, filters: FollowUpFilters): Promise<FilterChoices> {
  const seen = (column: string, of: string) => Prisma.sql`EXISTS (SELECT 1 ${FROM_FOLLOW_UPS}
    WHERE f.${Prisma.raw(column)} = ${Prisma.raw(of)}.id AND ${visibleFollowUpSql(actor)})`
  const first = (id: string | undefined) => (id && isUuid(id) ? id : '00000000-0000-0000-0000-000000000000')
  const rows = await db().$queryRaw<ChoiceRow[]>`/* follow-ups.register-choices */
    (SELECT 'leads' AS kind, x.id, x.name, NULL::int AS number FROM organisation x
      WHERE ${seen('lead_organisation_id', 'x')}
      ORDER BY x.id = ${first(filters.lead)}::uuid DESC, x.name, x.id LIMIT ${CHOICES})
    UNION ALL
    (SELECT 'officers', x.id, x.name, NULL FROM person x WHERE ${seen('officer_id', 'x')}
      ORDER BY x.id = ${first(filters.officer)}::uuid DESC, x.name, x.id LIMIT ${CHOICES})
    UNION ALL
    (SELECT 'visits', x.id, x.title, x.number FROM visit x WHERE ${seen('visit_id', 'x')}
      ORDER BY x.id = ${first(filters.visit)}::uuid DESC, x.number DESC LIMIT ${CHOICES})`
  const choices: FilterChoices = { leads: [], officers: [], visits: [] }
  for (const { kind, id, name, number } of rows) {
    choices[kind].push({ value: id, label: number === null ? name : `${reference('V', number)} ${name}` })
  }
  return choices
}
