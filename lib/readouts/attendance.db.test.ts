import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeContact, makeGroup, makeMember } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeAttendance, makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import * as commands from './commands'

const NOW = new Date('2027-03-12T10:00:00Z')
let staff: Actor & { userId: string }

beforeAll(async () => {
  staff = await asRole(db(), 'staff')
})

const open = (itemId: string, over: Record<string, unknown> = {}, actor: Actor = staff) =>
  commands.openReadout(actor, { commandId: newId(), itemId, ...over }, NOW)
const rowsOf = (readoutId: string) =>
  db().attendance.findMany({ where: { readoutId }, orderBy: [{ side: 'asc' }, { id: 'asc' }] })
const idOf = (answer: Awaited<ReturnType<typeof open>>) => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
  return answer.value.id
}

/** A draft with two of ours and two of theirs, all planned and present. */
async function listed() {
  const { id: visitId } = await makeVisit(db())
  const members = [await makeMember(db(), { visitId }), await makeMember(db(), { visitId })] as const
  const contacts = [await makeContact(db(), { visitId }), await makeContact(db(), { visitId })] as const
  const readout = await makeReadout(db(), { visitId })
  const rows = await Promise.all([
    makeAttendance(db(), { readoutId: readout.id, memberId: members[0].id }),
    makeAttendance(db(), { readoutId: readout.id, memberId: members[1].id }),
    makeAttendance(db(), { readoutId: readout.id, contactId: contacts[0].id }),
  ])
  return { visitId, members, contacts, readout, rows }
}

describe('attendance', () => {
  const save = (readoutId: string, attendance: object[]) =>
    commands.saveAttendance(staff, { commandId: newId(), readoutId, attendance }, NOW)
  const row = (id: string, over: object) => ({
    id,
    present: true,
    replaces: null,
    wasPresent: true,
    wasReplaces: null,
    ...over,
  })

  it('notes who was absent and who stood in, without a revision of the text', async () => {
    const { readout, rows, members } = await listed()
    const answer = await save(readout.id, [row(rows[0].id, { replaces: members[1].id })])
    expect(answer).toEqual({ ok: true, value: { changed: true } })
    expect(await db().readoutRevision.count({ where: { readoutId: readout.id } })).toBe(0)
    const after = await rowsOf(readout.id)
    expect(after.find(({ id }) => id === rows[0].id)).toMatchObject({ present: true, replacesMemberId: members[1].id })
    expect(after.find(({ id }) => id === rows[1].id)).toMatchObject({ present: false, replacesMemberId: null })
    const events = await db().auditEvent.findMany({ where: { subjectId: readout.id } })
    expect(events.map(({ action }) => action)).toEqual(['readout.attendance_changed', 'readout.attendance_changed'])
  })

  it('keeps what two people changed at once in different rows', async () => {
    const { readout, rows } = await listed()
    await Promise.all([
      save(readout.id, [row(rows[0].id, { present: false }), row(rows[2].id, {})]),
      save(readout.id, [row(rows[0].id, {}), row(rows[2].id, { present: false })]),
    ])
    const absent = (await rowsOf(readout.id)).filter(({ present }) => !present).map(({ id }) => id)
    expect(new Set(absent)).toEqual(new Set([rows[0].id, rows[2].id]))
  })

  it('knows a row by whom it is about: a device that was away knows no others', async () => {
    const { readout, rows, members, contacts } = await listed()
    const of = (side: string, partyId: string, over: object) => ({
      ...{ side, partyId, present: true, replaces: null, wasPresent: true, wasReplaces: null },
      ...over,
    })
    const answer = await save(readout.id, [
      of('ours', members[0].id, { replaces: members[1].id }),
      of('host', contacts[0].id, { present: false }),
    ])
    expect(answer).toEqual({ ok: true, value: { changed: true } })
    const after = await rowsOf(readout.id)
    const present = (id: string) => after.find((one) => one.id === id)?.present
    expect([rows[0], rows[1], rows[2]].map(({ id }) => present(id))).toEqual([true, false, false])
    expect(await save(readout.id, [of('host', members[0].id, { present: false })])).toMatchObject({
      failure: { kind: 'missing' },
    })
  })

  it('puts on the list who was there and was taken off the plan while the device was away', async () => {
    const { readout, contacts, visitId } = await listed()
    const was = { replaces: null, wasPresent: true, wasReplaces: null }
    const left = await makeMember(db(), { visitId, archivedAt: NOW })
    const edits = [
      { side: 'host', partyId: contacts[1].id, present: true, ...was },
      { side: 'ours', partyId: left.id, present: false, ...was },
    ]
    expect(await save(readout.id, edits)).toEqual({ ok: true, value: { changed: true } })
    const after = await rowsOf(readout.id)
    expect(after.find(({ contactId }) => contactId === contacts[1].id)).toMatchObject({ planned: false, present: true })
    expect(after.some(({ memberId }) => memberId === left.id)).toBe(false)
    expect(await save(readout.id, edits)).toEqual({ ok: true, value: { changed: false } })
    const elsewhere = await makeContact(db())
    expect(await save(readout.id, [{ side: 'host', partyId: elsewhere.id, present: true, ...was }])).toEqual({
      ok: false,
      failure: { kind: 'missing' },
    })
  })

  it('names a row in one way, not in none or both', async () => {
    const { readout, rows, members } = await listed()
    const edit = { present: false, replaces: null, wasPresent: true, wasReplaces: null }
    const invalid = { failure: { kind: 'invalid' } }
    expect(await save(readout.id, [edit])).toMatchObject(invalid)
    expect(await save(readout.id, [{ ...edit, partyId: members[0].id }])).toMatchObject(invalid)
    const both = { ...edit, id: rows[0].id, side: 'ours', partyId: members[0].id }
    expect(await save(readout.id, [both])).toMatchObject(invalid)
  })

  it('refuses a substitute for somebody of the other side, and rows of another readout', async () => {
    const { readout, rows, contacts } = await listed()
    expect(await save(readout.id, [row(rows[0].id, { replaces: contacts[0].id })])).toMatchObject({
      failure: { kind: 'invalid', fields: { 'attendance.0.replaces': [{ key: 'errors.replacesWhom' }] } },
    })
    const other = await listed()
    expect(await save(readout.id, [row(other.rows[0].id, { present: false })])).toEqual({
      ok: false,
      failure: { kind: 'missing' },
    })
    expect((await rowsOf(other.readout.id)).every(({ present }) => present)).toBe(true)
  })
})

describe('somebody who was not planned', () => {
  const add = (readoutId: string, input: Record<string, unknown>, actor: Actor = staff) =>
    commands.addAttendee(actor, { commandId: newId(), readoutId, side: 'host', ...input }, NOW)

  it('can be one of the visit, in whose place somebody else was to come', async () => {
    const { readout, rows, contacts } = await listed()
    const answer = await add(readout.id, { whom: contacts[1].id, replaces: contacts[0].id })
    const after = await rowsOf(readout.id)
    expect(after.find(({ id }) => id === idOf(answer))).toMatchObject({
      contactId: contacts[1].id,
      replacesContactId: contacts[0].id,
      planned: false,
      present: true,
    })
    expect(after.find(({ id }) => id === rows[2].id)).toMatchObject({ present: false })
    expect(await add(readout.id, { whom: contacts[1].id })).toMatchObject({
      failure: { kind: 'invalid', fields: { whom: [{ key: 'errors.alreadyListed' }] } },
    })
  })

  it('can be a new contact with a post alone, a new person, or a group of unnamed people', async () => {
    const { readout, visitId } = await listed()
    const organisation = await makeOrganisation(db(), { name: 'Foreign Affairs Office' })
    idOf(await add(readout.id, { title: 'Secretary General', organisation: { id: organisation.id } }))
    idOf(await add(readout.id, { person: { name: 'A newly met person' }, title: 'Director' }))
    idOf(await add(readout.id, { group: 'Representatives of the office', headcount: '3' }))
    const contacts = await db().hostContact.findMany({
      where: { visitId },
      orderBy: { id: 'asc' },
      include: { person: true, group: true },
    })
    expect(contacts.slice(2)).toMatchObject([
      { title: 'Secretary General', organisationId: organisation.id, person: null, group: null },
      { title: 'Director', person: { name: 'A newly met person' } },
      { title: null, group: { label: 'Representatives of the office', headcount: 3, side: 'host' } },
    ])
    expect((await rowsOf(readout.id)).filter(({ planned }) => !planned)).toHaveLength(3)
  })

  it('can be a new member of ours, last in precedence, and is not doubled who is on the visit already', async () => {
    const { readout, visitId, members } = await listed()
    const known = await makePerson(db())
    const contact = await makeContact(db(), { visitId, personId: known.id })
    idOf(await add(readout.id, { side: 'ours', person: { name: 'A substitute' }, replaces: members[0].id }))
    idOf(await add(readout.id, { person: { id: known.id } }))
    const delegation = await db().delegationMember.findMany({ where: { visitId }, orderBy: { precedence: 'asc' } })
    expect(delegation.map(({ precedence }) => precedence)).toEqual([1, 2, 3])
    expect(await db().hostContact.count({ where: { visitId, personId: known.id } })).toBe(1)
    expect((await rowsOf(readout.id)).some(({ contactId }) => contactId === contact.id)).toBe(true)
  })

  it('is one person after a double click', async () => {
    const { readout, visitId } = await listed()
    const input = { commandId: newId(), readoutId: readout.id, side: 'host', title: 'Deputy Director' }
    await Promise.all([commands.addAttendee(staff, input, NOW), commands.addAttendee(staff, input, NOW)])
    expect(await db().hostContact.count({ where: { visitId, title: 'Deputy Director' } })).toBe(1)
  })

  it('needs a name or a title, and is a person or a group, not both', async () => {
    const { readout } = await listed()
    expect(await add(readout.id, {})).toMatchObject({
      failure: { kind: 'invalid', fields: { person: [{ key: 'errors.attendee' }] } },
    })
    expect(await add(readout.id, { side: 'ours', title: 'A post is not enough on our side' })).toMatchObject({
      failure: { kind: 'invalid' },
    })
    expect(await add(readout.id, { person: { name: 'One' }, group: 'Many' })).toMatchObject({
      failure: { kind: 'invalid', fields: { group: [{ key: 'errors.personOrGroup' }] } },
    })
  })

  it('cannot be a contact of another visit', async () => {
    const { readout } = await listed()
    const other = await makeContact(db())
    expect(await add(readout.id, { whom: other.id })).toMatchObject({
      failure: { kind: 'invalid', fields: { whom: [{ key: 'errors.referenceGone' }] } },
    })
  })

  it('comes off the list again, while who was planned stays on it', async () => {
    const { readout, rows } = await listed()
    const added = idOf(await add(readout.id, { title: 'Added by mistake' }))
    const remove = (attendanceId: string) =>
      commands.removeAttendee(staff, { commandId: newId(), readoutId: readout.id, attendanceId }, NOW)
    expect(await remove(added)).toEqual({ ok: true, value: null })
    expect(await remove(rows[0].id)).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.readouts.planned' } },
    })
    expect(await rowsOf(readout.id)).toHaveLength(3)
  })

  it('joins a final readout only by a manager who says why', async () => {
    const manager = await asRole(db(), 'manager')
    const group = await makeGroup(db(), { side: 'host' })
    const contact = await makeContact(db(), { visitId: group.visitId, groupId: group.id })
    const readout = await makeReadout(db(), { visitId: group.visitId, status: 'final' })
    const input = { whom: contact.id }
    expect(await add(readout.id, input)).toMatchObject({ failure: { kind: 'refused' } })
    expect(await add(readout.id, input, manager)).toMatchObject({ failure: { kind: 'invalid' } })
    expect((await add(readout.id, { ...input, reason: 'Forgotten' }, manager)).ok).toBe(true)
    const submitted = await makeReadout(db(), { visitId: group.visitId, status: 'submitted' })
    expect(await add(submitted.id, input, manager)).toMatchObject({ failure: { kind: 'refused' } })
  })
})
