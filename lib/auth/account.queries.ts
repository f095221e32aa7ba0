import { db, type Tx } from '@/lib/platform/db'
import { todayAtHome } from '@/lib/platform/today'
import type { Actor } from './permissions'

/**
 * Who an account would be if it were signed in at `now`: for what a job makes for its eyes, or does for it. Null when it is not in
 * use. Acting managers are managers until their last day at home, the day included.
 */
export async function accountActor(
  userId: string,
  now: Date,
  client: Tx = db(),
): Promise<(Actor & { userId: string }) | null> {
  const today = new Date(`${todayAtHome(now)}T00:00:00Z`)
  const found = await client.user.findFirst({
    where: { id: userId, deactivatedAt: null },
    select: {
      personId: true,
      name: true,
      roles: { where: { OR: [{ until: null }, { until: { gte: today } }] }, select: { role: true } },
    },
  })
  if (!found) return null
  return {
    kind: 'user',
    userId,
    personId: found.personId,
    name: found.name,
    roles: found.roles.map(({ role }) => role),
  }
}
