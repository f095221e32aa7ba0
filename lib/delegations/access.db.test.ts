import { beforeAll, describe, expect, it } from 'vitest'
import type { Command } from '@/lib/audit/command'
import { type Actor, can, ROLES, type Role } from '@/lib/auth/permissions'
import { createDb, db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { countStatements } from '@/lib/platform/testing/count-statements'
import { asRole } from '@/prisma/factories/actors'
import { makeAgency, makeContact, makeGroup, makeHost, makeMember, makeSubgroup } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeVisit } from '@/prisma/factories/visits'
import * as commands from './commands'
import { contactOptions, getDelegation, getHosts, memberOptions } from './queries'

const NOW = new Date('2027-03-12T10:00:00Z')

/** Inputs that each command accepts, on fresh records of a visit. */
async function inputs(visitId: string): Promise<Record<Name, object>> {
  const organisation = async () => ({ id: (await makeOrganisation(db())).id })
  const agency = async (archivedAt: Date | null = null) => ({
    id: (await makeAgency(db(), { visitId, archivedAt })).id,
  })
  const host = async (archivedAt: Date | null = null) => ({ id: (await makeHost(db(), { visitId, archivedAt })).id })
  const member = async (archivedAt: Date | null = null) => ({
    id: (await makeMember(db(), { visitId, archivedAt })).id,
    version: 1,
  })
  const contact = async (archivedAt: Date | null = null) => ({
    id: (await makeContact(db(), { visitId, archivedAt })).id,
    version: 1,
  })
  const memberGroup = async () => {
    const groupId = (await makeGroup(db(), { visitId })).id
    return { id: (await makeMember(db(), { visitId, groupId })).id, version: 1 }
  }
  const hostGroup = async () => {
    const groupId = (await makeGroup(db(), { visitId, side: 'host' })).id
    return { id: (await makeContact(db(), { visitId, groupId })).id, version: 1 }
  }
  const subgroup = async (archivedAt: Date | null = null) => ({
    id: (await makeSubgroup(db(), { visitId, archivedAt })).id,
    version: 1,
  })
  const people = async () => [{ person: { id: (await makePerson(db())).id } }]
  return {
    addAgency: { visitId, organisation: await organisation() },
    moveAgency: { ...(await agency()), direction: 'up' },
    removeAgency: await agency(),
    restoreAgency: await agency(NOW),
    addMember: { visitId, person: { id: (await makePerson(db())).id }, role: 'member' },
    addPastedMembers: {
      visitId,
      rows: [{ id: newId(), row: 1, person: { id: (await makePerson(db())).id }, role: 'member' }],
    },
    addMemberGroup: { visitId, label: 'representatives' },
    editMember: { ...(await member()), role: 'adviser' },
    editMemberGroup: { ...(await memberGroup()), label: 'others' },
    moveMember: { ...(await member()), direction: 'first' },
    removeMember: await member(),
    restoreMember: await member(NOW),
    replaceMemberGroup: { ...(await memberGroup()), people: await people() },
    addSubgroup: { visitId, name: 'Technical group' },
    editSubgroup: { ...(await subgroup()), name: 'Press' },
    moveSubgroup: { ...(await subgroup()), direction: 'up' },
    removeSubgroup: await subgroup(),
    restoreSubgroup: await subgroup(NOW),
    addHost: { visitId, organisation: await organisation() },
    moveHost: { ...(await host()), direction: 'up' },
    removeHost: await host(),
    restoreHost: await host(NOW),
    addContact: { visitId, title: 'Director' },
    addHostGroup: { visitId, label: 'representatives' },
    editContact: { ...(await contact()), title: 'Director' },
    editHostGroup: { ...(await hostGroup()), label: 'others' },
    removeContact: await contact(),
    restoreContact: await contact(NOW),
    replaceHostGroup: { ...(await hostGroup()), people: await people() },
  }
}

type Name = keyof typeof commands
const COMMANDS: Record<Name, Command> = { ...commands }
const NAMES = Object.keys(COMMANDS) as Name[]
const MET: readonly string[] = ['addMemberGroup', 'addHost', 'addContact', 'addHostGroup']
const run = (name: Name, actor: Actor, input: object) => COMMANDS[name](actor, { commandId: newId(), ...input }, NOW)

describe.each(ROLES)('%s', (role: Role) => {
  let actor: Actor
  let given: Record<Name, object>
  beforeAll(async () => {
    actor = await asRole(db(), role)
    given = await inputs((await makeVisit(db())).id)
  })
  it.each(NAMES)('%s', async (name) => {
    const allowed = ['planner', 'manager'].includes(role) || (role === 'staff' && MET.includes(name))
    const result = await run(name, actor, given[name])
    expect(result).toMatchObject(allowed ? { ok: true } : { ok: false, failure: { kind: 'forbidden' } })
    expect(can(actor, COMMANDS[name].permission)).toBe(allowed)
  })
})

describe('a restricted visit', () => {
  it.each(NAMES)('cannot be told from none by a planner who is not on its team: %s', async (name) => {
    const given = await inputs((await makeVisit(db(), { restricted: true })).id)
    const before = await db().auditEvent.count()
    const planner = await asRole(db(), 'planner')
    expect(await run(name, planner, given[name])).toEqual({ ok: false, failure: { kind: 'missing' } })
    expect(await db().auditEvent.count()).toBe(before)
  })

  it('is read by its team and managers, by nobody else', async () => {
    const onTeam = await asRole(db(), 'staff')
    const visitId = (await makeVisit(db(), { restricted: true, team: [onTeam.userId] })).id
    await makeMember(db(), { visitId })
    await makeContact(db(), { visitId, title: 'Director' })
    const sees = async (actor: Actor) => [
      (await getDelegation(actor, visitId))?.members.length ?? null,
      (await getHosts(actor, visitId))?.otherContacts.length ?? null,
      (await memberOptions(actor, visitId)).length,
      (await contactOptions(actor, visitId)).length,
    ]
    const [all, none] = [
      [1, 1, 1, 1],
      [null, null, 0, 0],
    ]
    expect(await sees(onTeam)).toEqual(all)
    expect(await sees(await asRole(db(), 'manager'))).toEqual(all)
    for (const role of ['viewer', 'staff', 'planner', 'admin'] as const) {
      expect(await sees(await asRole(db(), role))).toEqual(none)
    }
  })
})

it('telephone, address and notes are for those who see internal matters', async () => {
  const visitId = (await makeVisit(db())).id
  await makeContact(db(), { visitId, title: 'Director', phone: '+86 21 0000', email: 'd@example.org', note: 'late' })
  await makeMember(db(), { visitId, note: 'vegetarian', phone: '+998 71 0000' })
  for (const role of ROLES) {
    const actor = await asRole(db(), role)
    const [contact] = (await getHosts(actor, visitId))?.otherContacts ?? []
    const [member] = (await getDelegation(actor, visitId))?.members ?? []
    const seen = [contact?.phone, contact?.email, contact?.note, member?.note, member?.phone]
    const expected =
      role === 'viewer'
        ? [null, null, null, null, null]
        : ['+86 21 0000', 'd@example.org', 'late', 'vegetarian', '+998 71 0000']
    expect(seen).toEqual(expected)
  }
})

it('options are labelled by name, with title and organisation as held then', async () => {
  const visitId = (await makeVisit(db())).id
  const organisation = await makeOrganisation(db(), { name: 'Academy' })
  const person = await makePerson(db(), { name: 'A. Person' })
  const planner = await asRole(db(), 'planner')
  await makeMember(db(), { visitId, personId: person.id, title: 'Director', organisationId: organisation.id })
  await makeContact(db(), { visitId, title: 'Secretary General', organisationId: organisation.id })
  await makeContact(db(), { visitId, title: 'Gone', archivedAt: NOW })
  expect(await memberOptions(planner, visitId)).toMatchObject([{ label: 'A. Person', hint: 'Director, Academy' }])
  expect(await contactOptions(planner, visitId)).toMatchObject([{ label: 'Secretary General', hint: 'Academy' }])
})

it.each([
  ['getDelegation', getDelegation, 4],
  ['getHosts', getHosts, 3],
] as const)('%s takes as many queries for thirty people as for one', async (_name, query, statements) => {
  const planner = await asRole(db(), 'planner')
  const visitId = (await makeVisit(db())).id
  const fill = async () => {
    const { organisationId } = await makeAgency(db(), { visitId })
    await makeHost(db(), { visitId, organisationId })
    await makeMember(db(), { visitId, organisationId })
    await makeSubgroup(db(), { visitId, organisationId })
    await makeContact(db(), { visitId, organisationId })
  }
  const counted = () => countStatements(() => query(planner, visitId))
  await fill()
  const one = await counted()
  for (let i = 0; i < 10; i++) await fill()
  expect(await counted()).toBe(one)
  expect(one).toBe(statements)
})

it('the index keeps a second head out, whoever writes it', async () => {
  const visitId = (await makeVisit(db())).id
  const other = createDb(process.env.DATABASE_URL ?? '')
  await makeMember(db(), { visitId, role: 'head_of_delegation' })
  await expect(makeMember(other, { visitId, role: 'head_of_delegation' })).rejects.toThrow()
  await other.$disconnect()
})
