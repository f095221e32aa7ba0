import { beforeAll, describe, expect, it } from 'vitest'
import { commandsAt, refusal } from '@/lib/audit/testing/commands'
import { type Actor, ROLES } from '@/lib/auth/permissions'
import { dayToDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeReviewItem, makeReviewMeeting } from '@/prisma/factories/review-meetings'
import * as list from './list.commands'
import { MAX_ITEMS } from './schema'

const NOW = new Date('2027-03-12T10:00:00Z')
let manager: Actor
const run = commandsAt(NOW, () => manager)

beforeAll(async () => {
  manager = await asRole(db(), 'manager')
})

const orderOf = async (meetingId: string) =>
  (await db().reviewMeetingItem.findMany({ where: { meetingId }, orderBy: [{ position: 'asc' }, { id: 'asc' }] })).map(
    ({ followUpId }) => followUpId,
  )

/** Follow-ups of one outcome, due on the days. */
async function dueOn(...days: (string | null)[]) {
  const { id: outcomeId } = await makeOutcome(db())
  const made: string[] = []
  for (const day of days) made.push((await makeFollowUp(db(), { outcomeId, dueDate: dayToDb(day) })).id)
  return made
}

async function meetingWith(followUpIds: readonly string[]) {
  const meeting = await makeReviewMeeting(db())
  const items = []
  for (const followUpId of followUpIds) items.push(await makeReviewItem(db(), { meetingId: meeting.id, followUpId }))
  return { meetingId: meeting.id, items }
}

describe('adding to a meeting', () => {
  it('puts them at the end in the order given, each once', async () => {
    const [a, b, c] = await dueOn(null, null, null)
    const { meetingId } = await meetingWith([String(a)])
    const answer = await run(list.addReviewItems, { meetingId, followUpIds: [c, a, b, c] })
    expect(answer).toEqual({ ok: true, value: { added: 2, not: 1 } })
    expect(await orderOf(meetingId)).toEqual([a, c, b])
    const [event] = await db().auditEvent.findMany({ where: { subjectId: meetingId } })
    expect(event).toMatchObject({ action: 'review_meeting.items_added', changes: { followUps: { from: null, to: 2 } } })
  })

  it('leaves out what is finished, hidden or not there, and says of how many', async () => {
    const [open, archived] = await dueOn(null, null)
    await db().followUp.update({ where: { id: String(archived) }, data: { archivedAt: NOW } })
    const closed = await makeFollowUp(db(), { status: 'closed' })
    const { meetingId } = await meetingWith([])
    const followUpIds = [closed.id, archived, newId(), open]
    expect(await run(list.addReviewItems, { meetingId, followUpIds })).toEqual({
      ok: true,
      value: { added: 1, not: 3 },
    })
    expect(await orderOf(meetingId)).toEqual([open])
  })

  it('stops where the list is full', async () => {
    const [one, two] = await dueOn(null, null)
    const { meetingId } = await meetingWith([])
    await db().$executeRaw`WITH made AS (
        INSERT INTO follow_up (id, visit_id, outcome_id, title, search_key, touched_at, updated_at)
        SELECT uuidv7(), f.visit_id, f.outcome_id, 'One of many', 'one of many', now(), now()
        FROM follow_up f, generate_series(1, ${MAX_ITEMS - 1}::int) WHERE f.id = ${one}::uuid RETURNING id)
      INSERT INTO review_meeting_item (id, meeting_id, follow_up_id, position)
      SELECT uuidv7(), ${meetingId}::uuid, id, 1 FROM made`
    const answer = await run(list.addReviewItems, { meetingId, followUpIds: [one, two] })
    expect(answer).toEqual({ ok: true, value: { added: 1, not: 1 } })
  })

  it('adds one once when two managers add it at the same moment', async () => {
    const followUpIds = await dueOn(null)
    const { meetingId } = await meetingWith([])
    const other = await asRole(db(), 'manager')
    const answers = await Promise.all(
      [manager, other].map((actor) => run(list.addReviewItems, { meetingId, followUpIds }, actor)),
    )
    expect(answers.map((answer) => answer.ok && answer.value.added).sort()).toEqual([0, 1])
    expect(await orderOf(meetingId)).toEqual(followUpIds)
  })

  it.each(ROLES.filter((role) => role !== 'manager'))('is not for a %s', async (role) => {
    const { meetingId } = await meetingWith([])
    const actor = await asRole(db(), role)
    expect(await run(list.addReviewItems, { meetingId, followUpIds: await dueOn(null) }, actor)).toEqual({
      ok: false,
      failure: { kind: 'forbidden' },
    })
  })
})

describe('the order of the list', () => {
  it('is moved by hand, one place or to an end', async () => {
    const [a, b, c] = await dueOn(null, null, null)
    const { meetingId, items } = await meetingWith([String(a), String(b), String(c)])
    await run(list.moveReviewItem, { id: items[2]?.id, direction: 'up' })
    expect(await orderOf(meetingId)).toEqual([a, c, b])
    await run(list.moveReviewItem, { id: items[0]?.id, direction: 'last' })
    expect(await orderOf(meetingId)).toEqual([c, b, a])
    await run(list.moveReviewItem, { id: items[0]?.id, direction: 'down' })
    expect(await db().auditEvent.count({ where: { subjectId: meetingId } })).toBe(2)
  })

  it('is that of the due dates when asked for, those without a date last', async () => {
    const [none, late, soon] = await dueOn(null, '2027-05-01', '2027-04-01')
    const { meetingId } = await meetingWith([String(none), String(late), String(soon)])
    expect(await run(list.sortReviewItems, { meetingId })).toEqual({ ok: true, value: null })
    expect(await orderOf(meetingId)).toEqual([soon, late, none])
  })
})

describe('taking one off the list', () => {
  it('leaves the follow-up as it is', async () => {
    const [a, b] = await dueOn(null, null)
    const { meetingId, items } = await meetingWith([String(a), String(b)])
    expect(await run(list.removeReviewItem, { itemId: items[0]?.id })).toEqual({ ok: true, value: null })
    expect(await orderOf(meetingId)).toEqual([b])
    expect(await db().followUp.count({ where: { id: String(a) } })).toBe(1)
  })

  it('is refused once something was decided on it', async () => {
    const [a] = await dueOn(null)
    const { meetingId } = await meetingWith([])
    const decided = { decision: 'deferred', decidedAt: NOW, statusBefore: 'open', statusAfter: 'open' } as const
    const item = await makeReviewItem(db(), { meetingId, followUpId: String(a), ...decided })
    const stays = refusal('refusals.reviewMeetings.decided')
    expect(await run(list.removeReviewItem, { itemId: item.id })).toMatchObject(stays)
    expect(await orderOf(meetingId)).toEqual([a])
  })
})

describe('a closed meeting', () => {
  async function closed() {
    const followUpIds = await dueOn(null, null)
    const { meetingId, items } = await meetingWith(followUpIds)
    const minutes = { format: 1, items: [] }
    await db().reviewMeeting.update({
      where: { id: meetingId },
      data: { status: 'closed', closedAt: NOW, minutes },
    })
    return { meetingId, itemId: String(items[0]?.id) }
  }

  it('takes nothing, loses nothing and keeps its order', async () => {
    const { meetingId, itemId } = await closed()
    const refused = refusal('refusals.reviewMeetings.closed')
    expect(await run(list.addReviewItems, { meetingId, followUpIds: await dueOn(null) })).toMatchObject(refused)
    expect(await run(list.removeReviewItem, { itemId })).toMatchObject(refused)
    expect(await run(list.moveReviewItem, { id: itemId, direction: 'last' })).toMatchObject(refused)
    expect(await run(list.sortReviewItems, { meetingId })).toMatchObject(refused)
  })

  it('is held by the database too', async () => {
    const { meetingId, itemId } = await closed()
    const stands = new RegExp(`review meeting ${meetingId} is closed`)
    const [followUpId] = await dueOn(null)
    await expect(makeReviewItem(db(), { meetingId, followUpId: String(followUpId) })).rejects.toThrow(stands)
    await expect(
      db().reviewMeetingItem.update({ where: { id: itemId }, data: { order: 'Something else' } }),
    ).rejects.toThrow(stands)
    for (const data of [{ title: 'Another' }, { minutes: { format: 1, items: [1] } }, { present: 'Nobody' }]) {
      await expect(db().reviewMeeting.update({ where: { id: meetingId }, data })).rejects.toThrow(stands)
    }
    await db().reviewMeeting.update({ where: { id: meetingId }, data: { archivedAt: NOW } })
  })
})
