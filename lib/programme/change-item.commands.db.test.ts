import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeContact } from '@/prisma/factories/delegations'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { addProgrammeItem, answerCounterpart, archiveItem, moveItem, restoreItem } from './commands'

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

describe('the order of a day', () => {
  const move = (itemId: string, direction: 'up' | 'down') =>
    moveItem(planner, { commandId: newId(), itemId, direction }, NOW)
  const order = async (visitId: string) =>
    (await db().programmeItem.findMany({ where: { visitId }, orderBy: { position: 'asc' } })).map((item) => item.title)

  it('is written down for the whole day, and no other', async () => {
    const visit = await makeVisit(db())
    for (const title of ['a', 'b', 'c']) await added(visit.id, { title, dayNumber: '1' })
    const other = await added(visit.id, { title: 'z', dayNumber: '2' })
    const [, , c] = await db().programmeItem.findMany({ where: { visitId: visit.id }, orderBy: { id: 'asc' } })
    expect((await move(String(c?.id), 'up')).ok).toBe(true)
    expect(await order(visit.id)).toEqual(['z', 'a', 'c', 'b'])
    expect((await stored(other.id)).position).toBe(0)
    expect((await stored(String(c?.id))).version).toBe(1)
  })

  it('refuses to move over the clock or the edge', async () => {
    const visit = await makeVisit(db())
    const nine = await added(visit.id, { dayNumber: '1', startTime: '09:00' })
    const ten = await added(visit.id, { dayNumber: '1', startTime: '10:00' })
    for (const [id, way] of [
      [ten.id, 'up'],
      [nine.id, 'up'],
      [ten.id, 'down'],
    ] as const) {
      expect(await move(id, way)).toMatchObject({
        failure: { kind: 'refused', reason: { key: 'refusals.programme.cannotMove' } },
      })
    }
  })
})

describe('an answer of a counterpart', () => {
  it('is noted once, for a contact who takes part', async () => {
    const visit = await makeVisit(db())
    const contact = await makeContact(db(), { visitId: visit.id })
    const item = await makeItem(db(), { visitId: visit.id, counterparts: [contact.id] })
    const input = { itemId: item.id, contactId: contact.id, answer: 'declined' }
    expect((await answerCounterpart(planner, { commandId: newId(), ...input }, NOW)).ok).toBe(true)
    expect((await answerCounterpart(planner, { commandId: newId(), ...input }, NOW)).ok).toBe(true)
    expect(await eventsOf(item.id)).toEqual(['programme_item.answered'])
    expect((await stored(item.id)).counterparts).toMatchObject([{ answer: 'declined' }])
    const stranger = { ...input, contactId: newId() }
    expect(fieldsOf(await answerCounterpart(planner, { commandId: newId(), ...stranger }, NOW))).toEqual({
      contactId: [{ key: 'errors.referenceGone' }],
    })
    expect(await answerCounterpart(staff, { commandId: newId(), ...input }, NOW)).toEqual({
      ok: false,
      failure: { kind: 'forbidden' },
    })
  })
})

describe('the archive', () => {
  const shelve = (item: { id: string; version: number }) => ({
    commandId: newId(),
    itemId: item.id,
    version: item.version,
  })

  it('takes an item and gives it back', async () => {
    const item = await makeItem(db())
    expect(await archiveItem(planner, shelve(item), NOW)).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await stored(item.id)).toMatchObject({ archivedAt: NOW, archivedBy: planner.userId })
    expect(await archiveItem(planner, shelve({ ...item, version: 2 }), NOW)).toMatchObject({
      failure: { kind: 'missing' },
    })
    expect(await restoreItem(planner, shelve(item), NOW)).toMatchObject({ failure: { kind: 'conflict', version: 2 } })
    expect((await restoreItem(planner, shelve({ ...item, version: 2 }), NOW)).ok).toBe(true)
    expect(await stored(item.id)).toMatchObject({ archivedAt: null, archivedBy: null })
    expect(await eventsOf(item.id)).toEqual(['programme_item.archived', 'programme_item.restored'])
  })

  it('refuses an item about which something is written', async () => {
    const item = await makeItem(db(), { status: 'held' })
    const readout = await makeReadout(db(), { itemId: item.id })
    await makeOutcome(db(), { readoutId: readout.id })
    expect(await archiveItem(planner, shelve(item), NOW)).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.programme.archiveWritten' } },
    })
    expect(await archiveItem(staff, shelve(item), NOW)).toEqual({ ok: false, failure: { kind: 'forbidden' } })
  })
})
