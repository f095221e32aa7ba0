import { seenAgreementSql } from '@/lib/agreements/scope'
import type { Actor } from '@/lib/auth/permissions'
import { seenFollowUpSql } from '@/lib/follow-ups/scope'
import { db, Prisma } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import { readoutSeenSql, visibleOutcomeSql } from '@/lib/readouts/scope'
import { visibleVisitSql } from '@/lib/visits/scope'
import { holdsNearly, holdsWords, withNearMisses } from './match.queries'
import type { Group, Referenced, SearchResults } from './types'

/** Rows of each group. */
const SHOWN = 10
/** Counting stops here, so that it never holds up the rows: who has that many adds a word. */
const COUNT_LIMIT = 200
/** Names that hold the text are put in their order up to here. */
const NAMES_LIMIT = 1_000

const NONE = { rows: [], count: 0, countIsCapped: false }

/**
 * Everything that a text finds and the actor may see: titles and texts that hold all its words, organisations and
 * people by any form of a name. When nothing at all holds it, the organisations and people with the nearest names: it
 * is taken for a misspelling. Six queries, two more for each kind of near misses.
 */
export async function searchAll(actor: Actor, text: string): Promise<SearchResults> {
  const [visits, organisations, people, outcomes, agreements, followUps] = await Promise.all([
    visitsNamed(actor, text),
    organisationsNamed(holdsWords(NAME, text), plain),
    peopleNamed(holdsWords(NAME, text), plain),
    outcomesNamed(actor, text),
    agreementsNamed(actor, text),
    followUpsNamed(actor, text),
  ])
  const found = { visits, organisations, people, outcomes, agreements, followUps }
  const near = holdsNearly(NAME, text)
  if (!near || Object.values(found).some(({ count }) => count > 0)) return found
  const [nearOrganisations, nearPeople] = await Promise.all([
    organisationsNamed(near, withNearMisses),
    peopleNamed(near, withNearMisses),
  ])
  return { ...found, organisations: nearOrganisations, people: nearPeople }
}

const NAME = 'n.search_key'
type Run = <T>(query: Prisma.Sql) => Promise<T>
const plain: Run = (query) => db().$queryRaw`/* search.directory */ ${query}`

/** `more`: there may be more of them than the count says. */
type Found<Row> = { rows: Row[] | null; count: number; more: boolean }

/** What is to be read of one table, in which order. */
type Wanted = { columns: Prisma.Sql; table: string; alias: string; order: Prisma.Sql; match: Prisma.Sql }

/**
 * As many that hold the text are looked at to be counted. First the text alone: asked for with the scope, the database
 * would gather everything that holds a common word before it looks at the first.
 */
const LOOKED_AT = 2 * (COUNT_LIMIT + 1)

const groupSql = ({ columns, table, alias, order, match }: Wanted, seen: Prisma.Sql) => {
  const [from, id, looked] = [`${table} ${alias}`, `${alias}.id`, `looked ${alias}`].map((name) => Prisma.raw(name))
  // A visit is its own; the others name the one that they belong to.
  const visit = table === 'visit' ? Prisma.empty : Prisma.raw(`JOIN visit v ON v.id = ${alias}.visit_id`)
  return Prisma.sql`
    WITH looked AS MATERIALIZED (SELECT ${Prisma.raw(alias)}.* FROM ${from} WHERE ${match} LIMIT ${LOOKED_AT})
    SELECT (SELECT json_agg(found) FROM (SELECT ${columns}
      FROM (SELECT ${id} FROM ${from} WHERE ${match} AND ${seen} ORDER BY ${order} LIMIT ${SHOWN}) these
        JOIN ${from} ON ${id} = these.id ${visit} ORDER BY ${order}) found) AS rows,
    (SELECT count(*)::int FROM (SELECT 1 FROM ${looked} WHERE ${seen} LIMIT ${COUNT_LIMIT + 1}) counted) AS count,
    (SELECT count(*) = ${LOOKED_AT} FROM looked) AS more`
}

function groupOf<R, Row>([found]: Found<R>[], toRow: (row: R) => Row): Group<Row> {
  const count = found?.count ?? 0
  return {
    rows: (found?.rows ?? []).map(toRow),
    count: Math.min(count, COUNT_LIMIT),
    countIsCapped: count > COUNT_LIMIT || (found?.more ?? false),
  }
}

const VISIT_REF = Prisma.sql`json_build_object('id', v.id, 'number', v.number, 'title', v.title) AS visit`
type VisitRow = { id: string; number: number; title: string }
const visitOf = ({ id, number, title }: VisitRow) => ({ id, title, reference: reference('V', number) })
type Raw<Row> = Omit<Row, 'reference' | 'visit'> & { number: number; visit: VisitRow }
type RowOf<K extends keyof SearchResults> = SearchResults[K]['rows'][number]

async function visitsNamed(actor: Actor, text: string): Promise<SearchResults['visits']> {
  const match = holdsWords('v.search_key', text)
  if (!match) return NONE
  const columns = Prisma.sql`v.id, v.number, v.title, v.status, v.arrival_date::text AS "arrivalDate", v.departure_date::text AS "departureDate"`
  // The order of the index `visit_list`.
  const order = Prisma.sql`coalesce(v.arrival_date, 'infinity'::date) DESC, v.id DESC`
  const seen = visibleVisitSql(actor)
  const found = await db().$queryRaw<
    Found<Omit<RowOf<'visits'>, 'reference'> & { number: number }>[]
  >`/* search.visits */
    ${groupSql({ columns, table: 'visit', alias: 'v', order, match }, seen)}`
  return groupOf(found, ({ number, ...row }) => ({ ...row, reference: reference('V', number) }))
}

async function organisationsNamed(match: Prisma.Sql | null, run: Run): Promise<SearchResults['organisations']> {
  const columns = Prisma.sql`r.kind, r.country_code::text AS "countryCode"`
  return directoryNamed<RowOf<'organisations'>>('organisation', columns, match, run)
}

async function peopleNamed(match: Prisma.Sql | null, run: Run): Promise<SearchResults['people']> {
  const present = (
    column: string,
  ) => Prisma.sql`(SELECT ${Prisma.raw(column)} FROM position s JOIN organisation o ON o.id = s.organisation_id
    WHERE s.person_id = r.id AND s.until_date IS NULL ORDER BY s.from_date DESC NULLS LAST, s.id LIMIT 1)`
  const columns = Prisma.sql`${present('s.title')} AS title, ${present('o.name')} AS organisation`
  return directoryNamed<RowOf<'people'>>('person', columns, match, run)
}

/** The other name by which the text found it, when the primary one is not it. */
const alsoSql = (table: 'organisation' | 'person', match: Prisma.Sql) => Prisma.sql`
  (SELECT CASE WHEN n.is_primary THEN NULL ELSE n.text END FROM ${Prisma.raw(`${table}_name`)} n
    WHERE n.${Prisma.raw(`${table}_id`)} = r.id AND ${match} ORDER BY n.is_primary DESC, n.id LIMIT 1) AS also`

/** Of a text that more names hold, as many are looked at for the rows: some of them, in their order. */
const SOME = 100

async function directoryNamed<Row>(
  table: 'organisation' | 'person',
  columns: Prisma.Sql,
  match: Prisma.Sql | null,
  run: Run,
): Promise<Group<Row>> {
  if (!match) return NONE
  const [records, names, key] = ['', '_name', '_id'].map((end) => Prisma.raw(`${table}${end}`))
  return groupOf(
    await run<Found<Row>[]>(Prisma.sql`
      WITH hits AS MATERIALIZED (SELECT n.${key} AS id FROM ${names} n WHERE ${match} LIMIT ${NAMES_LIMIT + 1}),
      many AS MATERIALIZED (SELECT count(*) > ${NAMES_LIMIT} AS so FROM hits),
      named AS MATERIALIZED (SELECT r.id, r.name
        FROM (SELECT DISTINCT id FROM (SELECT id FROM hits LIMIT (SELECT CASE WHEN so THEN ${SOME}::int END FROM many)) h) hit
          CROSS JOIN LATERAL (SELECT * FROM ${records} the WHERE the.id = hit.id OFFSET 0) r
        WHERE r.archived_at IS NULL)
      SELECT (SELECT json_agg(found) FROM (
        SELECT r.id, r.name, ${alsoSql(table, match)}, ${columns}
        FROM (SELECT id FROM named ORDER BY name, id LIMIT ${SHOWN}) first JOIN ${records} r ON r.id = first.id
        ORDER BY r.name, r.id) found) AS rows,
      (SELECT CASE WHEN so THEN ${COUNT_LIMIT + 1}::int ELSE (SELECT count(*)::int FROM named) END FROM many) AS count,
      (SELECT so FROM many) AS more`),
    (row) => row,
  )
}

async function outcomesNamed(actor: Actor, text: string): Promise<SearchResults['outcomes']> {
  const match = holdsWords('o.search_key', text)
  if (!match) return NONE
  const columns = Prisma.sql`o.id, o.number, o.text, o.type, ${VISIT_REF}`
  const standing = Prisma.sql`o.archived_at IS NULL AND `
  const found = await db().$queryRaw<Found<Raw<RowOf<'outcomes'>>>[]>`/* search.outcomes */ ${groupSql(
    { columns, table: 'outcome', alias: 'o', order: Prisma.sql`o.id DESC`, match },
    Prisma.sql`${standing} ${readoutSeenSql(actor, 'o')}`,
  )}`
  return groupOf(found, ({ number, visit, ...row }) => ({
    ...row,
    reference: reference('O', number),
    visit: visitOf(visit),
  }))
}

async function agreementsNamed(actor: Actor, text: string): Promise<SearchResults['agreements']> {
  const match = holdsWords('a.search_key', text)
  if (!match) return NONE
  const columns = Prisma.sql`a.id, a.number, a.title, a.type, a.status, ${VISIT_REF}`
  const found = await db().$queryRaw<Found<Raw<RowOf<'agreements'>>>[]>`/* search.agreements */ ${groupSql(
    { columns, table: 'agreement', alias: 'a', order: Prisma.sql`a.id DESC`, match },
    seenAgreementSql(actor),
  )}`
  return groupOf(found, ({ number, visit, ...row }) => ({
    ...row,
    reference: reference('A', number),
    visit: visitOf(visit),
  }))
}

async function followUpsNamed(actor: Actor, text: string): Promise<SearchResults['followUps']> {
  const match = holdsWords('f.search_key', text)
  if (!match) return NONE
  const columns = Prisma.sql`f.id, f.number, f.title, f.status, f.due_date::text AS "dueDate", ${VISIT_REF}`
  const found = await db().$queryRaw<Found<Raw<RowOf<'followUps'>>>[]>`/* search.follow-ups */ ${groupSql(
    { columns, table: 'follow_up', alias: 'f', order: Prisma.sql`f.id DESC`, match },
    seenFollowUpSql(actor),
  )}`
  return groupOf(found, ({ number, visit, ...row }) => ({
    ...row,
    reference: reference('F', number),
    visit: visitOf(visit),
  }))
}

/** The record that a text such as `V-0001` or `f12` names, when there is one that the actor may see. */
export async function findReferenced(actor: Actor, text: string): Promise<Referenced | null> {
  const [, letter, digits] = /^([VPOAF])\s*-?\s*(\d{1,9})$/i.exec(text.trim()) ?? []
  if (!letter || !digits) return null
  const of = REFERENCED[letter.toUpperCase() as keyof typeof REFERENCED]
  const [row] = await db().$queryRaw<{ id: string; title: string }[]>`/* search.referenced */
    ${of.sql(actor, Number(digits))}`
  if (!row) return null
  return { href: `${of.path}/${row.id}`, reference: reference(of.letter, Number(digits)), title: row.title }
}

const READ = Prisma.sql`JOIN readout r ON r.id = o.readout_id JOIN visit v ON v.id = o.visit_id`
const REFERENCED = {
  V: {
    letter: 'V',
    path: '/visits',
    sql: (actor: Actor, number: number) =>
      Prisma.sql`SELECT v.id, v.title FROM visit v WHERE v.number = ${number} AND ${visibleVisitSql(actor)}`,
  },
  P: {
    letter: 'P',
    path: '/meetings',
    sql: (
      actor: Actor,
      number: number,
    ) => Prisma.sql`SELECT i.id, i.title FROM programme_item i JOIN visit v ON v.id = i.visit_id
      WHERE i.number = ${number} AND i.archived_at IS NULL AND ${visibleVisitSql(actor)}`,
  },
  O: {
    letter: 'O',
    path: '/outcomes',
    sql: (actor: Actor, number: number) =>
      Prisma.sql`SELECT o.id, o.text AS title FROM outcome o ${READ} WHERE o.number = ${number} AND ${visibleOutcomeSql(actor)}`,
  },
  A: {
    letter: 'A',
    path: '/agreements',
    sql: (actor: Actor, number: number) =>
      Prisma.sql`SELECT a.id, a.title FROM agreement a WHERE a.number = ${number} AND ${seenAgreementSql(actor)}`,
  },
  F: {
    letter: 'F',
    path: '/follow-ups',
    sql: (actor: Actor, number: number) =>
      Prisma.sql`SELECT f.id, f.title FROM follow_up f WHERE f.number = ${number} AND ${seenFollowUpSql(actor)}`,
  },
} as const
