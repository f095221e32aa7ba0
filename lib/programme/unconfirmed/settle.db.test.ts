import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeContact, makeMember } from '@/prisma/factories/delegations'
import { makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { answerCounterpart, editItem, placeItem } from '../commands'
import { settleField } from './settle.commands'
import { markToBeConfirmed, settleToBeConfirmed } from './to-be-confirmed.commands'

const NOW = new Date('2027-03-12T08:00:00Z')
const planner = await asRole(db(), 'planner')
const staff = await asRole(db(), 'staff')

type Item = { id: string; version: number }
const settle = (item: Item, field: string, fields: object = {}) =>
  settleField(planner, { commandId: newId(), itemId: item.id, version: item.version, field, ...fields }, NOW)
const mark = (item: { id: string }, field: string, fields: object = {}, version = 0) =>
  markToBeConfirmed(planner, { commandId: newId(), itemId: item.id, version, field, ...fields }, NOW)
const close = (item: { id: string }, field: string, version = 0) =>
  settleToBeConfirmed(planner, { commandId: newId(), itemId: item.id, version, field }, NOW)

const stored = (id: string) =>
  db().programmeItem.findUniqueOrThrow({
    where: { id },
    include: { counterparts: true, participants: true, unconfirmed: { orderBy: { id: 'asc' } } },
  })
const notesOf = async ({ id }: { id: string }) =>
  (await stored(id)).unconfirmed.map(({ field, settledAt, notNeeded }) => [
    field,
    settledAt === null ? 'open' : notNeeded ? 'not needed' : 'settled',
  ])
const eventsOf = async (subjectId: string) =>
  (await db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(({ action, changes }) => [
    action,
    changes,
  ])
const about = (field: string) => ({ field: { from: null, to: field } })

describe('settling a field', () => {
  it('sets it and what belongs to it, leaves the rest, and tells the history what changed', async () => {
    const visit = await makeVisit(db(), { arrivalDate: new Date('2027-03-20') })
    const contact = await makeContact(db(), { visitId: visit.id })
    const member = await makeMember(db(), { visitId: visit.id })
    const interpreter = await makePerson(db())
    const item = await makeItem(db(), {
      visitId: visit.id,
      venue: 'Hall 1',
      carrier: 'HY 505',
      agenda: 'Water',
      readoutExpected: false,
      interpreterId: interpreter.id,
      counterparts: [contact.id],
      participants: [member.id],
    })
    const result = await settle(item, 'time', {
      dayNumber: 1,
      startTime: '10:00',
      endTime: '11:30',
      venue: 'Elsewhere',
    })
    expect(result).toEqual({ ok: true, value: { id: item.id, version: 2 } })
    expect(await stored(item.id)).toMatchObject({
      dayNumber: 1,
      startTime: '10:00',
      startsAt: new Date('2027-03-20T05:00:00Z'),
      venue: 'Hall 1',
      carrier: 'HY 505',
      agenda: 'Water',
      readoutExpected: false,
      interpreterId: interpreter.id,
      counterparts: [{ contactId: contact.id }],
      participants: [{ memberId: member.id }],
    })
    expect(await eventsOf(item.id)).toEqual([
      [
        'programme_item.edited',
        {
          dayNumber: { from: null, to: '1' },
          startTime: { from: null, to: '10:00' },
          endTime: { from: null, to: '11:30' },
        },
      ],
    ])
  })

  it('checks what the whole form checks', async () => {
    const visit = await makeVisit(db(), { arrivalDate: new Date('2027-03-20') })
    const item = await makeItem(db(), { visitId: visit.id })
    expect(await settle(item, 'time', { startTime: '10:00', endTime: '09:00' })).toMatchObject({
      failure: { kind: 'invalid', fields: { endTime: [{ key: 'refusals.programme.time.endBeforeStart' }] } },
    })
    expect(await settle(item, 'day', { date: '2027-03-01' })).toMatchObject({
      failure: { kind: 'confirm', warnings: [{ code: 'outsideVisit' }] },
    })
    expect((await settle(item, 'day', { date: '2027-03-01', confirmed: ['outsideVisit'] })).ok).toBe(true)
    const stranger = await makeMember(db())
    expect(await settle({ ...item, version: 2 }, 'participants', { members: [stranger.id] })).toMatchObject({
      failure: { kind: 'invalid', fields: { members: [{ key: 'errors.referenceGone' }] } },
    })
    expect(await settle({ ...item, version: 2 }, 'title', { title: '' })).toMatchObject({
      failure: { kind: 'invalid', fields: { title: [{ key: 'refusals.programme.titleRequired' }] } },
    })
  })

  it('finds or creates whom it names, and takes contacts and members of the visit', async () => {
    const visit = await makeVisit(db())
    const [contact, member] = [
      await makeContact(db(), { visitId: visit.id }),
      await makeMember(db(), { visitId: visit.id }),
    ]
    const item = await makeItem(db(), { visitId: visit.id })
    await settle(item, 'interpreter', { interpreter: { name: `Interpreter ${item.id}` } })
    await settle({ ...item, version: 2 }, 'counterparts', { counterparts: [contact.id] })
    await settle({ ...item, version: 3 }, 'participants', { members: [member.id] })
    const found = await db().person.findFirstOrThrow({ where: { name: `Interpreter ${item.id}` } })
    expect(await stored(item.id)).toMatchObject({
      version: 4,
      interpreterId: found.id,
      counterparts: [{ contactId: contact.id, answer: 'not_confirmed' }],
      participants: [{ memberId: member.id }],
    })
  })

  it('closes the open note of what is known by now, and of nothing else', async () => {
    const item = await makeItem(db())
    for (const field of ['day', 'time', 'place', 'vehicle']) await mark(item, field)
    await settle(item, 'time', { startTime: '10:00' })
    expect(await notesOf(item)).toEqual([
      ['day', 'open'],
      ['time', 'settled'],
      ['place', 'open'],
      ['vehicle', 'open'],
    ])
    expect((await eventsOf(item.id)).slice(-2)).toEqual([
      ['programme_item.edited', { startTime: { from: null, to: '10:00' } }],
      ['programme_item.confirmed_field', about('time')],
    ])
    await settle({ ...item, version: 2 }, 'time', { dayNumber: 2, startTime: '10:00' })
    expect((await notesOf(item)).slice(0, 2)).toEqual([
      ['day', 'settled'],
      ['time', 'settled'],
    ])
  })

  it('closes the note of a value that is confirmed as it stood, without a new version', async () => {
    const item = await makeItem(db(), { venue: 'Hall 1' })
    await mark(item, 'place')
    expect(await settle(item, 'place', { venue: 'Hall 1' })).toEqual({ ok: true, value: { id: item.id, version: 1 } })
    expect(await notesOf(item)).toEqual([['place', 'settled']])
  })

  it('keeps the note open where the value is only a proposal yet, and where there is none', async () => {
    const item = await makeItem(db())
    await mark(item, 'place')
    await settle(item, 'place', { venue: 'Hall 1', keepOpen: true })
    await settle({ ...item, version: 2 }, 'place', { venue: '' })
    expect(await notesOf(item)).toEqual([['place', 'open']])
  })

  it('answers a stale one with both texts of its own fields, and keeps the record', async () => {
    const item = await makeItem(db(), { title: 'Talks' })
    await editItem(
      planner,
      { commandId: newId(), itemId: item.id, version: 1, type: 'meeting', title: 'Theirs', venue: 'Their hall' },
      NOW,
    )
    expect(await settle(item, 'place', { city: 'Suzhou', venue: 'My hall', base: { venue: null } })).toEqual({
      ok: false,
      failure: {
        kind: 'conflict',
        version: 2,
        fields: [
          { field: 'city', base: '', mine: 'Suzhou', theirs: '' },
          { field: 'venue', base: '', mine: 'My hall', theirs: 'Their hall' },
        ],
      },
    })
    expect((await stored(item.id)).venue).toBe('Their hall')
  })

  it('is once for one act, however often it is sent', async () => {
    const item = await makeItem(db())
    const input = { commandId: newId(), itemId: item.id, version: 1, field: 'place', venue: 'Hall 1' }
    const first = await settleField(planner, input, NOW)
    expect(await settleField(planner, input, NOW)).toEqual(first)
    expect((await eventsOf(item.id)).length).toBe(1)
  })

  it('is for planners, on open visits that they may see', async () => {
    const item = await makeItem(db())
    const hidden = await makeItem(db(), { visitId: (await makeVisit(db(), { restricted: true })).id })
    const over = await makeItem(db(), { visitId: (await makeVisit(db(), { status: 'completed' })).id })
    const input = { commandId: newId(), itemId: item.id, version: 1, field: 'place', venue: 'Hall 1' }
    expect(await settleField(staff, input, NOW)).toMatchObject({ failure: { kind: 'forbidden' } })
    expect(await settle(hidden, 'place', { venue: 'X' })).toMatchObject({ failure: { kind: 'missing' } })
    expect(await settle(over, 'place', { venue: 'X' })).toMatchObject({ failure: { kind: 'refused' } })
  })
})

describe('noting that a field is to be confirmed', () => {
  it('keeps whom was asked, until when, and a note; the item itself is untouched', async () => {
    const item = await makeItem(db(), { startTime: '14:30' })
    const asked = { askedOf: 'Protocol office', until: '2027-03-03', note: 'By phone' }
    expect(await mark(item, 'time', asked)).toMatchObject({ ok: true, value: { version: 1 } })
    const { version, startTime, unconfirmed } = await stored(item.id)
    expect([version, startTime]).toEqual([1, '14:30'])
    expect(unconfirmed).toMatchObject([
      { field: 'time', ...asked, until: new Date('2027-03-03'), createdBy: planner.userId },
    ])
    expect(await eventsOf(item.id)).toEqual([
      [
        'programme_item.marked_to_be_confirmed',
        {
          ...about('time'),
          askedOf: { from: null, to: 'Protocol office' },
          until: { from: null, to: '2027-03-03' },
          note: { from: null, to: 'By phone' },
        },
      ],
    ])
  })

  it('changes the open note on its version; another one is answered with both texts', async () => {
    const item = await makeItem(db())
    await mark(item, 'place', { askedOf: 'Host' })
    expect(await mark(item, 'place', { askedOf: 'Hotel' }, 1)).toMatchObject({ ok: true, value: { version: 2 } })
    const stale = { version: 2, fields: [{ field: 'askedOf', base: '', mine: 'Embassy', theirs: 'Hotel' }] }
    for (const version of [0, 1]) {
      expect(await mark(item, 'place', { askedOf: 'Embassy' }, version)).toEqual({
        ok: false,
        failure: { kind: 'conflict', ...stale },
      })
    }
    expect(await notesOf(item)).toEqual([['place', 'open']])
  })

  it('refuses a version of a note that was settled meanwhile, and begins a new one on request', async () => {
    const item = await makeItem(db(), { venue: 'Hall 1' })
    await mark(item, 'place', { askedOf: 'Host' })
    await close(item, 'place', 1)
    expect(await mark(item, 'place', { askedOf: 'Hotel' }, 1)).toMatchObject({
      failure: { kind: 'conflict', version: 0 },
    })
    expect((await mark(item, 'place', { askedOf: 'Hotel' }, 0)).ok).toBe(true)
    expect(await notesOf(item)).toEqual([
      ['place', 'settled'],
      ['place', 'open'],
    ])
  })

  it('refuses what is no field and what is no date', async () => {
    const item = await makeItem(db())
    expect(await mark(item, 'status')).toMatchObject({ failure: { kind: 'invalid', fields: { field: [{}] } } })
    expect(await mark(item, 'time', { until: '2027-02-30' })).toMatchObject({
      failure: { kind: 'invalid', fields: { until: [{ key: 'errors.invalidDate' }] } },
    })
  })

  it('is for planners, on visits that they may see', async () => {
    const item = await makeItem(db())
    const hidden = await makeItem(db(), { visitId: (await makeVisit(db(), { restricted: true })).id })
    const input = { commandId: newId(), itemId: item.id, version: 0, field: 'time' }
    expect(await markToBeConfirmed(staff, input, NOW)).toMatchObject({ failure: { kind: 'forbidden' } })
    expect(await settleToBeConfirmed(staff, input, NOW)).toMatchObject({ failure: { kind: 'forbidden' } })
    expect(await mark(hidden, 'time')).toMatchObject({ failure: { kind: 'missing' } })
    expect(await close(hidden, 'time')).toMatchObject({ failure: { kind: 'missing' } })
  })
})

describe('settling as it is', () => {
  it('closes the note of a filled field', async () => {
    const item = await makeItem(db(), { venue: 'Hall 1' })
    await mark(item, 'place')
    expect((await close(item, 'place', 1)).ok).toBe(true)
    expect(await notesOf(item)).toEqual([['place', 'settled']])
    expect((await eventsOf(item.id)).at(-1)).toEqual(['programme_item.confirmed_field', about('place')])
  })

  it('keeps of an empty field that it needs no value, with a note or without, once', async () => {
    const item = await makeItem(db())
    await mark(item, 'interpreter')
    await close(item, 'interpreter', 1)
    await close(item, 'noteTaker')
    await close(item, 'noteTaker')
    expect(await notesOf(item)).toEqual([
      ['interpreter', 'not needed'],
      ['noteTaker', 'not needed'],
    ])
    expect((await eventsOf(item.id)).filter(([action]) => action === 'programme_item.field_not_needed').length).toBe(2)
  })

  it('keeps that no further answer is waited for', async () => {
    const visit = await makeVisit(db())
    const contact = await makeContact(db(), { visitId: visit.id })
    const item = await makeItem(db(), { visitId: visit.id, counterparts: [contact.id] })
    await close(item, 'counterparts')
    expect(await notesOf(item)).toEqual([['counterparts', 'not needed']])
  })

  it('holds no longer once the field changes or is asked for again', async () => {
    const item = await makeItem(db())
    await close(item, 'place')
    await settle(item, 'place', { venue: 'Hall 1' })
    expect(await notesOf(item)).toEqual([['place', 'settled']])
    await close(item, 'vehicle')
    await mark(item, 'vehicle')
    expect((await notesOf(item)).slice(1)).toEqual([
      ['vehicle', 'settled'],
      ['vehicle', 'open'],
    ])
  })

  it('holds no longer once somebody answers otherwise, or the item is put at a time', async () => {
    const visit = await makeVisit(db())
    const contact = await makeContact(db(), { visitId: visit.id })
    const item = await makeItem(db(), { visitId: visit.id, counterparts: [contact.id] })
    for (const field of ['counterparts', 'time', 'day']) await close(item, field)
    const answer = { commandId: newId(), itemId: item.id, contactId: contact.id, answer: 'declined' }
    expect((await answerCounterpart(planner, answer, NOW)).ok).toBe(true)
    const time = { dayNumber: 1, startTime: '10:00', how: 'keepLength', version: item.version }
    expect((await placeItem(planner, { commandId: newId(), itemId: item.id, ...time }, NOW)).ok).toBe(true)
    expect(await notesOf(item)).toEqual([
      ['counterparts', 'settled'],
      ['time', 'settled'],
      ['day', 'settled'],
    ])
  })

  it('refuses an older version of the note', async () => {
    const item = await makeItem(db())
    await mark(item, 'place')
    for (const version of [0, 2])
      expect(await close(item, 'place', version)).toMatchObject({ failure: { kind: 'conflict' } })
    expect(await notesOf(item)).toEqual([['place', 'open']])
  })
})
