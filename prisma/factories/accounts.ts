import type { Role } from '@/lib/auth/permissions'
import type { Prisma, Tx } from '@/lib/platform/db'
import { nextNumber, uniqueEmail } from './unique'

type UserOverrides = Partial<Omit<Prisma.UserUncheckedCreateInput, 'roles'>> & { roles?: readonly Role[] }

/** A user without a password; no role unless told. */
export async function makeUser(db: Tx, { roles = [], ...overrides }: UserOverrides = {}) {
  return db.user.create({
    data: {
      name: `User ${nextNumber()}`,
      email: uniqueEmail(),
      ...overrides,
      roles: { create: roles.map((role) => ({ role })) },
    },
    include: { roles: true },
  })
}

export type MadeUser = Awaited<ReturnType<typeof makeUser>>
