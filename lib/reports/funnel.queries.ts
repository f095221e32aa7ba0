import type { Actor } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { maySeeInternal } from '@/lib/readouts/scope'
import { AGREED, agreedFilterSql, stageSql } from './filter.queries'
import type { ReportFilters } from './filters'
import { toMedian } from './rules'
import { BESIDE } from './schema'
import { countedAgreedSql, numbersSql } from './scope'
import type { Funnel, Medians } from './types'

/** `agreed g` of what is asked for, with its conditions: to be counted. */
export const askedSql = (actor: Actor, filters: ReportFilters, also: readonly Prisma.Sql[] = []): Prisma.Sql =>
  Prisma.sql`agreed g WHERE ${Prisma.join([countedAgreedSql(actor), ...agreedFilterSql(actor, filters), ...also], ' AND ')}`

/**
 * The columns of the rows that are counted, each number of a row's follow-ups asked for once: `agreed`, `fu`, `st`, `cl`
 * and `op` are the stages of the funnel and "on paper only".
 */
export const standingSql = (actor: Actor, today: string): Prisma.Sql => Prisma.sql`
  ${AGREED} AS agreed, ${stageSql(actor, 'with_follow_up', today)} AS fu, ${stageSql(actor, 'started', today)} AS st,
  ${stageSql(actor, 'closed', today)} AS cl, ${stageSql(actor, 'on_paper', today)} AS op`

/** Counts of `standingSql` under the alias `s`. */
export const STEPS = Prisma.sql`count(*) FILTER (WHERE s.agreed)::int AS agreed, count(*) FILTER (WHERE s.fu)::int AS with_follow_up,
  count(*) FILTER (WHERE s.st)::int AS started, count(*) FILTER (WHERE s.cl)::int AS closed, count(*) FILTER (WHERE s.op)::int AS on_paper`

type Row = Omit<Funnel, 'beside' | 'drafts'> & Record<(typeof BESIDE)[number] | 'drafts', number>

/**
 * The chain in numbers, of what the actor may see, on the day `today`. One statement, which counts by visit first: how
 * many visits agreed anything is then known without sorting all there is.
 */
export async function getFunnel(actor: Actor, filters: ReportFilters, today: string): Promise<Funnel> {
  const beside = (
    type: string,
  ) => Prisma.sql`count(*) FILTER (WHERE s.published AND s.type = ${Prisma.raw(`'${type}'`)})::int
    AS ${Prisma.raw(type)}`
  const sums = ['agreed', 'with_follow_up', 'started', 'closed', 'on_paper', 'drafts', ...BESIDE].map(
    (name) => Prisma.sql`coalesce(sum(p.${Prisma.raw(name)}), 0)::int AS ${Prisma.raw(name)}`,
  )
  const [row] = await db().$queryRaw<Row[]>`/* reports.funnel */
    SELECT count(*) FILTER (WHERE p.agreed > 0)::int AS delegations, ${Prisma.join(sums)} FROM (
      SELECT s.visit_id, ${STEPS}, count(*) FILTER (WHERE s.dr)::int AS drafts, ${Prisma.join(BESIDE.map(beside))}
      FROM (SELECT g.visit_id, g.type, g.published, ${standingSql(actor, today)}, ${stageSql(actor, 'drafts', today)} AS dr
        FROM ${askedSql(actor, filters)}) s GROUP BY s.visit_id) p`
  if (!row) throw new Error('A count has one row')
  const { invitation, offer, request, intention, drafts, ...steps } = row
  return {
    ...steps,
    beside: { invitation, offer, request, intention },
    drafts: maySeeInternal(actor) ? drafts : null,
  }
}

/**
 * How many days it took from the day on which something was agreed until its first follow-up was started and its last
 * one closed. One statement.
 */
export async function getMedians(actor: Actor, filters: ReportFilters): Promise<Medians> {
  const { startedOn, closedOn } = numbersSql(actor)
  const days = (step: string, on: Prisma.Sql) => Prisma.sql`
    SELECT ${Prisma.raw(`'${step}'`)} AS step, CASE WHEN g.agreed_on IS NOT NULL THEN greatest(0, ${on} - g.agreed_on) END AS days, count(*)::int AS count
    FROM ${askedSql(actor, filters, [AGREED, Prisma.sql`${on} IS NOT NULL`])} GROUP BY 2`
  const rows = await db().$queryRaw<
    { step: 'start' | 'closing'; days: number | null; count: number }[]
  >`/* reports.days */
    ${days('start', startedOn)} UNION ALL ${days('closing', closedOn)}`
  const of = (step: string) => toMedian(rows.filter((row) => row.step === step))
  return { start: of('start'), closing: of('closing') }
}
