import { beforeAll, describe, expect, it } from 'vitest'
import type { Command } from '@/lib/audit/command'
import { setPasswordToken } from '@/lib/auth/one-time-link'
import { type Actor, ROLES, systemActor } from '@/lib/auth/permissions'
import { findLiveSession, openSession } from '@/lib/auth/session'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf, asRole } from '@/prisma/factories/actors'
import { makePerson } from '@/prisma/factories/directory'
import { uniqueEmail } from '@/prisma/factories/unique'
import * as access from './access.commands'
import * as commands from './commands'
import { setPasswordByLink } from './link.commands'
import { findPasswordLink } from './link.queries'

const NOW = new Date('2027-03-12T10:00:00Z')
const FORBIDDEN = { ok: false, failure: { kind: 'forbidden' } }
const refusedBy = (rule: string) => ({
  ok: false,
  failure: { kind: 'refused', reason: { key: `refusals.accounts.${rule}` } },
})
let admin: Actor & { userId: string }

beforeAll(async () => {
  admin = actorOf(await makeUser(db(), { roles: ['admin'], passwordHash: 'a hash', name: 'Main admin' }))
})

const withId = (input: Record<string, unknown>) => ({ commandId: newId(), ...input })
const run = <T>(command: Command<T>, input: Record<string, unknown>, actor: Actor = admin) =>
  command(actor, withId(input), NOW)
const read = (id: string) => db().user.findUniqueOrThrow({ where: { id }, include: { roles: true } })
const seen = async (id: string) => ({ userId: id, version: (await read(id)).version })
const lastEvent = (subjectId: string) => db().auditEvent.findFirst({ where: { subjectId }, orderBy: { id: 'desc' } })
const fields = (more: Record<string, unknown> = {}) => ({
  email: uniqueEmail(),
  name: 'New',
  roles: ['staff'],
  ...more,
})

describe('every account command', () => {
  const cases: [Command, (id: string) => Record<string, unknown>][] = [
    [commands.createUser, () => fields()],
    [commands.editUser, (userId) => ({ userId, version: 1, ...fields() })],
    [commands.setUserRoles, (userId) => ({ userId, version: 1, roles: ['admin'] })],
    [access.deactivateUser, (userId) => ({ userId, version: 1 })],
    [access.reactivateUser, (userId) => ({ userId, version: 1 })],
    [access.resetPassword, (userId) => ({ userId, version: 1 })],
    [access.deactivateSampleUsers, () => ({})],
  ]
  const others = ROLES.filter((role) => role !== 'admin')
  it.each(
    cases.flatMap(([command, input]) => others.map((role) => [command.commandName, role, command, input] as const)),
  )('%s is refused to a %s', async (_name, role, command, input) => {
    const actor = await asRole(db(), role)
    const before = await read(actor.userId)
    expect(await run(command, input(actor.userId), actor)).toEqual(FORBIDDEN)
    expect(await read(actor.userId)).toEqual(before)
  })
})

describe('making an account', () => {
  it('gives it roles, no password, and a link to set one', async () => {
    const answer = await run(commands.createUser, fields({ roles: ['planner'], actingManagerUntil: '2027-04-01' }))
    if (!answer.ok) throw new Error('not made')
    const { id, linkId } = answer.value
    const user = await read(id)
    expect(user).toMatchObject({ passwordHash: null, isSample: false, personId: null })
    expect(user.roles).toEqual([
      { userId: id, role: 'planner', until: null },
      { userId: id, role: 'manager', until: new Date('2027-04-01') },
    ])
    expect(await findPasswordLink(setPasswordToken(linkId), NOW)).toEqual({ email: user.email })
    expect(await lastEvent(id)).toMatchObject({
      action: 'user.created',
      actorId: admin.userId,
      changes: { roles: { to: 'planner, manager until 2027-04-01' } },
    })
  })

  it('is one account, with one link, after a double click', async () => {
    const input = withId(fields())
    const answers = await Promise.all([commands.createUser(admin, input, NOW), commands.createUser(admin, input, NOW)])
    expect(answers[0]).toEqual(answers[1])
    expect(await db().user.count({ where: { email: String((input as { email?: string }).email) } })).toBe(1)
  })

  it('tells the second of two who make an account for one address at once', async () => {
    const same = fields()
    const answers = await Promise.all(Array.from({ length: 4 }, () => run(commands.createUser, same)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok && answer.failure.kind === 'invalid')).toHaveLength(3)
  })

  it('refuses an address that an account has, in any case', async () => {
    const { email } = await makeUser(db())
    expect(await run(commands.createUser, fields({ email: email.toUpperCase() }))).toEqual({
      ok: false,
      failure: { kind: 'invalid', fields: { email: [{ key: 'refusals.accounts.emailTaken' }] } },
    })
  })

  it('refuses a person who has an account, and one who is not there', async () => {
    const person = await makePerson(db())
    const holder = await makeUser(db(), { personId: person.id })
    expect(await run(commands.createUser, fields({ person: { id: person.id } }))).toEqual({
      ok: false,
      failure: {
        kind: 'invalid',
        fields: { person: [{ key: 'refusals.accounts.personTaken', values: { name: holder.name } }] },
      },
    })
    expect(await run(commands.createUser, fields({ person: { id: newId() } }))).toMatchObject({
      failure: { fields: { person: [{ key: 'errors.invalidReference' }] } },
    })
  })

  it('leaves no token in the receipt', async () => {
    const answer = await run(commands.createUser, fields())
    if (!answer.ok) throw new Error('not made')
    const receipts = JSON.stringify(await db().commandReceipt.findMany())
    expect(receipts).toContain(answer.value.linkId)
    expect(receipts).not.toContain(setPasswordToken(answer.value.linkId))
  })
})

describe('editing an account', () => {
  it('sets name, address and person, and says what changed', async () => {
    const user = await makeUser(db(), { name: 'Before' })
    const person = await makePerson(db())
    const email = uniqueEmail()
    const input = { ...(await seen(user.id)), name: 'After', email, person: { id: person.id } }
    expect(await run(commands.editUser, input)).toEqual({ ok: true, value: null })
    expect(await read(user.id)).toMatchObject({ name: 'After', email, personId: person.id, version: 2 })
    expect((await lastEvent(user.id))?.changes).toEqual({
      name: { from: 'Before', to: 'After' },
      email: { from: user.email, to: email },
      person: { from: null, to: person.name },
    })
  })

  it('shows both texts to who had an older version', async () => {
    const user = await makeUser(db(), { name: 'Saved meanwhile', version: 2 })
    const input = { userId: user.id, version: 1, name: 'Mine', email: user.email, person: null }
    expect(await run(commands.editUser, input)).toEqual({
      ok: false,
      failure: {
        kind: 'conflict',
        version: 2,
        fields: [{ field: 'name', base: '', mine: 'Mine', theirs: 'Saved meanwhile' }],
      },
    })
  })
})

describe('setting roles', () => {
  it('counts from the person’s next request', async () => {
    const user = await makeUser(db(), { roles: ['planner'] })
    const session = await openSession(user.id, NOW)
    await run(commands.setUserRoles, { ...(await seen(user.id)), roles: ['viewer', 'staff'] })
    expect((await findLiveSession(session, NOW))?.actor.roles).toEqual(['viewer', 'staff'])
    expect((await lastEvent(user.id))?.changes).toEqual({ roles: { from: 'planner', to: 'viewer, staff' } })
  })

  it('is refused on an older version, and without any role', async () => {
    const user = await makeUser(db(), { roles: ['planner'], version: 3 })
    expect(await run(commands.setUserRoles, { userId: user.id, version: 2, roles: ['staff'] })).toMatchObject({
      failure: { kind: 'conflict', version: 3 },
    })
    expect(await run(commands.setUserRoles, { userId: user.id, version: 3, roles: [] })).toMatchObject({
      failure: { kind: 'invalid' },
    })
  })

  it('answers missing for an account that is not there', async () => {
    expect(await run(commands.setUserRoles, { userId: newId(), version: 1, roles: ['staff'] })).toEqual({
      ok: false,
      failure: { kind: 'missing' },
    })
  })
})

describe('the last admin', () => {
  const onlyAdmins = (...ids: string[]) =>
    db().userRole.deleteMany({ where: { role: 'admin', userId: { notIn: ids } } })

  it('does not lose the role while nobody else who can sign in has it', async () => {
    const [noPassword, gone] = [
      await makeUser(db(), { roles: ['admin'] }),
      await makeUser(db(), { roles: ['admin'], passwordHash: 'a hash', deactivatedAt: NOW }),
    ]
    await onlyAdmins(admin.userId, noPassword.id, gone.id)
    const mine = { ...(await seen(admin.userId)), roles: ['manager'] }
    expect(await run(commands.setUserRoles, mine)).toMatchObject(refusedBy('lastAdmin'))
    expect((await read(admin.userId)).roles).toMatchObject([{ role: 'admin' }])
  })

  it('is not deactivated or reset by a colleague who is an admin no more', async () => {
    const other = await makeUser(db(), { roles: ['admin'] })
    await onlyAdmins(admin.userId, other.id)
    expect(await run(access.deactivateUser, await seen(admin.userId), actorOf(other))).toMatchObject(
      refusedBy('lastAdmin'),
    )
    expect(await run(access.resetPassword, await seen(admin.userId), actorOf(other))).toMatchObject(
      refusedBy('lastAdmin'),
    )
    expect(await read(admin.userId)).toMatchObject({ deactivatedAt: null, passwordHash: 'a hash' })
  })

  it('is left when two admins deactivate each other at once', async () => {
    const other = await makeUser(db(), { roles: ['admin'], passwordHash: 'a hash' })
    await onlyAdmins(admin.userId, other.id)
    const [mine, theirs] = [await seen(admin.userId), await seen(other.id)]
    const answers = await Promise.all([
      run(access.deactivateUser, theirs),
      run(access.deactivateUser, mine, actorOf(other)),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers).toContainEqual(expect.objectContaining(refusedBy('lastAdmin')))
    await db().user.updateMany({ where: { id: { in: [admin.userId, other.id] } }, data: { deactivatedAt: null } })
  })
})

describe('deactivating', () => {
  it('ends the sessions and links at once, and keeps roles', async () => {
    const made = await run(commands.createUser, fields())
    if (!made.ok) throw new Error('not made')
    const { id, linkId } = made.value
    const session = await openSession(id, NOW)
    expect(await run(access.deactivateUser, await seen(id))).toEqual({ ok: true, value: null })
    expect(await findLiveSession(session, NOW)).toBe(null)
    await run(access.reactivateUser, await seen(id))
    expect(await findLiveSession(session, NOW)).toBe(null)
    expect(await findPasswordLink(setPasswordToken(linkId), NOW)).toBe(null)
    expect((await read(id)).roles).toMatchObject([{ role: 'staff' }])
    const events = await db().auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
    expect(events.map(({ action }) => action)).toEqual(['user.created', 'user.deactivated', 'user.reactivated'])
  })

  it('is not for one’s own account, nor twice', async () => {
    expect(await run(access.deactivateUser, await seen(admin.userId))).toMatchObject(refusedBy('oneself'))
    const user = await makeUser(db(), { deactivatedAt: NOW })
    expect(await run(access.deactivateUser, await seen(user.id))).toMatchObject(refusedBy('alreadyDeactivated'))
    const active = await makeUser(db())
    expect(await run(access.reactivateUser, await seen(active.id))).toMatchObject(refusedBy('notDeactivated'))
  })
})

describe('resetting a password', () => {
  it('takes the old one away, ends the sessions and makes one link that works', async () => {
    const user = await makeUser(db(), { roles: ['staff'], passwordHash: 'a hash' })
    const session = await openSession(user.id, NOW)
    const first = await run(access.resetPassword, await seen(user.id))
    const second = await run(access.resetPassword, await seen(user.id))
    if (!first.ok || !second.ok) throw new Error('not reset')
    expect((await read(user.id)).passwordHash).toBe(null)
    expect(await findLiveSession(session, NOW)).toBe(null)
    const [old, fresh] = [first, second].map(({ value }) => setPasswordToken(value.linkId))
    expect(await findPasswordLink(old ?? '', NOW)).toBe(null)
    const set = withId({ token: fresh, password: 'a password of the tests' })
    expect(await setPasswordByLink(systemActor('One-time link'), set, NOW)).toMatchObject({ ok: true })
    expect((await read(user.id)).passwordHash).toMatch(/^\$argon2id\$/)
  })

  it('is not for one’s own', async () => {
    expect(await run(access.resetPassword, await seen(admin.userId))).toMatchObject(refusedBy('ownPassword'))
  })
})

describe('the sample accounts', () => {
  const someSamples = () =>
    Promise.all([1, 2].map(() => makeUser(db(), { isSample: true, passwordHash: 'a hash', roles: ['admin'] })))

  it('are deactivated together', async () => {
    const [one, two] = await someSamples()
    const answer = await run(access.deactivateSampleUsers, {})
    expect(answer).toEqual({ ok: true, value: { count: 2 } })
    expect(await db().user.count({ where: { id: { in: [one?.id ?? '', two?.id ?? ''] }, deactivatedAt: NOW } })).toBe(2)
  })

  it('are kept while only they could administer', async () => {
    const [sample] = await someSamples()
    if (!sample) throw new Error('not made')
    await db().userRole.deleteMany({ where: { role: 'admin', user: { isSample: false } } })
    expect(await run(access.deactivateSampleUsers, {}, actorOf(sample))).toMatchObject(refusedBy('ownAdminFirst'))
    expect((await read(sample.id)).deactivatedAt).toBe(null)
    await db().userRole.create({ data: { userId: admin.userId, role: 'admin' } })
  })
})
