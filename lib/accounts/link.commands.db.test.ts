import { beforeEach, describe, expect, it } from 'vitest'
import { createFirstAdminLink } from '@/lib/auth/first-admin'
import { makeSetPasswordLink, setPasswordToken } from '@/lib/auth/one-time-link'
import { verifyPassword } from '@/lib/auth/password'
import { type Actor, systemActor } from '@/lib/auth/permissions'
import { findLiveSession, openSession } from '@/lib/auth/session'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { makeUser } from '@/prisma/factories/accounts'
import { asRole } from '@/prisma/factories/actors'
import { makeFirstAdmin, setPasswordByLink } from './link.commands'
import { findPasswordLink, isFirstAdminLink } from './link.queries'

const NOW = new Date('2027-03-12T10:00:00Z')
const hours = (n: number) => new Date(NOW.getTime() + n * 3_600_000)
const LINK = systemActor('One-time link')
const GONE = { ok: false, failure: { kind: 'refused', reason: { key: 'refusals.accounts.linkGone' } } }
const PASSWORD = 'a password of the tests'

const actions = async (subjectId: string) =>
  (await db().auditEvent.findMany({ where: { subjectId } })).map(({ action }) => action)

describe('the link of the first admin', () => {
  beforeEach(async () => {
    await db().userRole.deleteMany()
    await db().session.deleteMany()
    await db().oneTimeLink.deleteMany()
    await db().user.deleteMany()
  })
  const tokenOf = async (now = NOW) => (await createFirstAdminLink(now))?.replace('/first-admin/', '') ?? ''
  const make = (token: string, now = NOW, actor: Actor = LINK) =>
    makeFirstAdmin(
      actor,
      { commandId: newId(), token, email: 'Boss@Office.example', name: 'Boss', password: PASSWORD },
      now,
    )

  it('makes an admin who can sign in, and is on record', async () => {
    expect(await make(await tokenOf())).toEqual({ ok: true, value: null })
    const user = await db().user.findFirstOrThrow({ include: { roles: true } })
    expect(user).toMatchObject({
      email: 'boss@office.example',
      isSample: false,
      roles: [{ role: 'admin', until: null }],
    })
    expect(await verifyPassword(PASSWORD, user.passwordHash)).toBe(true)
    expect(await actions(user.id)).toEqual(['user.first_admin_made'])
  })

  it('works once', async () => {
    const token = await tokenOf()
    await make(token)
    expect(await make(token)).toMatchObject(GONE)
    expect(await isFirstAdminLink(token, NOW)).toBe(false)
    expect(await db().user.count()).toBe(1)
  })

  it('makes one admin for two who come at once', async () => {
    const token = await tokenOf()
    const answers = await Promise.all([make(token), make(token)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db().user.count()).toBe(1)
  })

  it('ends after a day, and when a newer one is made', async () => {
    const [first, second] = [await tokenOf(), await tokenOf()]
    expect(await make(first)).toMatchObject(GONE)
    expect(await isFirstAdminLink(second, hours(23.9))).toBe(true)
    expect(await make(second, hours(24))).toMatchObject(GONE)
  })

  it('is not made, and does not work, once there is a user', async () => {
    const token = await tokenOf()
    await makeUser(db())
    expect(await createFirstAdminLink(NOW)).toBe(null)
    expect(await make(token)).toMatchObject(GONE)
    expect(await isFirstAdminLink(token, NOW)).toBe(false)
  })

  it('is no way for somebody who is signed in', async () => {
    const token = await tokenOf()
    const actor: Actor = { kind: 'user', userId: newId(), personId: null, name: 'Viewer', roles: ['viewer'] }
    expect(await make(token, NOW, actor)).toMatchObject(GONE)
  })

  it('is kept as a hash alone', async () => {
    const token = await tokenOf()
    expect(JSON.stringify(await db().oneTimeLink.findMany())).not.toContain(token)
  })
})

describe('the link to set a password', () => {
  const makeLink = async () => {
    const user = await makeUser(db(), { roles: ['staff'] })
    return { user, token: setPasswordToken(await makeSetPasswordLink(db(), user.id, NOW)) }
  }
  const set = (token: string, now = NOW, password = PASSWORD) =>
    setPasswordByLink(LINK, { commandId: newId(), token, password }, now)
  const hashOf = async (id: string) => (await db().user.findUniqueOrThrow({ where: { id } })).passwordHash

  it('sets it once, ends the sessions there were, and is on record without it', async () => {
    const { user, token } = await makeLink()
    const session = await openSession(user.id, NOW)
    expect(await set(token)).toEqual({ ok: true, value: null })
    expect(await verifyPassword(PASSWORD, await hashOf(user.id))).toBe(true)
    expect(await findLiveSession(session, NOW)).toBe(null)
    expect(await actions(user.id)).toEqual(['user.password_set'])
    expect(await set(token, NOW, 'another one of the tests')).toMatchObject(GONE)
    expect(await verifyPassword(PASSWORD, await hashOf(user.id))).toBe(true)
  })

  it('is not used up by a password that is too short', async () => {
    const { token } = await makeLink()
    expect(await set(token, NOW, 'too short')).toMatchObject({ failure: { kind: 'invalid' } })
    expect(await set(token)).toMatchObject({ ok: true })
  })

  it('ends after three days', async () => {
    const { user, token } = await makeLink()
    expect(await findPasswordLink(token, hours(71.9))).toEqual({ email: user.email })
    expect(await findPasswordLink(token, hours(72))).toBe(null)
    expect(await set(token, hours(72))).toMatchObject(GONE)
  })

  it('ends when a newer one is made', async () => {
    const { user, token } = await makeLink()
    await makeSetPasswordLink(db(), user.id, NOW)
    expect(await set(token)).toMatchObject(GONE)
  })

  it('ends when the account is deactivated', async () => {
    const { user, token } = await makeLink()
    await db().user.update({ where: { id: user.id }, data: { deactivatedAt: NOW } })
    expect(await findPasswordLink(token, NOW)).toBe(null)
    expect(await set(token)).toMatchObject(GONE)
  })

  it('is not the other kind of link, nor for somebody who is signed in', async () => {
    const { token } = await makeLink()
    const admin = await asRole(db(), 'admin')
    expect(await isFirstAdminLink(token, NOW)).toBe(false)
    expect(await setPasswordByLink(admin, { commandId: newId(), token, password: PASSWORD }, NOW)).toMatchObject(GONE)
  })

  it('leaves neither the token nor the password in the receipt', async () => {
    const { token } = await makeLink()
    await set(token)
    const kept = JSON.stringify([await db().commandReceipt.findMany(), await db().auditEvent.findMany()])
    expect(kept).not.toContain(token)
    expect(kept).not.toContain(PASSWORD)
  })

  it.each(['', 'x', '../../etc/passwd', 'A'.repeat(43)])('is nothing for the token %j', async (token) => {
    expect(await findPasswordLink(token, NOW)).toBe(null)
    expect((await set(token)).ok).toBe(false)
  })
})
