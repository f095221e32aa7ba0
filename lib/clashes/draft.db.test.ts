import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { countStatements } from '@/lib/platform/testing/count-statements'
import { asRole } from '@/prisma/factories/actors'
import { makeContact, makeMember } from '@/prisma/factories/delegations'
import { makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { checkDraft } from './draft.queries'

const NOW = new Date('2027-03-01T08:00:00Z')
const planner = await asRole(db(), 'planner')
const staff = await asRole(db(), 'staff')
const viewer = await asRole(db(), 'viewer')

/** A visit in Shanghai's zone with one member, who is at a meeting from 10:00 to 11:00 there. */
async function visitWithMeeting(fields: object = {}) {
  const visit = await makeVisit(db(), fields)
  await db().visitStop.create({ data: { visitId: visit.id, position: 0, countryCode: 'CN', city: 'Shanghai' } })
  const member = await makeMember(db(), { visitId: visit.id })
  const item = await makeItem(db(), {
    visitId: visit.id,
    title: 'Talks',
    date: new Date('2027-03-12T00:00:00Z'),
    startTime: '10:00',
    endTime: '11:00',
    startsAt: new Date('2027-03-12T02:00:00Z'),
    endsAt: new Date('2027-03-12T03:00:00Z'),
    participants: [member.id],
  })
  const form = { visitId: visit.id, type: 'meeting', title: '', date: '2027-03-12', city: 'Shanghai' }
  const rules = async (more: object, actor = planner) =>
    (await checkDraft(actor, { ...form, ...more }, NOW))?.clashes.map(({ rule }) => rule) ?? null
  return { visit, member, item, form, rules }
}

const rowsOf = () => Promise.all([db().programmeItem.count(), db().itemParticipant.count(), db().auditEvent.count()])

describe('the form of an item, as it stands', () => {
  it('warns of what a new item clashes with, in the zone of its place', async () => {
    const { member, item, rules, form } = await visitWithMeeting()
    expect(await rules({ startTime: '10:30', members: [member.id] })).toEqual(['person_twice'])
    expect(await rules({ startTime: '11:00', members: [member.id] })).toEqual([])
    expect(await rules({ startTime: '10:30' })).toEqual([])
    const found = await checkDraft(planner, { ...form, startTime: '10:30', members: [member.id] }, NOW)
    expect(found?.itemId).toBe('new')
    expect(found?.clashes[0]?.items.map(({ id }) => id).sort()).toEqual([item.id, 'new'].sort())
  })

  it('takes an edited item as the form has it, not as it is stored', async () => {
    const { visit, member, item, rules } = await visitWithMeeting()
    const other = await makeItem(db(), {
      visitId: visit.id,
      startsAt: new Date('2027-03-12T04:00:00Z'),
      endsAt: new Date('2027-03-12T05:00:00Z'),
      participants: [member.id],
    })
    const edited = { itemId: item.id, members: [member.id] }
    expect(await rules({ ...edited, startTime: '10:00', endTime: '11:00' })).toEqual([])
    expect(await rules({ ...edited, startTime: '12:30' })).toEqual(['person_twice'])
    expect(await rules({ itemId: other.id, members: [member.id], startTime: '10:59', endTime: '12:00' })).toEqual([
      'person_twice',
    ])
  })

  it('counts everyone, subgroups, counterparts, the interpreter and the note-taker', async () => {
    const { visit, member, rules } = await visitWithMeeting()
    expect(await rules({ startTime: '10:30', forEveryone: true })).toEqual(['person_twice'])
    const subgroup = await db().subgroup.create({
      data: { visitId: visit.id, name: 'Technical', position: 1, members: { create: { memberId: member.id } } },
    })
    expect(await rules({ startTime: '10:30', subgroups: [subgroup.id] })).toEqual(['person_twice'])
    const contact = await makeContact(db(), { visitId: visit.id, personId: member.personId })
    expect(await rules({ startTime: '10:30', counterparts: [contact.id] })).toEqual(['person_twice'])
    expect(await rules({ startTime: '10:30', interpreter: { id: member.personId } })).toEqual(['person_twice'])
    expect(await rules({ startTime: '10:30', noteTaker: { id: member.personId } })).toEqual(['person_twice'])
    expect(await rules({ startTime: '10:30', noteTaker: { name: 'Somebody new' } })).toEqual([])
  })

  it('reaches into other visits for people who are only chosen now', async () => {
    const { rules } = await visitWithMeeting()
    const interpreter = await makePerson(db())
    const times = { startsAt: new Date('2027-03-12T06:00:00Z'), endsAt: new Date('2027-03-12T07:00:00Z') }
    await makeItem(db(), { ...times, interpreterId: interpreter.id })
    expect(await rules({ startTime: '14:30', interpreter: { id: interpreter.id } })).toEqual(['person_twice'])
    const hidden = await makeVisit(db(), { restricted: true })
    const secret = await makePerson(db())
    await makeItem(db(), { ...times, visitId: hidden.id, interpreterId: secret.id })
    expect(await rules({ startTime: '14:30', interpreter: { id: secret.id } })).toEqual([])
  })

  it('warns of nothing while fields contradict each other or are half typed', async () => {
    const { member, rules } = await visitWithMeeting()
    const members = [member.id]
    expect(await rules({ startTime: '10:30', endTime: '10:00', members })).toEqual([])
    expect(await rules({ startTime: '10', members })).toEqual([])
    expect(await rules({ type: 'unheard of', startTime: '10:30', members })).toEqual([])
  })

  it('answers only who may write such an item, of a visit they may see', async () => {
    const { item, rules } = await visitWithMeeting()
    expect(await rules({}, viewer)).toBeNull()
    expect(await rules({}, staff)).toEqual([])
    expect(await rules({ itemId: item.id }, staff)).toBeNull()
    const hidden = await visitWithMeeting({ restricted: true })
    expect(await hidden.rules({ startTime: '10:30', members: [hidden.member.id] })).toBeNull()
    // An item of another visit is none of this one.
    expect(await rules({ itemId: hidden.item.id })).toBeNull()
    // Nor are its people.
    expect(await rules({ startTime: '10:30', members: [hidden.member.id] })).toEqual([])
  })

  it('writes nothing, in five statements', async () => {
    const { member, rules } = await visitWithMeeting()
    const before = await rowsOf()
    const cost = await countStatements(() => rules({ startTime: '10:30', members: [member.id] }))
    expect(cost).toBe(5)
    expect(await rowsOf()).toEqual(before)
  })
})
