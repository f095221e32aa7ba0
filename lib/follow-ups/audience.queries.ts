import { carriesSql } from '@/lib/auth/carries.queries'
import { Prisma, type Tx } from '@/lib/platform/db'
import { followUpSeenBySql } from './scope'

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
    SELECT u.id FROM follow_up f JOIN visit v ON v.id = f.visit_id JOIN user_account u ON u.id = ANY(ARRAY(
        SELECT a.id FROM user_account a WHERE a.person_id = f.officer_id UNION ALL SELECT unnest(${[...also]}::uuid[])
        UNION ALL SELECT w.user_id FROM follow_up_watcher w WHERE w.follow_up_id = f.id))
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
