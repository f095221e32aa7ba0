import ICAL from 'ical.js'
import { createTranslator } from 'next-intl'
import { describe, expect, it } from 'vitest'
import { loadMessages } from '@/lib/i18n/load'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { countStatements } from '@/lib/platform/testing/count-statements'
import type { Translator } from '@/lib/platform/words'
import { editItem } from '@/lib/programme/commands'
import { asRole } from '@/prisma/factories/actors'
import { makeFeed } from '@/prisma/factories/calendars'
import { makeContact, makeMember } from '@/prisma/factories/delegations'
import { makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { serveFeed } from './serve-feed'

const t = createTranslator({ locale: 'en', messages: loadMessages() }) as unknown as Translator
const NOW = new Date('2027-03-12T08:00:00Z')
const START = new Date('2027-03-13T05:00:00Z')
let network = 1
const elsewhere = () => `192.0.2.${network++}`

const ask = (name: string, { now = NOW, address = elsewhere() } = {}) => serveFeed({ name, address }, now, t)
async function calendarOf(name: string, now = NOW) {
  const answer = await ask(name, { now })
  if (answer.kind !== 'calendar') throw new Error(answer.kind)
  ICAL.TimezoneService.reset()
  const calendar = new ICAL.Component(ICAL.parse(new TextDecoder().decode(answer.bytes)))
  return { ...answer, calendar, events: calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event)) }
}
const titles = async (name: string) => (await calendarOf(name)).events.map(({ summary }) => summary).sort()

async function world() {
  const visit = await makeVisit(db(), { title: 'Visit to China' })
  const person = await makePerson(db(), { name: 'Акмал Бурханов' })
  const member = await makeMember(db(), { visitId: visit.id, personId: person.id })
  const feed = await makeFeed(db(), { visitId: visit.id, personId: person.id })
  const item = (title: string, fields: Parameters<typeof makeItem>[1] = {}) =>
    makeItem(db(), {
      visitId: visit.id,
      title,
      date: new Date('2027-03-13'),
      startTime: '10:00',
      startsAt: START,
      ...fields,
    })
  return { visitId: visit.id, personId: person.id, memberId: member.id, feed, item }
}

describe('a feed', () => {
  it('holds what the person takes part in as anything, and nothing of anybody else', async () => {
    const { visitId, personId, memberId, feed, item } = await world()
    const contact = await makeContact(db(), { visitId, personId })
    const other = await makeMember(db(), { visitId })
    await item('As participant', { participants: [memberId] })
    await item('As counterpart', { counterparts: [contact.id] })
    await item('As interpreter', { interpreterId: personId })
    await item('As note-taker', { noteTakerId: personId })
    await item('Of another', { participants: [other.id] })
    await item('Of nobody')
    const elsewhere = await makeVisit(db())
    await makeItem(db(), {
      visitId: elsewhere.id,
      title: 'Of another visit',
      interpreterId: personId,
      startsAt: START,
      date: START,
    })
    expect(await titles(feed.token)).toEqual(['As counterpart', 'As interpreter', 'As note-taker', 'As participant'])
    expect(await titles(`${feed.token}.ics`)).toHaveLength(4)
  })

  it('follows the draft: the same UID, a greater SEQUENCE, another tag', async () => {
    const { memberId, feed, item } = await world()
    const { id, version } = await item('Talks', { participants: [memberId] })
    const before = await calendarOf(feed.token)
    expect((await calendarOf(feed.token)).etag).toBe(before.etag)
    await db().programmeItem.update({ where: { id }, data: { venue: 'Hall 2', version: version + 1 } })
    const after = await calendarOf(feed.token)
    expect([after.events[0]?.uid, after.events[0]?.sequence]).toEqual([
      `${id}@tashrif`,
      Number(before.events[0]?.sequence) + 1,
    ])
    expect(after.etag).not.toBe(before.etag)
    await db().programmeItem.update({ where: { id }, data: { status: 'cancelled', statusReason: 'Rain' } })
    const cancelled = (await calendarOf(feed.token)).events[0]
    expect([cancelled?.component.getFirstPropertyValue('status'), cancelled?.sequence]).toEqual([
      'CANCELLED',
      Number(before.events[0]?.sequence) + 2,
    ])
    await db().programmeItem.update({ where: { id }, data: { archivedAt: NOW } })
    expect((await calendarOf(feed.token)).events[0]?.summary).toBe('Cancelled: Talks')
  })

  it('has another tag when only a name in it changed', async () => {
    const { personId, memberId, feed, item } = await world()
    await item('Talks', { participants: [memberId] })
    const before = await calendarOf(feed.token)
    await db().person.update({ where: { id: personId }, data: { name: '王小明' } })
    expect((await calendarOf(feed.token)).etag).not.toBe(before.etag)
  })

  it('stays valid and is empty once the person is off the visit', async () => {
    const { visitId, personId, memberId, feed, item } = await world()
    await item('Talks', { participants: [memberId] })
    await db().delegationMember.updateMany({ where: { visitId, personId }, data: { archivedAt: NOW } })
    const { calendar, events } = await calendarOf(feed.token)
    expect([events.length, calendar.getAllSubcomponents('vtimezone').length]).toEqual([0, 1])
  })

  it('counts what it cannot show', async () => {
    const { memberId, feed, item } = await world()
    await item('No date', { date: null, startsAt: null, startTime: null, participants: [memberId] })
    const { calendar, events } = await calendarOf(feed.token)
    expect(events).toEqual([])
    expect(String(calendar.getFirstPropertyValue('description'))).toContain('1 item without a date is not shown.')
  })
})

describe('an address that is none', () => {
  it('answers the same whether it was revoked, guessed, misspelt, or of a visit in the archive', async () => {
    const { visitId, personId, feed } = await world()
    await db().calendarFeed.update({ where: { id: feed.id }, data: { revokedAt: NOW } })
    const shelved = await makeFeed(db(), { visitId, personId })
    await db().visit.update({ where: { id: visitId }, data: { archivedAt: NOW } })
    const names = [feed.token, shelved.token, 'A'.repeat(43), '', 'x', `${shelved.token}x`, 'é\u0000', 'A'.repeat(5000)]
    for (const name of names) expect(await ask(name)).toEqual({ kind: 'none' })
  })

  it('is looked up by its hash: what the database holds opens nothing', async () => {
    const { feed } = await world()
    expect(await ask(feed.tokenHash)).toEqual({ kind: 'none' })
  })

  it('makes a network wait after fifty, while a right address goes on answering there', async () => {
    const { feed } = await world()
    const address = elsewhere()
    for (let n = 0; n < 50; n++) expect((await ask(`guess-${n}`, { address })).kind).toBe('none')
    const limited = await ask('guess-50', { address })
    expect(limited).toMatchObject({ kind: 'limited' })
    expect(limited.kind === 'limited' && limited.waitSeconds).toBeGreaterThan(0)
    expect((await ask(feed.token, { address })).kind).toBe('calendar')
    expect((await ask('guess', { address: elsewhere() })).kind).toBe('none')
  })

  it('does not wait for right addresses, however often they are asked', async () => {
    const { feed } = await world()
    const address = elsewhere()
    for (let n = 0; n < 60; n++) await ask(feed.token, { address })
    expect((await ask('guess', { address })).kind).toBe('none')
  })
})

describe('the last use', () => {
  it('is written at most once a minute', async () => {
    const { feed } = await world()
    const usedAt = async () => (await db().calendarFeed.findUniqueOrThrow({ where: { id: feed.id } })).lastUsedAt
    expect(await usedAt()).toBeNull()
    await ask(feed.token)
    expect(await usedAt()).toEqual(NOW)
    await ask(feed.token, { now: new Date(NOW.getTime() + 59_000) })
    expect(await usedAt()).toEqual(NOW)
    const later = new Date(NOW.getTime() + 60_000)
    await ask(feed.token, { now: later })
    expect(await usedAt()).toEqual(later)
  })
})

it('costs two statements, of one item as of sixty', async () => {
  const { visitId, memberId, feed, item } = await world()
  const everybody = [memberId]
  for (let n = 0; n < 5; n++) everybody.push((await makeMember(db(), { visitId })).id)
  const contact = await makeContact(db(), { visitId })
  const counted = () => countStatements(() => ask(feed.token))
  await item('First', { participants: everybody, counterparts: [contact.id] })
  await ask(feed.token)
  expect(await counted()).toBe(2)
  for (let n = 0; n < 59; n++) await item(`Item ${n}`, { participants: everybody, counterparts: [contact.id] })
  expect((await calendarOf(feed.token)).events).toHaveLength(60)
  expect(await counted()).toBe(2)
})

it('an item changed by its form grows its SEQUENCE', async () => {
  const planner = await asRole(db(), 'planner')
  const { memberId, feed, item } = await world()
  const { id, version } = await item('Talks', { participants: [memberId] })
  const before = (await calendarOf(feed.token)).events[0]?.sequence ?? Number.NaN
  const input = {
    commandId: newId(),
    itemId: id,
    version,
    type: 'meeting',
    title: 'Talks, second round',
    date: '2027-03-13',
    startTime: '11:00',
    members: [memberId],
  }
  const result = await editItem(planner, input, NOW)
  expect(result).toMatchObject({ ok: true })
  const after = (await calendarOf(feed.token)).events[0]
  expect(after?.sequence).toBeGreaterThan(before)
  expect(after?.startDate.toJSDate()).toEqual(new Date('2027-03-13T06:00:00Z'))
})
