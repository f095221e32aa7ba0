import { type Actor, can } from '@/lib/auth/permissions'
import { DEAD_LETTERS } from '@/lib/jobs/queues'
import { countRows } from '@/lib/platform/count-limit'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import type { FailedJobPage } from './types'

/** Rows of one page. */
const PAGE = 50

type Row = {
  id: string
  job: string
  tries: number
  type: string | null
  code: string | null
  askedAt: Date
  failedAt: Date
}

/** As they stand in the address: ids of the rows at the edges of the other pages, `all` for the exact count. */
export type FailedJobCursor = { after?: string; before?: string; count?: string }

/**
 * Jobs that were given up, the last one first, for who keeps the office's accounts; nothing for others. Dead letters are
 * kept for a quarter of a year, and are few.
 */
export async function listFailedJobs(actor: Actor, edge: FailedJobCursor): Promise<FailedJobPage> {
  if (!can(actor, 'account.admin')) return { rows: [], count: 0, countIsCapped: false, next: null, previous: null }
  const back = isUuid(edge.before ?? '') ? edge.before : undefined
  const from = back ?? (isUuid(edge.after ?? '') ? edge.after : undefined)
  const where = Prisma.sql`j.name = ${DEAD_LETTERS} AND j.state = 'created' AND j.source_name IS NOT NULL`
  const beyond = from
    ? Prisma.sql`AND (j.created_on, j.id) ${Prisma.raw(back ? '>' : '<')}
        (SELECT e.created_on, e.id FROM pgboss.job e WHERE e.name = ${DEAD_LETTERS} AND e.id = ${from}::uuid)`
    : Prisma.empty
  const order = Prisma.raw(back ? 'ASC' : 'DESC')
  const [found, total] = await Promise.all([
    db().$queryRaw<Row[]>`/* failed-jobs.list */
      SELECT j.id, j.source_name AS job, coalesce(j.source_retry_count, 0) + 1 AS tries,
        coalesce(j.source_output #>> '{error,type}', j.source_output #>> '{value,message}') AS type,
        j.source_output #>> '{error,code}' AS code, coalesce(j.source_created_on, j.created_on) AS "askedAt",
        j.created_on AS "failedAt"
      FROM pgboss.job j WHERE ${where} ${beyond} ORDER BY j.created_on ${order}, j.id ${order} LIMIT ${PAGE + 1}`,
    countRows('failed-jobs.list-count', { from: Prisma.sql`pgboss.job j WHERE ${where}` }, edge.count),
  ])
  const more = found.length > PAGE
  const page = found.slice(0, PAGE)
  const rows = (back ? page.toReversed() : page).map(({ type, code, askedAt, failedAt, ...row }) => ({
    ...row,
    error: [type, code].filter(Boolean).join(' '),
    askedAt: askedAt.toISOString(),
    failedAt: failedAt.toISOString(),
  }))
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows,
    ...total,
    next: last && (back ? true : more) ? last.id : null,
    previous: first && (back ? more : from !== undefined) ? first.id : null,
  }
}
