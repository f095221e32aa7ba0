import type { Actor } from '@/lib/auth/permissions'
import { countRows } from '@/lib/platform/count-limit'
import { dayFromDb } from '@/lib/platform/day'
import { db, Prisma } from '@/lib/platform/db'
import { AppError } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/id'
import { likePattern } from '@/lib/search/query'
import { canAdminister } from './policy'
import { type HeldRole, USER_STATES, type UserDetail, type UserPage, type UserRow, type UserState } from './types'

/** Rows of one page. */
const PAGE = 50

export type UserFilters = {
  q?: string | undefined
  state?: string | undefined
  /** Id of the last row of the page before. */
  after?: string | undefined
  /** Id of the first row of the page after. */
  before?: string | undefined
  /** `all` for the exact number, however many there are. */
  count?: string | undefined
}

type Row = Omit<UserRow, 'person'> & { personId: string | null; personName: string | null }

const STATE = Prisma.sql`CASE WHEN u.deactivated_at IS NOT NULL THEN 'deactivated'
  WHEN u.password_hash IS NULL THEN 'waiting' ELSE 'active' END`
const ORDER_KEY = Prisma.sql`(u.name COLLATE "und-x-icu", u.id)`

/** One page of the accounts by name. @throws AppError `forbidden` without account.admin */
export async function listUsers(actor: Actor, filters: UserFilters): Promise<UserPage> {
  if (!canAdminister(actor)) throw new AppError('forbidden')
  const where = Prisma.join([Prisma.sql`true`, ...conditions(filters)], ' AND ')
  const back = isUuid(filters.before ?? '')
  const edgeId = back ? filters.before : isUuid(filters.after ?? '') ? filters.after : undefined
  const edge = edgeId
    ? Prisma.sql`AND ${ORDER_KEY} ${Prisma.raw(back ? '<' : '>')}
        (SELECT e.name COLLATE "und-x-icu", e.id FROM user_account e WHERE e.id = ${edgeId}::uuid)`
    : Prisma.empty
  const order = Prisma.raw(back ? 'DESC' : 'ASC')
  const [found, total] = await Promise.all([
    db().$queryRaw<Row[]>`/* accounts.list */
      SELECT u.id, u.name, u.email, ${STATE} AS state, u.is_sample AS "isSample",
        p.id AS "personId", p.name AS "personName",
        coalesce((SELECT json_agg(json_build_object('role', r.role, 'until', r.until) ORDER BY r.role)
          FROM user_role r WHERE r.user_id = u.id), '[]') AS roles
      FROM user_account u LEFT JOIN person p ON p.id = u.person_id
      WHERE ${where} ${edge}
      ORDER BY u.name COLLATE "und-x-icu" ${order}, u.id ${order} LIMIT ${PAGE + 1}`,
    countRows('accounts.list-count', { from: Prisma.sql`user_account u WHERE ${where}` }, filters.count),
  ])
  const more = found.length > PAGE
  const page = found.slice(0, PAGE)
  if (back) page.reverse()
  return {
    rows: page.map(toRow),
    ...total,
    next: back || more ? (page.at(-1)?.id ?? null) : null,
    previous: (back ? more : edgeId !== undefined) ? (page[0]?.id ?? null) : null,
  }
}

/** One account, or null when there is none. @throws AppError `forbidden` without account.admin */
export async function getUser(actor: Actor, id: string, now: Date): Promise<UserDetail | null> {
  if (!canAdminister(actor)) throw new AppError('forbidden')
  const user = isUuid(id) ? await db().user.findUnique({ where: { id }, select: DETAIL }) : null
  if (!user) return null
  const { passwordHash, deactivatedAt, sessions, roles, createdAt, ...rest } = user
  const state: UserState = deactivatedAt ? 'deactivated' : passwordHash ? 'active' : 'waiting'
  const live = sessions.filter((session) => session.revokedAt === null && session.expiresAt > now)
  const lastSeen = sessions.reduce<Date | null>(
    (last, { lastSeenAt }) => (last && last > lastSeenAt ? last : lastSeenAt),
    null,
  )
  return {
    ...rest,
    state,
    roles: roles.map(({ role, until }) => ({ role, until: dayFromDb(until) })),
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeen?.toISOString() ?? null,
    liveSessions: live.length,
  }
}

const DETAIL = {
  id: true,
  name: true,
  email: true,
  isSample: true,
  version: true,
  createdAt: true,
  passwordHash: true,
  deactivatedAt: true,
  person: { select: { id: true, name: true } },
  roles: { select: { role: true, until: true }, orderBy: { role: 'asc' } },
  sessions: {
    select: { lastSeenAt: true, revokedAt: true, expiresAt: true },
    orderBy: { id: 'desc' },
    take: 20,
  },
} as const satisfies Prisma.UserSelect

/** How many sample sign-ins still work; 0 for who may not do anything about it. */
export async function countSampleAccounts(actor: Actor): Promise<number> {
  if (!canAdminister(actor)) return 0
  return await db().user.count({ where: { isSample: true, deactivatedAt: null } })
}

function conditions({ q, state }: UserFilters): Prisma.Sql[] {
  const list: Prisma.Sql[] = []
  for (const term of (q ?? '').trim().toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)) {
    list.push(Prisma.sql`(lower(u.name) LIKE ${likePattern(term)} OR u.email LIKE ${likePattern(term)})`)
  }
  const known = USER_STATES.find((each) => each === state)
  if (known) list.push(Prisma.sql`${STATE} = ${known}`)
  return list
}

const toRow = ({ personId, personName, roles, ...row }: Row): UserRow => ({
  ...row,
  roles: roles as HeldRole[],
  person: personId && personName !== null ? { id: personId, name: personName } : null,
})
