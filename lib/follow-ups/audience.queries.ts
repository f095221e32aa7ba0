import type { Permission } from '@/lib/auth/permissions'
import { Prisma, type Tx } from '@/lib/platform/db'
import { carriesSql } from '@/lib/readouts/responsible.queries'

/** Account `u` is on the team of the visit of `f`. */
const ON_TEAM = Prisma.sql`EXISTS (SELECT 1 FROM visit_team_member m WHERE m.visit_id = f.visit_id AND m.user_id = u.id)`

/**
 * Account `u` is in use and may see `follow_up f` of `visit v`: what `visibleFollowUp` says of a reader, asked of many
 * accounts at once.
 * @param today the day at home, `YYYY-MM-DD`: a role may end
 */
export const followUpSeenBySql = (today: string): Prisma.Sql => {
  const carries = (permission: Permission) => carriesSql(permission, today)
  const team = Prisma.sql`(${ON_TEAM} AND ${carries('visit.see-restricted-own')})`
  const own = Prisma.sql`(${carries('visit.see-restricted-own')} AND (f.officer_id = u.person_id OR EXISTS (
    SELECT 1 FROM outcome c JOIN readout r ON r.id = c.readout_id WHERE c.id = f.outcome_id AND r.writer_id = u.id)))`
  return Prisma.sql`(u.deactivated_at IS NULL AND f.archived_at IS NULL AND NOT f.hidden AND v.archived_at IS NULL
    AND ${carries('visit.see')} AND (f.published OR ${carries('readout.see-internal')})
    AND (${carries('visit.see-restricted')} OR ${team} OR (NOT v.restricted AND (NOT f.restricted OR ${own}))))`
}

/**
 * The accounts that are told of what happens to a follow-up: its officer's and its watchers', as far as they may still
 * see it. One statement.
 * @param also accounts that are told besides, under the same condition
 */
export async function audienceOf(
  tx: Tx,
  followUpId: string,
  { today, also = [], internal = false }: { today: string; also?: readonly string[]; internal?: boolean },
): Promise<string[]> {
  const inside = internal ? Prisma.sql`AND ${carriesSql('readout.see-internal', today)}` : Prisma.empty
  const rows = await tx.$queryRaw<{ id: string }[]>`/* follow-ups.audience */
    SELECT u.id FROM follow_up f JOIN visit v ON v.id = f.visit_id JOIN user_account u ON u.person_id = f.officer_id
      OR u.id = ANY(${[...also]}::uuid[]) OR u.id IN (SELECT w.user_id FROM follow_up_watcher w WHERE w.follow_up_id = f.id)
    WHERE f.id = ${followUpId}::uuid AND ${followUpSeenBySql(today)} ${inside} ORDER BY u.id`
  return rows.map(({ id }) => id)
}

/** Of these accounts, those in use that may see the follow-up. */
export async function whoMaySee(
  tx: Tx,
  followUpId: string,
  { today, userIds }: { today: string; userIds: readonly string[] },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`/* follow-ups.who-may-see */
    SELECT u.id FROM follow_up f JOIN visit v ON v.id = f.visit_id JOIN user_account u ON u.id = ANY(${[...userIds]}::uuid[])
    WHERE f.id = ${followUpId}::uuid AND ${followUpSeenBySql(today)}`
  return rows.map(({ id }) => id)
}
