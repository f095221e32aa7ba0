import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeAgency, makeContact, makeGroup, makeHost, makeMember } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { TAKEN } from './schema'
import { duplicateVisit } from './visit.commands'

const NOW = new Date('2027-03-12T08:00:00Z')
const planner = await asRole(db(), 'planner')
const colleague = await asRole(db(), 'planner')
const staff = await asRole(db(), 'staff')

const day = (iso: string) => new Date(`${iso}T00:00:00Z`)
const ALL = Object.fromEntries(TAKEN.map((part) => [part, true]))
const copy = (visitId: string, fields: object = ALL, who = planner) =>
  duplicateVisit(who, { commandId: newId(), visitId, title: 'Second visit', ...fields }, NOW)
async function copied(visitId: string, fields: object = ALL) {
  const result = await copy(visitId, fields)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return db().visit.findUniqueOrThrow({
    where: { id: result.value.id },
    include: {
      stops: true,
      organisers: true,
      topics: true,
      team: true,
      agencies: true,
      hosts: true,
      members: { orderBy: { precedence: 'asc' }, include: { group: true } },
      contacts: { orderBy: { title: 'asc' }, include: { group: true } },
      subgroups: { include: { members: true } },
      items: {
        orderBy: { title: 'asc' },
        include: { participants: true, counterparts: true, hosts: true, subgroups: true, readout: true },
      },
    },
  })
}
const eventOf = (visitId: string) => db().auditEvent.findFirstOrThrow({ where: { subjectId: visitId } })

/** A visit of everything: delegation, hosts, a programme that is partly held. */
async function makeSource(overrides: Parameters<typeof makeVisit>[1] = {}) {
  const visit = await makeVisit(db(), {
    arrivalDate: day('2027-03-12'),
    departureDate: day('2027-03-15'),
    status: 'completed',
    purpose: 'Learn',
    proposed: ['purpose'],
    countries: ['CN', 'AE'],
    team: [String(colleague.userId)],
    ...overrides,
  })
  const visitId = visit.id
  const source = await db().source.create({ data: { title: 'An article' } })
  await db().visit.update({ where: { id: visitId }, data: { sourceId: source.id } })
  const [organiser, gone] = [await makeOrganisation(db()), await makeOrganisation(db(), { archivedAt: NOW })]
  await db().visitOrganiser.createMany({
    data: [organiser, gone].map(({ id }) => ({ visitId, organisationId: id, role: 'organiser' as const })),
  })
  await makeAgency(db(), { visitId })
  const host = await makeHost(db(), { visitId })
  const head = await makeMember(db(), { visitId, role: 'head_of_delegation', title: 'Minister', proposed: ['title'] })
  await makeMember(db(), { visitId, personId: (await makePerson(db(), { archivedAt: NOW })).id })
  const guards = await makeGroup(db(), { visitId, label: 'Guards', headcount: 4 })
  const group = await makeMember(db(), { visitId, groupId: guards.id })
  await makeMember(db(), { visitId, archivedAt: NOW })
  const contact = await makeContact(db(), { visitId, title: 'Director' })
  const experts = await makeGroup(db(), { visitId, label: 'Experts', side: 'host' })
  await makeContact(db(), { visitId, groupId: experts.id, title: 'Experts' })
  const subgroup = await db().subgroup.create({ data: { visitId, name: 'Technical', position: 1 } })
  await db().subgroupMember.create({ data: { subgroupId: subgroup.id, memberId: head.id } })
  const talks = await makeItem(db(), {
    visitId,
    title: 'A: talks',
    status: 'held',
    date: day('2027-03-13'),
    startTime: '10:00',
    endTime: '11:00',
    hosts: [host.organisationId],
    counterparts: [contact.id],
    participants: [group.id],
    interpreterId: String(head.personId),
    proposed: ['date'],
  })
  await db().itemParticipant.create({ data: { itemId: talks.id, memberId: head.id, byHand: false } })
  await db().programmeItemSubgroup.create({ data: { itemId: talks.id, subgroupId: subgroup.id } })
  await makeReadout(db(), { itemId: talks.id })
  await makeItem(db(), { visitId, title: 'B: call', status: 'cancelled', dayNumber: 3 })
  await makeItem(db(), { visitId, title: 'C: early', date: day('2027-02-01') })
  await makeItem(db(), { visitId, title: 'D: shelved', archivedAt: NOW })
  return { visit, organiser, host, head }
}

describe('copying a visit', () => {
  it('takes the skeleton, and no status, readout, history or source', async () => {
    const { visit, organiser, host, head } = await makeSource()
    const made = await copied(visit.id, { ...ALL, arrivalDate: '2028-05-01' })
    expect(made).toMatchObject({
      title: 'Second visit',
      status: 'proposed',
      purpose: 'Learn',
      arrivalDate: day('2028-05-01'),
      departureDate: day('2028-05-04'),
      restricted: false,
      sourceId: null,
      proposed: [],
    })
    expect(made.stops.map(({ countryCode }) => countryCode)).toEqual(['CN', 'AE'])
    expect(made.organisers.map(({ organisationId }) => organisationId)).toEqual([organiser.id])
    expect(made.agencies).toHaveLength(1)
    expect(made.hosts.map(({ organisationId }) => organisationId)).toEqual([host.organisationId])
    expect(made.members).toMatchObject([
      { precedence: 1, personId: head.personId, role: 'head_of_delegation', title: 'Minister', proposed: [] },
      { precedence: 2, personId: null, group: { label: 'Guards', headcount: 4, side: 'ours', visitId: made.id } },
    ])
    expect(made.contacts).toMatchObject([{ title: 'Director' }, { group: { label: 'Experts', visitId: made.id } }])
    expect(made.subgroups).toMatchObject([{ name: 'Technical', members: [{ memberId: made.members[0]?.id }] }])
    expect(made.team.map(({ userId }) => userId).sort()).toEqual([planner.userId, colleague.userId].sort())

    const [talks, call, early, ...rest] = made.items
    expect(rest).toEqual([])
    expect(talks).toMatchObject({
      status: 'requested',
      dayNumber: 2,
      date: null,
      startsAt: new Date('2028-05-02T05:00:00Z'),
      interpreterId: head.personId,
      proposed: [],
      readout: null,
    })
    expect(talks?.counterparts).toMatchObject([{ contactId: made.contacts[0]?.id, answer: 'not_confirmed' }])
    expect(talks?.subgroups).toMatchObject([{ subgroupId: made.subgroups[0]?.id }])
    expect(new Map(talks?.participants.map(({ memberId, byHand }) => [memberId, byHand]))).toEqual(
      new Map([
        [made.members[0]?.id, false],
        [made.members[1]?.id, true],
      ]),
    )
    expect(call).toMatchObject({ status: 'requested', statusReason: null, dayNumber: 3 })
    expect(early).toMatchObject({ dayNumber: null, date: null })
    expect((await eventOf(made.id)).changes).toEqual({
      copyOf: { from: null, to: expect.stringMatching(/^V-\d+$/) },
      contacts: { from: null, to: 2 },
      members: { from: null, to: 2 },
      subgroups: { from: null, to: 1 },
      items: { from: null, to: 3 },
    })
  })

  it('takes only what is ticked, and then names nobody who stays behind', async () => {
    const { visit } = await makeSource()
    const made = await copied(visit.id, { items: true })
    const { stops, organisers, agencies, hosts, members, contacts, subgroups } = made
    expect([stops, organisers, agencies, hosts, members, contacts, subgroups].map((list) => list.length)).toEqual(
      Array(7).fill(0),
    )
    expect(made.team.map(({ userId }) => userId)).toEqual([planner.userId])
    expect(made.items[0]).toMatchObject({
      interpreterId: null,
      startsAt: null,
      participants: [],
      counterparts: [],
      hosts: [],
      subgroups: [],
    })
    const bare = await copied(visit.id, {})
    expect([bare.items, bare.members].map((list) => list.length)).toEqual([0, 0])
    expect(bare).toMatchObject({ arrivalDate: null, departureDate: null })
  })

  it('keeps who followed a subgroup that stays behind, by hand', async () => {
    const { visit } = await makeSource()
    const made = await copied(visit.id, { items: true, members: true })
    expect(made.items[0]?.participants.map(({ byHand }) => byHand)).toEqual([true, true])
  })

  it('of a restricted visit is restricted, is seen by who made it, and does not name it', async () => {
    const { visit } = await makeSource({ restricted: true, team: [String(planner.userId)] })
    const made = await copied(visit.id, { ...ALL, team: false })
    expect(made.restricted).toBe(true)
    expect(made.team.map(({ userId }) => userId)).toEqual([planner.userId])
    expect((await eventOf(made.id)).changes).not.toHaveProperty('copyOf')
  })

  it('is not for staff nor of a visit that is hidden, and is one record however often it is sent', async () => {
    const { visit } = await makeSource()
    expect(await copy(visit.id, ALL, staff)).toEqual({ ok: false, failure: { kind: 'forbidden' } })
    const hidden = await makeVisit(db(), { restricted: true })
    expect(await copy(hidden.id)).toEqual({ ok: false, failure: { kind: 'missing' } })
    const input = { ...ALL, commandId: newId() }
    expect(await copy(visit.id, input)).toEqual(await copy(visit.id, input))
    expect(await copy(visit.id, { title: '' })).toMatchObject({ failure: { fields: { title: [{}] } } })
  })
})
