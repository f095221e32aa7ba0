import { beforeEach, describe, expect, it } from 'vitest'
import { hashPassword, verifyPassword } from '@/lib/auth/password'
import { type Actor, systemActor } from '@/lib/auth/permissions'
import { findLiveSession, openSession } from '@/lib/auth/session'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf } from '@/prisma/factories/actors'
import { changeOwnPassword, endOtherSessions, endOwnSession } from './own.commands'
import { getOwnAccount } from './own.queries'

const NOW = new Date('2027-03-12T10:00:00Z')
const OLD = 'the present password'
const NEW = 'the password after it'
let actor: Actor & { userId: string; sessionId: string }
let elsewhere: string

beforeEach(async () => {
  const user = await makeUser(db(), { roles: ['viewer'], passwordHash: await hashPassword(OLD) })
  elsewhere = await openSession(user.id, NOW)
  actor = { ...actorOf(user), sessionId: await openSession(user.id, NOW) }
})

const change = (input: Record<string, unknown>, who: Actor = actor) =>
  changeOwnPassword(who, { commandId: newId(), current: OLD, password: NEW, ...input }, NOW)
const hasPassword = async (password: string) =>
  verifyPassword(password, (await db().user.findUniqueOrThrow({ where: { id: actor.userId } })).passwordHash)
const lives = async (id: string) => (await findLiveSession(id, NOW)) !== null
const actions = async () =>
  (await db().auditEvent.findMany({ where: { subjectId: actor.userId } })).map(({ action }) => action)

describe('changing one’s password', () => {
  it('ends the other sessions at once and keeps this one', async () => {
    expect(await change({})).toEqual({ ok: true, value: null })
    expect(await hasPassword(NEW)).toBe(true)
    expect(await Promise.all([lives(actor.sessionId), lives(elsewhere)])).toEqual([true, false])
    expect(await actions()).toEqual(['user.password_changed'])
  })

  it('asks for the present one', async () => {
    expect(await change({ current: 'not the present one' })).toEqual({
      ok: false,
      failure: { kind: 'invalid', fields: { current: [{ key: 'refusals.accounts.wrongPassword' }] } },
    })
    expect(await hasPassword(OLD)).toBe(true)
    expect(await lives(elsewhere)).toBe(true)
  })

  it('does not let them be tried one after the other', async () => {
    for (let i = 0; i < 5; i++) await change({ current: `guess number ${i}` })
    expect(await change({})).toEqual({
      ok: false,
      failure: {
        kind: 'invalid',
        fields: { current: [{ key: 'refusals.accounts.waitMinutes', values: { minutes: 15 } }] },
      },
    })
    expect(await hasPassword(OLD)).toBe(true)
  })

  it('is one change after a double click', async () => {
    const input = { commandId: newId(), current: OLD, password: NEW }
    const answers = [await changeOwnPassword(actor, input, NOW), await changeOwnPassword(actor, input, NOW)]
    expect(answers).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ])
    expect(await actions()).toHaveLength(1)
  })

  it('is not said to be done when another password comes under the same id', async () => {
    const input = { commandId: newId(), current: OLD, password: NEW }
    await changeOwnPassword(actor, input, NOW)
    expect(await changeOwnPassword(actor, { ...input, password: 'yet another password' }, NOW)).toMatchObject({
      ok: false,
      failure: { kind: 'refused', reason: { key: 'errors.commandReused' } },
    })
    expect(await hasPassword(NEW)).toBe(true)
  })

  it('does not undo an admin’s reset that came first', async () => {
    let changing: ReturnType<typeof change> | undefined
    await db().$transaction(async (tx) => {
      await tx.user.update({ where: { id: actor.userId }, data: { passwordHash: null } })
      changing = change({})
      await new Promise((resolve) => setTimeout(resolve, 500))
    })
    expect(await changing).toMatchObject({ ok: false, failure: { kind: 'invalid' } })
    expect(await hasPassword(NEW)).toBe(false)
  })

  it('is not for the program itself', async () => {
    expect(await change({}, systemActor('A job'))).toEqual({ ok: false, failure: { kind: 'forbidden' } })
  })
})

describe('one’s sessions', () => {
  it('are listed with this one marked, without those that ended', async () => {
    const ended = await openSession(actor.userId, NOW)
    await endOwnSession(actor, { commandId: newId(), sessionId: ended }, NOW)
    const { sessions } = await getOwnAccount(actor, NOW)
    expect(sessions.map(({ id, isThis }) => [id, isThis])).toEqual([
      [actor.sessionId, true],
      [elsewhere, false],
    ])
  })

  it('can be ended one by one, not somebody else’s', async () => {
    const other = await openSession((await makeUser(db())).id, NOW)
    const end = (sessionId: string) => endOwnSession(actor, { commandId: newId(), sessionId }, NOW)
    expect(await end(other)).toEqual({ ok: false, failure: { kind: 'missing' } })
    expect(await end(elsewhere)).toEqual({ ok: true, value: null })
    expect(await Promise.all([lives(other), lives(elsewhere)])).toEqual([true, false])
  })

  it('can be ended all but this one', async () => {
    await openSession(actor.userId, NOW)
    expect(await endOtherSessions(actor, { commandId: newId() }, NOW)).toEqual({ ok: true, value: { count: 2 } })
    expect(await Promise.all([lives(actor.sessionId), lives(elsewhere)])).toEqual([true, false])
  })
})
