import type { Actor } from '@/lib/auth/permissions'
import { canSeeContactDetails } from '@/lib/delegations/policy'
import { db, Prisma } from '@/lib/platform/db'
import type { Whose } from '@/lib/programme/own'
import { readersAmong } from '@/lib/visits/readers.queries'
import { visibleVisitSql } from '@/lib/visits/scope'
import type { Recipient } from './own-changes'
import type { OwnChanges, RecipientRow } from './types'

type Row = Omit<RecipientRow, 'notice' | 'told'> & {
  userId: string | null
  read: boolean
  toldAt: Date | null
  toldByName: string | null
}

/**
 * Whose programme a version changed: our side by precedence, then the host side, then others. How to reach them only
 * for who may see that. One query.
 */
export async function listRecipients(actor: Actor, versionId: string): Promise<RecipientRow[]> {
  const phone = canSeeContactDetails(actor) ? Prisma.sql`coalesce(m.phone, c.phone)` : Prisma.sql`NULL::text`
  const rows = await db().$queryRaw<Row[]>`/* versions.recipients */
    SELECT r.id, r.name, r.person_id AS "personId", r.user_id AS "userId", r.changes, r.told_at AS "toldAt",
      r.told_by_name AS "toldByName", coalesce(m.title, c.title) AS title, o.name AS organisation, ${phone} AS phone,
      CASE WHEN m.id IS NOT NULL THEN 'ours' WHEN c.id IS NOT NULL THEN 'host' END AS side,
      EXISTS (SELECT 1 FROM notification n WHERE n.user_id = r.user_id AND n.subject_id = r.version_id
        AND n.read_at IS NOT NULL) AS read
    FROM version_recipient r JOIN visit v ON v.id = r.visit_id
      LEFT JOIN delegation_member m ON m.id = r.member_id
      LEFT JOIN host_contact c ON c.id = r.contact_id
      LEFT JOIN party_group g ON g.id = coalesce(m.group_id, c.group_id)
      LEFT JOIN organisation o ON o.id = coalesce(m.organisation_id, c.organisation_id, g.organisation_id)
    WHERE r.version_id = ${versionId}::uuid AND ${visibleVisitSql(actor)}
    ORDER BY m.precedence NULLS LAST, c.id NULLS LAST, r.name, r.id`
  return rows.map(({ userId, read, toldAt, toldByName, ...row }) => ({
    ...row,
    notice: userId === null ? null : { read },
    told: toldAt === null ? null : { at: toldAt.toISOString(), by: toldByName ?? '' },
  }))
}

/** What a version changed for one person or group, and their name; null where it changed nothing, and for a subgroup. */
export async function changesFor(
  actor: Actor,
  versionId: string,
  whose: Whose,
): Promise<{ name: string; changes: OwnChanges } | null> {
  if (whose.kind === 'subgroup') return null
  const who = whoSql(whose)
  const [row] = await db().$queryRaw<{ name: string; changes: OwnChanges }[]>`/* versions.changes-for */
    SELECT r.name, r.changes FROM version_recipient r JOIN visit v ON v.id = r.visit_id
    WHERE r.version_id = ${versionId}::uuid AND ${who} AND ${visibleVisitSql(actor)} LIMIT 1`
  return row ?? null
}

function whoSql(whose: Exclude<Whose, { kind: 'subgroup' }>): Prisma.Sql {
  switch (whose.kind) {
    case 'person':
      return Prisma.sql`r.person_id = ${whose.personId}::uuid`
    case 'member':
      return Prisma.sql`r.member_id = ${whose.memberId}::uuid`
    case 'contact':
      return Prisma.sql`r.contact_id = ${whose.contactId}::uuid`
  }
}

/** Which of these would be notified in the app, by person id: they have an account that may see the visit. */
export async function wouldBeNotified(
  who: readonly Recipient[],
  visitId: string,
  now: Date,
): Promise<ReadonlySet<string>> {
  const persons = who.flatMap(({ personId }) => personId ?? [])
  return new Set((await readersAmong(persons, visitId, now)).keys())
}
