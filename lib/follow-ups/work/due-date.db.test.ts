import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, can, ROLES } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import * as dates from './due-date.commands'

type Someone = Actor & { userId: string }

const STEPS = {
  setDueDate: dates.setDueDate,
  moveDueDate: dates.moveDueDate,
  askForDueDate: dates.askForDueDate,
  acceptDueDate: dates.acceptDueDate,
  refuseDueDate: dates.refuseDueDate,
}

const NOW = new Date('2027-03-12T10:00:00Z')
const DONE = { ok: true, value: null }
const FIRST = new Date('2027-04-01')
let staff: Someone
let manager: Someone

beforeAll(async () => {
  staff = await asRole(db(), 'staff')
  manager = await asRole(db(), 'manager')
})

const read = (id: string) => db().followUp.findUniqueOrThrow({ where: { id } })
const changes = (followUpId: string) => db().dueDateChange.findMany({ where: { followUpId }, orderBy: { id: 'asc' } })
const lastEvent = (subjectId: string) => db().auditEvent.findFirst({ where: { subjectId }, orderBy: { id: 'desc' } })
const input = (followUpId: string, more: Record<string, unknown> = {}) => ({
  commandId: newId(),
  followUpId,
  version: 1,
  dueDate: '2027-05-01',
  reason: 'The ministry is closed in April',
  ...more,
})
const refusal = (key: string) => ({
  ok: false,
  failure: { kind: 'refused', reason: { key: `refusals.followUps.${key}` } },
})

describe('the first due date', () => {
  it('is set by whoever may write, and stays in sight', async () => {
    const followUp = await makeFollowUp(db(), { proposed: ['dueDate', 'status'] })
    expect(await dates.setDueDate(staff, input(followUp.id), NOW)).toEqual(DONE)
    expect(await read(followUp.id)).toMatchObject({
      dueDate: new Date('2027-05-01'),
      firstDueDate: new Date('2027-05-01'),
      proposed: ['status'],
      version: 2,
    })
    expect(await lastEvent(followUp.id)).toMatchObject({
      action: 'follow_up.due_date_set',
      changes: { dueDate: { from: null, to: '2027-05-01' } },
    })
    expect(await dates.setDueDate(staff, input(followUp.id, { version: 2, dueDate: '2027-06-01' }), NOW)).toEqual(
      refusal('dueDateSet'),
    )
  })

  it('must be a date that exists', async () => {
    const followUp = await makeFollowUp(db())
    for (const [dueDate, key] of [
      ['2027-02-29', 'errors.invalidDate'],
      ['', 'errors.required'],
    ]) {
      expect(await dates.setDueDate(staff, input(followUp.id, { dueDate }), NOW)).toMatchObject({
        failure: { kind: 'invalid', fields: { dueDate: [{ key }] } },
      })
    }
  })
})

describe('moving a due date', () => {
  it('is a manager’s, with a reason, and keeps the first date', async () => {
    const followUp = await makeFollowUp(db(), { dueDate: FIRST })
    expect(await dates.moveDueDate(manager, input(followUp.id, { reason: '' }), NOW)).toMatchObject({
      failure: { kind: 'invalid', fields: { reason: [{ key: 'errors.reason' }] } },
    })
    expect(await dates.moveDueDate(manager, input(followUp.id), NOW)).toEqual(DONE)
    expect(await read(followUp.id)).toMatchObject({ dueDate: new Date('2027-05-01'), firstDueDate: FIRST, version: 2 })
    expect(await changes(followUp.id)).toMatchObject([
      {
        fromDate: FIRST,
        toDate: new Date('2027-05-01'),
        askedBy: manager.userId,
        accepted: true,
        decidedBy: manager.userId,
      },
    ])
    expect(await lastEvent(followUp.id)).toMatchObject({
      action: 'follow_up.due_date_moved',
      changes: { dueDate: { from: '2027-04-01', to: '2027-05-01' }, reason: { to: 'The ministry is closed in April' } },
    })
  })

  it('needs another date than the present one, and one that is set', async () => {
    const [dated, undated] = [await makeFollowUp(db(), { dueDate: FIRST }), await makeFollowUp(db())]
    expect(await dates.moveDueDate(manager, input(dated.id, { dueDate: '2027-04-01' }), NOW)).toMatchObject({
      failure: { fields: { dueDate: [{ key: 'errors.sameDueDate' }] } },
    })
    expect(await dates.moveDueDate(manager, input(undated.id), NOW)).toEqual(refusal('noDueDateYet'))
    expect(await dates.askForDueDate(staff, input(undated.id), NOW)).toEqual(refusal('noDueDateYet'))
  })

  it('answers a wish that was open: granted when it is the same date, else refused', async () => {
    for (const [wish, accepted] of [
      ['2027-05-01', true],
      ['2027-06-01', false],
    ] as const) {
      const followUp = await makeFollowUp(db(), { dueDate: FIRST })
      await dates.askForDueDate(staff, input(followUp.id, { dueDate: wish }), NOW)
      expect(await dates.moveDueDate(manager, input(followUp.id, { version: 2 }), NOW)).toEqual(DONE)
      expect(await changes(followUp.id)).toMatchObject([{ askedBy: staff.userId, accepted }, { accepted: true }])
    }
  })
})

describe('asking for another date', () => {
  it('changes nothing until a manager accepts', async () => {
    const followUp = await makeFollowUp(db(), { dueDate: FIRST })
    expect(await dates.askForDueDate(staff, input(followUp.id), NOW)).toEqual(DONE)
    expect(await read(followUp.id)).toMatchObject({ dueDate: FIRST, version: 2 })
    const [wish] = await changes(followUp.id)
    const decide = { changeId: wish?.id, version: 2 }
    expect(await dates.acceptDueDate(manager, input(followUp.id, decide), NOW)).toEqual(DONE)
    expect(await read(followUp.id)).toMatchObject({ dueDate: new Date('2027-05-01'), firstDueDate: FIRST, version: 3 })
    expect(await lastEvent(followUp.id)).toMatchObject({ action: 'follow_up.due_date_accepted' })
    expect(await dates.acceptDueDate(manager, input(followUp.id, { ...decide, version: 3 }), NOW)).toEqual({
      ok: false,
      failure: { kind: 'missing' },
    })
  })

  it('leaves the date where it is when a manager refuses, and can be asked again', async () => {
    const followUp = await makeFollowUp(db(), { dueDate: FIRST })
    await dates.askForDueDate(staff, input(followUp.id), NOW)
    expect(await dates.askForDueDate(staff, input(followUp.id, { version: 2 }), NOW)).toEqual(
      refusal('dateAskedAlready'),
    )
    const [wish] = await changes(followUp.id)
    expect(await dates.refuseDueDate(manager, input(followUp.id, { changeId: wish?.id, version: 2 }), NOW)).toEqual(
      DONE,
    )
    expect(await read(followUp.id)).toMatchObject({ dueDate: FIRST })
    expect(await changes(followUp.id)).toMatchObject([{ accepted: false, decidedBy: manager.userId, decidedAt: NOW }])
    expect(await dates.askForDueDate(staff, input(followUp.id, { version: 3 }), NOW)).toEqual(DONE)
  })
})

describe('every due date command', () => {
  const names = ['setDueDate', 'moveDueDate', 'askForDueDate', 'acceptDueDate', 'refuseDueDate'] as const
  const wanted = async (followUpId: string) =>
    (
      await db().dueDateChange.create({
        data: {
          followUpId,
          fromDate: FIRST,
          toDate: new Date('2027-05-01'),
          reason: 'Later',
          askerName: 'A',
          askedAt: NOW,
        },
      })
    ).id
  const ready = async (name: (typeof names)[number], more: Parameters<typeof makeFollowUp>[1] = {}) => {
    const followUp = await makeFollowUp(db(), { dueDate: name === 'setDueDate' ? null : FIRST, ...more })
    const decides = name === 'acceptDueDate' || name === 'refuseDueDate'
    return input(followUp.id, decides ? { changeId: await wanted(followUp.id) } : {})
  }

  it.each(names.flatMap((name) => ROLES.map((role) => ({ name, role }))))(
    '$name by a $role',
    async ({ name, role }) => {
      const answer = await STEPS[name](await asRole(db(), role), await ready(name), NOW)
      expect(answer).toEqual(
        can({ kind: 'user', roles: [role] }, STEPS[name].permission)
          ? DONE
          : { ok: false, failure: { kind: 'forbidden' } },
      )
    },
  )

  it.each(names)('%s refuses an older version, finished work and a date before the meeting', async (name) => {
    const stale = await ready(name, { version: 2 })
    expect(await STEPS[name](manager, stale, NOW)).toEqual({
      ok: false,
      failure: { kind: 'conflict', version: 2, fields: [] },
    })
    expect(await STEPS[name](manager, await ready(name, { status: 'dropped' }), NOW)).toMatchObject({
      failure: { reason: { key: 'refusals.followUps.finished' } },
    })
    if (name === 'acceptDueDate' || name === 'refuseDueDate') return
    const { id: itemId } = await makeItem(db(), { status: 'held', date: new Date('2027-05-02') })
    const { id: readoutId } = await makeReadout(db(), { itemId })
    const { id: outcomeId } = await makeOutcome(db(), { readoutId })
    expect(await STEPS[name](manager, await ready(name, { outcomeId }), NOW)).toMatchObject({
      failure: { fields: { dueDate: [{ key: 'errors.dueBeforeMeeting' }] } },
    })
  })

  it.each(names)('%s happens once when two press it at once', async (name) => {
    const sent = await ready(name)
    const answers = await Promise.all([1, 2].map(() => STEPS[name](manager, { ...sent, commandId: newId() }, NOW)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })
})
