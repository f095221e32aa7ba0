import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { countStatements } from '@/lib/platform/testing/count-statements'
import { asRole } from '@/prisma/factories/actors'
import { makeContact, makeMember } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { duplicateDay, duplicateItem } from './duplicate.commands'

const NOW = new Date('2027-03-12T08:00:00Z')
const planner = await asRole(db(), 'planner')
const staff = await asRole(db(), 'staff')

const day = (iso: string) => new Date(`${iso}T00:00:00Z`)
const stored = (id: string) =>
  db().programmeItem.findUniqueOrThrow({
    where: { id },
    include: { hosts: true, counterparts: true, participants: true, subgroups: true, readout: true },
  })
const duplicate = (itemId: string, fields: object = {}, who = planner) =>
  duplicateItem(who, { commandId: newId(), itemId, ...fields }, NOW)
async function copyOf(itemId: string, fields: object = {}) {
  const result = await duplicate(itemId, fields)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return stored(result.value.id)
}

/** A held meeting with everything that can be planned, and a readout. */
async function meeting(visitId: string) {
  const [host, person] = [await makeOrganisation(db()), await makePerson(db())]
  const contact = await makeContact(db(), { visitId })
  const gone = await makeContact(db(), { visitId, archivedAt: NOW })
  const member = await makeMember(db(), { visitId })
  const follower = await makeMember(db(), { visitId })
  const subgroup = await db().subgroup.create({ data: { visitId, name: `Group ${newId()}`, position: 1 } })
  const item = await makeItem(db(), {
    visitId,
    title: 'Talks on water',
    status: 'held',
    dayNumber: 2,
    startTime: '10:00',
    startUntil: '10:30',
    endTime: '12:00',
    startZone: 'Asia/Shanghai',
    startsAt: new Date('2027-03-13T02:00:00Z'),
    endsAt: new Date('2027-03-13T04:00:00Z'),
    city: 'Shanghai',
    venue: 'Hall 2',
    vehicle: 'Bus 1',
    objective: 'Agree',
    agenda: 'Tea',
    readoutExpected: true,
    proposed: ['type'],
    interpreterId: person.id,
    noteTakerId: person.id,
    offeredByOrganisationId: host.id,
    hosts: [host.id],
  })
  await db().itemCounterpart.createMany({
    data: [contact, gone].map(({ id }) => ({ itemId: item.id, contactId: id, answer: 'confirmed' as const })),
  })
  await db().itemParticipant.createMany({
    data: [
      { itemId: item.id, memberId: member.id },
      { itemId: item.id, memberId: follower.id, byHand: false },
    ],
  })
  await db().subgroupMember.create({ data: { subgroupId: subgroup.id, memberId: follower.id } })
  await db().programmeItemSubgroup.create({ data: { itemId: item.id, subgroupId: subgroup.id } })
  await makeReadout(db(), { itemId: item.id })
  return { item, host, contact, member, follower, subgroup }
}

describe('duplicating an item', () => {
  it('takes all that was planned and nothing of what came of it', async () => {
    const visit = await makeVisit(db(), { arrivalDate: day('2027-03-12') })
    const { item, host, contact, member, follower, subgroup } = await meeting(visit.id)
    const copy = await copyOf(item.id, { dayNumber: '2' })
    const planned = [
      'type',
      'title',
      'searchKey',
      'dayNumber',
      'startTime',
      'startUntil',
      'endTime',
      'startZone',
      'startsAt',
      'endsAt',
      'city',
      'venue',
      'vehicle',
      'objective',
      'agenda',
      'readoutExpected',
      'interpreterId',
      'noteTakerId',
      'offeredByOrganisationId',
      'position',
    ] as const
    for (const field of planned) expect([field, copy[field]]).toEqual([field, item[field]])
    expect(copy).toMatchObject({ status: 'requested', proposed: [], unplanned: false, version: 1, readout: null })
    expect(copy.number).not.toBe(item.number)
    expect(copy.hosts.map(({ organisationId }) => organisationId)).toEqual([host.id])
    expect(copy.counterparts).toMatchObject([{ contactId: contact.id, answer: 'not_confirmed' }])
    expect(new Map(copy.participants.map(({ memberId, byHand }) => [memberId, byHand]))).toEqual(
      new Map([
        [member.id, true],
        [follower.id, false],
      ]),
    )
    expect(copy.subgroups.map(({ subgroupId }) => subgroupId)).toEqual([subgroup.id])
    const [event] = await db().auditEvent.findMany({ where: { subjectId: copy.id } })
    expect(event).toMatchObject({ action: 'programme_item.copied', visitId: visit.id })
    expect((await stored(item.id)).status).toBe('held')
  })

  it('puts it on another day, with its instants, or on none', async () => {
    const visit = await makeVisit(db(), { arrivalDate: day('2027-03-12') })
    const item = await makeItem(db(), { visitId: visit.id, dayNumber: 1, startTime: '10:00', endTime: '11:00' })
    expect(await copyOf(item.id, { date: '2027-03-15' })).toMatchObject({
      dayNumber: null,
      date: day('2027-03-15'),
      startsAt: new Date('2027-03-15T05:00:00Z'),
    })
    expect(await copyOf(item.id)).toMatchObject({ dayNumber: null, date: null, startTime: '10:00', startsAt: null })
  })

  it('asks before it puts one outside the visit, and is one record however often it is sent', async () => {
    const visit = await makeVisit(db(), { arrivalDate: day('2027-03-12'), departureDate: day('2027-03-14') })
    const item = await makeItem(db(), { visitId: visit.id, dayNumber: 1 })
    expect(await duplicate(item.id, { date: '2027-03-20' })).toMatchObject({
      failure: { kind: 'confirm', warnings: [{ code: 'outsideVisit', field: 'date' }] },
    })
    const input = { commandId: newId(), dayNumber: '2' }
    expect(await duplicate(item.id, input)).toEqual(await duplicate(item.id, input))
    expect(await db().programmeItem.count({ where: { visitId: visit.id } })).toBe(2)
    expect(await duplicate(item.id, { dayNumber: '2', date: '2027-03-20' })).toMatchObject({
      failure: { kind: 'invalid', fields: { dayNumber: [{ key: 'refusals.programme.time.dayAndDate' }] } },
    })
  })

  it('is not for staff, nor of what is hidden, archived or closed', async () => {
    const item = await makeItem(db())
    expect(await duplicate(item.id, {}, staff)).toEqual({ ok: false, failure: { kind: 'forbidden' } })
    const hidden = await makeVisit(db(), { restricted: true })
    const secret = await makeItem(db(), { visitId: hidden.id })
    expect(await duplicate(secret.id)).toEqual({ ok: false, failure: { kind: 'missing' } })
    const shelved = await makeItem(db(), { archivedAt: NOW })
    expect(await duplicate(shelved.id)).toEqual({ ok: false, failure: { kind: 'missing' } })
    const closed = await makeVisit(db(), { status: 'completed' })
    expect(await duplicate((await makeItem(db(), { visitId: closed.id })).id)).toMatchObject({
      failure: { kind: 'refused' },
    })
  })
})

describe('duplicating a day', () => {
  const copyDay = (visitId: string, itemIds: string[], fields: object) =>
    duplicateDay(planner, { commandId: newId(), visitId, itemIds, ...fields }, NOW)

  it('copies the chosen items to the day, whatever their number, with as many statements', async () => {
    const visit = await makeVisit(db(), { arrivalDate: day('2027-03-12') })
    const items = []
    for (let n = 0; n < 20; n++) {
      items.push(await makeItem(db(), { visitId: visit.id, date: day('2027-03-13'), startTime: '10:00' }))
    }
    const ids = items.map(({ id }) => id)
    const one = await countStatements(() => copyDay(visit.id, ids.slice(0, 1), { dayNumber: '4' }))
    const all = await countStatements(() => copyDay(visit.id, ids, { dayNumber: '5' }))
    expect(all).toBe(one)
    const copies = await db().programmeItem.findMany({ where: { visitId: visit.id, dayNumber: 5 } })
    expect(copies).toHaveLength(20)
    expect(copies[0]).toMatchObject({ status: 'requested', startsAt: new Date('2027-03-16T05:00:00Z') })
    expect(copies.map(({ title }) => title).sort()).toEqual(items.map(({ title }) => title).sort())
  })

  it('copies nothing when an item is gone or of another visit, or no day is given', async () => {
    const visit = await makeVisit(db())
    const item = await makeItem(db(), { visitId: visit.id, dayNumber: 1 })
    const elsewhere = await makeItem(db(), { dayNumber: 1 })
    expect(await copyDay(visit.id, [item.id, elsewhere.id], { dayNumber: '2' })).toMatchObject({
      failure: { reason: { key: 'refusals.programme.copy.gone' } },
    })
    expect(await copyDay(visit.id, [item.id], {})).toMatchObject({
      failure: { fields: { dayNumber: [{ key: 'refusals.programme.copy.day' }] } },
    })
    expect(await db().programmeItem.count({ where: { visitId: visit.id } })).toBe(1)
  })
})
