import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, ROLES } from '@/lib/auth/permissions'
import { reassignFollowUps } from '@/lib/follow-ups/bulk/commands'
import { getBulkChange, listBulkProblems } from '@/lib/follow-ups/bulk/queries'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeReviewItem, makeReviewMeeting } from '@/prisma/factories/review-meetings'
import { addFollowUpsToReview, retryBulkChange } from './bulk.commands'
import { lookupReviewMeetings } from './lookup.queries'

const NOW = new Date('2027-03-12T10:00:00Z')
let manager: Actor & { userId: string }
beforeAll(async () => {
  manager = await asRole(db(), 'manager')
})

const ticked = (...rows: { id: string; version: number }[]) => rows.map(({ id, version }) => ({ id, version }))
const onList = async (meetingId: string) =>
  (await db().reviewMeetingItem.findMany({ where: { meetingId }, orderBy: { position: 'asc' } })).map(
    (i) => i.followUpId,
  )
const why = async (bulkId: string) =>
  (await listBulkProblems(manager, bulkId)).rows.map(({ problem }) => problem.key).sort()

describe('several for a review meeting', () => {
  it('go onto its list, and the others say why not', async () => {
    const meeting = await makeReviewMeeting(db())
    const [fresh, there] = [await makeFollowUp(db()), await makeFollowUp(db())]
    await makeReviewItem(db(), { meetingId: meeting.id, followUpId: there.id })
    const closed = await makeFollowUp(db(), { status: 'closed' })
    const rows = ticked(fresh, there, closed, { id: newId(), version: 1 })
    const input = { commandId: newId(), ticked: rows, meeting: { id: meeting.id } }
    expect(await addFollowUpsToReview(manager, input, NOW)).toMatchObject({
      ok: true,
      value: { changed: 1, failed: 3 },
    })
    expect(await onList(meeting.id)).toEqual([there.id, fresh.id])
    expect(await why(input.commandId)).toEqual([
      'refusals.bulk.gone',
      'refusals.bulk.nothingToReview',
      'refusals.bulk.onList',
    ])
    expect(await getBulkChange(manager, input.commandId)).toMatchObject({ asked: { meeting: { id: meeting.id } } })
  })

  it('plan a new one by its title, once', async () => {
    const title = `Review ${newId()}`
    const input = { commandId: newId(), ticked: ticked(await makeFollowUp(db())), meeting: { name: title } }
    const first = await addFollowUpsToReview(manager, input, NOW)
    expect(await addFollowUpsToReview(manager, input, NOW)).toEqual(first)
    const meetings = await db().reviewMeeting.findMany({ where: { title }, include: { items: true } })
    expect(meetings.map(({ items }) => items.length)).toEqual([1])
    expect((await lookupReviewMeetings(manager, title)).map(({ label }) => label)).toEqual([title])
  })

  it('are taken by no meeting whose minutes stand, and nothing is begun', async () => {
    const meeting = await makeReviewMeeting(db(), { status: 'closed' })
    const input = { commandId: newId(), ticked: ticked(await makeFollowUp(db())), meeting: { id: meeting.id } }
    expect(await addFollowUpsToReview(manager, input, NOW)).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.reviewMeetings.closed' } },
    })
    expect(await db().bulkChange.count({ where: { id: input.commandId } })).toBe(0)
    expect(await lookupReviewMeetings(manager, meeting.title)).toEqual([])
  })

  it.each(ROLES.filter((role) => role !== 'manager'))('are not for %s', async (role) => {
    const meeting = await makeReviewMeeting(db())
    const actor = await asRole(db(), role)
    const input = { commandId: newId(), ticked: ticked(await makeFollowUp(db())), meeting: { id: meeting.id } }
    expect(await addFollowUpsToReview(actor, input, NOW)).toMatchObject({ failure: { kind: 'forbidden' } })
    expect(await lookupReviewMeetings(actor, meeting.title)).toEqual([])
  })
})

describe('trying again', () => {
  it('does what could not be done, and that alone; one’s own alone', async () => {
    const officer = await makePerson(db())
    const [open, inReview] = [await makeFollowUp(db()), await makeFollowUp(db(), { status: 'in_review' })]
    const input = { commandId: newId(), ticked: ticked(open, inReview), officer: { id: officer.id } }
    expect(await reassignFollowUps(manager, input, NOW)).toMatchObject({ value: { changed: 1, failed: 1 } })
    const again = () => ({ commandId: newId(), bulkId: input.commandId })
    expect(await retryBulkChange(await asRole(db(), 'manager'), again(), NOW)).toMatchObject({
      failure: { kind: 'missing' },
    })
    await db().followUp.update({ where: { id: inReview.id }, data: { status: 'in_progress', submittedAt: null } })
    const second = again()
    expect(await retryBulkChange(manager, second, NOW)).toMatchObject({ value: { total: 1, changed: 1, failed: 0 } })
    const { officerId, version } = await db().followUp.findUniqueOrThrow({ where: { id: inReview.id } })
    expect([officerId, version]).toEqual([officer.id, 2])
    expect(await retryBulkChange(manager, { commandId: newId(), bulkId: second.commandId }, NOW)).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.bulk.nothingLeft' } },
    })
  })

  it('is not for who may not do the act any more, nor while it is under way', async () => {
    const meeting = await makeReviewMeeting(db())
    const closed = await makeFollowUp(db(), { status: 'closed' })
    const input = { commandId: newId(), ticked: ticked(closed), meeting: { id: meeting.id } }
    await addFollowUpsToReview(manager, input, NOW)
    const again = () => ({ commandId: newId(), bulkId: input.commandId })
    const demoted = { ...manager, roles: ['planner'] as const }
    expect(await retryBulkChange(demoted, again(), NOW)).toMatchObject({ failure: { kind: 'forbidden' } })
    await db().bulkChange.update({ where: { id: input.commandId }, data: { state: 'running', finishedAt: null } })
    expect(await retryBulkChange(manager, again(), NOW)).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.bulk.underWay' } },
    })
  })
})
