import { describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { addComment } from '@/lib/readouts/commands'
import { asRole } from '@/prisma/factories/actors'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { listAuditEvents, visitHistory } from './queries'
import { writeAudit } from './record'

async function eventsOf(visitId: string, count: number, at = new Date('2027-03-12T09:00:00Z')) {
  const actor = await asRole(db(), 'planner')
  for (let i = 0; i < count; i++) {
    const event = {
      action: 'visit.edited' as const,
      subjectType: 'visit',
      subjectId: visitId,
      subjectName: `Edit ${i}`,
      visitId,
    }
    await db().$transaction((tx) => writeAudit(tx, actor, [event], { now: at, commandId: newId() }))
  }
  return actor
}

describe('the audit trail', () => {
  test('is for managers and admins, and hides a restricted visit from those who may not see it', async () => {
    const visit = await makeVisit(db(), { restricted: true })
    await eventsOf(visit.id, 1)
    const seen = async (role: 'viewer' | 'staff' | 'planner' | 'manager' | 'admin') =>
      (await listAuditEvents(await asRole(db(), role), { visit: visit.id })).rows.length
    expect([
      await seen('viewer'),
      await seen('staff'),
      await seen('planner'),
      await seen('admin'),
      await seen('manager'),
    ]).toEqual([0, 0, 0, 0, 1])
  })

  test('keeps what managers say beside a text to them: others read it on the readout once it is returned', async () => {
    const readout = await makeReadout(db(), { status: 'submitted', discussion: 'Said' })
    const manager = await asRole(db(), 'manager')
    const input = { commandId: newId(), readoutId: readout.id, text: 'Who said so?' }
    expect((await addComment(manager, input, new Date())).ok).toBe(true)
    for (const role of ['staff', 'planner', 'admin'] as const) {
      const actor = await asRole(db(), role)
      expect(JSON.stringify(await visitHistory(actor, readout.visitId))).not.toContain('Who said so?')
      expect(JSON.stringify(await listAuditEvents(actor, { visit: readout.visitId }))).not.toContain('Who said so?')
    }
    expect((await visitHistory(manager, readout.visitId)).rows.map(({ action }) => action)).toEqual([
      'readout.commented',
    ])
  })

  test('is filtered by any name that stands in it, also one that no account has any more', async () => {
    const visit = await makeVisit(db())
    const manager = await asRole(db(), 'manager')
    const former = { ...(await asRole(db(), 'planner')), name: 'Namuna Formerova' }
    const event = {
      action: 'visit.edited' as const,
      subjectType: 'visit',
      subjectId: visit.id,
      subjectName: 'x',
      visitId: null,
    }
    for (let n = 0; n < 2; n++)
      await db().$transaction((tx) => writeAudit(tx, former, [event], { now: new Date(), commandId: newId() }))
    const found = async (actor: string) => (await listAuditEvents(manager, { actor })).rows.length
    expect([await found('formerov'), await found('Nobody of this name')]).toEqual([2, 0])
    expect(await db().auditActor.count({ where: { name: former.name } })).toBe(1)
  })

  test('is filtered by who, what and when, and paged by key, latest first', async () => {
    const visit = await makeVisit(db())
    const actor = await eventsOf(visit.id, 55, new Date('2027-06-01T10:00:00Z'))
    const manager = await asRole(db(), 'manager')
    const found = async (filters: object) =>
      (await listAuditEvents(manager, { visit: visit.id, ...filters })).rows.length
    expect(await found({ actor: actor.name.toUpperCase() })).toBe(50)
    expect([
      await found({ action: 'visit' }),
      await found({ action: 'visit.edited' }),
      await found({ action: 'readout' }),
    ]).toEqual([50, 50, 0])
    expect([
      await found({ from: '2027-06-01', until: '2027-06-01' }),
      await found({ from: '2027-06-02' }),
      await found({ from: '2027-02-31' }),
    ]).toEqual([50, 0, 50])
    const first = await visitHistory(manager, visit.id)
    const second = await visitHistory(manager, visit.id, first.next ?? '')
    expect([first.rows[0]?.subjectName, second.rows.map((row) => row.subjectName)]).toEqual([
      'Edit 54',
      ['Edit 4', 'Edit 3', 'Edit 2', 'Edit 1', 'Edit 0'],
    ])
  })

  test('cannot be changed or emptied by the application', async () => {
    const visit = await makeVisit(db())
    await eventsOf(visit.id, 1)
    await expect(
      db().auditEvent.updateMany({ where: { visitId: visit.id }, data: { action: 'visit.never' } }),
    ).rejects.toThrow()
    await expect(db().auditEvent.deleteMany({ where: { visitId: visit.id } })).rejects.toThrow()
  })
})
