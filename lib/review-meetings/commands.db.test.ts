import { beforeAll, describe, expect, it } from 'vitest'
import { beside, commandsAt, idOf, refusal } from '@/lib/audit/testing/commands'
import { type Actor, can, ROLES, type Role } from '@/lib/auth/permissions'
import { dayToDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeReviewItem, makeReviewMeeting } from '@/prisma/factories/review-meetings'
import * as commands from './commands'
import {
  REVIEW_MEETING_STATUSES,
  REVIEW_MEETING_WORKFLOW,
  type ReviewMeetingStatus,
  type ReviewMeetingStep,
} from './workflow'

/** One command for each row of the table. */
const STEPS = {
  openReviewMeeting: commands.openReviewMeeting,
  closeReviewMeeting: commands.closeReviewMeeting,
} satisfies Record<ReviewMeetingStep, unknown>

const NOW = new Date('2027-03-12T10:00:00Z')
let manager: Actor
const run = commandsAt(NOW, () => manager)

beforeAll(async () => {
  manager = await asRole(db(), 'manager')
})

const read = (id: string) => db().reviewMeeting.findUniqueOrThrow({ where: { id } })
const events = async (subjectId: string) =>
  (await db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(({ action }) => action)

/** A meeting with one follow-up on its list; the list comes first, for a closed one takes nothing. */
async function meetingIn(status: ReviewMeetingStatus) {
  const meeting = await makeReviewMeeting(db())
  await makeReviewItem(db(), { meetingId: meeting.id, followUpId: (await makeFollowUp(db())).id })
  const closed = { closedAt: NOW, closerName: 'Closer', minutes: { format: 1, items: [] } }
  return db().reviewMeeting.update({
    where: { id: meeting.id },
    data: { status, ...(status === 'closed' ? closed : {}) },
  })
}

describe('each step of the workflow', () => {
  const cases = REVIEW_MEETING_WORKFLOW.flatMap((row) =>
    REVIEW_MEETING_STATUSES.flatMap((status) => ROLES.map((role) => ({ row, command: row.command, status, role }))),
  )
  const actors = new Map<Role, Actor>()

  it.each(cases)('$command from $status by a $role', async ({ row, command, status, role }) => {
    const actor = actors.get(role) ?? (await asRole(db(), role))
    actors.set(role, actor)
    const { id: meetingId } = await meetingIn(status)
    const answer = await run(STEPS[command], { meetingId, version: 1 }, actor)
    const opens = (row.from as readonly ReviewMeetingStatus[]).includes(status)
    if (can(actor, row.permission) && opens) {
      expect(answer).toEqual({ ok: true, value: null })
      expect(await read(meetingId)).toMatchObject({ status: row.to, version: 2 })
      expect(await events(meetingId)).toEqual([row.event])
      return
    }
    if (can(actor, row.permission)) expect(answer).toMatchObject(refusal('refusals.reviewMeetings.notFromHere'))
    else expect(answer).toEqual({ ok: false, failure: { kind: 'forbidden' } })
    expect(await read(meetingId)).toMatchObject({ status, version: 1 })
    expect(await events(meetingId)).toEqual([])
  })

  it.each(REVIEW_MEETING_WORKFLOW)('$command happens once when two managers press it', async ({ command, from }) => {
    const other = await asRole(db(), 'manager')
    const { id: meetingId } = await meetingIn(from[0])
    const answers = await Promise.all(
      [manager, other].map((actor) => run(STEPS[command], { meetingId, version: 1 }, actor)),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await events(meetingId)).toHaveLength(1)
  })

  it.each(REVIEW_MEETING_WORKFLOW)('$command refuses a version that is not the latest', async ({ command, from }) => {
    const { id: meetingId } = await meetingIn(from[0])
    const stale = { ok: false, failure: { kind: 'conflict', version: 1, fields: [] } }
    expect(await run(STEPS[command], { meetingId, version: 7 })).toEqual(stale)
  })

  it.each(REVIEW_MEETING_WORKFLOW)('$command asks for something on the list', async ({ command, from: [status] }) => {
    const { id: meetingId } = await makeReviewMeeting(db(), { status })
    const empty = refusal('refusals.reviewMeetings.empty')
    expect(await run(STEPS[command], { meetingId, version: 1 })).toMatchObject(empty)
  })
})

describe('a review meeting', () => {
  const facts = { title: 'Quarterly review', heldOn: '2027-03-20', present: 'Both managers' }

  it('is planned with its day, or without one', async () => {
    const id = idOf(await run(commands.createReviewMeeting, facts))
    expect(await read(id)).toMatchObject({ ...facts, heldOn: dayToDb('2027-03-20'), status: 'planned' })
    const undated = idOf(await run(commands.createReviewMeeting, { title: 'Some day' }))
    expect(await read(undated)).toMatchObject({ heldOn: null, present: null })
    expect(await events(id)).toEqual(['review_meeting.planned'])
  })

  it('has a title', async () => {
    const none = beside('title', 'errors.reviewMeetingTitle')
    expect(await run(commands.createReviewMeeting, { ...facts, title: ' ' })).toEqual(none)
  })

  it('is made once under one id', async () => {
    const id = newId()
    await run(commands.createReviewMeeting, { ...facts, id })
    expect(await run(commands.createReviewMeeting, { ...facts, id })).toMatchObject(refusal('errors.commandReused'))
  })

  it('is changed until its minutes stand, on the version that was opened', async () => {
    const { id: meetingId } = await meetingIn('under_way')
    const edited = { meetingId, version: 1, ...facts }
    expect(await run(commands.editReviewMeeting, edited)).toEqual({ ok: true, value: null })
    const base = { title: 'Before', heldOn: '', present: '' }
    expect(await run(commands.editReviewMeeting, { ...edited, title: 'Mine', base })).toMatchObject({
      failure: {
        kind: 'conflict',
        version: 2,
        fields: [{ field: 'title', base: 'Before', mine: 'Mine', theirs: facts.title }],
      },
    })
    const closed = await meetingIn('closed')
    const refused = refusal('refusals.reviewMeetings.closed')
    expect(await run(commands.editReviewMeeting, { ...edited, meetingId: closed.id })).toMatchObject(refused)
  })

  it('goes into the archive and comes back, closed or not, and is missing there', async () => {
    const { id: meetingId } = await meetingIn('closed')
    const put = { meetingId, version: 1 }
    expect(await run(commands.archiveReviewMeeting, put)).toEqual({ ok: true, value: null })
    expect((await read(meetingId)).archivedAt).toEqual(NOW)
    expect(await run(commands.archiveReviewMeeting, put)).toEqual({ ok: true, value: null })
    const gone = await run(commands.editReviewMeeting, { ...put, ...facts })
    expect(gone).toEqual({ ok: false, failure: { kind: 'missing' } })
    expect(await run(commands.restoreReviewMeeting, { meetingId, version: 2 })).toEqual({ ok: true, value: null })
    expect(await events(meetingId)).toEqual(['review_meeting.archived', 'review_meeting.restored'])
  })
})
