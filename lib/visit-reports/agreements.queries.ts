import { seenAgreementSql, visibleAgreement } from '@/lib/agreements/scope'
import type { Actor } from '@/lib/auth/permissions'
import { db, Prisma, type Tx } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import type { ReportAgreement } from './content'
import { type FollowUpRow, followUpsJson, referredFollowUp } from './meetings.queries'
import type { Reader } from './types'

type Row = Omit<ReportAgreement, 'reference' | 'followUps'> & { number: number; followUps: FollowUpRow[] }

/**
 * The agreements of a visit that the actor sees, the first signed first, those that are not signed last; of restricted
 * ones nothing is read for who may not see them. One statement.
 */
export async function agreementsOf(
  actor: Actor,
  { visitId, reader }: { visitId: string; reader: Reader },
  client: Tx,
): Promise<ReportAgreement[]> {
  const handled = reader.restricted ? Prisma.sql`TRUE` : Prisma.sql`NOT a.restricted`
  const rows = await client.$queryRaw<Row[]>`/* visit-reports.agreements */
    SELECT a.id, a.number, a.title, a.type::text AS type, a.status::text AS status, a.restricted,
      a.signed_on::text AS "signedOn", a.signed_place AS "signedPlace", cardinality(a.proposed) > 0 AS proposed,
      (SELECT coalesce(json_agg(o.name ORDER BY p.side, p.position, p.id), '[]')
        FROM agreement_party p JOIN organisation o ON o.id = p.organisation_id WHERE p.agreement_id = a.id) AS parties,
      ${followUpsJson(Prisma.sql`f.agreement_id = a.id`)} AS "followUps"
    FROM agreement a WHERE a.visit_id = ${visitId}::uuid AND ${handled} AND ${seenAgreementSql(actor)}
    ORDER BY a.signed_on NULLS LAST, a.id`
  return rows.map(({ number, followUps, ...row }) => ({
    ...row,
    reference: reference('A', number),
    followUps: followUps.map(referredFollowUp),
  }))
}

/** The agreements of a visit of which the actor may know, those of the archive too, and whether each is restricted by now. */
export async function seenAgreements(actor: Actor, visitId: string): Promise<Map<string, { restricted: boolean }>> {
  const { archivedAt: _archive, ...inSight } = visibleAgreement(actor)
  const rows = await db().agreement.findMany({
    where: { AND: [inSight, { visitId }] },
    select: { id: true, restricted: true },
  })
  return new Map(rows.map(({ id, restricted }) => [id, { restricted }]))
}
