import { beforeEach, describe, expect, it } from 'vitest'
import { beside, commandsAt, refusal } from '@/lib/audit/testing/commands'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeContact, makeGroup, makeHost } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeAttendance, makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import * as commands from './commands'
import { getHosts } from './queries'

const NOW = new Date('2027-03-12T10:00:00Z')
let planner: Actor
let visitId: string

beforeEach(async () => {
  planner = await asRole(db(), 'planner')
  visitId = (await makeVisit(db())).id
})

const run = commandsAt(NOW, () => planner)
const view = async () => {
  const hosts = await getHosts(planner, visitId)
  if (!hosts) throw new Error('hidden')
  return hosts
}
const event = (subjectId: string, action: string) => db().auditEvent.findFirstOrThrow({ where: { subjectId, action } })

describe('adding a contact', () => {
  it('by a name: the person joins the directory, the organisation the hosts', async () => {
    const result = await run(commands.addContact, {
      visitId,
      person: { name: 'Contact Person' },
      title: 'Head of Protocol',
      organisation: { name: 'Receiving Body' },
      phone: '+86 21 0000 0042',
      email: 'protocol@example.org',
      note: 'Speaks Russian',
    })
    expect(result).toMatchObject({ ok: true, value: { joined: 'Receiving Body' } })
    expect(await view()).toMatchObject({
      hosts: [
        {
          name: 'Receiving Body',
          people: 1,
          contacts: [
            {
              name: 'Contact Person',
              title: 'Head of Protocol',
              phone: '+86 21 0000 0042',
              email: 'protocol@example.org',
              note: 'Speaks Russian',
            },
          ],
        },
      ],
      otherContacts: [],
    })
  })

  it('by a title alone: a post whose holder is not known', async () => {
    await run(commands.addContact, { visitId, title: 'Secretary General', organisation: { name: 'Academy' } })
    const { hosts } = await view()
    expect(hosts[0]?.contacts).toMatchObject([
      { name: 'Secretary General', personId: null, isGroup: false, title: 'Secretary General' },
    ])
  })

  it('with neither is told so beside the name', async () => {
    const result = await run(commands.addContact, { visitId, organisation: { name: 'Never Made' } })
    expect(result).toEqual(beside('person', 'errors.nameOrTitle'))
    expect(await db().organisation.count({ where: { name: 'Never Made' } })).toBe(0)
  })

  it('without an organisation stands apart', async () => {
    await run(commands.addContact, { visitId, title: 'Interpreter of the hosts' })
    expect(await view()).toMatchObject({ hosts: [], otherContacts: [{ name: 'Interpreter of the hosts' }] })
  })

  it('a person is a contact of a visit once; a post may stand twice', async () => {
    const there = await makeContact(db(), { visitId })
    const again = await run(commands.addContact, { visitId, person: { id: there.personId } })
    expect(again).toEqual(beside('person', 'refusals.delegations.contactThere'))
    for (const title of ['Guide', 'Guide']) await run(commands.addContact, { visitId, title })
    expect((await view()).otherContacts).toHaveLength(3)
  })

  it('a double click is one contact', async () => {
    const input = { commandId: newId(), visitId, title: 'Guide' }
    const [first, second] = await Promise.all([run(commands.addContact, input), run(commands.addContact, input)])
    expect(first).toEqual(second)
    expect((await view()).otherContacts).toHaveLength(1)
  })
})

describe('editing a contact', () => {
  it('gives a post its name; the history shows no telephone number', async () => {
    const post = await makeContact(db(), {
      visitId,
      title: 'Director',
      phone: '+86 21 0000 0042',
      proposed: ['person', 'title'],
    })
    const input = {
      id: post.id,
      version: 1,
      person: { name: 'Now Known' },
      title: 'Director',
      phone: '+86 21 0000 0077',
    }
    expect(await run(commands.editContact, input)).toMatchObject({ ok: true })
    expect((await view()).otherContacts).toMatchObject([
      { name: 'Now Known', title: 'Director', proposed: ['title'], version: 2 },
    ])
    const { changes } = await event(post.id, 'contact.edited')
    expect(changes).toEqual({ person: { from: null, to: 'Now Known' }, phone: { from: '…42', to: '…77' } })
  })

  it('an older version is answered with both texts', async () => {
    const post = await makeContact(db(), { visitId, title: 'Director' })
    await run(commands.editContact, { id: post.id, version: 1, title: 'First Director' })
    const stale = await run(commands.editContact, {
      id: post.id,
      version: 1,
      title: 'Deputy',
      person: { name: 'X' },
      base: { title: 'Director' },
    })
    expect(stale).toEqual({
      ok: false,
      failure: {
        kind: 'conflict',
        version: 2,
        fields: [
          { field: 'person', base: '', mine: '{"name":"X"}', theirs: '' },
          { field: 'title', base: 'Director', mine: 'Deputy', theirs: 'First Director' },
        ],
      },
    })
    expect(await db().person.count({ where: { name: 'X' } })).toBe(0)
  })

  it('two edits at once: one is saved, the other shown both', async () => {
    const post = await makeContact(db(), { visitId, title: 'Director' })
    const both = await Promise.all(
      ['One', 'Two'].map((title) => run(commands.editContact, { id: post.id, version: 1, title })),
    )
    expect(both.filter((result) => result.ok)).toHaveLength(1)
    expect(both.find((result) => !result.ok)).toMatchObject({ failure: { kind: 'conflict', version: 2 } })
  })

  it('a name that a held meeting or a readout carries stays', async () => {
    const contact = await makeContact(db(), { visitId })
    const readout = await makeReadout(db(), { visitId })
    await makeAttendance(db(), { readoutId: readout.id, contactId: contact.id })
    const other = await makePerson(db())
    const result = await run(commands.editContact, { id: contact.id, version: 1, person: { id: other.id } })
    expect(result).toMatchObject({
      failure: { kind: 'invalid', fields: { person: [{ key: 'refusals.delegations.namedInRecord' }] } },
    })
    const kept = { id: contact.id, version: 1, person: { id: contact.personId }, title: 'Rector' }
    expect(await run(commands.editContact, kept)).toMatchObject({ ok: true })
  })

  it('a name chosen by mistake is put right before anything was held', async () => {
    const contact = await makeContact(db(), { visitId })
    const item = await makeItem(db(), { visitId, counterparts: [contact.id] })
    const other = await makePerson(db(), { name: 'The Right One' })
    const input = { id: contact.id, version: 1, person: { id: other.id } }
    expect(await run(commands.editContact, input)).toMatchObject({ ok: true })
    expect((await view()).otherContacts).toMatchObject([{ name: 'The Right One' }])
    await db().programmeItem.update({ where: { id: item.id }, data: { status: 'held' } })
    const late = { id: contact.id, version: 2, title: 'Rector' }
    expect(await run(commands.editContact, late)).toMatchObject({ failure: { kind: 'invalid' } })
  })
})

describe('a group of the hosts', () => {
  it('is added, edited and replaced by persons and posts, who take over its answers', async () => {
    await run(commands.addHostGroup, {
      visitId,
      label: 'representatives of the office',
      organisation: { name: 'Office' },
    })
    const group = (await view()).hosts[0]?.contacts[0]
    expect(group).toMatchObject({ name: 'representatives of the office', isGroup: true, headcount: null })
    const item = await makeItem(db(), { visitId })
    const part = { itemId: item.id, contactId: group?.id ?? '', answer: 'confirmed' as const }
    await db().itemCounterpart.create({ data: part })
    const edited = {
      id: group?.id,
      version: 1,
      label: 'representatives',
      organisation: group?.organisation,
      headcount: '3',
    }
    expect(await run(commands.editHostGroup, edited)).toMatchObject({ ok: true })
    const people = [{ person: { name: 'Known One' } }, { person: null, title: 'Interpreter' }]
    const result = await run(commands.replaceHostGroup, { id: group?.id, version: 2, people })
    expect(result).toEqual({ ok: true, value: null })
    const { hosts, removedContacts } = await view()
    expect(hosts[0]?.contacts.map(({ name }) => name)).toEqual(['Known One', 'Interpreter'])
    expect(removedContacts).toMatchObject([{ name: 'representatives', headcount: 3 }])
    const rows = await db().itemCounterpart.findMany({ where: { itemId: item.id } })
    expect(rows.map(({ answer }) => answer)).toEqual(['confirmed', 'confirmed'])
    expect(rows.map(({ contactId }) => contactId).sort()).toEqual(hosts[0]?.contacts.map(({ id }) => id).sort())
  })

  it('is no person, and a person is no group', async () => {
    const made = await makeGroup(db(), { visitId, side: 'host' })
    const group = await makeContact(db(), { visitId, groupId: made.id })
    const contact = await makeContact(db(), { visitId })
    const asPerson = await run(commands.editContact, { id: group.id, version: 1, title: 'x' })
    expect(asPerson).toEqual(refusal('refusals.delegations.notAPerson'))
    const asGroup = await run(commands.editHostGroup, { id: contact.id, version: 1, label: 'x' })
    expect(asGroup).toEqual(refusal('refusals.delegations.notAGroup'))
    const people = [{ person: { name: 'P' } }]
    const replacing = await run(commands.replaceHostGroup, { id: contact.id, version: 1, people })
    expect(replacing).toEqual(refusal('refusals.delegations.notAGroup'))
  })
})

describe('removing and restoring', () => {
  it('a contact goes and comes back, with the host', async () => {
    const host = await makeHost(db(), { visitId })
    const contact = await makeContact(db(), { visitId, organisationId: host.organisationId })
    expect(await run(commands.removeHost, { id: host.id })).toMatchObject(refusal('refusals.delegations.hostHasPeople'))
    await run(commands.removeContact, { id: contact.id, version: 1 })
    expect(await run(commands.removeHost, { id: host.id })).toEqual({ ok: true, value: null })
    expect(await view()).toMatchObject({
      hosts: [],
      removedHosts: [{ id: host.id }],
      removedContacts: [{ id: contact.id }],
    })
    const stale = await run(commands.restoreContact, { id: contact.id, version: 1 })
    expect(stale).toMatchObject({ failure: { kind: 'conflict', version: 2 } })
    expect(await run(commands.restoreContact, { id: contact.id, version: 2 })).toMatchObject({ ok: true })
    expect(await view()).toMatchObject({ hosts: [{ id: host.id, contacts: [{ id: contact.id }] }], removedHosts: [] })
  })

  it('is refused when the person is a contact again meanwhile', async () => {
    const contact = await makeContact(db(), { visitId })
    await run(commands.removeContact, { id: contact.id, version: 1 })
    await run(commands.addContact, { visitId, person: { id: contact.personId } })
    const restored = await run(commands.restoreContact, { id: contact.id, version: 2 })
    expect(restored).toEqual(refusal('refusals.delegations.contactThere'))
  })

  it('a host of a programme item stays, and the refusal links to the item', async () => {
    const host = await makeHost(db(), { visitId })
    const item = await makeItem(db(), { visitId, title: 'Working session', hosts: [host.organisationId] })
    expect(await run(commands.removeHost, { id: host.id })).toMatchObject({
      failure: {
        reason: { key: 'refusals.delegations.hostHasItems' },
        blockers: [{ values: { name: 'Working session' }, href: `/meetings/${item.id}` }],
      },
    })
  })
})

describe('host organisations', () => {
  it('are added once each, and moved', async () => {
    await run(commands.addHost, { visitId, organisation: { name: 'Host A' } })
    await run(commands.addHost, { visitId, organisation: { name: 'Host B' } })
    const again = await run(commands.addHost, { visitId, organisation: { name: 'Host B' } })
    expect(again).toEqual(beside('organisation', 'refusals.delegations.hostThere'))
    const missingOne = await run(commands.addHost, { visitId, organisation: null })
    expect(missingOne).toEqual(beside('organisation', 'errors.required'))
    const [a] = (await view()).hosts
    await run(commands.moveHost, { id: a?.id, direction: 'down' })
    expect((await view()).hosts.map(({ name }) => name)).toEqual(['Host B', 'Host A'])
    await run(commands.moveHost, { id: a?.id, direction: 'down' })
    expect((await view()).hosts.map(({ name }) => name)).toEqual(['Host B', 'Host A'])
  })

  it('a removed one is restored; twice it is there already', async () => {
    const organisation = await makeOrganisation(db())
    const host = await makeHost(db(), { visitId, organisationId: organisation.id, archivedAt: NOW })
    expect(await run(commands.restoreHost, { id: host.id })).toEqual({ ok: true, value: null })
    const twin = await makeHost(db(), { visitId, organisationId: organisation.id, archivedAt: NOW })
    expect(await run(commands.restoreHost, { id: twin.id })).toEqual(refusal('refusals.delegations.hostThere'))
  })
})

it.each(['completed', 'cancelled'] as const)('a %s visit takes no change of its hosts', async (status) => {
  const contact = await makeContact(db(), { visitId })
  await db().visit.update({ where: { id: visitId }, data: { status, statusReason: 'Over' } })
  const closed = refusal('refusals.visitClosed')
  expect(await run(commands.addContact, { visitId, title: 'x' })).toEqual(closed)
  expect(await run(commands.addHostGroup, { visitId, label: 'x' })).toEqual(closed)
  expect(await run(commands.addHost, { visitId, organisation: { name: 'x' } })).toEqual(closed)
  expect(await run(commands.editContact, { id: contact.id, version: 1, title: 'x' })).toEqual(closed)
  expect(await run(commands.removeContact, { id: contact.id, version: 1 })).toEqual(closed)
})
