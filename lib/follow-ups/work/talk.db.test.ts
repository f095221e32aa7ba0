import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, can, ROLES } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf, asRole } from '@/prisma/factories/actors'
import { makePerson } from '@/prisma/factories/directory'
import { makeEvidence, makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { editFollowUp } from '../edit.commands'
import { approveFollowUp, returnFollowUp, submitForReview } from '../moves.commands'
import { archiveFollowUpComment, commentOnFollowUp, restoreFollowUpComment } from './comments.commands'
import { askForDueDate, moveDueDate, refuseDueDate } from './due-date.commands'
import { lookupWatchers } from './lookup.queries'
import { reportProgress } from './progress.commands'
import { getFollowUpWork } from './queries'
import { addWatcher, removeWatcher, unwatchFollowUp, watchFollowUp } from './watchers.commands'

const NOW = new Date('2027-03-12T10:00:00Z')
const DONE = { ok: true, value: null }
const MISSING = { ok: false, failure: { kind: 'missing' } }
type Someone = Actor & { userId: string }
let staff: Someone
let manager: Someone
let viewer: Someone

beforeAll(async () => {
  staff = await asRole(db(), 'staff')
  manager = await asRole(db(), 'manager')
  viewer = await asRole(db(), 'viewer')
})

const comment = (actor: Actor, followUpId: string, text = 'Who signs it?') =>
  commentOnFollowUp(actor, { commandId: newId(), followUpId, text }, NOW)
const watch = (actor: Actor, followUpId: string) => watchFollowUp(actor, { commandId: newId(), followUpId }, NOW)
const told = async (subjectId: string) => {
  const rows = await db().notification.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })
  return rows.map(({ kind, userId }) => [kind, userId])
}

/** Somebody with an account who is accountable. */
const officer = async () => actorOf(await makeUser(db(), { roles: ['staff'], personId: (await makePerson(db())).id }))

/** A follow-up that viewers see too, with its officer. */
async function published(more: Parameters<typeof makeFollowUp>[1] = {}) {
  const readout = await makeReadout(db(), { status: 'cleared' })
  const outcome = await makeOutcome(db(), { readoutId: readout.id })
  const theirs = await officer()
  const followUp = await makeFollowUp(db(), { outcomeId: outcome.id, officerId: theirs.personId, ...more })
  return { followUp, theirs }
}

describe('comments', () => {
  it('are no work: neither a touch nor a new version, and a closed follow-up takes them', async () => {
    const followUp = await makeFollowUp(db(), { status: 'closed' })
    expect(await comment(staff, followUp.id, 'It works')).toMatchObject({ ok: true })
    const { version, touchedAt } = await db().followUp.findUniqueOrThrow({ where: { id: followUp.id } })
    expect([version, touchedAt]).toEqual([followUp.version, followUp.touchedAt])
    const { comments, commentCount } = await getFollowUpWork(staff, followUp.id, 'short')
    expect(comments).toMatchObject([{ text: 'It works', by: staff.name, at: NOW.toISOString(), own: true }])
    expect(commentCount).toBe(1)
  })

  it('are the office’s: written by writers, read by the inside, never by a viewer', async () => {
    const { followUp } = await published()
    for (const role of ROLES) {
      const actor = await asRole(db(), role)
      expect([role, (await comment(actor, followUp.id, role)).ok]).toEqual([role, can(actor, 'follow-up.write')])
    }
    const read = async (actor: Actor) => (await getFollowUpWork(actor, followUp.id, 'short')).comments.length
    expect([await read(staff), await read(manager), await read(viewer)]).toEqual([3, 3, 0])
  })

  it('are archived by their writer and by managers, with a way back', async () => {
    const [followUp, other] = [await makeFollowUp(db()), await asRole(db(), 'planner')]
    const { comments } = await comment(staff, followUp.id).then(() => getFollowUpWork(staff, followUp.id, 'short'))
    const input = () => ({ commandId: newId(), followUpId: followUp.id, commentId: comments[0]?.id })
    expect(await archiveFollowUpComment(other, input(), NOW)).toMatchObject({
      failure: { reason: { key: 'refusals.followUps.commentOfAnother', values: { by: staff.name } } },
    })
    expect(await archiveFollowUpComment(staff, input(), NOW)).toEqual(DONE)
    const standing = async (actor: Actor) =>
      (await getFollowUpWork(actor, followUp.id, 'short')).comments.map(({ archived }) => archived)
    expect([await standing(staff), await standing(manager), await standing(other)]).toEqual([[true], [true], []])
    expect(await restoreFollowUpComment(manager, input(), NOW)).toEqual(DONE)
    expect(await standing(other)).toEqual([false])
    const elsewhere = { ...input(), followUpId: (await makeFollowUp(db())).id }
    expect(await archiveFollowUpComment(staff, elsewhere, NOW)).toEqual(MISSING)
  })
})

describe('who watches', () => {
  it('is told by an own press, whoever sees it, and no longer by another', async () => {
    const { followUp } = await published()
    const hidden = await makeFollowUp(db())
    expect(await watch(viewer, hidden.id)).toEqual(MISSING)
    expect([await watch(viewer, followUp.id), await watch(viewer, followUp.id)]).toEqual([DONE, DONE])
    const state = async (actor: Actor) => {
      const { watching, watchers } = await getFollowUpWork(actor, followUp.id, 'short')
      return [watching, watchers.map(({ id }) => id)]
    }
    expect([await state(viewer), await state(staff)]).toEqual([
      [true, []],
      [false, [viewer.userId]],
    ])
    expect(await unwatchFollowUp(viewer, { commandId: newId(), followUpId: followUp.id }, NOW)).toEqual(DONE)
    expect(await state(viewer)).toEqual([false, []])
    expect(await db().auditEvent.count({ where: { subjectId: followUp.id } })).toBe(2)
  })

  it('is set by managers and the officer, and only where they may see it', async () => {
    const { followUp, theirs } = await published()
    const input = (userId: string) => ({ commandId: newId(), followUpId: followUp.id, userId })
    expect(await addWatcher(staff, input(viewer.userId), NOW)).toEqual({ ok: false, failure: { kind: 'forbidden' } })
    expect(await addWatcher(theirs, input(viewer.userId), NOW)).toEqual(DONE)
    expect(await told(followUp.id)).toEqual([['follow_up_watched', viewer.userId]])
    const gone = await makeUser(db(), { roles: ['staff'], deactivatedAt: NOW })
    const cannot = { failure: { kind: 'invalid', fields: { userId: [{ key: 'errors.watcherCannotSee' }] } } }
    expect(await addWatcher(manager, input(gone.id), NOW)).toMatchObject(cannot)
    const draft = await makeFollowUp(db())
    const ofDraft = { commandId: newId(), followUpId: draft.id, userId: viewer.userId }
    expect(await addWatcher(manager, ofDraft, NOW)).toMatchObject(cannot)
    expect(await removeWatcher(manager, input(viewer.userId), NOW)).toEqual(DONE)
    expect((await getFollowUpWork(manager, followUp.id, 'short')).watchers).toEqual([])
  })

  it('is chosen among the accounts that may see it and do not watch it yet', async () => {
    const name = `Namuna ${newId()}`
    const [one, watching] = [
      await makeUser(db(), { name, roles: ['staff'] }),
      await makeUser(db(), { name, roles: ['staff'] }),
    ]
    await makeUser(db(), { name, roles: ['viewer'] })
    await makeUser(db(), { name, roles: ['staff'], deactivatedAt: NOW })
    const followUp = await makeFollowUp(db())
    await db().followUpWatcher.create({ data: { followUpId: followUp.id, userId: watching.id, at: NOW } })
    expect((await lookupWatchers(manager, name, followUp.id))?.map(({ id }) => id)).toEqual([one.id])
    expect(await lookupWatchers(staff, name, followUp.id)).toBeNull()
    expect(await lookupWatchers(manager, name, newId())).toBeNull()
  })
})

describe('what happens to a follow-up', () => {
  it('is told to its officer and its watchers, and not to who did it', async () => {
    const { followUp, theirs } = await published({ dueDate: new Date('2027-06-01') })
    const { id: followUpId } = followUp
    await makeEvidence(db(), { followUpId })
    await watch(viewer, followUpId)
    await watch(manager, followUpId)
    const at = async () => ({
      commandId: newId(),
      followUpId,
      version: (await db().followUp.findUniqueOrThrow({ where: { id: followUpId } })).version,
    })
    await reportProgress(theirs, { commandId: newId(), followUpId, text: 'Begun' }, NOW)
    await comment(theirs, followUpId)
    await submitForReview(staff, await at(), NOW)
    await returnFollowUp(manager, { ...(await at()), reason: 'No signature' }, NOW)
    await moveDueDate(manager, { ...(await at()), dueDate: '2027-07-01', reason: 'Holidays' }, NOW)
    await submitForReview(theirs, await at(), NOW)
    await approveFollowUp(manager, await at(), NOW)
    const people = new Map([
      [theirs.userId, 'officer'],
      [viewer.userId, 'viewer'],
      [manager.userId, 'manager'],
      [staff.userId, 'submitter'],
    ])
    const words = (await told(followUpId)).map(([kind, userId = '']) => `${kind} ${people.get(userId)}`)
    expect(words.sort()).toEqual(
      [
        'follow_up_reported viewer',
        'follow_up_reported manager',
        // What is said is for the inside.
        'follow_up_commented manager',
        'follow_up_submitted officer',
        'follow_up_submitted viewer',
        'follow_up_submitted manager',
        'follow_up_returned officer',
        'follow_up_returned viewer',
        'follow_up_returned submitter',
        'follow_up_due_date_moved officer',
        'follow_up_due_date_moved viewer',
        'follow_up_submitted viewer',
        'follow_up_submitted manager',
        'follow_up_closed officer',
        'follow_up_closed viewer',
      ].sort(),
    )
  })

  it('is told to whoever becomes accountable, and the answer to a wish to who asked', async () => {
    const [next, followUp] = [await officer(), await makeFollowUp(db(), { dueDate: new Date('2027-06-01') })]
    const { id: followUpId, title } = followUp
    const edit = { commandId: newId(), followUpId, version: 1, title, officer: { id: next.personId } }
    expect(await editFollowUp(manager, edit, NOW)).toEqual(DONE)
    const ask = { commandId: newId(), followUpId, version: 2, dueDate: '2027-07-01', reason: 'Holidays' }
    expect(await askForDueDate(staff, ask, NOW)).toEqual(DONE)
    const wish = await db().dueDateChange.findFirstOrThrow({ where: { followUpId } })
    const refuse = { commandId: newId(), followUpId, version: 3, changeId: wish.id }
    expect(await refuseDueDate(manager, refuse, NOW)).toEqual(DONE)
    expect(await told(followUpId)).toEqual([
      ['follow_up_assigned', next.userId],
      ['follow_up_due_date_refused', staff.userId],
    ])
  })

  it('is told to nobody who may no longer see it', async () => {
    const visit = await makeVisit(db())
    const followUp = await makeFollowUp(db(), { visitId: visit.id, officerId: (await officer()).personId })
    await watch(staff, followUp.id)
    const still = await asRole(db(), 'manager')
    await watch(still, followUp.id)
    await db().visit.update({ where: { id: visit.id }, data: { restricted: true } })
    await comment(manager, followUp.id)
    expect(await told(followUp.id)).toEqual([['follow_up_commented', still.userId]])
  })
})
