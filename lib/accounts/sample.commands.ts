import { hashPassword } from '@/lib/auth/password'
import type { Role } from '@/lib/auth/permissions'
import type { Db } from '@/lib/platform/db'

/** One account a role, so that everybody can see the visit from each side. */
const SAMPLES: readonly { role: Role; name: string }[] = [
  { role: 'planner', name: 'Planner (sample)' },
  { role: 'staff', name: 'Staff (sample)' },
  { role: 'manager', name: 'Manager (sample)' },
  { role: 'admin', name: 'Admin (sample)' },
  { role: 'viewer', name: 'Viewer (sample)' },
]

export type SampleAccount = { id: string; role: Role; email: string }

/**
 * Makes the sample sign-ins, with one password for all. Those that are there already keep their password and state.
 * Returns them in the order in which they are printed.
 */
export async function createSampleAccounts(
  db: Pick<Db, 'user'>,
  { password, now }: { password: string; now: Date },
): Promise<SampleAccount[]> {
  const passwordHash = await hashPassword(password)
  const accounts: SampleAccount[] = []
  for (const { role, name } of SAMPLES) {
    const email = `${role}@tashrif.example`
    const { id } = await db.user.upsert({
      where: { email },
      update: {},
      create: { email, name, passwordHash, isSample: true, createdAt: now, roles: { create: { role } } },
      select: { id: true },
    })
    accounts.push({ id, role, email })
  }
  return accounts
}
