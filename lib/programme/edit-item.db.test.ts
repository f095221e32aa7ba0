import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeContact, makeMember } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { addProgrammeItem, answerCounterpart, editItem } from './commands'

const NOW = new Date('2027-03-12T08:00:00Z')
const planner = await asRole(db(), 'planner')
const staff = await asRole(db(), 'staff')

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

describe('editing an item', () => {
  const edit = (item: { id: string; version: number }, fields: object) => ({
    commandId: newId(),
    itemId: item.id,
    version: item.version,
    type: 'meeting',
    title: 'Talks',
    ...fields,
  })

  it('keeps the times on the clock when the zone or the city becomes another, and says so', async () => {
    const visit = await makeVisit(db(), { arrivalDate: new Date('2027-03-12T00:00:00Z') })
    await db().visitStop.create({ data: { visitId: visit.id, position: 0, city: 'Dubai', countryCode: 'AE' } })
    await db().visitStop.create({ data: { visitId: visit.id, position: 1, city: 'Shanghai', countryCode: 'CN' } })
    const times = { dayNumber: '1', startTime: '14:30', endTime: '16:00' }
    const item = await added(visit.id, { ...times, city: 'Dubai' })
    expect(item.startsAt).toEqual(new Date('2027-03-12T10:30:00Z'))
    const moved = await editItem(planner, edit(item, { ...times, city: 'Shanghai' }), NOW)
    const kept = { times: '14:30–16:00', from: 'Dubai', to: 'Shanghai' }
    expect(moved).toEqual({ ok: true, value: { id: item.id, version: 2, kept } })
    expect(await stored(item.id)).toMatchObject({ startTime: '14:30', startsAt: new Date('2027-03-12T06:30:00Z') })
    const event = await db().auditEvent.findFirstOrThrow({
      where: { subjectId: item.id, action: 'programme_item.edited' },
    })
    expect(event.changes).toEqual({
      city: { from: 'Dubai', to: 'Shanghai' },
      clock: { from: 'Dubai', to: 'Shanghai' },
    })
  })

  it('saves, tells the history what changed, and leaves status and answers alone', async () => {
    const visit = await makeVisit(db())
    const contact = await makeContact(db(), { visitId: visit.id })
    const item = await added(visit.id, { counterparts: [contact.id], city: 'Suzhou' })
    await answerCounterpart(
      planner,
      { commandId: newId(), itemId: item.id, contactId: contact.id, answer: 'confirmed' },
      NOW,
    )
    const result = await editItem(
      planner,
      edit(item, { title: 'Long talks', counterparts: [contact.id], status: 'held' }),
      NOW,
    )
    expect(result).toEqual({ ok: true, value: { id: item.id, version: 2 } })
    const saved = await stored(item.id)
    expect(saved).toMatchObject({ title: 'Long talks', city: null, status: 'requested', searchKey: 'long talks' })
    expect(saved.counterparts).toMatchObject([{ answer: 'confirmed' }])
    const event = await db().auditEvent.findFirstOrThrow({
      where: { subjectId: item.id, action: 'programme_item.edited' },
    })
    expect(event.changes).toEqual({ title: { from: 'Talks', to: 'Long talks' }, city: { from: 'Suzhou', to: null } })
  })

  it('takes what a person sets off the list of what is proposed', async () => {
    const item = await makeItem(db(), { title: 'Talks', proposed: ['type', 'status', 'city'] })
    await editItem(planner, edit(item, { type: 'presentation' }), NOW)
    expect((await stored(item.id)).proposed).toEqual(['status', 'city'])
  })

  it('writes nothing when nothing has changed', async () => {
    const item = await added((await makeVisit(db())).id)
    expect(await editItem(planner, edit(item, {}), NOW)).toEqual({ ok: true, value: { id: item.id, version: 1 } })
    expect(await eventsOf(item.id)).toEqual(['programme_item.added'])
  })

  it('answers a stale save with both texts, and keeps the record', async () => {
    const visit = await makeVisit(db())
    const host = await makeOrganisation(db(), { name: 'Academy' })
    const item = await added(visit.id)
    await editItem(planner, edit(item, { title: 'Theirs', hosts: [{ id: host.id }] }), NOW)
    const base = { title: 'Talks', venue: null }
    const mine = { title: 'Mine', venue: 'Hall', hosts: [{ name: 'Bureau' }], base }
    expect(await editItem(planner, edit(item, mine), NOW)).toEqual({
      ok: false,
      failure: {
        kind: 'conflict',
        version: 2,
        fields: expect.arrayContaining([
          { field: 'title', base: 'Talks', mine: 'Mine', theirs: 'Theirs' },
          { field: 'venue', base: '', mine: 'Hall', theirs: '' },
          {
            field: 'hosts',
            base: '',
            mine: '[{"name":"Bureau"}]',
            theirs: JSON.stringify([{ id: host.id, label: 'Academy' }]),
          },
        ]),
      },
    })
    expect((await stored(item.id)).title).toBe('Theirs')
    expect(await db().organisation.count({ where: { name: 'Bureau' } })).toBe(0)
  })

  it('keeps who was archived since, and refuses somebody archived who is new to it', async () => {
    const visit = await makeVisit(db())
    const [old, other] = [await makeMember(db(), { visitId: visit.id }), await makeMember(db(), { visitId: visit.id })]
    const item = await added(visit.id, { members: [old.id] })
    await db().delegationMember.updateMany({ where: { visitId: visit.id }, data: { archivedAt: NOW } })
    expect((await editItem(planner, edit(item, { title: 'Still', members: [old.id] }), NOW)).ok).toBe(true)
    const result = await editItem(planner, edit({ ...item, version: 2 }, { members: [old.id, other.id] }), NOW)
    expect(fieldsOf(result)).toEqual({ members: [{ key: 'errors.referenceGone' }] })
  })

  it('takes nobody for what somebody else on it is', async () => {
    const visit = await makeVisit(db())
    const [contact, member, person] = [
      await makeContact(db(), { visitId: visit.id }),
      await makeMember(db(), { visitId: visit.id }),
      await makePerson(db()),
    ]
    const parties = { counterparts: [contact.id], members: [member.id], interpreter: { id: person.id } }
    const item = await added(visit.id, parties)
    const mixed: [string, object][] = [
      ['hosts', { hosts: [{ id: person.id }] }],
      ['counterparts', { counterparts: [member.id] }],
      ['members', { members: [contact.id] }],
      ['noteTaker', { noteTaker: { id: contact.id } }],
    ]
    for (const [field, more] of mixed) {
      const fields = fieldsOf(await editItem(planner, edit(item, { ...parties, ...more }), NOW))
      expect(fields).toEqual({ [field]: [{ key: 'errors.referenceGone' }] })
    }
  })

  it('asks about a day outside the visit only when the day changes', async () => {
    const visit = await makeVisit(db(), { arrivalDate: new Date('2027-03-12') })
    const item = await added(visit.id, { date: '2027-03-01', confirmed: ['outsideVisit'] })
    expect((await editItem(planner, edit(item, { title: 'Early', date: '2027-03-01' }), NOW)).ok).toBe(true)
    const result = await editItem(planner, edit({ ...item, version: 2 }, { date: '2027-03-02' }), NOW)
    expect(result).toMatchObject({ failure: { kind: 'confirm', warnings: [{ code: 'outsideVisit' }] } })
  })

  it('is for planners, on visits that they may see', async () => {
    const item = await makeItem(db())
    const hidden = await makeItem(db(), { visitId: (await makeVisit(db(), { restricted: true })).id })
    expect(await editItem(staff, edit(item, {}), NOW)).toEqual({ ok: false, failure: { kind: 'forbidden' } })
    expect(await editItem(planner, edit(hidden, {}), NOW)).toEqual({ ok: false, failure: { kind: 'missing' } })
  })
})
