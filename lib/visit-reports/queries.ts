import type { Actor } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { maySeeInternal } from '@/lib/readouts/scope'
import { restrictedReach, visibleVisit, visibleVisitSql } from '@/lib/visits/scope'
import { seenAgreements } from './agreements.queries'
import { contentSchema } from './content'
import { factsOf } from './facts.queries'
import { readerOf, seenReadouts } from './reader.queries'
import { copyFor } from './rules'
import type { ReportTexts, SignedReport, SignedRow } from './types'

/** Rows of one page. */
const PAGE = 20

/**
 * The signed versions of a visit's report, latest first, without what they froze. One query.
 * @param before the number that the page before ended with
 */
export async function listSigned(
  actor: Actor,
  visitId: string,
  before?: number,
): Promise<{ rows: SignedRow[]; next: number | null }> {
  if (!isUuid(visitId)) return { rows: [], next: null }
  const edge = before === undefined ? Prisma.empty : Prisma.sql`AND n.number < ${before}`
  // In the copy of who may not know of a restricted readout another meeting is without one: the two would tell of it.
  const whole = knowsAllSql(actor)
  const counted = Prisma.sql`CASE WHEN ${whole} THEN jsonb_array_length(n.content->'missing') END`
  const found = await db().$queryRaw<(Omit<SignedRow, 'signedAt'> & { signedAt: Date })[]>`/* visit-reports.list */
    SELECT n.number, n.note, n.signed_at AS "signedAt", n.signed_by_name AS "signedByName",
      ${counted} AS missing
    FROM visit_report_version n JOIN visit v ON v.id = n.visit_id
    WHERE n.visit_id = ${visitId}::uuid AND ${visibleVisitSql(actor)} ${edge}
    ORDER BY n.number DESC LIMIT ${PAGE + 1}`
  const rows = found.slice(0, PAGE).map((row) => ({ ...row, signedAt: row.signedAt.toISOString() }))
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.number ?? null) : null }
}

/** Whether the actor may know of every readout of the visit `v`. */
function knowsAllSql(actor: Actor): Prisma.Sql {
  const reach = restrictedReach(actor)
  if (reach === 'all') return Prisma.sql`TRUE`
  if (reach === 'none') return Prisma.sql`FALSE`
  return Prisma.sql`EXISTS (SELECT 1 FROM visit_team_member t WHERE t.visit_id = v.id AND t.user_id = ${actor.userId}::uuid)`
}

/**
 * One signed version as the actor gets it: without the restricted parts for who may not see them, without positions for
 * a viewer. `latest` asks for the last one. Null when there is none that the actor may see. Four statements.
 */
export async function getSigned(
  actor: Actor,
  visitId: string,
  number: number | 'latest',
): Promise<SignedReport | null> {
  if (!isUuid(visitId)) return null
  const found = await db().visitReportVersion.findFirst({
    where: { visitId, visit: visibleVisit(actor), ...(number === 'latest' ? {} : { number }) },
    orderBy: { number: 'desc' },
    select: { number: true, note: true, signedAt: true, signedByName: true, content: true },
  })
  if (!found) return null
  const [reader, seen, agreements] = await Promise.all([
    readerOf(actor, visitId),
    seenReadouts(actor, visitId),
    seenAgreements(actor, visitId),
  ])
  const { content, ...row } = found
  const copy = copyFor(contentSchema.parse(content), reader, { readouts: seen, agreements })
  return {
    ...row,
    signedAt: row.signedAt.toISOString(),
    missing: reader.internal ? copy.content.missing.length : null,
    reader,
    ...copy,
  }
}

/** What a planner wrote around the rest; null when there is no visit that the actor may see, and for a viewer. */
export async function getReportTexts(actor: Actor, visitId: string): Promise<ReportTexts | null> {
  if (!maySeeInternal(actor)) return null
  const visit = await db().visit.findFirst({ where: { id: visitId, ...visibleVisit(actor) }, select: { id: true } })
  const [facts] = visit ? await factsOf(visit.id, db()) : []
  return facts?.texts ?? null
}
