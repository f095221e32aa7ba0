import type { Actor } from '@/lib/auth/permissions'
import { filterSql } from '@/lib/follow-ups/register/filter.queries'
import { countedFollowUpSql } from '@/lib/follow-ups/scope'
import { overdueSql, SORT } from '@/lib/follow-ups/standing.queries'
import { db, Prisma } from '@/lib/platform/db'
import type { ReportFilters } from './filters'
import { OVERDUE_AGES } from './schema'
import type { OverdueAge } from './types'

/**
 * How many follow-ups of the filters are overdue on the day `today`, by how long: the rows that the register lists by the
 * same filters and `lateDays`. One statement.
 */
export async function countOverdue(actor: Actor, filters: ReportFilters, today: string): Promise<OverdueAge[]> {
  const where = Prisma.join(
    [countedFollowUpSql(actor), overdueSql(today), ...filterSql(actor, filters, today)],
    ' AND ',
  )
  const rows = await db().$queryRaw<{ from: number; count: number }[]>`/* reports.overdue */
    SELECT CASE ${Prisma.join(
      OVERDUE_AGES.map(({ from, to }) =>
        to === null ? Prisma.sql`ELSE ${from}::int` : Prisma.sql`WHEN l.days <= ${to}::int THEN ${from}::int`,
      ),
      ' ',
    )} END AS "from", sum(l.count)::int AS count
    FROM (SELECT ${today}::date - ${SORT} AS days, count(*) AS count FROM follow_up f WHERE ${where} GROUP BY 1) l GROUP BY 1`
  const counted = new Map(rows.map(({ from, count }) => [from, count]))
  return OVERDUE_AGES.map(({ from, to }) => ({ from, to, count: counted.get(from) ?? 0 }))
}
