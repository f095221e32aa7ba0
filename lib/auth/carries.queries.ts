import { Prisma } from '@/lib/platform/db'
import { PERMISSIONS, type Permission } from './permissions'

/**
 * `can` asked the other way round, for finding receivers: account `u` has a role that carries the permission, and does
 * not carry `but`, on the day `today` at home.
 */
export const carriesSql = (permission: Permission, today: string, but?: Permission): Prisma.Sql => {
  const without: readonly string[] = but ? PERMISSIONS[but] : []
  const roles = PERMISSIONS[permission].filter((role) => !without.includes(role))
  return Prisma.sql`EXISTS (SELECT 1 FROM user_role x WHERE x.user_id = u.id AND x.role::text = ANY(${roles})
    AND (x.until IS NULL OR x.until >= ${today}::date))`
}
