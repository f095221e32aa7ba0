import type { Actor } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import { ofAgreementSql } from '@/lib/programme/of-agreement.queries'
import { isUnowned } from './rules'
import type { FollowUpLine } from './types'

type Row = Omit<FollowUpLine, 'reference' | 'unowned'> & { number: number; gone: boolean }

/** Columns of the line of each follow-up `f`. */
const LINE = Prisma.sql`f.id, f.number, f.title, f.status::text AS status, f.due_date::text AS "dueDate",
  l.name AS "leadOrganisation", p.name AS officer, u.deactivated_at IS NOT NULL AS gone`
const JOINED = Prisma.sql`LEFT JOIN organisation l ON l.id = f.lead_organisation_id
  LEFT JOIN person p ON p.id = f.officer_id LEFT JOIN user_account u ON u.person_id = p.id`

const toLine = ({ number, gone, ...row }: Row): FollowUpLine => ({
  ...row,
  reference: reference('F', number),
  unowned: isUnowned({ status: row.status, officer: row.officer === null ? null : { accountDeactivated: gone } }),
})

export type LinesOfOutcome = { own: FollowUpLine[]; ofAgreement: FollowUpLine[] }

/**
 * What became of each of these outcomes: its own follow-ups, for whoever sees the outcome, and those of the agreement
 * that stands for it, as far as the actor sees them. An outcome of which nothing became is left out. One query.
 */
export async function linesOfOutcomes(
  actor: Actor,
  outcomeIds: readonly string[],
): Promise<ReadonlyMap<string, LinesOfOutcome>> {
  const found = new Map<string, LinesOfOutcome>()
  if (outcomeIds.length === 0) return found
  const ids = Prisma.sql`ANY(${[...outcomeIds]}::uuid[])`
  const rows = await db().$queryRaw<(Row & { outcomeId: string; own: boolean })[]>`/* outcomes.follow-ups */
    SELECT w.outcome_id AS "outcomeId", w.own, ${LINE} FROM (
      SELECT f.outcome_id, f.id, TRUE AS own FROM follow_up f WHERE f.outcome_id = ${ids} AND f.archived_at IS NULL
      UNION ALL SELECT l.outcome_id, f.id, FALSE ${ofAgreementSql(actor, Prisma.sql`= ${ids}`)}) w
      JOIN follow_up f ON f.id = w.id ${JOINED} ORDER BY f.id`
  for (const { outcomeId, own, ...row } of rows) {
    const lines = found.get(outcomeId) ?? { own: [], ofAgreement: [] }
    lines[own ? 'own' : 'ofAgreement'].push(toLine(row))
    found.set(outcomeId, lines)
  }
  return found
}

/** The follow-ups of an agreement that the asker was found to see, the first made first. One query. */
export async function linesOfAgreement(agreementId: string): Promise<FollowUpLine[]> {
  const rows = await db().$queryRaw<Row[]>`/* outcomes.follow-ups-of-agreement */
    SELECT ${LINE} FROM follow_up f ${JOINED}
    WHERE f.agreement_id = ${agreementId}::uuid AND f.archived_at IS NULL ORDER BY f.id`
  return rows.map(toLine)
}
