import type { Actor } from '@/lib/auth/permissions'
import { organisationIdsSql, organisationsBelowSql, personIdsSql } from '@/lib/directory/ids.queries'
import { Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { holdsWords } from '@/lib/search/match.queries'
import {
  itemsOfHostSql,
  visitsGoingSql,
  visitsOfCountrySql,
  visitsOfTopicSql,
  visitsWithoutCountrySql,
  visitsWithoutTopicSql,
} from '@/lib/visits/facets.queries'
import { visibleVisitSql } from '@/lib/visits/scope'
import { type FilterName, type FollowUpFilters, lateDays, readFilters, wholeDays } from './filters'
import {
  AGREED_YEAR,
  LAST_SIGN_PASSED,
  lateFirstSql,
  overdueSql,
  SORT,
  staleSql,
  UNFINISHED,
  UNOWNED,
} from './standing.queries'
import { FOLLOW_UP_STATUSES, type FollowUpStatus, isUnfinished } from './workflow'

/** Visits that the words of one filter may stand for. */
const NAMED = 1_000

/**
 * How a set of ids is asked for: `gather` finds the rows of each id by an index, `pass` asks each row that is passed
 * whether it is one of them. The answers are the same.
 */
export type Way = 'gather' | 'pass'

type Asked = { actor: Actor; filters: FollowUpFilters; way: Way }

/**
 * The conditions over `follow_up f` of all the filters, on the day `today` (`YYYY-MM-DD`), to be joined with
 * `seenFollowUpSql` or `countedFollowUpSql`. What a name stands for is found once a statement. None when nothing is
 * filtered; FALSE among them where nothing can be found.
 */
export function filterSql(actor: Actor, filters: FollowUpFilters, today: string, way: Way = 'gather'): Prisma.Sql[] {
  return [...plainSql(filters, today), ...setSql(actor, filters, way)]
}

/** The filters that a row answers by itself. */
export function plainSql(asked: FollowUpFilters, today: string): Prisma.Sql[] {
  const filters = readFilters(asked)
  if (isContradiction(filters)) return [Prisma.sql`FALSE`]
  return conditionsOf(PLAIN, { filters, today })
}

/** The filters by what other tables name, and by words: each is a set of rows. */
export function setSql(actor: Actor, filters: FollowUpFilters, way: Way): Prisma.Sql[] {
  return conditionsOf(SETS, { actor, filters: readFilters(filters), way })
}

type Conditions<A> = Partial<Record<FilterName, (value: string, asked: A) => Prisma.Sql>>

function conditionsOf<A extends { filters: FollowUpFilters }>(known: Conditions<A>, asked: A): Prisma.Sql[] {
  return (Object.keys(known) as FilterName[]).flatMap((name) => {
    const value = asked.filters[name]
    const condition = known[name]
    return value && condition ? [condition(value, asked)] : []
  })
}

const MARKS = ['overdue', 'unowned', 'stale', 'lateDays', 'due'] as const

/** What is finished is never overdue, due, unowned or stale: nothing to look for. */
function isContradiction(filters: FollowUpFilters): boolean {
  const status: FollowUpStatus | undefined = FOLLOW_UP_STATUSES.find((known) => known === filters.status)
  return status !== undefined && !isUnfinished(status) && MARKS.some((name) => filters[name])
}

/** A value that `readFilters` checked against its list: it stands in the statement, where the planner knows it. */
const literal = (value: string) => Prisma.raw(`'${value.replaceAll("'", "''")}'`)

const PLAIN: Conditions<{ filters: FollowUpFilters; today: string }> = {
  status: (value) => {
    if (value === 'unfinished') return UNFINISHED
    if (value === 'started') return Prisma.sql`f.started_at IS NOT NULL`
    return Prisma.sql`f.status = ${literal(value)}::follow_up_status`
  },
  overdue: (_, { today }) => overdueSql(today),
  lateDays: (value, { today }) => {
    const { min, max } = lateDays(value) ?? { min: 1, max: null }
    const from = max === null ? Prisma.empty : Prisma.sql`AND ${SORT} >= ${today}::date - ${max}::int`
    return Prisma.sql`(${UNFINISHED} AND ${SORT} <= ${today}::date - ${min}::int ${from})`
  },
  due: (value, { today }) => Prisma.sql`(${UNFINISHED} AND ${SORT} >= ${today}::date
    AND ${SORT} <= ${today}::date + ${wholeDays(value) ?? 0}::int)`,
  late: (_, { today }) => lateFirstSql(today),
  nodate: () => Prisma.sql`${SORT} = 'infinity'::date`,
  stale: (_, { today }) => staleSql(today, LAST_SIGN_PASSED),
  unowned: () => UNOWNED,
  judgement: (value) => Prisma.sql`f.judgement = ${literal(value)}::judgement`,
  owed: (value) => Prisma.sql`f.owed_by = ${literal(value)}::owed_by`,
  type: (value) =>
    value === 'instrument'
      ? Prisma.sql`f.agreement_id IS NOT NULL`
      : Prisma.sql`f.outcome_type = ${literal(value)}::outcome_type`,
  year: (value) => Prisma.sql`${AGREED_YEAR} = ${value === 'none' ? 0 : Number(value)}::int`,
}

/** One of the ids that a statement finds, in the way that is asked for. */
function within(column: string, ids: Prisma.Sql, way: Way): Prisma.Sql {
  const of = Prisma.raw(`f.${column}`)
  // As a value, so that the planner cannot make a join of it and leave the order of the list.
  return way === 'pass' ? Prisma.sql`((${of} IN (${ids})) IS TRUE)` : Prisma.sql`${of} = ANY(ARRAY(${ids}))`
}

const SETS: Conditions<Asked> = {
  q: (value) => {
    const [, digits] = /^F\s*-?\s*(\d{1,9})\b/i.exec(value) ?? []
    if (digits) return Prisma.sql`f.number = ${Number(digits)}::int`
    return holdsWords('f.search_key', value) ?? Prisma.sql`FALSE`
  },
  visit: (value, { actor, way }) =>
    isUuid(value) ? Prisma.sql`f.visit_id = ${value}::uuid` : within('visit_id', visitIdsSql(actor, value), way),
  country: (value, { way }) =>
    within('visit_id', value === 'none' ? visitsWithoutCountrySql() : visitsOfCountrySql(value), way),
  direction: (value, { way }) => within('visit_id', visitsGoingSql(value), way),
  topic: (value, { way }) =>
    within('visit_id', value === 'none' ? visitsWithoutTopicSql() : visitsOfTopicSql(value), way),
  host: (value, { way }) => (value === 'none' ? withoutHostSql() : hostSql(value, way)),
  lead: (value, { filters, way }) => {
    if (value === 'none') return Prisma.sql`f.lead_organisation_id IS NULL`
    if (!filters.alone) return within('lead_organisation_id', organisationsBelowSql(value), way)
    return isUuid(value)
      ? Prisma.sql`f.lead_organisation_id = ${value}::uuid`
      : within('lead_organisation_id', organisationIdsSql(value), way)
  },
  officer: (value, { way }) => {
    if (value === 'none') return Prisma.sql`f.officer_id IS NULL`
    return isUuid(value) ? Prisma.sql`f.officer_id = ${value}::uuid` : within('officer_id', personIdsSql(value), way)
  },
}

/** By the meeting that an organisation hosts; of an agreement also where it is a party of the host side. */
const hostSql = (host: string, way: Way): Prisma.Sql => Prisma.sql`(
  ${within('outcome_id', Prisma.sql`SELECT o.id FROM outcome o WHERE o.item_id IN (${itemsOfHostSql(host)})`, way)}
  OR ${within(
    'agreement_id',
    Prisma.sql`SELECT a.id FROM agreement a WHERE a.item_id IN (${itemsOfHostSql(host)})
      UNION SELECT p.agreement_id FROM agreement_party p
        WHERE p.side = 'host' AND p.organisation_id IN (${organisationIdsSql(host)})`,
    way,
  )})`

/** Whose meeting nobody is said to host; an agreement also without a party of the host side. */
const withoutHostSql = (): Prisma.Sql => Prisma.sql`(
  NOT EXISTS (SELECT 1 FROM outcome o JOIN programme_item_host h ON h.item_id = o.item_id WHERE o.id = f.outcome_id)
  AND NOT EXISTS (SELECT 1 FROM agreement a JOIN programme_item_host h ON h.item_id = a.item_id WHERE a.id = f.agreement_id)
  AND NOT EXISTS (SELECT 1 FROM agreement_party p WHERE p.agreement_id = f.agreement_id AND p.side = 'host'))`

/** A select of the ids of the visits that the actor sees and the words name, or the reference. */
export function visitIdsSql(actor: Actor, text: string): Prisma.Sql {
  const [, digits] = /^V\s*-?\s*(\d{1,9})\b/i.exec(text.trim()) ?? []
  const which = digits ? Prisma.sql`v.number = ${Number(digits)}::int` : holdsWords('v.search_key', text)
  return which
    ? Prisma.sql`SELECT v.id FROM visit v WHERE ${which} AND ${visibleVisitSql(actor)} LIMIT ${NAMED}`
    : Prisma.sql`SELECT NULL::uuid AS id WHERE FALSE`
}
