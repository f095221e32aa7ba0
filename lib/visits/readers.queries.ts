import { can, type Role } from '@/lib/auth/permissions'
import { db, type Tx } from '@/lib/platform/db'
import { todayAtHome } from '@/lib/platform/today'

type Row = { userId: string; personId: string; restricted: boolean; onTeam: boolean; roles: Role[] }

/**
 * The active accounts of these people that may see the visit, by person: `visibleVisit` asked the other way round.
 * One query.
 * @param now for acting managers, whose last day is counted at home
 */
export async function readersAmong(
  personIds: readonly string[],
  visitId: string,
  now: Date,
  client: Tx = db(),
): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const today = todayAtHome(now)
  const rows = await client.$queryRaw<Row[]>`/* visits.readers */
    SELECT u.id AS "userId", u.person_id AS "personId", v.restricted,
      EXISTS (SELECT 1 FROM visit_team_member t WHERE t.visit_id = v.id AND t.user_id = u.id) AS "onTeam",
      ARRAY(SELECT r.role::text FROM user_role r
        WHERE r.user_id = u.id AND (r.until IS NULL OR r.until >= ${today}::date)) AS roles
    FROM user_account u CROSS JOIN visit v
    WHERE u.person_id = ANY(${personIds}::uuid[]) AND u.deactivated_at IS NULL
      AND v.id = ${visitId}::uuid AND v.archived_at IS NULL`
  return new Map(rows.filter(mayRead).map(({ personId, userId }) => [personId, userId]))
}

function mayRead({ restricted, onTeam, roles }: Row): boolean {
  const actor = { kind: 'user', roles } as const
  if (!can(actor, 'visit.see')) return false
  return !restricted || can(actor, 'visit.see-restricted') || (onTeam && can(actor, 'visit.see-restricted-own'))
}
