import { type Actor, can } from '@/lib/auth/permissions'
import { type Count, countRows } from '@/lib/platform/count-limit'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { searchKey } from '@/lib/search/key'
import { likePattern } from '@/lib/search/query'
import type { TravelTimeRow } from './types'

/** Rows of one page. */
const PAGE = 50

export type TravelTimeFilters = {
  q?: string | undefined
  /** Those archived as well. */
  archived?: boolean | undefined
  /** Id of the last row of the page before. */
  after?: string | undefined
  /** Id of the first row of the page after. */
  before?: string | undefined
  count?: string | undefined
}

const COLUMNS = Prisma.sql`t.id, json_build_object('city', t.from_city, 'venue', t.from_venue) AS "from",
  json_build_object('city', t.to_city, 'venue', t.to_venue) AS "to", t.minutes, t.note, t.version,
  t.archived_at IS NOT NULL AS archived`

/** One page of the travel times by their places; null without the permission. Three statements at most. */
export async function listTravelTimes(
  actor: Actor,
  filters: TravelTimeFilters,
): Promise<({ rows: TravelTimeRow[]; next: string | null; previous: string | null } & Count) | null> {
  if (!can(actor, 'programme.run')) return null
  const where = whereOf(filters)
  const edge = await edgeOf(filters)
  const order = edge?.back ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const beyond = edge
    ? Prisma.sql`AND (t.from_key, t.to_key, t.id) ${Prisma.raw(edge.back ? '<' : '>')}
        (${edge.fromKey}, ${edge.toKey}, ${edge.id}::uuid)`
    : Prisma.empty
  const [rows, total] = await Promise.all([
    db().$queryRaw<TravelTimeRow[]>`/* clashes.travel-time-list */ SELECT ${COLUMNS} FROM travel_time t
      WHERE ${where} ${beyond} ORDER BY t.from_key ${order}, t.to_key ${order}, t.id ${order} LIMIT ${PAGE + 1}`,
    countRows('clashes.travel-time-count', { from: Prisma.sql`travel_time t WHERE ${where}` }, filters.count),
  ])
  const more = rows.length > PAGE
  const page = rows.slice(0, PAGE)
  if (edge?.back) page.reverse()
  const [first, last] = [page[0], page.at(-1)]
  return {
    rows: page,
    ...total,
    next: last && (edge?.back || more) ? last.id : null,
    previous: first && (edge?.back ? more : edge !== null) ? first.id : null,
  }
}

/** One travel time; null when there is none, or without the permission. */
export async function getTravelTime(actor: Actor, id: string): Promise<TravelTimeRow | null> {
  if (!can(actor, 'programme.run') || !isUuid(id)) return null
  const [row] = await db().$queryRaw<TravelTimeRow[]>`/* clashes.travel-time */
    SELECT ${COLUMNS} FROM travel_time t WHERE t.id = ${id}::uuid`
  return row ?? null
}

/** Each word of the text stands in one of the two places (index `travel_time_places`). */
function whereOf({ q = '', archived = false }: TravelTimeFilters): Prisma.Sql {
  const words = searchKey(q).split(' ').filter(Boolean)
  const conditions = words.map((word) => Prisma.sql`(t.from_key || ' ' || t.to_key) LIKE ${likePattern(word)}`)
  if (!archived) conditions.push(Prisma.sql`t.archived_at IS NULL`)
  // A text of signs alone asks for something that no place is called.
  if (q.trim() !== '' && words.length === 0) conditions.push(Prisma.sql`FALSE`)
  return conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join(conditions, ' AND ')
}

/** Where the page begins; null for the first one, also when the row of the address is no longer there. */
async function edgeOf({ after, before }: TravelTimeFilters) {
  const id = before ?? after
  if (!id || !isUuid(id)) return null
  const [row] = await db().$queryRaw<{ fromKey: string; toKey: string }[]>`/* clashes.travel-time-edge */
    SELECT from_key AS "fromKey", to_key AS "toKey" FROM travel_time WHERE id = ${id}::uuid`
  return row ? { ...row, id, back: before !== undefined } : null
}
