import type { Actor } from '@/lib/auth/permissions'
import { countRows } from '@/lib/platform/count-limit'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { holdsWords } from '@/lib/search/match.queries'
import { isIsoDate } from '@/lib/time/iso'
import { visibleVisitSql } from './scope'
import type { VisitDirection, VisitRow } from './types'
import { VISIT_STATUSES, type VisitStatus } from './workflow'

/** Rows of one page. */
const PAGE = 50

export type VisitFilters = {
  q?: string
  status?: string
  /** A year, or `none` for no date. */
  year?: string
  archived?: boolean
  /** `date.id` of the last row of the page before. */
  after?: string
  /** `date.id` of the first row of the page after. */
  before?: string
  /** `all` for the exact number, however many there are. */
  count?: string
}

type Row = {
  id: string
  number: number
  title: string
  direction: VisitDirection
  status: VisitStatus
  restricted: boolean
  arrival: string | null
  departure: string | null
  sort: string
  countries: string[] | null
  cities: string[] | null
}

export type VisitPage = {
  rows: VisitRow[]
  count: number
  countIsCapped: boolean
  next: string | null
  previous: string | null
}

/** One page of the visits the actor may see: no date first, then the latest arrival. Three queries at most. */
export async function listVisits(actor: Actor, filters: VisitFilters): Promise<VisitPage> {
  const where = Prisma.join([visibleVisitSql(actor), ...conditions(filters)], ' AND ')
  const back = filters.before ? cursor(filters.before) : null
  const from = back ?? (filters.after ? cursor(filters.after) : null)
  const key = Prisma.sql`(coalesce(v.arrival_date, 'infinity'::date), v.id)`
  const edge = from
    ? Prisma.sql`AND ${key} ${Prisma.raw(back ? '>' : '<')} (${from.date}::date, ${from.id}::uuid)`
    : Prisma.empty
  const order = Prisma.raw(back ? 'ASC' : 'DESC')
  const [found, total] = await Promise.all([
    db().$queryRaw<Row[]>`/* visits.register */
      SELECT v.id, v.number, v.title, v.direction, v.status, v.restricted,
        v.arrival_date::text AS arrival, v.departure_date::text AS departure,
        coalesce(v.arrival_date, 'infinity'::date)::text AS sort,
        (SELECT array_agg(s.country_code::text ORDER BY s.position) FROM visit_stop s WHERE s.visit_id = v.id AND s.country_code IS NOT NULL) AS countries,
        (SELECT array_agg(s.city ORDER BY s.position) FROM visit_stop s WHERE s.visit_id = v.id AND s.city IS NOT NULL) AS cities
      FROM visit v WHERE ${where} ${edge}
      ORDER BY coalesce(v.arrival_date, 'infinity'::date) ${order}, v.id ${order} LIMIT ${PAGE + 1}`,
    countRows(
      'visits.register-count',
      {
        from: Prisma.sql`visit v WHERE ${where}`,
        order: Prisma.sql`ORDER BY coalesce(v.arrival_date, 'infinity'::date) DESC, v.id DESC`,
      },
      filters.count,
    ),
  ])
  const more = found.length > PAGE
  const page = found.slice(0, PAGE)
  if (back) page.reverse()
  const [first, last] = [page[0], page.at(-1)]
  return {
    rows: page.map(toRow),
    ...total,
    next: last && (back ? true : more) ? `${last.sort}.${last.id}` : null,
    previous: first && (back ? more : from !== null) ? `${first.sort}.${first.id}` : null,
  }
}

function conditions(filters: VisitFilters): Prisma.Sql[] {
  const list: Prisma.Sql[] = []
  const words = holdsWords('v.search_key', filters.q ?? '')
  if (words) list.push(words)
  const status = VISIT_STATUSES.find((s) => s === filters.status)
  if (status) list.push(Prisma.sql`v.status = ${status}::visit_status`)
  if (filters.year === 'none') list.push(Prisma.sql`coalesce(v.arrival_date, 'infinity'::date) = 'infinity'::date`)
  else if (/^[12]\d{3}$/.test(filters.year ?? '')) {
    const year = Number(filters.year)
    list.push(
      Prisma.sql`coalesce(v.arrival_date, 'infinity'::date) >= make_date(${year}::int, 1, 1)
        AND coalesce(v.arrival_date, 'infinity'::date) < make_date(${year + 1}::int, 1, 1)`,
    )
  }
  return list
}

/** A cursor from the address, or null when somebody wrote nonsense there. */
function cursor(text: string): { date: string; id: string } | null {
  const [date, id] = text.split('.')
  return date && id && (date === 'infinity' || isIsoDate(date)) && isUuid(id) ? { date, id } : null
}

const toRow = (row: Row): VisitRow => ({
  id: row.id,
  reference: reference('V', row.number),
  title: row.title,
  direction: row.direction,
  status: row.status,
  restricted: row.restricted,
  arrivalDate: row.arrival,
  departureDate: row.departure,
  countries: [...new Set(row.countries ?? [])],
  cities: row.cities ?? [],
})
