import { beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '@/lib/auth/password'
import { type Actor, ROLES } from '@/lib/auth/permissions'
import { signIn } from '@/lib/auth/sign-in'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf, asRole } from '@/prisma/factories/actors'
import { countSampleAccounts, getUser, listUsers } from './queries'
import { createSampleAccounts } from './sample.commands'

const NOW = new Date('2027-03-12T10:00:00Z')
let admin: Actor

beforeAll(async () => {
  admin = actorOf(await makeUser(db(), { roles: ['admin'], name: 'aaron', passwordHash: 'a hash' }))
})

describe('the list of accounts', () => {
  it.each(ROLES.filter((role) => role !== 'admin'))('is not for a %s', async (role) => {
    const actor = await asRole(db(), role)
    await expect(listUsers(actor, {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(getUser(actor, newId(), NOW)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await countSampleAccounts(actor)).toBe(0)
  })

  it('finds by parts of the name and the address, and by state', async () => {
    const user = await makeUser(db(), {
      name: 'Zuhra 100% Karimova',
      email: 'findme_1@office.example',
      deactivatedAt: NOW,
    })
    const found = async (q: string, state?: string) => (await listUsers(admin, { q, state })).rows.map(({ id }) => id)
    expect(await found('karim zuh')).toEqual([user.id])
    expect(await found('FINDME_1')).toEqual([user.id])
    expect(await found('0% ')).toEqual([user.id])
    expect(await found('findmex1')).toEqual([])
    expect(await found('karimova', 'deactivated')).toEqual([user.id])
    expect(await found('karimova', 'active')).toEqual([])
  })

  it('goes page by page in the order of names, forth and back, without a gap', async () => {
    await Promise.all(Array.from({ length: 105 }, (_, i) => makeUser(db(), { name: `Paged ${i % 7}` })))
    const pages = []
    let after: string | undefined
    do {
      const page = await listUsers(admin, { q: 'paged', after })
      pages.push(page)
      after = page.next ?? undefined
    } while (after)
    const ids = pages.flatMap(({ rows }) => rows.map(({ id }) => id))
    expect(pages.map(({ rows }) => rows.length)).toEqual([50, 50, 5])
    expect(new Set(ids).size).toBe(105)
    expect(pages.map(({ count }) => count)).toEqual([105, 105, 105])
    const names = pages.flatMap(({ rows }) => rows.map(({ name }) => name))
    expect(names).toEqual([...names].sort())
    expect(pages[0]?.previous).toBe(null)
    const back = await listUsers(admin, { q: 'paged', before: pages[2]?.previous ?? '' })
    expect(back.rows).toEqual(pages[1]?.rows)
    const first = await listUsers(admin, { q: 'paged', before: back.previous ?? '' })
    expect(first).toEqual(pages[0])
  })

  it('shows nothing of the password', async () => {
    const user = await makeUser(db(), { passwordHash: await hashPassword('a password of the tests') })
    const shown = JSON.stringify([await listUsers(admin, {}), await getUser(admin, user.id, NOW)])
    expect(shown).not.toContain('argon2')
  })

  it('is not troubled by an address that is nonsense', async () => {
    expect((await listUsers(admin, { after: "x'--", state: 'gone' })).rows.length).toBeGreaterThan(0)
    expect(await getUser(admin, 'not-an-id', NOW)).toBe(null)
  })
})

describe('the sample accounts', () => {
  it('are one a role, sign in with the password, and are made once', async () => {
    const made = await createSampleAccounts(db(), { password: 'sample-password', now: NOW })
    expect(made.map(({ email }) => email)).toEqual(
      ['planner', 'staff', 'manager', 'admin', 'viewer'].map((role) => `${role}@tashrif.example`),
    )
    for (const { email, id } of made) {
      const answer = await signIn({ email, password: 'sample-password', address: '192.0.2.1' }, new Date())
      expect(answer).toMatchObject({ ok: true, userId: id })
    }
    expect(await createSampleAccounts(db(), { password: 'another-password', now: NOW })).toEqual(made)
    expect(await countSampleAccounts(admin)).toBe(5)
    const manager = await getUser(admin, made[2]?.id ?? '', NOW)
    expect(manager).toMatchObject({
      name: 'Manager (sample)',
      isSample: true,
      roles: [{ role: 'manager', until: null }],
    })
  })
})
