import { beforeAll, describe, expect, it } from 'vitest'
import { beside, commandsAt, refusal } from '@/lib/audit/testing/commands'
import { type Actor, ROLES } from '@/lib/auth/permissions'
import { FOLLOW_UP_STATUSES, type FollowUpStatus } from '@/lib/follow-ups/workflow'
import { dayToDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf, asRole } from '@/prisma/factories/actors'
import { makePerson } from '@/prisma/factories/directory'
import { makeEvidence, makeFollowUp, makeReview } from '@/prisma/factories/follow-ups'
import { makeReviewItem, makeReviewMeeting } from '@/prisma/factories/review-meetings'
import { decideReviewItem } from './decide.commands'
import { ACTS, asksReason, DECISIONS, decidableFrom } from './workflow'

const NOW = new Date('2027-03-12T10:00:00Z')
const OK = { ok: true, value: null }
let manager: Actor & { userId: string }
const run = commandsAt(NOW, () => manager)

beforeAll(async () => {
  manager = await asRole(db(), 'manager')
})

type Made = Parameters<typeof makeFollowUp>[1]

/** A follow-up in a state on the list of a meeting that is under way. */
async function onList(status: FollowUpStatus, more: Made = {}) {
  const followUp = await makeFollowUp(db(), { status, ...more })
  await makeEvidence(db(), { followUpId: followUp.id })
  if (status === 'in_review') await makeReview(db(), { followUpId: followUp.id, submittedBy: followUp.submittedBy })
  const meeting = await makeReviewMeeting(db(), { status: 'under_way' })
  const item = await makeReviewItem(db(), { meetingId: meeting.id, followUpId: followUp.id })
  const input = { itemId: item.id, version: followUp.version + item.version, reason: 'Because' }
  return { followUp, meeting, item, input }
}

const followUpOf = (id: string) => db().followUp.findUniqueOrThrow({ where: { id } })
const itemOf = (id: string) => db().reviewMeetingItem.findUniqueOrThrow({ where: { id } })
const decide = (input: Record<string, unknown>, actor?: Actor) => run(decideReviewItem, input, actor)

describe('each decision', () => {
  const cases = DECISIONS.flatMap((decision) => FOLLOW_UP_STATUSES.map((status) => ({ decision, status })))

  it.each(cases)('$decision on one that is $status', async ({ decision, status }) => {
    const { followUp, item, input } = await onList(status)
    const answer = await decide({ ...input, decision })
    if (!decidableFrom(decision).includes(status)) {
      expect(answer).toMatchObject(refusal('refusals.reviewMeetings.notFromStatus'))
      expect(await itemOf(item.id)).toMatchObject({ decision: null, version: 1 })
      expect(await followUpOf(followUp.id)).toMatchObject({ status, version: 1 })
      return
    }
    const after = { approved: 'closed', returned: 'in_progress', dropped: 'dropped', goes_on: status, deferred: status }
    expect(answer).toEqual(OK)
    expect(await followUpOf(followUp.id)).toMatchObject({ status: after[decision], version: ACTS[decision] ? 2 : 1 })
    expect(await itemOf(item.id)).toMatchObject({
      decision,
      statusBefore: status,
      statusAfter: after[decision],
      deciderName: manager.name,
      decidedAt: NOW,
      version: 2,
    })
  })

  it.each(ROLES.filter((role) => role !== 'manager'))('is not for a %s', async (role) => {
    const { input } = await onList('open')
    expect(await decide({ ...input, decision: 'goes_on' }, await asRole(db(), role))).toEqual({
      ok: false,
      failure: { kind: 'forbidden' },
    })
  })

  it.each(DECISIONS.filter(asksReason))('%s asks for its reason', async (decision) => {
    const { input, item } = await onList(decision === 'returned' ? 'in_review' : 'open')
    expect(await decide({ ...input, decision, reason: ' ' })).toEqual(beside('reason', 'errors.reason'))
    expect((await itemOf(item.id)).decision).toBeNull()
  })

  it('is told in the history of the follow-up', async () => {
    const { followUp, input } = await onList('in_review')
    await decide({ ...input, decision: 'approved' })
    const told = await db().auditEvent.findMany({ where: { subjectId: followUp.id }, orderBy: { id: 'asc' } })
    expect(told.map(({ action }) => action)).toEqual(['follow_up.approved', 'follow_up.decided_in_meeting'])
    expect(told[1]?.changes).toMatchObject({ decision: { from: null, to: 'approved' } })
  })
})

describe('four eyes in the room', () => {
  it.each(['approved', 'returned'] as const)('%s is not for the accountable officer', async (decision) => {
    const person = await makePerson(db())
    const user = await makeUser(db(), { roles: ['manager'], personId: person.id })
    const { followUp, item, input } = await onList('in_review', { officerId: person.id })
    const own = refusal('refusals.followUps.fourEyes.accountable')
    expect(await decide({ ...input, decision }, actorOf(user))).toMatchObject(own)
    expect((await itemOf(item.id)).decision).toBeNull()
    expect((await followUpOf(followUp.id)).status).toBe('in_review')
    expect(await decide({ ...input, decision })).toEqual(OK)
  })

  it.each(['approved', 'returned'] as const)('%s is not for whoever submitted it', async (decision) => {
    const { input } = await onList('in_review', { submittedBy: manager.userId })
    expect(await decide({ ...input, decision })).toMatchObject(refusal('refusals.followUps.fourEyes.submitted'))
  })
})

describe('a new date and an order', () => {
  it('moves the due date with its reason, beside the decision', async () => {
    const { followUp, item, input } = await onList('in_progress', { dueDate: dayToDb('2027-03-01') })
    const moved = { ...input, decision: 'goes_on', dueDate: '2027-04-01' }
    expect(await decide({ ...moved, dueReason: '' })).toEqual(beside('dueReason', 'errors.reason'))
    expect(await decide({ ...moved, dueReason: 'The ministry asked' })).toEqual(OK)
    expect(await followUpOf(followUp.id)).toMatchObject({
      dueDate: dayToDb('2027-04-01'),
      firstDueDate: dayToDb('2027-03-01'),
    })
    expect(await itemOf(item.id)).toMatchObject({
      dueBefore: dayToDb('2027-03-01'),
      dueDate: dayToDb('2027-04-01'),
      dueReason: 'The ministry asked',
    })
  })

  it('sets the first date without a reason', async () => {
    const { followUp, input } = await onList('open')
    expect(await decide({ ...input, decision: 'goes_on', dueDate: '2027-04-01' })).toEqual(OK)
    expect((await followUpOf(followUp.id)).firstDueDate).toEqual(dayToDb('2027-04-01'))
  })

  it('is refused as a whole where the date is', async () => {
    const { followUp, item, input } = await onList('in_review', { dueDate: dayToDb('2027-03-01') })
    const same = { ...input, decision: 'returned', dueDate: '2027-03-01', dueReason: 'None' }
    expect(await decide(same)).toEqual(beside('dueDate', 'errors.sameDueDate'))
    expect(await followUpOf(followUp.id)).toMatchObject({ status: 'in_review', version: 1 })
    expect((await itemOf(item.id)).decision).toBeNull()
  })

  it('is for work that goes on', async () => {
    const { input } = await onList('in_review')
    const dated = { ...input, decision: 'approved', dueDate: '2027-04-01' }
    expect(await decide(dated)).toEqual(beside('dueDate', 'errors.noDateOnceDone'))
    const ordered = { ...input, decision: 'dropped', order: 'Write to the embassy' }
    expect(await decide(ordered)).toEqual(beside('order', 'errors.noOrderOnceDone'))
  })

  it('makes the order the next step', async () => {
    const { followUp, item, input } = await onList('in_review')
    expect(await decide({ ...input, decision: 'returned', order: 'Write to the embassy' })).toEqual(OK)
    expect((await followUpOf(followUp.id)).nextStep).toBe('Write to the embassy')
    expect((await itemOf(item.id)).order).toBe('Write to the embassy')
    const again = { ...input, version: 5, decision: 'returned' }
    expect(await decide({ ...again, order: '' })).toEqual(beside('order', 'errors.orderStands'))
  })
})

describe('another decision on the same one', () => {
  it('takes the place of one that did nothing, and keeps how it stood before', async () => {
    const { item, input } = await onList('open')
    await decide({ ...input, decision: 'deferred' })
    expect(await decide({ ...input, version: 3, decision: 'dropped' })).toEqual(OK)
    expect(await itemOf(item.id)).toMatchObject({ decision: 'dropped', statusBefore: 'open', statusAfter: 'dropped' })
  })

  it('is refused where the follow-up is finished', async () => {
    const { input } = await onList('in_review')
    await decide({ ...input, decision: 'approved' })
    const changed = await decide({ ...input, version: 4, decision: 'returned' })
    expect(changed).toMatchObject(refusal('refusals.reviewMeetings.change.finished'))
  })

  it('is another step where one was taken: a return that happened is not made nothing', async () => {
    const { item, input } = await onList('in_review')
    await decide({ ...input, decision: 'returned' })
    const next = { ...input, version: 4 }
    expect(await decide({ ...next, decision: 'deferred' })).toMatchObject(
      refusal('refusals.reviewMeetings.change.done'),
    )
    expect(await decide({ ...next, decision: 'dropped', reason: 'Not needed' })).toEqual(OK)
    expect(await itemOf(item.id)).toMatchObject({
      decision: 'dropped',
      statusBefore: 'in_review',
      reason: 'Not needed',
    })
  })

  it('adds a date to a return that happened, and leaves its reason', async () => {
    const { followUp, item, input } = await onList('in_review')
    await decide({ ...input, decision: 'returned' })
    const later = { ...input, version: 4, decision: 'returned', reason: 'Another', dueDate: '2027-05-01' }
    expect(await decide(later)).toEqual(OK)
    expect(await itemOf(item.id)).toMatchObject({ reason: 'Because', dueDate: dayToDb('2027-05-01') })
    expect((await followUpOf(followUp.id)).status).toBe('in_progress')
  })
})

describe('what may not be decided', () => {
  it('is what a meeting does not have under way', async () => {
    const { item, input, meeting } = await onList('open')
    const goesOn = { ...input, decision: 'goes_on' }
    await db().reviewMeeting.update({ where: { id: meeting.id }, data: { status: 'planned' } })
    expect(await decide(goesOn)).toMatchObject(refusal('refusals.reviewMeetings.notUnderWay'))
    await db().reviewMeeting.update({
      where: { id: meeting.id },
      data: { status: 'closed', closedAt: NOW, minutes: {} },
    })
    expect(await decide(goesOn)).toMatchObject(refusal('refusals.reviewMeetings.closed'))
    expect((await itemOf(item.id)).decision).toBeNull()
  })

  it('is what changed since it was shown: the follow-up, or what was decided', async () => {
    const { followUp, input } = await onList('open')
    const goesOn = { ...input, decision: 'goes_on' }
    expect(await decide({ ...goesOn, version: 7 })).toEqual({
      ok: false,
      failure: { kind: 'conflict', version: 2, fields: [] },
    })
    expect(await decide(goesOn)).toEqual(OK)
    expect(await decide({ ...goesOn, decision: 'deferred' })).toMatchObject({
      failure: {
        kind: 'conflict',
        version: 3,
        by: manager.name,
        fields: [{ field: 'decision', mine: 'deferred', theirs: 'goes_on' }],
      },
    })
    expect((await followUpOf(followUp.id)).version).toBe(1)
  })

  it('is what is hidden: there is none', async () => {
    const { followUp, input } = await onList('open')
    await db().followUp.update({ where: { id: followUp.id }, data: { archivedAt: NOW } })
    expect(await decide({ ...input, decision: 'goes_on' })).toEqual({ ok: false, failure: { kind: 'missing' } })
  })
})

it('takes one of two decisions that two managers record at once', async () => {
  const other = await asRole(db(), 'manager')
  const { item, input } = await onList('in_review')
  const answers = await Promise.all([
    decide({ ...input, decision: 'approved' }),
    decide({ ...input, decision: 'returned' }, other),
  ])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect((await itemOf(item.id)).version).toBe(2)
})

it('takes decisions on several at once while two managers walk the same list', async () => {
  const other = await asRole(db(), 'manager')
  const { meeting, input, followUp } = await onList('open')
  const second = await makeFollowUp(db(), { outcomeId: followUp.outcomeId })
  const item = await makeReviewItem(db(), { meetingId: meeting.id, followUpId: second.id })
  const answers = await Promise.all([
    decide({ ...input, decision: 'dropped' }),
    decide({ ...input, itemId: item.id, decision: 'dropped' }, other),
  ])
  expect(answers).toEqual([OK, OK])
})
