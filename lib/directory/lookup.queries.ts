import { db, Prisma } from '@/lib/platform/db'
import { searchKey } from '@/lib/search/key'
import { holdsNearly, holdsWords, withNearMisses } from '@/lib/search/match.queries'
import { likePattern } from '@/lib/search/query'

/** Suggestions of a combobox. */
const SUGGESTIONS = 20
/** Names that are put in order for them: of a text that more hold, those that begin with it and some that hold it. */
const CANDIDATES = 300

export type OrganisationSuggestion = {
  id: string
  label: string
  parent: string | null
  countryCode: string | null
  also: string | null
}
export type PersonSuggestion = {
  id: string
  label: string
  title: string | null
  organisation: string | null
  also: string | null
}

/**
 * Organisations to choose from, none archived: those with a name that begins with the text first, then those that
 * hold its words, else the nearest; the first ones by name for an empty text. `also` is another name that was found.
 */
export async function lookupOrganisations(text: string): Promise<OrganisationSuggestion[]> {
  const columns = Prisma.sql`r.country_code::text AS "countryCode", (SELECT p.name FROM organisation p WHERE p.id = r.parent_id) AS parent`
  return suggest<OrganisationSuggestion>(text, 'organisation', columns)
}

/** The same for people, with the present position. */
export async function lookupPeople(text: string): Promise<PersonSuggestion[]> {
  const columns = Prisma.sql`s.title, s.organisation`
  const joins = Prisma.sql`LEFT JOIN LATERAL (
    SELECT s.title, o.name AS organisation FROM position s JOIN organisation o ON o.id = s.organisation_id
    WHERE s.person_id = r.id AND s.until_date IS NULL ORDER BY s.from_date DESC NULLS LAST, s.id LIMIT 1) s ON TRUE`
  return suggest<PersonSuggestion>(text, 'person', columns, joins)
}

async function suggest<Row>(
  text: string,
  table: 'organisation' | 'person',
  columns: Prisma.Sql,
  joins = Prisma.empty,
): Promise<Row[]> {
  const [records, names, key] = [Prisma.raw(table), Prisma.raw(`${table}_name`), Prisma.raw(`${table}_id`)]
  if (text.trim() === '') {
    return db().$queryRaw<Row[]>`/* directory.lookup-first */
      SELECT r.id, r.name AS label, NULL AS also, ${columns} FROM ${records} r ${joins}
      WHERE r.archived_at IS NULL ORDER BY r.name, r.id LIMIT ${SUGGESTIONS}`
  }
  const wanted = searchKey(text)
  const run = (candidates: Prisma.Sql, rank: Prisma.Sql) => Prisma.sql`
    SELECT r.id, r.name AS label, CASE WHEN found.is_primary THEN NULL ELSE found.text END AS also, ${columns}
    FROM (
      SELECT DISTINCT ON (n.${key}) n.${key} AS id, n.text, n.is_primary, ${rank} AS rank
      FROM (${candidates}) n WHERE (SELECT standing.archived_at IS NULL FROM ${records} standing WHERE standing.id = n.${key})
      ORDER BY n.${key}, ${rank}, n.is_primary DESC
    ) found JOIN ${records} r ON r.id = found.id ${joins}
    ORDER BY found.rank, r.name, r.id LIMIT ${SUGGESTIONS}`
  const exact = holdsWords('n.search_key', text)
  if (!exact) return []
  const begins = Prisma.sql`(NOT starts_with(n.search_key, ${wanted}))::int`
  const held = (match: Prisma.Sql) => Prisma.sql`SELECT n.* FROM ${names} n WHERE ${match} LIMIT ${CANDIDATES}`
  const prefix = likePattern(wanted).slice(1)
  const first = Prisma.sql`(SELECT n.* FROM ${names} n WHERE n.search_key COLLATE "C" LIKE ${prefix} AND ${exact}
    ORDER BY n.search_key COLLATE "C" LIMIT ${CANDIDATES}) UNION (${held(exact)})`
  const rows = await db().$queryRaw<Row[]>`/* directory.lookup */ ${run(first, begins)}`
  const near = rows.length === 0 ? holdsNearly('n.search_key', text) : null
  if (!near) return rows
  return withNearMisses<Row[]>(run(held(near), Prisma.sql`1 - word_similarity(${wanted}, n.search_key)`))
}
