import { describe, expect, it } from 'vitest'
import { can, ROLES } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import {
  cancelItem,
  confirmItem,
  markAsHeld,
  markTentative,
  postponeItem,
  requestAgain,
  resumeItem,
  takeBackHeld,
} from './commands'
import { ITEM_STATUSES, ITEM_WORKFLOW } from './workflow'

const steps = {
  markTentative,
  confirmItem,
  markAsHeld,
  postponeItem,
  cancelItem,
  resumeItem,
  requestAgain,
  takeBackHeld,
}
const NOW = new Date('2027-03-12T08:00:00Z')
const actors = Object.fromEntries(
  await Promise.all(ROLES.map(async (role) => [role, await asRole(db(), role)] as const)),
)
const visit = await makeVisit(db())

const actorOf = (role: string) => {
  const actor = actors[role]
  if (!actor) throw new Error(`no actor for ${role}`)
  return actor
}
const step = (item: { id: string; version: number }, fields: object = {}) => ({
  commandId: newId(),
  itemId: item.id,
  version: item.version,
  reason: 'The host asked for it',
  ...fields,
})
const statusOf = async (id: string) => (await db().programmeItem.findUniqueOrThrow({ where: { id } })).status

const everyStep = ITEM_WORKFLOW.flatMap((row) =>
  ITEM_STATUSES.flatMap((from) => ROLES.map((role) => [role, row.command, from, row] as const)),
)

describe('every step, from every status, by every role', () => {
  it.each(everyStep)('%s: %s from %s', async (role, command, from, row) => {
    const item = await makeItem(db(), { visitId: visit.id, status: from })
    const result = await steps[command](actorOf(role), step(item), NOW)
    const mayBe: readonly string[] = row.from
    const expected = !can(actorOf(role), row.permission) ? 'forbidden' : mayBe.includes(from) ? 'ok' : 'refused'
    expect(result.ok ? 'ok' : result.failure.kind).toBe(expected)
    expect(await statusOf(item.id)).toBe(expected === 'ok' ? row.to : from)
    expect(await db().auditEvent.count({ where: { subjectId: item.id } })).toBe(expected === 'ok' ? 1 : 0)
  })
})

describe('a step', () => {
  it.each(ITEM_WORKFLOW.filter((row) => 'reason' in row))('asks for a reason: $command', async (row) => {
    const item = await makeItem(db(), { visitId: visit.id, status: row.from[0] })
    const result = await steps[row.command](actorOf('planner'), step(item, { reason: ' ' }), NOW)
    expect(result).toEqual({ ok: false, failure: { kind: 'invalid', fields: { reason: [{ key: 'errors.reason' }] } } })
  })

  it('keeps the reason while it is postponed or cancelled, and in the history', async () => {
    const item = await makeItem(db(), { visitId: visit.id, proposed: ['status', 'city'] })
    await postponeItem(actorOf('staff'), step(item), NOW)
    const postponed = await db().programmeItem.findUniqueOrThrow({ where: { id: item.id } })
    expect(postponed).toMatchObject({ statusReason: 'The host asked for it', version: 2, proposed: ['city'] })
    await resumeItem(actorOf('planner'), step(postponed), NOW)
    expect(await db().programmeItem.findUniqueOrThrow({ where: { id: item.id } })).toMatchObject({ statusReason: null })
    const events = await db().auditEvent.findMany({ where: { subjectId: item.id }, orderBy: { id: 'asc' } })
    expect(events.map(({ action, changes }) => ({ action, changes }))).toEqual([
      {
        action: 'programme_item.postponed',
        changes: {
          status: { from: 'confirmed', to: 'postponed' },
          reason: { from: null, to: 'The host asked for it' },
        },
      },
      {
        action: 'programme_item.resumed',
        changes: {
          status: { from: 'postponed', to: 'tentative' },
          reason: { from: null, to: 'The host asked for it' },
        },
      },
    ])
  })

  it('is refused on an older version, and taken once of a double click', async () => {
    const item = await makeItem(db(), { visitId: visit.id, version: 3 })
    expect(await markAsHeld(actorOf('staff'), step({ ...item, version: 2 }), NOW)).toMatchObject({
      failure: { kind: 'conflict', version: 3, fields: [{ field: 'status', mine: 'held', theirs: 'confirmed' }] },
    })
    const input = step(item)
    const both = await Promise.all([1, 2].map(() => markAsHeld(actorOf('staff'), input, NOW)))
    expect(both).toEqual([
      { ok: true, value: { id: item.id, version: 4 } },
      { ok: true, value: { id: item.id, version: 4 } },
    ])
    expect(await db().auditEvent.count({ where: { subjectId: item.id } })).toBe(1)
  })

  it('is refused on a closed visit, and unknown on a hidden one or in the archive', async () => {
    const closed = await makeItem(db(), { visitId: (await makeVisit(db(), { status: 'completed' })).id })
    expect(await markAsHeld(actorOf('staff'), step(closed), NOW)).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.visitClosed' } },
    })
    const hidden = await makeItem(db(), { visitId: (await makeVisit(db(), { restricted: true })).id })
    const archived = await makeItem(db(), { visitId: visit.id, archivedAt: NOW })
    for (const item of [hidden, archived, { id: newId(), version: 1 }]) {
      expect(await markAsHeld(actorOf('staff'), step(item), NOW)).toEqual({
        ok: false,
        failure: { kind: 'missing' },
      })
    }
    expect((await markAsHeld(actorOf('manager'), step(hidden), NOW)).ok).toBe(true)
  })
})

describe('taking back that it was held', () => {
  const held = () => makeItem(db(), { visitId: visit.id, status: 'held' })

  it('is open while the readout is empty', async () => {
    const item = await held()
    await makeReadout(db(), { itemId: item.id })
    expect((await takeBackHeld(actorOf('planner'), step(item), NOW)).ok).toBe(true)
    expect(await statusOf(item.id)).toBe('confirmed')
  })

  it.each(['discussion', 'positions', 'pressLine'])('is refused once its readout has a text: %s', async (field) => {
    const item = await held()
    await makeReadout(db(), { itemId: item.id, [field]: 'They met.' })
    expect(await takeBackHeld(actorOf('planner'), step(item), NOW)).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.programme.readoutWritten' } },
    })
  })

  it('is refused once an outcome stands, and open when that went to the archive', async () => {
    const item = await held()
    const readout = await makeReadout(db(), { itemId: item.id })
    const outcome = await makeOutcome(db(), { readoutId: readout.id })
    expect(await takeBackHeld(actorOf('planner'), step(item), NOW)).toMatchObject({
      failure: { kind: 'refused' },
    })
    await db().outcome.update({ where: { id: outcome.id }, data: { archivedAt: NOW } })
    expect((await takeBackHeld(actorOf('planner'), step(item), NOW)).ok).toBe(true)
  })
})
