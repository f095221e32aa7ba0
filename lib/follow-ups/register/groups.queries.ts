import type { Actor } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import { VISIT_COUNTRIES } from '@/lib/visits/facets.queries'
import { countedFollowUpSql } from '../scope'
import { UNFINISHED } from '../standing.queries'
import { FOLLOW_UP_STATUSES, type FollowUpStatus } from '../workflow'
import { filterSql } from './filter.queries'
import { type FollowUpFilters, type FollowUpGroup, readFilters } from './filters'
import type { GroupPage, GroupRow } from './groups'

type Row = Record<FollowUpStatus, number> & {
  key: string | null
  name: string | null
  number: number | null
  gone?: boolean
  all: number
  unfinished: number
}

/** What a group goes by: a column of the row, and where its name stands. */
const KEYS: Record<Exclude<FollowUpGroup, 'country'>, { column: Prisma.Sql; name: Prisma.Sql; join: Prisma.Sql }> = {
  visit: {
    column: Prisma.sql`f.visit_id`,
    name: Prisma.sql`v.title AS name, v.number`,
    join: Prisma.sql`LEFT JOIN visit v ON v.id = g.key`,
  },
  lead: {
    column: Prisma.sql`f.lead_organisation_id`,
    name: Prisma.sql`o.name, NULL::int AS number`,
    join: Prisma.sql`LEFT JOIN organisation o ON o.id = g.key`,
  },
  officer: {
    column: Prisma.sql`f.officer_id`,
    name: Prisma.sql`p.name, NULL::int AS number, u.deactivated_at IS NOT NULL AS gone`,
    join: Prisma.sql`LEFT JOIN person p ON p.id = g.key LEFT JOIN user_account u ON u.person_id = p.id`,
  },
}

const COUNTS = Prisma.sql`count(*)::int AS "all", count(*) FILTER (WHERE ${UNFINISHED})::int AS unfinished, ${Prisma.join(
  FOLLOW_UP_STATUSES.map((status) => Prisma.raw(`count(*) FILTER (WHERE f.status = '${status}')::int AS ${status}`)),
)}`
const SUMS = Prisma.join(
  ['all', 'unfinished', ...FOLLOW_UP_STATUSES].map((name) => Prisma.raw(`sum(x."${name}")::int AS "${name}"`)),
)
/** Sorts behind every id and every code: of none. */
const OF_NONE = '~'
/** The most to do first; what is equal by its key. All three ascend, so that an edge is one comparison. */
const SORT_KEYS = [
  Prisma.sql`-g.unfinished`,
  Prisma.sql`-g."all"`,
  Prisma.sql`coalesce(g.key::text, ${OF_NONE}) COLLATE "C"`,
]
const orderSql = (back: boolean) =>
  Prisma.join(SORT_KEYS.map((key) => Prisma.sql`${key} ${Prisma.raw(back ? 'DESC' : 'ASC')}`))

/** Groups of one page. */
const PAGE = 50

type Asked = { filters: FollowUpFilters; group: FollowUpGroup; after?: string | undefined; before?: string | undefined }

/**
 * One page of what the filters find on the day `today`, counted by group and state as far as the actor sees. A visit to
 * several countries counts in each; where a country is filtered by, in that one. One query.
 */
export async function groupFollowUps(actor: Actor, asked: Asked, today: string): Promise<GroupPage> {
  const filters = readFilters(asked.filters)
  const where = Prisma.join([countedFollowUpSql(actor), ...filterSql(actor, filters, today)], ' AND ')
  const back = cursor(asked.before)
  const from = back ?? cursor(asked.after)
  const edge = from
    ? Prisma.sql`WHERE (${Prisma.join(SORT_KEYS)}) ${Prisma.raw(back ? '<' : '>')}
        (${-from.unfinished}::int, ${-from.all}::int, ${from.key}::text)`
    : Prisma.empty
  const limit = Prisma.sql`${edge} ORDER BY ${orderSql(back !== null)} LIMIT ${PAGE + 1}`
  const found =
    asked.group === 'country'
      ? await db().$queryRaw<Row[]>`/* follow-ups.groups-by-country */
          SELECT g.*, g.key AS name, NULL::int AS number
          FROM (SELECT * FROM (${byCountrySql(where, filters.country)}) g ${limit}) g ORDER BY ${orderSql(false)}`
      : await db().$queryRaw<Row[]>`/* follow-ups.groups */
          SELECT g.*, ${KEYS[asked.group].name}
          FROM (SELECT * FROM (SELECT ${KEYS[asked.group].column} AS key, ${COUNTS} FROM follow_up f WHERE ${where} GROUP BY 1) g
            ${limit}) g ${KEYS[asked.group].join} ORDER BY ${orderSql(false)}`
  const more = found.length > PAGE
  const rows = back && more ? found.slice(1) : found.slice(0, PAGE)
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows: rows.map(toGroup),
    next: last && (back ? true : more) ? placeOf(last) : null,
    previous: first && (back ? more : from !== null) ? placeOf(first) : null,
  }
}

const placeOf = ({ unfinished, all, key }: Row): string => `${unfinished}.${all}.${key ?? OF_NONE}`

/** A cursor from the address, or null when somebody wrote nonsense there. */
function cursor(text = ''): { unfinished: number; all: number; key: string } | null {
  const [, unfinished, all, key] = /^(\d{1,9})\.(\d{1,9})\.(~|[A-Z]{2}|[0-9a-f-]{36})$/.exec(text) ?? []
  return key === undefined ? null : { unfinished: Number(unfinished), all: Number(all), key }
}

/** First by visit, of which there are few, then by its countries. */
function byCountrySql(where: Prisma.Sql, country: string | undefined): Prisma.Sql {
  const one = country && country !== 'none' ? Prisma.sql`WHERE c.country_code = ${country}::bpchar` : Prisma.empty
  return Prisma.sql`SELECT c.country_code::text AS key, ${SUMS}
    FROM (SELECT f.visit_id, ${COUNTS} FROM follow_up f WHERE ${where} GROUP BY 1) x
      LEFT JOIN ${VISIT_COUNTRIES} c ON c.visit_id = x.visit_id ${one} GROUP BY 1`
}

const toGroup = ({ key, name, number, gone = false, all, unfinished, ...states }: Row): GroupRow => ({
  key,
  name: number === null || name === null ? name : `${reference('V', number)} ${name}`,
  unowned: gone && unfinished > 0,
  all,
  unfinished,
  states,
})
