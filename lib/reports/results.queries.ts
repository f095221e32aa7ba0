import { visibleAgreement } from '@/lib/agreements/scope'
import { SIGNED } from '@/lib/agreements/workflow'
import type { Actor } from '@/lib/auth/permissions'
import { seenFollowUpSql } from '@/lib/follow-ups/scope'
import { marksSql, overdueSql, SORT } from '@/lib/follow-ups/standing.queries'
import { dayFromDb } from '@/lib/platform/day'
import { db, Prisma } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import type { LateFollowUp, SignedAgreement } from './types'

/** Rows of a list that is read in one glance. */
const SHOWN = 7

type Late = Omit<LateFollowUp, 'reference'> & { number: number; count: number }

/** The follow-ups of a visit that are latest on the day `today`, with how many there are. One statement. */
export async function latestOfVisit(
  actor: Actor,
  visitId: string,
  today: string,
): Promise<{ rows: LateFollowUp[]; count: number }> {
  const rows = await db().$queryRaw<Late[]>`/* reports.late-of-visit */
    SELECT f.id, f.number, f.title, f.owed_by AS "owedBy", ${marksSql(today)}, g.name AS lead, p.name AS officer,
      count(*) OVER ()::int AS count
    FROM follow_up f LEFT JOIN organisation g ON g.id = f.lead_organisation_id LEFT JOIN person p ON p.id = f.officer_id
    WHERE f.visit_id = ${visitId}::uuid AND ${Prisma.join([seenFollowUpSql(actor), overdueSql(today)], ' AND ')}
    ORDER BY ${SORT}, f.id LIMIT ${SHOWN}`
  return {
    count: rows[0]?.count ?? 0,
    rows: rows.map(({ id, number, title, owedBy, daysLate, unowned, lead, officer }) => ({
      id,
      reference: reference('F', number),
      title,
      owedBy,
      daysLate,
      unowned,
      lead,
      officer,
    })),
  }
}

/** The agreements of a visit that were signed and the actor sees, the first signed first, with how many there are. */
export async function signedOfVisit(
  actor: Actor,
  visitId: string,
): Promise<{ rows: SignedAgreement[]; count: number }> {
  const where = { AND: [visibleAgreement(actor), { visitId, status: { in: [...SIGNED] } }] }
  const shown = db().agreement.findMany({
    where,
    orderBy: [{ signedOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: SHOWN,
    select: {
      id: true,
      number: true,
      title: true,
      type: true,
      status: true,
      signedOn: true,
      parties: { orderBy: { position: 'asc' }, select: { organisation: { select: { name: true } } } },
    },
  })
  const [rows, count] = await Promise.all([shown, db().agreement.count({ where })])
  return {
    count,
    rows: rows.map(({ number, signedOn, parties, ...row }) => ({
      ...row,
      reference: reference('A', number),
      signedOn: dayFromDb(signedOn),
      parties: parties.map(({ organisation }) => organisation.name),
    })),
  }
}
