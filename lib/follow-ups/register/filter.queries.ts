import type { Actor } from '@/lib/auth/permissions'
import { Prisma } from '@/lib/platform/db'
import {
  AGREED_YEAR,
  LAST_SIGN_PASSED,
  lateFirstSql,
  overdueSql,
  SORT,
  staleSql,
  UNFINISHED,
  UNOWNED,
} from '../standing.queries'
import { FOLLOW_UP_STATUSES, type FollowUpStatus, isUnfinished } from '../workflow'
import { type FilterName, type FollowUpFilters, lateDays, readFilters, wholeDays } from './filters'
import { equalitySql, gatherSql, setFilters } from './set-filters.queries'

/**
 * The conditions over `follow_up f` of all the filters, on the day `today` (`YYYY-MM-DD`), to be joined with
 * `seenFollowUpSql` or `countedFollowUpSql`. What a name stands for is found once a statement. None when nothing is
 * filtered; FALSE among them where nothing can be found.
 */
export function filterSql(actor: Actor, filters: FollowUpFilters, today: string): Prisma.Sql[] {
  return [...plainSql(filters, today), ...setFilters(actor, readFilters(filters)).map(gatherSql)]
}

/** The filters that a row answers by itself. */
export function plainSql(asked: FollowUpFilters, today: string): Prisma.Sql[] {
  const filters = readFilters(asked)
  if (isContradiction(filters)) return [Prisma.sql`FALSE`]
  const conditions = (Object.keys(PLAIN) as FilterName[]).flatMap((name) => {
    const value = filters[name]
    return value ? [PLAIN[name]?.(value, today) ?? Prisma.empty] : []
  })
  return [...conditions, ...equalitySql(filters)]
}

const MARKS = ['overdue', 'unowned', 'stale', 'lateDays', 'due'] as const

/** What is finished is never overdue, due, unowned or stale: nothing to look for. */
function isContradiction(filters: FollowUpFilters): boolean {
  const status: FollowUpStatus | undefined = FOLLOW_UP_STATUSES.find((known) => known === filters.status)
  return status !== undefined && !isUnfinished(status) && MARKS.some((name) => filters[name])
}

/** A value that `readFilters` checked against its list: it stands in the statement, where the planner knows it. */
const literal = (value: string) => Prisma.raw(`'${value.replaceAll("'", "''")}'`)

/** Whose meeting nobody is said to host; an agreement also without a party of the host side. */
const WITHOUT_HOST = Prisma.sql`(
  NOT EXISTS (SELECT 1 FROM outcome o JOIN programme_item_host h ON h.item_id = o.item_id WHERE o.id = f.outcome_id)
  AND NOT EXISTS (SELECT 1 FROM agreement a JOIN programme_item_host h ON h.item_id = a.item_id WHERE a.id = f.agreement_id)
  AND NOT EXISTS (SELECT 1 FROM agreement_party p WHERE p.agreement_id = f.agreement_id AND p.side = 'host'))`

const PLAIN: Partial<Record<FilterName, (value: string, today: string) => Prisma.Sql>> = {
  status: (value) => {
    if (value === 'unfinished') return UNFINISHED
    if (value === 'started') return Prisma.sql`f.started_at IS NOT NULL`
    return Prisma.sql`f.status = ${literal(value)}::follow_up_status`
  },
  overdue: (_, today) => overdueSql(today),
  lateDays: (value, today) => {
    const { min, max } = lateDays(value) ?? { min: 1, max: null }
    const from = max === null ? Prisma.empty : Prisma.sql`AND ${SORT} >= ${today}::date - ${max}::int`
    return Prisma.sql`(${UNFINISHED} AND ${SORT} <= ${today}::date - ${min}::int ${from})`
  },
  due: (value, today) => Prisma.sql`(${UNFINISHED} AND ${SORT} >= ${today}::date
    AND ${SORT} <= ${today}::date + ${wholeDays(value) ?? 0}::int)`,
  late: (_, today) => lateFirstSql(today),
  nodate: () => Prisma.sql`${SORT} = 'infinity'::date`,
  stale: (_, today) => staleSql(today, LAST_SIGN_PASSED),
  unowned: () => UNOWNED,
  judgement: (value) => Prisma.sql`f.judgement = ${literal(value)}::judgement`,
  owed: (value) => Prisma.sql`f.owed_by = ${literal(value)}::owed_by`,
  type: (value) =>
    value === 'instrument'
      ? Prisma.sql`f.agreement_id IS NOT NULL`
      : Prisma.sql`f.outcome_type = ${literal(value)}::outcome_type`,
  direction: (value) =>
    Prisma.sql`(SELECT w.direction FROM visit w WHERE w.id = f.visit_id) = ${literal(value)}::visit_direction`,
  host: (value) => (value === 'none' ? WITHOUT_HOST : Prisma.sql`TRUE`),
  year: (value) =>
    value === 'known'
      ? Prisma.sql`${AGREED_YEAR} > 0`
      : Prisma.sql`${AGREED_YEAR} = ${value === 'none' ? 0 : Number(value)}::int`,
}
