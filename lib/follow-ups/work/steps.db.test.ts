import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, can, ROLES } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { getFollowUpWork } from './queries'
import * as steps from './steps.commands'

const NOW = new Date('2027-03-12T10:00:00Z')
const DONE = { ok: true, value: null }
const MISSING = { ok: false, failure: { kind: 'missing' } }
let staff: Actor

beforeAll(async () => {
  staff = await asRole(db(), 'staff')
})

const listOf = async (followUpId: string) => (await getFollowUpWork(staff, followUpId, 'short')).steps
const titles = async (followUpId: string) =>
  (await listOf(followUpId)).filter(({ archived }) => !archived).map(({ title }) => title)
const lastEvent = (subjectId: string) => db().auditEvent.findFirst({ where: { subjectId }, orderBy: { id: 'desc' } })

async function add(followUpId: string, title: string, dueDate = ''): Promise<string> {
  const answer = await steps.addStep(staff, { commandId: newId(), followUpId, title, dueDate }, NOW)
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
  return answer.value.id
}

describe('the steps of a follow-up', () => {
  it('stand in the order of their coming, are moved, done and not done after all, with who and when', async () => {
    const { id: followUpId } = await makeFollowUp(db())
    const [one, two, three] = [
      await add(followUpId, 'One'),
      await add(followUpId, 'Two'),
      await add(followUpId, 'Three'),
    ]
    const of = (stepId: string) => ({ commandId: newId(), followUpId, stepId })
    expect(await steps.moveStep(staff, { ...of(three), direction: 'up' }, NOW)).toEqual(DONE)
    expect(await steps.moveStep(staff, { ...of(one), direction: 'up' }, NOW)).toEqual(DONE)
    expect(await titles(followUpId)).toEqual(['One', 'Three', 'Two'])
    expect(await steps.markStepDone(staff, { ...of(two), version: 1 }, NOW)).toEqual(DONE)
    const [, , done] = await listOf(followUpId)
    expect(done).toMatchObject({ doneAt: NOW.toISOString(), doneBy: staff.name, version: 2 })
    expect(await lastEvent(followUpId)).toMatchObject({
      action: 'follow_up.step_done',
      changes: { step: { from: null, to: 'Two' } },
    })
    expect(await steps.markStepOpen(staff, { ...of(two), version: 2 }, NOW)).toEqual(DONE)
    expect((await listOf(followUpId))[2]).toMatchObject({ doneAt: null, doneBy: null })
  })

  it('are archived with a way back, and an archived one takes nothing', async () => {
    const { id: followUpId } = await makeFollowUp(db())
    const stepId = await add(followUpId, 'One')
    const of = { followUpId, stepId }
    expect(await steps.archiveStep(staff, { commandId: newId(), ...of }, NOW)).toEqual(DONE)
    expect([await titles(followUpId), (await listOf(followUpId)).length]).toEqual([[], 1])
    expect(await steps.markStepDone(staff, { commandId: newId(), ...of, version: 1 }, NOW)).toEqual(MISSING)
    expect(await steps.restoreStep(staff, { commandId: newId(), ...of }, NOW)).toEqual(DONE)
    expect(await titles(followUpId)).toEqual(['One'])
  })

  it('are edited on the version that was seen; another one is answered with both texts', async () => {
    const { id: followUpId } = await makeFollowUp(db())
    const stepId = await add(followUpId, 'One')
    const edit = (version: number, title: string, dueDate = '') =>
      steps.editStep(
        staff,
        { commandId: newId(), followUpId, stepId, version, base: { title: 'One' }, title, dueDate },
        NOW,
      )
    expect(await edit(1, 'First', '2027-06-01')).toEqual(DONE)
    expect(await edit(1, 'Premier')).toEqual({
      ok: false,
      failure: {
        kind: 'conflict',
        version: 2,
        fields: [
          { field: 'title', base: 'One', mine: 'Premier', theirs: 'First' },
          { field: 'dueDate', base: '', mine: '', theirs: '2027-06-01' },
        ],
      },
    })
    const stale = { commandId: newId(), followUpId, stepId, version: 1 }
    expect(await steps.markStepDone(staff, stale, NOW)).toMatchObject({ failure: { kind: 'conflict', version: 2 } })
    expect(await titles(followUpId)).toEqual(['First'])
  })

  it('may end after the follow-up, but not before the meeting', async () => {
    const visit = await makeVisit(db(), { arrivalDate: new Date('2027-03-10') })
    const item = await makeItem(db(), { visitId: visit.id, dayNumber: 3, status: 'held' })
    const { id: readoutId } = await makeReadout(db(), { itemId: item.id })
    const { id: outcomeId } = await makeOutcome(db(), { readoutId })
    const { id: followUpId } = await makeFollowUp(db(), { outcomeId, dueDate: new Date('2027-04-01') })
    const early = { commandId: newId(), followUpId, title: 'Early', dueDate: '2027-03-11' }
    const refused = { failure: { kind: 'invalid', fields: { dueDate: [{ key: 'errors.stepBeforeMeeting' }] } } }
    expect(await steps.addStep(staff, early, NOW)).toMatchObject(refused)
    const stepId = await add(followUpId, 'Late', '2027-05-01')
    const edit = { commandId: newId(), followUpId, stepId, version: 1, title: 'Late', dueDate: '2027-03-11' }
    expect(await steps.editStep(staff, edit, NOW)).toMatchObject(refused)
    expect(await listOf(followUpId)).toMatchObject([{ dueDate: '2027-05-01' }])
  })

  it('are for writers, of unfinished work, of this follow-up, and a hundred at most', async () => {
    const [{ id: followUpId }, other] = [await makeFollowUp(db()), await makeFollowUp(db())]
    for (const role of ROLES) {
      const actor = await asRole(db(), role)
      const answer = await steps.addStep(actor, { commandId: newId(), followUpId, title: role }, NOW)
      expect([role, answer.ok]).toEqual([role, can(actor, 'follow-up.write')])
    }
    const stepId = await add(followUpId, 'Own')
    const elsewhere = { commandId: newId(), followUpId: other.id, stepId }
    expect(await steps.archiveStep(staff, elsewhere, NOW)).toEqual(MISSING)
    const rows = Array.from({ length: 96 }, (_, at) => ({ followUpId, title: `Step ${at}`, position: at }))
    await db().followUpStep.createMany({ data: rows })
    const full = await steps.addStep(staff, { commandId: newId(), followUpId, title: 'One too many' }, NOW)
    expect(full).toMatchObject({ failure: { reason: { key: 'refusals.followUps.stepsFull' } } })
    await db().followUp.update({ where: { id: followUpId }, data: { status: 'closed', closedAt: NOW } })
    const finished = { failure: { kind: 'refused', reason: { key: 'refusals.followUps.finished' } } }
    expect(await steps.archiveStep(staff, { commandId: newId(), followUpId, stepId }, NOW)).toMatchObject(finished)
  })

  it('are one record after a double click', async () => {
    const { id: followUpId } = await makeFollowUp(db())
    const input = { commandId: newId(), followUpId, title: 'Once' }
    const answers = await Promise.all([steps.addStep(staff, input, NOW), steps.addStep(staff, input, NOW)])
    expect(answers).toEqual([answers[0], answers[0]])
    expect(await titles(followUpId)).toEqual(['Once'])
  })
})
