import { beforeAll, describe, expect, it } from 'vitest'
import { commandsAt, refusal } from '@/lib/audit/testing/commands'
import { type Actor, ROLES } from '@/lib/auth/permissions'
import { say } from '@/lib/i18n/say'
import { dayToDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { makeUser } from '@/prisma/factories/accounts'
import { asRole } from '@/prisma/factories/actors'
import { makePerson } from '@/prisma/factories/directory'
import { makeEvidence, makeFollowUp, makeReview } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeReviewItem, makeReviewMeeting } from '@/prisma/factories/review-meetings'
import { makeVisit } from '@/prisma/factories/visits'
import { closeReviewMeeting } from './commands'
import { minutesSchema } from './content'
import { decideReviewItem } from './decide.commands'
import { minutesDocument } from './document'
import { listReviewItems } from './items.queries'
import { addMatchingFollowUps } from './matching.commands'
import { getMinutes, seenOf } from './minutes.queries'
import { getReviewMeeting, listReviewMeetings } from './queries'
import { getRoom } from './room.queries'
import { copyFor } from './rules'
import { MAX_ITEMS } from './schema'

const NOW = new Date('2027-03-12T10:00:00Z')
const TODAY = '2027-03-12'
let manager: Actor
const run = commandsAt(NOW, () => manager)

beforeAll(async () => {
  manager = await asRole(db(), 'manager')
})

/** A meeting under way with follow-ups of one outcome on its list, one for each title. */
async function meetingOf(...titles: string[]) {
  const meeting = await makeReviewMeeting(db(), { status: 'under_way', title: 'Review of the quarter' })
  const outcome = await makeOutcome(db(), { text: 'Build the laboratory' })
  const items = []
  for (const title of titles) {
    const followUp = await makeFollowUp(db(), { title, outcomeId: outcome.id, dueDate: dayToDb('2027-03-02') })
    items.push({ ...(await makeReviewItem(db(), { meetingId: meeting.id, followUpId: followUp.id })), followUp })
  }
  return { meetingId: meeting.id, outcome, items }
}

const others = ROLES.filter((role) => role !== 'manager')

describe('review meetings', () => {
  it('are listed the latest first, with how much of each is decided', async () => {
    const { meetingId, items } = await meetingOf('One', 'Two')
    await run(decideReviewItem, { itemId: items[0]?.id, version: 2, decision: 'deferred' })
    const page = await listReviewMeetings(manager, {})
    expect(page?.rows[0]).toMatchObject({ id: meetingId, items: 2, decided: 1, status: 'under_way', archived: false })
  })

  it('are paged both ways, and those of the archive stand apart', async () => {
    const [a, b] = [await makeReviewMeeting(db()), await makeReviewMeeting(db())]
    const after = await listReviewMeetings(manager, { after: b.id })
    expect(after?.rows[0]?.id).toBe(a.id)
    expect((await listReviewMeetings(manager, { before: a.id }))?.rows.at(-1)?.id).toBe(b.id)
    const shelved = await makeReviewMeeting(db(), { archivedAt: NOW })
    const ids = async (archived?: string) => (await listReviewMeetings(manager, { archived }))?.rows.map(({ id }) => id)
    expect(await ids('1')).toContain(shelved.id)
    expect(await ids()).not.toContain(shelved.id)
    expect((await getReviewMeeting(manager, shelved.id))?.archived).toBe(true)
  })

  it.each(others)('do not exist for a %s', async (role) => {
    const actor = await asRole(db(), role)
    const { meetingId, items } = await meetingOf('One')
    expect(await listReviewMeetings(actor, {})).toBeNull()
    expect(await getReviewMeeting(actor, meetingId)).toBeNull()
    expect(await listReviewItems(actor, meetingId, {}, TODAY)).toEqual({ rows: [], next: null, previous: null })
    expect(await getRoom(actor, meetingId, items[0]?.id ?? '', TODAY)).toBeNull()
    expect(await getMinutes(actor, meetingId)).toBeNull()
  })
})

describe('the list of a meeting', () => {
  it('is in its order, page by page', async () => {
    const { meetingId } = await meetingOf(...Array.from({ length: 52 }, (_, n) => `No. ${n}`))
    const first = await listReviewItems(manager, meetingId, {}, TODAY)
    expect(first.rows).toHaveLength(50)
    expect(first.rows[0]?.followUp).toMatchObject({ title: 'No. 0', daysLate: 10 })
    const second = await listReviewItems(manager, meetingId, { after: first.next ?? '' }, TODAY)
    expect(second.rows.map(({ followUp }) => followUp.title)).toEqual(['No. 50', 'No. 51'])
    const back = await listReviewItems(manager, meetingId, { before: second.previous ?? '' }, TODAY)
    expect(back.rows).toEqual(first.rows)
    expect(back.previous).toBeNull()
  })

  it('leaves out what may not be seen', async () => {
    const { meetingId, items } = await meetingOf('Kept', 'Gone')
    await db().followUp.update({ where: { id: items[1]?.followUpId ?? '' }, data: { archivedAt: NOW } })
    const page = await listReviewItems(manager, meetingId, {}, TODAY)
    expect(page.rows.map(({ followUp }) => followUp.title)).toEqual(['Kept'])
    expect((await getReviewMeeting(manager, meetingId))?.items).toBe(1)
  })
})

describe('the room', () => {
  it('begins with the first that is not decided, and knows its neighbours', async () => {
    const { meetingId, items } = await meetingOf('One', 'Two', 'Three')
    const [one, two, three] = items
    await run(decideReviewItem, { itemId: one?.id, version: 2, decision: 'deferred' })
    const room = await getRoom(manager, meetingId, null, TODAY)
    expect(room).toMatchObject({ place: 2, total: 3, decided: 1, previous: one?.id, next: three?.id })
    expect(room?.item).toMatchObject({ id: two?.id, decided: null })
    expect((await getRoom(manager, meetingId, one?.id ?? '', TODAY))?.item.decided).toMatchObject({
      decision: 'deferred',
      decider: manager.name,
    })
  })

  it('shows the promise, the evidence that stands and the last judgement', async () => {
    const { meetingId, items, outcome } = await meetingOf('One')
    const followUpId = items[0]?.followUpId ?? ''
    await makeEvidence(db(), { followUpId })
    await makeEvidence(db(), { followUpId, archivedAt: NOW })
    await db().followUp.update({ where: { id: followUpId }, data: { percent: 40, judgement: 'at_risk' } })
    const room = await getRoom(manager, meetingId, null, TODAY)
    expect(room?.followUp).toMatchObject({ totals: { evidence: 1 }, percent: 40, judgement: 'at_risk' })
    expect(room?.followUp.origin).toMatchObject({ kind: 'outcome', outcome: { id: outcome.id } })
  })

  it('has nothing for an id that is not on the list', async () => {
    const { meetingId } = await meetingOf('One')
    const other = await meetingOf('Other')
    expect(await getRoom(manager, meetingId, other.items[0]?.id ?? '', TODAY)).toBeNull()
    expect(await getRoom(manager, meetingId, 'nonsense', TODAY)).toBeNull()
    expect(await getRoom(manager, newId(), null, TODAY)).toBeNull()
  })
})

describe('the minutes', () => {
  it('say of each follow-up what it was, what was decided and what it became', async () => {
    const { meetingId, items } = await meetingOf('One', 'Not come to')
    const [one] = items
    const followUpId = one?.followUpId ?? ''
    await makeReview(db(), { followUpId })
    await db().followUp.update({ where: { id: followUpId }, data: { status: 'in_review', submittedAt: NOW } })
    const decided = { decision: 'returned', reason: 'The contract is missing', order: 'Send the contract' }
    const dated = { dueDate: '2027-04-01', dueReason: 'After the session' }
    await run(decideReviewItem, { itemId: one?.id, version: 2, ...decided, ...dated })
    const preview = await getMinutes(manager, meetingId)
    expect(preview?.closed).toBeNull()
    expect(await run(closeReviewMeeting, { meetingId, version: 1 })).toEqual({ ok: true, value: null })
    const stands = await getMinutes(manager, meetingId)
    expect(stands).toEqual({ ...preview, closed: { at: NOW.toISOString(), by: manager.name } })
    expect(stands?.minutes.items).toMatchObject([
      {
        promise: 'Build the laboratory',
        statusBefore: 'in_review',
        statusAfter: 'in_progress',
        dueBefore: '2027-03-02',
        firstDueDate: '2027-03-02',
        ...decided,
        ...dated,
        decidedBy: manager.name,
      },
      { decision: null, statusBefore: 'open', statusAfter: 'open' },
    ])
  })

  it('stay as they are whatever becomes of the follow-ups', async () => {
    const { meetingId, items } = await meetingOf('As it was called')
    await run(closeReviewMeeting, { meetingId, version: 1 })
    const before = await getMinutes(manager, meetingId)
    await db().followUp.update({ where: { id: items[0]?.followUpId ?? '' }, data: { title: 'Another', percent: 100 } })
    expect(await getMinutes(manager, meetingId)).toEqual(before)
    expect(before?.minutes.items[0]?.followUp.title).toBe('As it was called')
  })

  it('name an officer who could no longer sign in as it was when they were frozen', async () => {
    const { meetingId, items } = await meetingOf('Nobody to do it', 'Done long ago')
    const officer = await makePerson(db())
    const user = await makeUser(db(), { personId: officer.id, deactivatedAt: NOW })
    const ids = items.map(({ followUpId }) => followUpId)
    await db().followUp.updateMany({ where: { id: { in: ids } }, data: { officerId: officer.id } })
    const closed = { status: 'closed', startedAt: NOW, closedAt: NOW } as const
    await db().followUp.update({ where: { id: ids[1] ?? '' }, data: closed })
    await run(closeReviewMeeting, { meetingId, version: 1 })
    await db().user.update({ where: { id: user.id }, data: { deactivatedAt: null } })
    const copy = await getMinutes(manager, meetingId)
    if (!copy) throw new Error('There are none')
    expect(copy.minutes.items.map((item) => [item.officer, item.unowned])).toEqual([
      [officer.name, true],
      [officer.name, false],
    ])
    const said = (of: typeof copy) => JSON.stringify(minutesDocument(of, 'Asia/Tashkent', say))
    expect(said(copy)).toContain(`${officer.name} can no longer sign in`)
    // The first format did not tell it.
    const items1 = copy.minutes.items.map(({ unowned: _, ...item }) => item)
    const minutes = minutesSchema.parse({ ...copy.minutes, format: 1, items: items1 })
    expect(said({ ...copy, minutes })).not.toContain('can no longer sign in')
  })

  it('are cut for whoever may not see a restricted follow-up', async () => {
    const { meetingId, items } = await meetingOf('Open to all')
    const visit = await makeVisit(db())
    const readout = await makeReadout(db(), { visitId: visit.id, handling: 'restricted', status: 'final' })
    const outcome = await makeOutcome(db(), { readoutId: readout.id })
    const secret = await makeFollowUp(db(), { outcomeId: outcome.id, title: 'For few' })
    await makeReviewItem(db(), { meetingId, followUpId: secret.id })
    await run(closeReviewMeeting, { meetingId, version: 1 })
    const whole = (await getMinutes(manager, meetingId))?.minutes
    expect(whole?.items.map(({ followUp }) => followUp.title)).toEqual(['Open to all', 'For few'])
    const staff = await asRole(db(), 'staff')
    const seen = await seenOf(staff, [secret.id, items[0]?.followUpId ?? ''])
    expect(whole && JSON.stringify(copyFor(whole, seen))).not.toContain('For few')
    expect(whole && copyFor(whole, seen).items).toHaveLength(1)
  })
})

describe('adding all that match', () => {
  it('takes those of the filter that are unfinished, by due date, each once', async () => {
    const visit = await makeVisit(db())
    const made = async (day: string, more = {}) =>
      (await makeFollowUp(db(), { visitId: visit.id, dueDate: dayToDb(day), ...more })).id
    const [late, soon] = [await made('2027-05-01'), await made('2027-04-01')]
    await made('2027-01-01', { status: 'closed' })
    await makeFollowUp(db())
    const { id: meetingId } = await makeReviewMeeting(db())
    const query = `visit=${visit.id}`
    expect(await run(addMatchingFollowUps, { meetingId, query })).toEqual({ ok: true, value: { added: 2 } })
    const page = await listReviewItems(manager, meetingId, {}, TODAY)
    expect(page.rows.map(({ followUp }) => followUp.id)).toEqual([soon, late])
    const nothing = refusal('refusals.reviewMeetings.nothingMatches')
    expect(await run(addMatchingFollowUps, { meetingId, query })).toMatchObject(nothing)
  })

  it('adds none where they are more than a meeting takes, and says how many it takes', async () => {
    const one = await makeFollowUp(db())
    await db().$executeRaw`INSERT INTO follow_up (id, visit_id, outcome_id, title, search_key, touched_at, updated_at)
      SELECT uuidv7(), f.visit_id, f.outcome_id, 'One of many', 'one of many', now(), now()
      FROM follow_up f, generate_series(1, ${MAX_ITEMS}::int) WHERE f.id = ${one.id}::uuid`
    const { id: meetingId } = await makeReviewMeeting(db())
    const answer = await run(addMatchingFollowUps, { meetingId, query: `visit=${one.visitId}` })
    expect(answer).toMatchObject({
      failure: { reason: { key: 'refusals.reviewMeetings.full', values: { max: MAX_ITEMS, count: 0 } } },
    })
    expect((await listReviewItems(manager, meetingId, {}, TODAY)).rows).toEqual([])
  })
})
