import type { Actor } from '@/lib/auth/permissions'
import { organisationIdsSql, organisationsBelowSql } from '@/lib/directory/ids.queries'
import { visitIdsSql } from '@/lib/follow-ups/register/set-filters.queries'
import { OWED_BY } from '@/lib/outcomes/schema'
import { Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { maySeeInternal } from '@/lib/readouts/scope'
import {
  itemsOfHostSql,
  visitsGoingSql,
  visitsOfCountrySql,
  visitsOfTopicSql,
  visitsWithoutCountrySql,
  visitsWithoutTopicSql,
} from '@/lib/visits/facets.queries'
import type { ReportFilter, ReportFilters } from './filters'
import { BESIDE, ON_PAPER_DAYS, PROMISES, type Stage } from './schema'
import { numbersSql } from './scope'

const NONE = 'none'

/** Words of the program, never of an address. */
const literals = (values: readonly string[]) => Prisma.raw(values.map((value) => `'${value}'`).join(', '))
const PROMISE = Prisma.sql`g.type IN (${literals(PROMISES)})`
/** The same as the stage `agreed`. */
export const AGREED = Prisma.sql`(g.published AND ${PROMISE})`

/** The condition over `agreed g` of one stage, on the day `today` (`YYYY-MM-DD`); see `Stage`. */
export function stageSql(actor: Actor, stage: Stage, today: string): Prisma.Sql {
  const { followUps, startedOn, closedOn } = numbersSql(actor)
  switch (stage) {
    case 'agreed':
      return AGREED
    case 'with_follow_up':
      return Prisma.sql`${AGREED} AND ${followUps} > 0`
    case 'started':
      return Prisma.sql`${AGREED} AND ${startedOn} IS NOT NULL`
    case 'closed':
      return Prisma.sql`${AGREED} AND ${closedOn} IS NOT NULL`
    case 'on_paper':
      return Prisma.sql`${AGREED} AND g.since < ${today}::date - ${ON_PAPER_DAYS}::int AND ${startedOn} IS NULL`
    case 'beside':
      return Prisma.sql`g.published AND g.type IN (${literals(BESIDE)})`
    case 'drafts':
      return maySeeInternal(actor) ? Prisma.sql`NOT g.published AND ${PROMISE}` : Prisma.sql`FALSE`
  }
}

type Condition = (value: string, asked: { actor: Actor; filters: ReportFilters }) => Prisma.Sql

const visitIn = (visits: Prisma.Sql) => Prisma.sql`g.visit_id IN (${visits})`

const CONDITIONS: Record<ReportFilter, Condition | null> = {
  year: (value) =>
    value === NONE || value === 'known'
      ? Prisma.sql`(g.agreed_on IS NULL) = ${value === NONE}::boolean`
      : // By `since` too, which the index is in the order of.
        Prisma.sql`(g.agreed_on IS NOT NULL AND g.since >= make_date(${Number(value)}::int, 1, 1)
          AND g.since < make_date(${Number(value) + 1}::int, 1, 1))`,
  direction: (value) => visitIn(visitsGoingSql(value)),
  country: (value) => visitIn(value === NONE ? visitsWithoutCountrySql() : visitsOfCountrySql(value)),
  topic: (value) => visitIn(value === NONE ? visitsWithoutTopicSql() : visitsOfTopicSql(value)),
  visit: (value, { actor }) =>
    isUuid(value) ? Prisma.sql`g.visit_id = ${value}::uuid` : visitIn(visitIdsSql(actor, value)),
  owed: (value) => Prisma.sql`g.owed_by = ${OWED_BY.find((known) => known === value) ?? null}::owed_by`,
  host: (value) =>
    value === NONE
      ? Prisma.sql`(NOT EXISTS (SELECT 1 FROM programme_item_host h WHERE h.item_id = g.item_id)
          AND NOT EXISTS (SELECT 1 FROM agreement_party p WHERE p.agreement_id = g.agreement_id AND p.side = 'host'))`
      : Prisma.sql`g.id IN (SELECT x.id FROM agreed x WHERE x.item_id IN (${itemsOfHostSql(value)})
          UNION SELECT p.agreement_id FROM agreement_party p
            WHERE p.side = 'host' AND p.organisation_id IN (${organisationIdsSql(value)}))`,
  lead: (value, { actor, filters }) => leadSql(actor, value, filters.alone === '1'),
  // Says how `lead` is meant.
  alone: null,
}

/** By the follow-ups that the actor sees: led by it, or by an organisation below it; `none` names no lead at all. */
function leadSql(actor: Actor, value: string, alone: boolean): Prisma.Sql {
  const { leads } = numbersSql(actor)
  if (value === NONE) return Prisma.sql`${leads} = '{}'`
  const organisations = Prisma.sql`ARRAY(${alone ? organisationIdsSql(value) : organisationsBelowSql(value)})`
  // What the row carries is all that anybody sees, and in an index.
  return Prisma.sql`(g.leads && ${organisations} AND ${leads} && ${organisations})`
}

/** The conditions over `agreed g` of all the filters, to be joined with a scope. */
export function agreedFilterSql(actor: Actor, filters: ReportFilters): Prisma.Sql[] {
  return (Object.keys(CONDITIONS) as ReportFilter[]).flatMap((name) => {
    const [value, condition] = [filters[name], CONDITIONS[name]]
    return value && condition ? [condition(value, { actor, filters })] : []
  })
}
