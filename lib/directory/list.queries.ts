import { COUNT_LIMIT, type Count, countsAll, toCount } from '@/lib/platform/count-limit'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { holdsNearly, holdsWords, namedInOrder, withNearMisses } from '@/lib/search/match.queries'
import type { OrganisationKind, OrganisationRow, Page, PersonRow } from './types'
import { ORGANISATION_KINDS } from './values'

/** Rows of one page. */
const PAGE = 50
/** Other names shown of one record. */
const OTHER_NAMES = 3

export type DirectoryFilters = {
  q?: string | undefined
  /** Organisations only. */
  kind?: string | undefined
  /** ISO 3166-1 alpha-2, or `none` for no country; organisations only. */
  country?: string | undefined
  /** Those archived as well. */
  archived?: boolean | undefined
  /** Id of the last row of the page before. */
  after?: string | undefined
  /** Id of the first row of the page after. */
  before?: string | undefined
  /** `all` for the exact number, however many there are. */
  count?: string | undefined
}

/** A table of the directory and the table of its names. */
type Table = { table: 'organisation' | 'person'; records: Prisma.Sql; names: Prisma.Sql; key: Prisma.Sql }
const ORGANISATIONS: Table = {
  table: 'organisation',
  records: Prisma.raw('organisation'),
  names: Prisma.raw('organisation_name'),
  key: Prisma.raw('organisation_id'),
}
const PEOPLE: Table = {
  table: 'person',
  records: Prisma.raw('person'),
  names: Prisma.raw('person_name'),
  key: Prisma.raw('person_id'),
}

/**
 * One page of the organisations, by name. A text that no name holds is taken for a misspelling and answered with
 * the names nearest to it. Four queries at most, whatever the size; one or two more when all are to be counted.
 */
export async function listOrganisations(filters: DirectoryFilters): Promise<Page<OrganisationRow>> {
  const conditions = [standing(filters)]
  const kind = ORGANISATION_KINDS.find((one) => one === filters.kind)
  if (kind) conditions.push(Prisma.sql`r.kind = ${kind}::organisation_kind`)
  if (filters.country === 'none') conditions.push(Prisma.sql`r.country_code IS NULL`)
  else if (/^[A-Z]{2}$/.test(filters.country ?? '')) conditions.push(Prisma.sql`r.country_code = ${filters.country}`)
  const columns = Prisma.sql`r.kind, r.country_code::text AS "countryCode",
    (SELECT json_build_object('id', p.id, 'name', p.name) FROM organisation p WHERE p.id = r.parent_id) AS parent`
  return listPage<OrganisationRow>({ table: ORGANISATIONS, filters, conditions, columns })
}

/** One page of the people, by name, with the present position; otherwise as `listOrganisations`. */
export async function listPeople(filters: DirectoryFilters): Promise<Page<PersonRow>> {
  const columns = Prisma.sql`(SELECT json_build_object('title', s.title, 'organisation', json_build_object('id', o.id, 'name', o.name))
    FROM position s JOIN organisation o ON o.id = s.organisation_id WHERE s.person_id = r.id AND s.until_date IS NULL
    ORDER BY s.from_date DESC NULLS LAST, s.id LIMIT 1) AS position`
  return listPage<PersonRow>({ table: PEOPLE, filters, conditions: [standing(filters)], columns })
}

/** The countries and kinds that organisations have, to filter by. */
export async function getOrganisationFilters(): Promise<{ countries: string[]; kinds: OrganisationKind[] }> {
  // From one value to the next by the index on each: as many looks as there are values, not rows.
  const hop = (column: string) =>
    Prisma.raw(`(WITH RECURSIVE hop AS (
      (SELECT ${column} AS value FROM organisation WHERE ${column} IS NOT NULL ORDER BY ${column} LIMIT 1)
      UNION ALL SELECT (SELECT o.${column} FROM organisation o WHERE o.${column} > hop.value ORDER BY o.${column} LIMIT 1)
      FROM hop WHERE hop.value IS NOT NULL)
    SELECT array_agg(value::text) FROM hop WHERE value IS NOT NULL)`)
  const [row] = await db().$queryRaw<
    { countries: string[] | null; kinds: OrganisationKind[] | null }[]
  >`/* directory.organisation-filters */ SELECT ${hop('country_code')} AS countries, ${hop('kind')} AS kinds`
  const kinds = new Set(row?.kinds)
  return { countries: row?.countries ?? [], kinds: ORGANISATION_KINDS.filter((kind) => kinds.has(kind)) }
}

const standing = (filters: DirectoryFilters): Prisma.Sql =>
  filters.archived ? Prisma.sql`TRUE` : Prisma.sql`r.archived_at IS NULL`

type ListArgs = { table: Table; filters: DirectoryFilters; conditions: Prisma.Sql[]; columns: Prisma.Sql }

async function listPage<Row extends { id: string }>({
  table,
  filters,
  conditions,
  columns,
}: ListArgs): Promise<Page<Row>> {
  const text = filters.q ?? ''
  const exact = holdsWords('n.search_key', text)
  if (text.trim() !== '' && !exact) return { rows: [], count: 0, countIsCapped: false, next: null, previous: null }
  const edge = await edgeOf(table, filters)
  const where = Prisma.join(conditions, ' AND ')
  const page = (match: Prisma.Sql | null): Prisma.Sql => pageSql({ table, where, match, edge, columns })
  const all = countsAll(filters.count)
  let [[answer], [total]] = await Promise.all([
    db().$queryRaw<Answer<Row>[]>`/* directory.list */ ${page(exact)}`,
    all ? db().$queryRaw<Total[]>`/* directory.list-count-all */ ${allSql(table, where, exact)}` : [],
  ])
  const near = answer?.count === 0 ? holdsNearly('n.search_key', text) : null
  if (near) {
    ;[[answer], [total]] = await Promise.all([
      withNearMisses<Answer<Row>[]>(page(near)),
      all ? withNearMisses<Total[]>(allSql(table, where, near)) : [],
    ])
  }
  return pageOf(answer?.rows ?? [], edge, toCount((total ?? answer)?.count ?? 0, filters.count))
}

type Total = { count: number }
type Answer<Row> = Total & { rows: Row[] | null }
type Edge = { name: string; id: string; back: boolean } | null

type PageArgs = Pick<ListArgs, 'table' | 'columns'> & { where: Prisma.Sql; match: Prisma.Sql | null; edge: Edge }

function pageSql({ table, where, match, edge, columns }: PageArgs): Prisma.Sql {
  const order = edge?.back ? Prisma.sql`r.name DESC, r.id DESC` : Prisma.sql`r.name, r.id`
  const compare = Prisma.raw(edge?.back ? '<' : '>')
  const beyond = edge ? Prisma.sql`${where} AND (r.name, r.id) ${compare} (${edge.name}, ${edge.id}::uuid)` : where
  const ids = match
    ? namedInOrder({ table: table.table, match, where: beyond, limit: PAGE + 1, back: edge?.back ?? false })
    : Prisma.sql`SELECT r.id FROM ${table.records} r WHERE ${beyond} ORDER BY ${order} LIMIT ${PAGE + 1}`
  const counted = match
    ? namedInOrder({ table: table.table, match, where, limit: COUNT_LIMIT + 1 })
    : Prisma.sql`SELECT 1 FROM ${table.records} r WHERE ${where} LIMIT ${COUNT_LIMIT + 1}`
  return Prisma.sql`
    SELECT (SELECT json_agg(page) FROM (
      SELECT r.id, r.name, r.archived_at IS NOT NULL AS archived, ${columns},
        ARRAY(SELECT n.text FROM ${table.names} n WHERE n.${table.key} = r.id AND NOT n.is_primary ORDER BY n.id LIMIT ${OTHER_NAMES}) AS "otherNames"
      FROM (${ids}) ids JOIN ${table.records} r ON r.id = ids.id ORDER BY ${order}) page) AS rows,
    (SELECT count(*)::int FROM (${counted}) c) AS count`
}

/** How many there are in all, every one of them looked at: no order to walk in, nowhere to stop. */
const allSql = ({ records, names, key }: Table, where: Prisma.Sql, match: Prisma.Sql | null): Prisma.Sql => Prisma.sql`
  SELECT count(*)::int AS count FROM ${records} r WHERE ${where}
    ${match ? Prisma.sql`AND r.id IN (SELECT n.${key} FROM ${names} n WHERE ${match})` : Prisma.empty}`

function pageOf<Row extends { id: string }>(rows: Row[], edge: Edge, total: Count): Page<Row> {
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

/** Where the page begins; null for the first one, also when the row of the address is no longer there. */
async function edgeOf(table: Table, { after, before }: DirectoryFilters): Promise<Edge> {
  const id = before ?? after
  if (!id || !isUuid(id)) return null
  const [row] = await db().$queryRaw<{ name: string }[]>`/* directory.list-edge */
    SELECT name FROM ${table.records} WHERE id = ${id}::uuid`
  return row ? { name: row.name, id, back: before !== undefined } : null
}
