import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeContact, makeMember } from '@/prisma/factories/delegations'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import * as commands from './commands'

const NOW = new Date('2027-03-12T10:00:00Z')
let staff: Actor & { userId: string }
let viewer: Actor & { userId: string }

beforeAll(async () => {
  staff = await asRole(db(), 'staff')
  viewer = await asRole(db(), 'viewer')
})

const open = (itemId: string, over: Record<string, unknown> = {}, actor: Actor = staff) =>
  commands.openReadout(actor, { commandId: newId(), itemId, ...over }, NOW)
const rowsOf = (readoutId: string) =>
  db().attendance.findMany({ where: { readoutId }, orderBy: [{ side: 'asc' }, { id: 'asc' }] })
const idOf = (answer: Awaited<ReturnType<typeof open>>) => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
  return answer.value.id
}

describe('opening a readout', () => {
  it('brings the plan along: who declined as absent, who left the delegation not at all', async () => {
    const { id: visitId } = await makeVisit(db())
    const member = await makeMember(db(), { visitId })
    const left = await makeMember(db(), { visitId, archivedAt: NOW })
    const [comes, declined] = [await makeContact(db(), { visitId }), await makeContact(db(), { visitId })]
    const item = await makeItem(db(), {
      visitId,
      status: 'held',
      participants: [member.id, left.id],
      counterparts: [comes.id, declined.id],
    })
    await db().itemCounterpart.updateMany({ where: { contactId: declined.id }, data: { answer: 'declined' } })
    const id = idOf(await open(item.id))
    const rows = await rowsOf(id)
    expect(rows).toHaveLength(3)
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ side: 'ours', memberId: member.id, planned: true, present: true }),
        expect.objectContaining({ side: 'host', contactId: comes.id, planned: true, present: true }),
        expect.objectContaining({ side: 'host', contactId: declined.id, planned: true, present: false }),
      ]),
    )
    expect(await db().readout.findUniqueOrThrow({ where: { id } })).toMatchObject({
      status: 'draft',
      writerId: staff.userId,
      writerName: staff.name,
      version: 1,
    })
  })

  it('makes one readout of a double click, of two people at once, and of a second visit to the page', async () => {
    const item = await makeItem(db(), { status: 'held' })
    const other = await asRole(db(), 'planner')
    const twice = { commandId: newId(), itemId: item.id }
    const answers = await Promise.all([
      commands.openReadout(staff, twice, NOW),
      commands.openReadout(staff, twice, NOW),
      open(item.id, {}, other),
    ])
    const later = await open(item.id)
    expect(new Set([...answers, later].map(idOf)).size).toBe(1)
    expect(await db().readout.count({ where: { itemId: item.id } })).toBe(1)
  })

  it('takes the id that the client made, and answers the other one to whom a colleague came first', async () => {
    const item = await makeItem(db(), { status: 'held' })
    const id = newId()
    expect(idOf(await open(item.id, { id }))).toBe(id)
    const late = newId()
    expect(idOf(await open(item.id, { id: late }, await asRole(db(), 'staff')))).toBe(id)
    expect(await db().readout.count({ where: { itemId: item.id } })).toBe(1)
    expect(await db().readout.count({ where: { id: late } })).toBe(0)
  })

  it('answers one id to two devices that opened it without a network', async () => {
    const item = await makeItem(db(), { status: 'held' })
    const answers = await Promise.all([open(item.id, { id: newId() }), open(item.id, { id: newId() })])
    expect(new Set(answers.map(idOf)).size).toBe(1)
  })

  it.each(['requested', 'tentative', 'confirmed'] as const)('offers to mark a %s meeting Held', async (status) => {
    const item = await makeItem(db(), { status, proposed: ['status', 'type'] })
    expect(await open(item.id)).toEqual({
      ok: false,
      failure: { kind: 'confirm', warnings: [{ code: 'markHeld', key: 'refusals.readouts.markHeld' }] },
    })
    expect(await db().readout.count({ where: { itemId: item.id } })).toBe(0)
    idOf(await open(item.id, { confirmed: ['markHeld'] }))
    expect(await db().programmeItem.findUniqueOrThrow({ where: { id: item.id } })).toMatchObject({
      status: 'held',
      version: 2,
      proposed: ['type'],
    })
    const events = await db().auditEvent.findMany({ where: { visitId: item.visitId }, orderBy: { id: 'asc' } })
    expect(events.map(({ action }) => action)).toEqual(['programme_item.held', 'readout.opened'])
  })

  it.each(['postponed', 'cancelled'] as const)('refuses a %s meeting', async (status) => {
    const item = await makeItem(db(), { status })
    expect(await open(item.id, { confirmed: ['markHeld'] })).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.readouts.itemOff', values: { status } } },
    })
  })

  it('refuses what is no meeting, unless a readout is expected of it', async () => {
    const dinner = await makeItem(db(), { status: 'held', type: 'official_meal' })
    expect(await open(dinner.id)).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.readouts.notAMeeting' } },
    })
    const working = await makeItem(db(), { status: 'held', type: 'official_meal', readoutExpected: true })
    expect((await open(working.id)).ok).toBe(true)
  })

  it('finds nothing on a restricted visit of others or in the archive, and is not for viewers', async () => {
    const { id: visitId } = await makeVisit(db(), { restricted: true })
    const hidden = await makeItem(db(), { visitId, status: 'held' })
    const archived = await makeItem(db(), { status: 'held', archivedAt: NOW })
    const missing = { ok: false, failure: { kind: 'missing' } }
    expect(await open(hidden.id)).toEqual(missing)
    expect(await open(archived.id)).toEqual(missing)
    expect(await open(newId())).toEqual(missing)
    expect(await open(hidden.id, {}, viewer)).toEqual({ ok: false, failure: { kind: 'forbidden' } })
  })
})
