import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeContact, makeGroup, makeHost, makeMember } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeVisit } from '@/prisma/factories/visits'
import { addProgrammeItem, addUnplannedMeeting } from './commands'

const NOW = new Date('2027-03-12T08:00:00Z')
const planner = await asRole(db(), 'planner')
const staff = await asRole(db(), 'staff')
const viewer = await asRole(db(), 'viewer')

const meeting = (visitId: string, fields: object = {}) => ({
  commandId: newId(),
  visitId,
  type: 'meeting',
  title: 'Talks',
  ...fields,
})
const stored = (id: string) =>
  db().programmeItem.findUniqueOrThrow({
    where: { id },
    include: { hosts: true, counterparts: { orderBy: { contactId: 'asc' } }, participants: true },
  })
const added = async (visitId: string, fields: object = {}) => {
  const result = await addProgrammeItem(planner, meeting(visitId, fields), NOW)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return stored(result.value.id)
}
const eventsOf = async (subjectId: string) =>
  (await db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map((event) => event.action)
const fieldsOf = (result: { ok: boolean; failure?: unknown }) =>
  result.ok ? {} : ((result as { failure: { fields?: Record<string, { key: string }[]> } }).failure.fields ?? {})

describe('adding an item', () => {
  it('asks for nothing that is not known', async () => {
    const visit = await makeVisit(db())
    const item = await added(visit.id, { type: 'site_visit', title: 'Police command centre in Suzhou' })
    expect(item).toMatchObject({ status: 'requested', unplanned: false, dayNumber: null, date: null, startTime: null })
    expect(item).toMatchObject({ startsAt: null, endsAt: null, city: null, position: 0, readoutExpected: null })
    expect(await eventsOf(item.id)).toEqual(['programme_item.added'])
  })

  it('keeps everything that is known, and derives the instants in the zone of the place', async () => {
    const visit = await makeVisit(db(), { arrivalDate: new Date('2027-03-12T00:00:00Z') })
    await db().visitStop.create({ data: { visitId: visit.id, position: 0, countryCode: 'CN', city: 'Shanghai' } })
    const host = await makeOrganisation(db())
    const contact = await makeContact(db(), { visitId: visit.id, title: 'Secretary General' })
    const member = await makeMember(db(), { visitId: visit.id })
    const person = await makePerson(db())
    const item = await added(visit.id, {
      status: 'tentative',
      dayNumber: '2',
      startTime: '14:30',
      endTime: '16:00',
      city: 'Shanghai',
      venue: 'Academy, hall 2',
      hosts: [{ id: host.id }, { name: 'Academy of Everything' }, null],
      counterparts: [contact.id],
      members: [member.id],
      interpreter: { id: person.id },
      noteTaker: { name: 'Somebody New' },
      vehicle: 'Bus 1',
      objective: 'Get to know each other',
      agenda: 'Tea',
      readoutExpected: false,
    })
    expect(item.startsAt?.toISOString()).toBe('2027-03-13T06:30:00.000Z')
    expect(item.endsAt?.toISOString()).toBe('2027-03-13T08:00:00.000Z')
    expect(item).toMatchObject({ status: 'tentative', venue: 'Academy, hall 2', agenda: 'Tea', readoutExpected: false })
    expect(item.counterparts).toMatchObject([{ contactId: contact.id, answer: 'not_confirmed' }])
    expect(item.participants).toMatchObject([{ memberId: member.id }])
    expect(item.interpreterId).toBe(person.id)
    expect(await db().person.findUniqueOrThrow({ where: { id: String(item.noteTakerId) } })).toMatchObject({
      name: 'Somebody New',
    })
    const hosts = await db().hostOrganisation.findMany({
      where: { visitId: visit.id },
      orderBy: { position: 'asc' },
      select: { organisation: { select: { name: true } } },
    })
    expect(hosts.map(({ organisation }) => organisation.name)).toEqual([host.name, 'Academy of Everything'])
  })

  it('adds no host twice, and takes one back from the archive', async () => {
    const visit = await makeVisit(db())
    const known = await makeHost(db(), { visitId: visit.id })
    const shelved = await makeHost(db(), { visitId: visit.id, archivedAt: NOW })
    await added(visit.id, { hosts: [{ id: known.organisationId }, { id: shelved.organisationId }] })
    const hosts = await db().hostOrganisation.findMany({ where: { visitId: visit.id } })
    expect(hosts.map(({ id, archivedAt }) => [id, archivedAt])).toEqual([
      [known.id, null],
      [shelved.id, null],
    ])
  })

  it('takes a dinner offered by a guest, a person or an organisation', async () => {
    const visit = await makeVisit(db())
    const guest = await makePerson(db())
    const dinner = await added(visit.id, { type: 'official_meal', offeredBy: { id: `person:${guest.id}` } })
    expect(dinner).toMatchObject({ offeredByPersonId: guest.id, offeredByOrganisationId: null })
    const lunch = await added(visit.id, {
      type: 'official_meal',
      offeredBy: { name: 'Tea House' },
    })
    expect(lunch.offeredByPersonId).toBeNull()
    const house = await db().organisation.findUniqueOrThrow({ where: { id: String(lunch.offeredByOrganisationId) } })
    expect(house.name).toBe('Tea House')
  })

  it('takes a flight across zones and midnight, and a departure window', async () => {
    const visit = await makeVisit(db(), { arrivalDate: new Date('2027-03-12T00:00:00Z') })
    const zones = { startZone: 'Tashkent', endZone: 'Asia/Shanghai' }
    const flight = await added(visit.id, {
      type: 'departure',
      dayNumber: '0',
      startTime: '22:00',
      endTime: '06:30',
      ...zones,
    })
    expect([flight.startZone, flight.endZone]).toEqual(['Asia/Tashkent', 'Asia/Shanghai'])
    expect(flight.startsAt?.toISOString()).toBe('2027-03-11T17:00:00.000Z')
    expect(flight.endsAt?.toISOString()).toBe('2027-03-11T22:30:00.000Z')
    const window = await added(visit.id, {
      date: '2027-03-12',
      startTime: '13:30',
      startUntil: '14:00',
      type: 'transfer',
    })
    expect(window).toMatchObject({ startTime: '13:30', startUntil: '14:00', endsAt: null })
  })

  it('takes a flight that lands on the date before it left', async () => {
    const visit = await makeVisit(db())
    const zones = { startZone: 'Pacific/Auckland', endZone: 'Pacific/Honolulu' }
    const times = { date: '2027-03-12', startTime: '01:00', endDate: '2027-03-11', endTime: '10:00' }
    const flight = await added(visit.id, { type: 'transfer', ...zones, ...times })
    expect(flight.startsAt?.toISOString()).toBe('2027-03-11T12:00:00.000Z')
    expect(flight.endsAt?.toISOString()).toBe('2027-03-11T20:00:00.000Z')
  })

  it('takes an unnamed host, a group, and three briefings in one slot', async () => {
    const visit = await makeVisit(db())
    const post = await makeContact(db(), { visitId: visit.id, title: 'Director of the Association' })
    const group = await makeGroup(db(), { visitId: visit.id, side: 'host' })
    const people = await makeContact(db(), { visitId: visit.id, groupId: group.id })
    const slot = { dayNumber: '1', startTime: '10:00', endTime: '10:20' }
    const three = [post.id, people.id, (await makeContact(db(), { visitId: visit.id })).id]
    for (const contact of three) await added(visit.id, { ...slot, type: 'presentation', counterparts: [contact] })
    expect(await db().itemCounterpart.count({ where: { item: { visitId: visit.id } } })).toBe(3)
  })

  it('makes one record of a double click, and none of another input under the same id', async () => {
    const visit = await makeVisit(db())
    const input = meeting(visit.id)
    const [first, second] = await Promise.all([
      addProgrammeItem(planner, input, NOW),
      addProgrammeItem(planner, input, NOW),
    ])
    expect(first).toEqual(second)
    expect(await db().programmeItem.count({ where: { visitId: visit.id } })).toBe(1)
    const again = await addProgrammeItem(planner, meeting(visit.id, { id: input.commandId }), NOW)
    expect(again).toMatchObject({ ok: false, failure: { kind: 'refused' } })
  })

  it('asks before it adds a day outside the visit', async () => {
    const visit = await makeVisit(db(), { arrivalDate: new Date('2027-03-12'), departureDate: new Date('2027-03-15') })
    const input = meeting(visit.id, { date: '2027-03-20' })
    expect(await addProgrammeItem(planner, input, NOW)).toEqual({
      ok: false,
      failure: {
        kind: 'confirm',
        warnings: [{ code: 'outsideVisit', field: 'date', key: 'refusals.programme.outsideVisit' }],
      },
    })
    expect((await addProgrammeItem(planner, { ...input, confirmed: ['outsideVisit'] }, NOW)).ok).toBe(true)
  })

  it('asks which of two offsets is meant, and refuses a time that does not exist', async () => {
    const visit = await makeVisit(db())
    const autumn = { date: '2027-10-31', startTime: '02:30', startZone: 'Europe/Berlin' }
    expect(fieldsOf(await addProgrammeItem(planner, meeting(visit.id, autumn), NOW))).toEqual({
      startOffset: [
        {
          key: 'refusals.programme.time.timeExistsTwice',
          values: { first: 'UTC+2', second: 'UTC+1', firstMinutes: 120, secondMinutes: 60 },
        },
      ],
    })
    expect((await added(visit.id, { ...autumn, startOffset: '60' })).startsAt?.toISOString()).toBe(
      '2027-10-31T01:30:00.000Z',
    )
    const spring = { date: '2027-03-28', startTime: '02:30', startZone: 'Europe/Berlin' }
    expect(fieldsOf(await addProgrammeItem(planner, meeting(visit.id, spring), NOW))).toEqual({
      startTime: [{ key: 'refusals.programme.time.timeDoesNotExist' }],
    })
  })

  it('refuses what is gone or belongs to another visit, beside its field, and leaves nothing behind', async () => {
    const visit = await makeVisit(db())
    const stranger = await makeContact(db())
    const gone = await makeMember(db(), { visitId: visit.id, archivedAt: NOW })
    const shelved = await makePerson(db(), { archivedAt: NOW })
    const tries = {
      counterparts: { counterparts: [stranger.id] },
      members: { members: [gone.id] },
      interpreter: { interpreter: { id: shelved.id } },
      noteTaker: { noteTaker: { id: newId() } },
      hosts: { hosts: [{ id: newId() }] },
      offeredBy: { offeredBy: { id: `organisation:${newId()}` } },
    }
    for (const [field, fields] of Object.entries(tries)) {
      const result = await addProgrammeItem(planner, meeting(visit.id, fields), NOW)
      expect(fieldsOf(result)).toEqual({ [field]: [{ key: 'errors.referenceGone' }] })
    }
    expect(await db().programmeItem.count({ where: { visitId: visit.id } })).toBe(0)
  })

  it('is for planners; staff add only what was not planned, and that is held', async () => {
    const visit = await makeVisit(db())
    expect(await addProgrammeItem(staff, meeting(visit.id), NOW)).toEqual({ ok: false, failure: { kind: 'forbidden' } })
    expect(await addUnplannedMeeting(viewer, meeting(visit.id), NOW)).toEqual({
      ok: false,
      failure: { kind: 'forbidden' },
    })
    const result = await addUnplannedMeeting(staff, meeting(visit.id, { hosts: [{ name: 'Met on the way' }] }), NOW)
    if (!result.ok) throw new Error(JSON.stringify(result.failure))
    expect(await stored(result.value.id)).toMatchObject({ status: 'held', unplanned: true })
    expect(await eventsOf(result.value.id)).toEqual(['programme_item.added_unplanned'])
  })

  it('knows no visit that is hidden, archived or not there, and refuses a closed one', async () => {
    const hidden = await makeVisit(db(), { restricted: true })
    const onTeam = await makeVisit(db(), { restricted: true, team: [planner.userId] })
    const archived = await makeVisit(db(), { archivedAt: NOW })
    for (const visitId of [hidden.id, archived.id, newId()]) {
      expect(await addProgrammeItem(planner, meeting(visitId), NOW)).toEqual({
        ok: false,
        failure: { kind: 'missing' },
      })
    }
    expect((await addProgrammeItem(planner, meeting(onTeam.id), NOW)).ok).toBe(true)
    const closed = await makeVisit(db(), { status: 'completed' })
    expect(await addProgrammeItem(planner, meeting(closed.id), NOW)).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.visitClosed' } },
    })
  })
})
