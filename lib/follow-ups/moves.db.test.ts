import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, can, ROLES, type Role } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf, asRole } from '@/prisma/factories/actors'
import { makePerson } from '@/prisma/factories/directory'
import { makeEvidence, makeFollowUp, makeReview } from '@/prisma/factories/follow-ups'
import * as moves from './moves.commands'
import { reportProgress } from './work/progress.commands'
import {
  FOLLOW_UP_STATUSES,
  FOLLOW_UP_WORKFLOW,
  type FollowUpStatus,
  type FollowUpStep,
  isUnfinished,
} from './workflow'

type Someone = Actor & { userId: string }

/** One command for each row of the table. */
const STEPS = {
  reportProgress,
  blockFollowUp: moves.blockFollowUp,
  awaitOtherSide: moves.awaitOtherSide,
  resumeFollowUp: moves.resumeFollowUp,
  submitForReview: moves.submitForReview,
  approveFollowUp: moves.approveFollowUp,
  returnFollowUp: moves.returnFollowUp,
  dropFollowUp: moves.dropFollowUp,
  reopenFollowUp: moves.reopenFollowUp,
} satisfies Record<FollowUpStep, unknown>

const NOW = new Date('2027-03-12T10:00:00Z')
let staff: Someone
let manager: Someone

beforeAll(async () => {
  staff = await asRole(db(), 'staff')
  manager = await asRole(db(), 'manager')
})

const read = (id: string) => db().followUp.findUniqueOrThrow({ where: { id } })
const events = async (subjectId: string) =>
  (await db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(({ action }) => action)
const input = (followUpId: string, more: Record<string, unknown> = {}) => ({
  commandId: newId(),
  followUpId,
  version: 1,
  reason: 'Because',
  text: 'Wrote to the ministry',
  ...more,
})

/** A follow-up in a state, with what that state brings: evidence, an open review. */
async function followUpIn(status: FollowUpStatus, more: Parameters<typeof makeFollowUp>[1] = {}) {
  const followUp = await makeFollowUp(db(), { status, ...more })
  await makeEvidence(db(), { followUpId: followUp.id })
  if (status === 'in_review') await makeReview(db(), { followUpId: followUp.id, submittedBy: followUp.submittedBy })
  return followUp
}

describe('each step of the workflow', () => {
  const cases = FOLLOW_UP_WORKFLOW.flatMap((row) =>
    FOLLOW_UP_STATUSES.flatMap((status) => ROLES.map((role) => ({ row, command: row.command, status, role }))),
  )
  const actors = new Map<Role, Someone>()

  it.each(cases)('$command from $status by a $role', async ({ row, command, status, role }) => {
    const actor = actors.get(role) ?? (await asRole(db(), role))
    actors.set(role, actor)
    const followUp = await followUpIn(status)
    const answer = await STEPS[command](actor, input(followUp.id), NOW)
    const after = await read(followUp.id)
    const opens = (row.from as readonly FollowUpStatus[]).includes(status)
    const reports = command === 'reportProgress' && isUnfinished(status)
    if (!can(actor, row.permission)) {
      expect(answer).toEqual({ ok: false, failure: { kind: 'forbidden' } })
    } else if (opens || reports) {
      expect(answer).toEqual({ ok: true, value: null })
      expect(after).toMatchObject({ status: opens ? row.to : status, version: 2, touchedAt: NOW })
      expect(await events(followUp.id)).toEqual([opens ? row.event : 'follow_up.progress_reported'])
      return
    } else {
      expect(answer).toMatchObject({ ok: false, failure: { kind: 'refused' } })
    }
    expect(after).toMatchObject({ status, version: 1 })
    expect(await events(followUp.id)).toEqual([])
  })

  const versioned = FOLLOW_UP_WORKFLOW.filter(({ command }) => command !== 'reportProgress')

  it.each(versioned)('$command refuses a version that is not the latest', async ({ command, from: [status] }) => {
    const followUp = await followUpIn(status, { version: 3 })
    expect(await STEPS[command](manager, input(followUp.id, { version: 2 }), NOW)).toEqual({
      ok: false,
      failure: { kind: 'conflict', version: 3, fields: [] },
    })
    expect((await read(followUp.id)).status).toBe(status)
  })

  it.each(versioned)(
    '$command happens once when two managers press it at once',
    async ({ command, from: [status] }) => {
      const other = await asRole(db(), 'manager')
      const followUp = await followUpIn(status)
      const answers = await Promise.all([manager, other].map((actor) => STEPS[command](actor, input(followUp.id), NOW)))
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      expect(await events(followUp.id)).toHaveLength(1)
    },
  )

  it.each(FOLLOW_UP_WORKFLOW)('$command answers a double click once', async ({ command, from: [status] }) => {
    const followUp = await followUpIn(status)
    const same = input(followUp.id)
    const answers = await Promise.all([STEPS[command](manager, same, NOW), STEPS[command](manager, same, NOW)])
    expect(answers).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ])
    expect(await events(followUp.id)).toHaveLength(1)
    expect((await read(followUp.id)).version).toBe(2)
  })

  it.each(FOLLOW_UP_WORKFLOW.filter((row) => 'reason' in row))(
    '$command asks for its reason and keeps it',
    async ({ command, from: [status] }) => {
      const followUp = await followUpIn(status)
      expect(await STEPS[command](manager, input(followUp.id, { reason: '  ' }), NOW)).toEqual({
        ok: false,
        failure: { kind: 'invalid', fields: { reason: [{ key: 'errors.reason' }] } },
      })
      await STEPS[command](manager, input(followUp.id), NOW)
      expect((await read(followUp.id)).statusReason).toBe('Because')
    },
  )
})

describe('a review', () => {
  it('needs evidence that was not taken away again', async () => {
    const followUp = await makeFollowUp(db(), { status: 'in_progress' })
    const none = { ok: false, failure: { kind: 'refused', reason: { key: 'refusals.followUps.evidenceFirst' } } }
    expect(await moves.submitForReview(staff, input(followUp.id), NOW)).toEqual(none)
    await makeEvidence(db(), { followUpId: followUp.id, archivedAt: NOW })
    expect(await moves.submitForReview(staff, input(followUp.id), NOW)).toEqual(none)
    await makeEvidence(db(), { followUpId: followUp.id })
    expect(await moves.submitForReview(staff, input(followUp.id), NOW)).toEqual({ ok: true, value: null })
    expect(await read(followUp.id)).toMatchObject({ status: 'in_review', submittedBy: staff.userId, submittedAt: NOW })
  })

  it('is one record for each submission, with its decision', async () => {
    const followUp = await followUpIn('in_progress')
    await moves.submitForReview(staff, input(followUp.id), NOW)
    await moves.returnFollowUp(manager, input(followUp.id, { version: 2, reason: 'The act is not signed' }), NOW)
    expect(await read(followUp.id)).toMatchObject({ status: 'in_progress', submittedBy: null, submittedAt: null })
    await moves.submitForReview(staff, input(followUp.id, { version: 3 }), NOW)
    await moves.approveFollowUp(manager, input(followUp.id, { version: 4, reason: '' }), NOW)
    expect(await read(followUp.id)).toMatchObject({ status: 'closed', closedAt: NOW, submittedAt: null })
    const reviews = await db().review.findMany({ where: { followUpId: followUp.id }, orderBy: { id: 'asc' } })
    expect(reviews).toMatchObject([
      { submittedBy: staff.userId, decision: 'returned', reason: 'The act is not signed', decidedBy: manager.userId },
      { submittedBy: staff.userId, decision: 'approved', reason: null, deciderName: manager.name, decidedAt: NOW },
    ])
    await moves.reopenFollowUp(manager, input(followUp.id, { version: 5 }), NOW)
    expect(await read(followUp.id)).toMatchObject({ status: 'in_progress', closedAt: null })
  })

  it('takes back that no follow-up is needed when a dropped one is reopened', async () => {
    const { id, outcomeId } = await followUpIn('dropped')
    await db().outcome.update({ where: { id: outcomeId }, data: { noFollowUpReason: 'They withdrew' } })
    expect((await moves.reopenFollowUp(manager, input(id), NOW)).ok).toBe(true)
    expect(await db().outcome.findUniqueOrThrow({ where: { id: outcomeId } })).toMatchObject({ noFollowUpReason: null })
    expect(await db().auditEvent.findFirst({ where: { subjectId: outcomeId } })).toMatchObject({
      action: 'outcome.follow_up_required',
    })
  })

  it.each(['approveFollowUp', 'returnFollowUp'] as const)('%s is not for whoever submitted', async (command) => {
    const followUp = await followUpIn('in_review', { submittedBy: manager.userId })
    expect(await STEPS[command](manager, input(followUp.id), NOW)).toEqual({
      ok: false,
      failure: { kind: 'refused', reason: { key: 'refusals.followUps.fourEyes.submitted' } },
    })
    expect((await read(followUp.id)).status).toBe('in_review')
  })

  it.each(['approveFollowUp', 'returnFollowUp'] as const)('%s is not for the accountable officer', async (command) => {
    const { id: personId } = await makePerson(db())
    const officer = actorOf(await makeUser(db(), { roles: ['manager'], personId }))
    const followUp = await followUpIn('in_review', { submittedBy: staff.userId, officerId: personId })
    expect(await STEPS[command](officer, input(followUp.id), NOW)).toEqual({
      ok: false,
      failure: { kind: 'refused', reason: { key: 'refusals.followUps.fourEyes.accountable' } },
    })
    expect(await STEPS[command](manager, input(followUp.id), NOW)).toEqual({ ok: true, value: null })
  })

  it('is held to four eyes by the database as well', async () => {
    const followUp = await followUpIn('in_review', { submittedBy: manager.userId })
    const decided = { decision: 'approved', decidedBy: manager.userId, decidedAt: NOW } as const
    await expect(db().review.updateMany({ where: { followUpId: followUp.id }, data: decided })).rejects.toThrow(
      /review_four_eyes/,
    )
  })
})

describe('progress', () => {
  it('keeps every report with its next step; the latest next step counts', async () => {
    const followUp = await makeFollowUp(db(), { nextStep: 'Write', proposed: ['status', 'nextStep', 'title'] })
    await reportProgress(staff, input(followUp.id, { text: 'Wrote', nextStep: 'Wait for the answer' }), NOW)
    await reportProgress(manager, input(followUp.id, { text: 'Still waiting' }), NOW)
    expect(await read(followUp.id)).toMatchObject({
      status: 'in_progress',
      nextStep: 'Wait for the answer',
      lastProgressAt: NOW,
      startedAt: NOW,
      proposed: ['title'],
      version: 3,
    })
    const reports = await db().progressReport.findMany({ where: { followUpId: followUp.id }, orderBy: { id: 'asc' } })
    expect(reports).toMatchObject([
      { text: 'Wrote', nextStep: 'Wait for the answer', writerName: staff.name },
      { text: 'Still waiting', nextStep: null, writerName: manager.name },
    ])
    expect(await events(followUp.id)).toEqual(['follow_up.started', 'follow_up.progress_reported'])
  })

  it('keeps both of two reports that arrive at once', async () => {
    const followUp = await makeFollowUp(db())
    const answers = await Promise.all([staff, manager].map((who) => reportProgress(who, input(followUp.id), NOW)))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(await db().progressReport.count({ where: { followUpId: followUp.id } })).toBe(2)
    expect((await events(followUp.id)).sort()).toEqual(['follow_up.progress_reported', 'follow_up.started'])
  })
})
