import type { Actor } from '@/lib/auth/permissions'
import { countedFollowUpSql, seenFollowUpSql, visibleFollowUpSql } from '@/lib/follow-ups/standing.queries'
import { db, Prisma } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import { readoutCountedSql, readoutSeenSql, visibleOutcomeSql } from '@/lib/readouts/scope'
import { visibleVisitSql } from '@/lib/visits/scope'
import { holdsNearly, holdsWords, namedInOrder, withNearMisses } from './match.queries'
import type { Group, Referenced, SearchResults } from './types'

/** Rows of each group. */
const SHOWN = 10
/** Counting stops here, so that it never holds up the rows. */
const COUNT_LIMIT = 1_000

const NONE = { rows: [], count: 0, countIsCapped: false }

/**
 * Everything that a text finds and the actor may see: titles and texts that hold all its words, organisations and
 * people by any form of a name, or the nearest names when none holds it. Five queries, two more for near misses.
 */
export async function searchAll(actor: Actor, text: string): Promise<SearchResults> {
  const [visits, organisations, people, outcomes, followUps] = await Promise.all([
    visitsNamed(actor, text),
    organisationsNamed(text),
    peopleNamed(text),
    outcomesNamed(actor, text),
    followUpsNamed(actor, text),
  ])
  return { visits, organisations, people, outcomes, followUps }
}

type Found<Row> = { rows: Row[] | null; count: number }

/** What is to be read of one table, in which order. */
type Wanted = { columns: Prisma.Sql; table: string; alias: string; order: Prisma.Sql; match: Prisma.Sql }

const groupSql = ({ columns, table, alias, order, match }: Wanted, seen: Prisma.Sql, counted: Prisma.Sql) => {
  const [from, id] = [Prisma.raw(`${table} ${alias}`), Prisma.raw(`${alias}.id`)]
  // A visit is its own; the others name the one that they belong to.
  const visit = table === 'visit' ? Prisma.empty : Prisma.raw(`JOIN visit v ON v.id = ${alias}.visit_id`)
  return Prisma.sql`
    SELECT (SELECT json_agg(found) FROM (SELECT ${columns}
      FROM (SELECT ${id} FROM ${from} WHERE ${match} AND ${seen} ORDER BY ${order} LIMIT ${SHOWN}) these
        JOIN ${from} ON ${id} = these.id ${visit} ORDER BY ${order}) found) AS rows,
    (SELECT count(*)::int FROM (SELECT 1 FROM ${from} WHERE ${match} AND ${counted} LIMIT ${COUNT_LIMIT + 1}) counted) AS count`
}

function groupOf<R, Row>([found]: Found<R>[], toRow: (row: R) => Row): Group<Row> {
  const count = found?.count ?? 0
  return {
    rows: (found?.rows ?? []).map(toRow),
    count: Math.min(count, COUNT_LIMIT),
    countIsCapped: count > COUNT_LIMIT,
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
    ${groupSql({ columns, table: 'visit', alias: 'v', order, match }, seen, seen)}`
  return groupOf(found, ({ number, ...row }) => ({ ...row, reference: reference('V', number) }))
}

async function organisationsNamed(text: string): Promise<SearchResults['organisations']> {
  const columns = Prisma.sql`r.kind, r.country_code::text AS "countryCode"`
  return directoryNamed<RowOf<'organisations'>>('organisation', columns, text)
}

async function peopleNamed(text: string): Promise<SearchResults['people']> {
  const present = (
    column: string,
  ) => Prisma.sql`(SELECT ${Prisma.raw(column)} FROM position s JOIN organisation o ON o.id = s.organisation_id
    WHERE s.person_id = r.id AND s.until_date IS NULL ORDER BY s.from_date DESC NULLS LAST, s.id LIMIT 1)`
  const columns = Prisma.sql`${present('s.title')} AS title, ${present('o.name')} AS organisation`
  return directoryNamed<RowOf<'people'>>('person', columns, text)
}

/** The other name by which the text found it, when the primary one is not it. */
const alsoSql = (table: 'organisation' | 'person', match: Prisma.Sql) => Prisma.sql`
  (SELECT CASE WHEN n.is_primary THEN NULL ELSE n.text END FROM ${Prisma.raw(`${table}_name`)} n
    WHERE n.${Prisma.raw(`${table}_id`)} = r.id AND ${match} ORDER BY n.is_primary DESC, n.id LIMIT 1) AS also`

async function directoryNamed<Row>(
  table: 'organisation' | 'person',
  columns: Prisma.Sql,
  text: string,
): Promise<Group<Row>> {
  const match = holdsWords('n.search_key', text)
  if (!match) return NONE
  const records = Prisma.raw(table)
  const named = { table, where: Prisma.sql`r.archived_at IS NULL` }
  const query = (condition: Prisma.Sql) => Prisma.sql`
    SELECT (SELECT json_agg(found) FROM (
      SELECT r.id, r.name, ${alsoSql(table, condition)}, ${columns}
      FROM (${namedInOrder({ ...named, match: condition, limit: SHOWN })}) named
        JOIN ${records} r ON r.id = named.id ORDER BY r.name, r.id) found) AS rows,
    (SELECT count(*)::int FROM (${namedInOrder({ ...named, match: condition, limit: COUNT_LIMIT + 1 })}) counted) AS count`
  const exact = await db().$queryRaw<Found<Row>[]>`/* search.directory */ ${query(match)}`
  const near = exact[0]?.count === 0 ? holdsNearly('n.search_key', text) : null
  return groupOf(near ? await withNearMisses<Found<Row>[]>(query(near)) : exact, (row) => row)
}

async function outcomesNamed(actor: Actor, text: string): Promise<SearchResults['outcomes']> {
  const match = holdsWords('o.search_key', text)
  if (!match) return NONE
  const columns = Prisma.sql`o.id, o.number, o.text, o.type, ${VISIT_REF}`
  const standing = Prisma.sql`o.archived_at IS NULL AND `
  const found = await db().$queryRaw<Found<Raw<RowOf<'outcomes'>>>[]>`/* search.outcomes */ ${groupSql(
    { columns, table: 'outcome', alias: 'o', order: Prisma.sql`o.id DESC`, match },
    Prisma.sql`${standing} ${readoutSeenSql(actor, 'o')}`,
    Prisma.sql`${standing} ${readoutCountedSql(actor, 'o')}`,
  )}`
  return groupOf(found, ({ number, visit, ...row }) => ({
    ...row,
    reference: reference('O', number),
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
    countedFollowUpSql(actor),
  )}`
  return groupOf(found, ({ number, visit, ...row }) => ({
    ...row,
    reference: reference('F', number),
    visit: visitOf(visit),
  }))
}

/** The record that a text such as `V-0001` or `f12` names, when there is one that the actor may see. */
export async function findReferenced(actor: Actor, text: string): Promise<Referenced | null> {
  const [, letter, digits] = /^([VPOF])\s*-?\s*(\d{1,9})$/i.exec(text.trim()) ?? []
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
  F: {
    letter: 'F',
    path: '/follow-ups',
    sql: (
      actor: Actor,
      number: number,
    ) => Prisma.sql`SELECT f.id, f.title FROM follow_up f JOIN outcome o ON o.id = f.outcome_id ${READ}
      WHERE f.number = ${number} AND ${visibleFollowUpSql(actor)}`,
  },
} as const
