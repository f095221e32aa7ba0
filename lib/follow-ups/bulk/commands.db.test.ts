import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, ROLES } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { makeUser } from '@/prisma/factories/accounts'
import { asRole } from '@/prisma/factories/actors'
import { makeBulkChange } from '@/prisma/factories/bulk-changes'
import { makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeVisit } from '@/prisma/factories/visits'
import { listFollowUps } from '../register/queries'
import { reassignFollowUps, remindOfFollowUps, setDueDates, stopBulkChange } from './commands'
import { bulkProgress, getBulkChange, listBulkProblems } from './queries'

type Someone = Actor & { userId: string }

const NOW = new Date('2027-03-12T10:00:00Z')
let staff: Someone
let manager: Someone

beforeAll(async () => {
  staff = await asRole(db(), 'staff')
  manager = await asRole(db(), 'manager')
})

const read = (id: string) => db().followUp.findUniqueOrThrow({ where: { id } })
const ticked = (...rows: { id: string; version: number }[]) => rows.map(({ id, version }) => ({ id, version }))
const events = (subjectId: string) => db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })
const why = async (actor: Actor, bulkId: string) =>
  Object.fromEntries(
    (await listBulkProblems(actor, bulkId)).rows.map(({ followUp, problem }) => [followUp?.title ?? null, problem.key]),
  )
const titlesOf = async (actor: Actor, told: string) =>
  (await listFollowUps(actor, { told }, '2027-03-12')).rows.map(({ title }) => title).sort()
type Answer = Awaited<ReturnType<typeof reassignFollowUps>>
const answered = (answer: Answer) => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
  return answer.value
}

describe('reassigning several', () => {
  it('does what it may and lists the others, each with the refusal that the single act gives', async () => {
    const officer = await makePerson(db())
    const hidden = await makeVisit(db(), { restricted: true })
    const open = await makeFollowUp(db(), { title: 'Open' })
    const closed = await makeFollowUp(db(), { title: 'Closed', status: 'closed' })
    const inReview = await makeFollowUp(db(), { title: 'In review', status: 'in_review' })
    const stale = await makeFollowUp(db(), { title: 'Stale', version: 4 })
    const already = await makeFollowUp(db(), { title: 'Already', officerId: officer.id })
    const secret = await makeFollowUp(db(), { title: 'Secret', visitId: hidden.id })
    const rows = ticked(open, closed, inReview, { ...stale, version: 3 }, already, secret, { id: newId(), version: 1 })
    const input = { commandId: newId(), ticked: rows, officer: { id: officer.id } }
    const answer = answered(await reassignFollowUps(staff, input, NOW))
    expect(answer).toEqual({ id: input.commandId, total: 7, changed: 1, failed: 6, waiting: 0 })
    expect(await read(open.id)).toMatchObject({ officerId: officer.id, version: 2, touchedAt: NOW })
    expect(await events(open.id)).toMatchObject([
      { action: 'follow_up.edited', actorId: staff.userId, changes: { officer: { from: null, to: officer.name } } },
    ])
    for (const { id } of [closed, inReview, stale, secret]) {
      expect((await read(id)).officerId).toBeNull()
      expect(await events(id)).toEqual([])
    }
    expect(await why(staff, answer.id)).toEqual({
      Closed: 'refusals.followUps.finished',
      'In review': 'refusals.followUps.officerInReview',
      Stale: 'refusals.bulk.stale',
      Already: 'refusals.bulk.sameOfficer',
      null: 'refusals.bulk.gone',
    })
    expect(await getBulkChange(staff, answer.id)).toMatchObject({
      state: 'done',
      asked: { officer: { id: officer.id } },
    })
  })

  it('tells the new officer once, also where it was stopped in the middle', async () => {
    const person = await makePerson(db())
    const user = await makeUser(db(), { roles: ['staff'], personId: person.id })
    const rows = [await makeFollowUp(db()), await makeFollowUp(db())]
    const { id } = answered(
      await reassignFollowUps(staff, { commandId: newId(), ticked: ticked(...rows), officer: { id: person.id } }, NOW),
    )
    const notices = () => db().notification.findMany({ where: { userId: user.id } })
    const once = [{ kind: 'follow_ups_assigned', subjectId: id, values: { by: staff.name, count: 2 } }]
    expect(await notices()).toMatchObject(once)
    await db().notification.deleteMany({ where: { userId: user.id } })
    await db().bulkChange.update({ where: { id }, data: { state: 'running', finishedAt: null } })
    expect(await stopBulkChange(staff, { commandId: newId(), bulkId: id }, NOW)).toMatchObject({ ok: true })
    expect(await notices()).toMatchObject(once)
  })

  it('takes what the filter finds at that moment, within what the actor may see', async () => {
    const visit = await makeVisit(db())
    const hidden = await makeVisit(db(), { restricted: true, title: visit.title })
    const found = await makeFollowUp(db(), { visitId: visit.id })
    await makeFollowUp(db(), { visitId: visit.id, status: 'closed' })
    await makeFollowUp(db(), { visitId: hidden.id })
    const officer = { name: 'Somebody who is new here' }
    const query = new URLSearchParams({ visit: visit.title, status: 'unfinished' }).toString()
    const answer = answered(await reassignFollowUps(staff, { commandId: newId(), query, officer }, NOW))
    expect(answer).toMatchObject({ total: 1, changed: 1 })
    const { officerId } = await read(found.id)
    expect(await db().person.findUnique({ where: { id: officerId ?? '' } })).toMatchObject(officer)
  })

  it('sent again is done once, and with other rows under the same id is refused', async () => {
    const officer = await makePerson(db())
    const one = await makeFollowUp(db())
    const two = await makeFollowUp(db())
    const input = { commandId: newId(), ticked: ticked(one), officer: { id: officer.id } }
    const [first, second] = await Promise.all([1, 2].map(() => reassignFollowUps(staff, input, NOW)))
    expect(second).toEqual(first)
    expect(await reassignFollowUps(staff, input, NOW)).toEqual(first)
    expect(await events(one.id)).toHaveLength(1)
    expect((await read(one.id)).version).toBe(2)
    expect(await reassignFollowUps(staff, { ...input, ticked: ticked(two) }, NOW)).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'errors.commandReused' } },
    })
  })

  it('by two people at once leaves each row at one of them, and says to the other that it has changed', async () => {
    const rows = await Promise.all(Array.from({ length: 12 }, () => makeFollowUp(db())))
    const officers = [await makePerson(db()), await makePerson(db())] as const
    const input = (at: 0 | 1) => ({
      commandId: newId(),
      ticked: ticked(...(at === 0 ? rows : [...rows].reverse())),
      officer: { id: officers[at].id },
    })
    const answers = await Promise.all([
      reassignFollowUps(staff, input(0), NOW),
      reassignFollowUps(manager, input(1), NOW),
    ])
    const sums = answers.map(answered)
    const sum = (key: 'changed' | 'failed') => sums.reduce((all, one) => all + one[key], 0)
    expect([sum('changed'), sum('failed')]).toEqual([12, 12])
    for (const { id } of rows) expect(await read(id)).toMatchObject({ version: 2, officerId: expect.any(String) })
  })

  it('wants rows and an officer', async () => {
    const officer = { id: (await makePerson(db())).id }
    expect(await reassignFollowUps(staff, { commandId: newId(), officer }, NOW)).toMatchObject({
      failure: { kind: 'invalid', fields: { ticked: [{ key: 'errors.tickOne' }] } },
    })
    const one = await makeFollowUp(db())
    expect(
      await reassignFollowUps(staff, { commandId: newId(), ticked: ticked(one), officer: null }, NOW),
    ).toMatchObject({ failure: { kind: 'invalid', fields: { officer: [{ key: 'errors.officerRequired' }] } } })
    const none = { commandId: newId(), query: 'visit=nothing+is+called+so', officer }
    expect(await reassignFollowUps(staff, none, NOW)).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.bulk.nothing' } },
    })
  })
})

describe('due dates of several', () => {
  const FIRST = new Date('2027-04-01')
  const make = async () => [
    await makeFollowUp(db(), { title: 'Undated' }),
    await makeFollowUp(db(), { title: 'Dated', dueDate: FIRST }),
  ]
  const input = (rows: { id: string; version: number }[]) => ({
    commandId: newId(),
    ticked: ticked(...rows),
    dueDate: '2027-05-01',
    reason: 'The ministry is closed in April',
  })

  it('are set where there is none and moved by a manager, with the reason', async () => {
    const rows = await make()
    expect(answered(await setDueDates(manager, input(rows), NOW))).toMatchObject({ changed: 2, failed: 0 })
    const actions = await Promise.all(rows.map(async ({ id }) => (await events(id)).map(({ action }) => action)))
    expect(actions).toEqual([['follow_up.due_date_set'], ['follow_up.due_date_moved']])
    expect(await read(String(rows[1]?.id))).toMatchObject({ firstDueDate: FIRST, dueDate: new Date('2027-05-01') })
  })

  it('are told once to each officer and watcher, of those that concern them, and not to who moved them', async () => {
    const person = await makePerson(db())
    const [officer, watcher] = [
      await makeUser(db(), { roles: ['staff'], personId: person.id }),
      await makeUser(db(), { roles: ['staff'] }),
    ]
    const dated = { dueDate: FIRST, officerId: person.id }
    const rows = [await makeFollowUp(db(), dated), await makeFollowUp(db(), dated)]
    const mine = await makeFollowUp(db(), { dueDate: FIRST })
    const watched = [...rows, mine].map(({ id: followUpId }) => followUpId)
    const since = { at: NOW }
    await db().followUpWatcher.createMany({
      data: [
        { followUpId: watched[0] ?? '', userId: watcher.id, ...since },
        ...watched.map((followUpId) => ({ followUpId, userId: manager.userId, ...since })),
      ],
    })
    const { id } = answered(await setDueDates(manager, input([...rows, mine]), NOW))
    const notices = (userId: string) => db().notification.findMany({ where: { userId } })
    expect(await notices(officer.id)).toMatchObject([
      { kind: 'follow_ups_due_date_moved', subjectId: id, values: { by: manager.name, count: 2 } },
    ])
    expect(await notices(watcher.id)).toMatchObject([{ kind: 'follow_up_due_date_moved', subjectId: watched[0] }])
    expect((await notices(manager.userId)).filter(({ subjectId }) => subjectId === id)).toEqual([])
  })

  it('are asked for by the others, once', async () => {
    const rows = await make()
    expect(answered(await setDueDates(staff, input(rows), NOW))).toMatchObject({ changed: 2, failed: 0 })
    const dated = await read(String(rows[1]?.id))
    expect(dated.dueDate).toEqual(FIRST)
    const again = answered(await setDueDates(staff, input([dated]), NOW))
    expect(await why(staff, again.id)).toEqual({ Dated: 'refusals.followUps.dateAskedAlready' })
  })

  it('say beside the field that a reason is missing, before anything is done', async () => {
    const rows = await make()
    expect(await setDueDates(manager, { ...input(rows), reason: ' ' }, NOW)).toMatchObject({
      failure: { kind: 'invalid', fields: { reason: [{ key: 'errors.reason' }] } },
    })
    expect(await events(String(rows[0]?.id))).toEqual([])
  })
})

describe('reminding of several', () => {
  async function officer(visible = true) {
    const person = await makePerson(db())
    const user = await makeUser(db(), {
      roles: ['staff'],
      personId: person.id,
      ...(visible ? {} : { deactivatedAt: NOW }),
    })
    return { personId: person.id, userId: user.id }
  }
  const remind = async (rows: { id: string; version: number }[], now = NOW) =>
    answered(await remindOfFollowUps(staff, { commandId: newId(), ticked: ticked(...rows) }, now))
  const told = (subjectId: string) => db().notification.findMany({ where: { subjectId } })

  it('tells each officer once a day, whoever asks, and leaves the follow-up untouched', async () => {
    const { personId, userId } = await officer()
    const followUp = await makeFollowUp(db(), { title: 'Asked after', officerId: personId })
    expect(await remind([followUp])).toMatchObject({ changed: 1 })
    expect(await told(followUp.id)).toMatchObject([{ userId, kind: 'follow_up_reminded', values: { by: staff.name } }])
    expect(await read(followUp.id)).toMatchObject({ version: 1, touchedAt: followUp.touchedAt })
    const soon = await remind([followUp], new Date(NOW.getTime() + 23 * 3_600_000))
    expect(await why(staff, soon.id)).toEqual({ 'Asked after': 'refusals.followUps.remindedToday' })
    expect(await remind([followUp], new Date(NOW.getTime() + 24 * 3_600_000))).toMatchObject({ changed: 1 })
    expect(await told(followUp.id)).toHaveLength(2)
  })

  it('tells an officer once of all of theirs, in one notice that leads to what they see of them', async () => {
    const { personId, userId } = await officer()
    const rows = await Promise.all(['A', 'B', 'C'].map((title) => makeFollowUp(db(), { title, officerId: personId })))
    const other = await officer()
    const one = await makeFollowUp(db(), { officerId: other.personId })
    const { id } = await remind([...rows, one, await makeFollowUp(db(), { title: 'Nobody’s' })])
    expect(await db().notification.findMany({ where: { userId } })).toMatchObject([
      { kind: 'follow_ups_reminded', subjectId: id, values: { by: staff.name, count: 3 } },
    ])
    // Of a single one as the single act tells it.
    expect(await told(one.id)).toMatchObject([{ userId: other.userId, kind: 'follow_up_reminded' }])
    const reader = { ...(await asRole(db(), 'staff')), userId, personId }
    expect(await titlesOf(reader, id)).toEqual(['A', 'B', 'C'])
    await db().followUp.update({ where: { id: rows[1]?.id ?? '' }, data: { archivedAt: NOW } })
    expect(await titlesOf(reader, id)).toEqual(['A', 'C'])
    expect(await titlesOf(manager, id)).toEqual([])
  })

  it('says of whom nobody can be told', async () => {
    const away = await officer(false)
    const rows = [
      await makeFollowUp(db(), { title: 'Unowned' }),
      await makeFollowUp(db(), { title: 'Away', officerId: away.personId }),
      await makeFollowUp(db(), {
        title: 'With the reviewer',
        status: 'in_review',
        officerId: (await officer()).personId,
      }),
      await makeFollowUp(db(), { title: 'Done', status: 'closed' }),
    ]
    expect(await why(staff, (await remind(rows)).id)).toEqual({
      Unowned: 'refusals.followUps.nobodyToRemind',
      Away: 'refusals.followUps.noAccountToRemind',
      'With the reviewer': 'refusals.followUps.waitsForReview',
      Done: 'refusals.followUps.finished',
    })
  })
})

describe('a bulk change', () => {
  it.each(ROLES)('is begun by who may do the single act: %s', async (role) => {
    const actor = await asRole(db(), role)
    const officer = { id: (await makePerson(db())).id }
    const input = { commandId: newId(), ticked: ticked(await makeFollowUp(db())), officer }
    const may = ['staff', 'planner', 'manager'].includes(role)
    expect(await reassignFollowUps(actor, input, NOW)).toMatchObject(
      may ? { ok: true } : { failure: { kind: 'forbidden' } },
    )
    expect(await db().bulkChange.count({ where: { id: input.commandId } })).toBe(may ? 1 : 0)
  })

  it('waits until one is over where five of the same person are under way', async () => {
    const busy = await asRole(db(), 'staff')
    const officer = { id: (await makePerson(db())).id }
    const begin = async () =>
      reassignFollowUps(busy, { commandId: newId(), ticked: ticked(await makeFollowUp(db())), officer }, NOW)
    const { id: followUpId } = await makeFollowUp(db())
    const underWay = { userId: busy.userId, followUpId, state: 'running', finishedAt: null } as const
    const [first] = await Promise.all([1, 2, 3, 4].map(() => makeBulkChange(db(), underWay)))
    expect(await begin()).toMatchObject({ ok: true })
    await makeBulkChange(db(), underWay)
    expect(await begin()).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.bulk.tooMany', values: { most: 5 } } },
    })
    await stopBulkChange(busy, { commandId: newId(), bulkId: String(first?.id) }, NOW)
    expect(await begin()).toMatchObject({ ok: true })
  })

  it('belongs to its asker: others can neither see it nor stop it', async () => {
    const officer = { id: (await makePerson(db())).id }
    const closed = await makeFollowUp(db(), { status: 'closed' })
    const { id } = answered(
      await reassignFollowUps(staff, { commandId: newId(), ticked: ticked(closed), officer }, NOW),
    )
    expect(await getBulkChange(manager, id)).toBeNull()
    expect(await bulkProgress(manager, id)).toBeNull()
    expect(await listBulkProblems(manager, id)).toEqual({ rows: [], next: null })
    const stop = { commandId: newId(), bulkId: id }
    expect(await stopBulkChange(manager, stop, NOW)).toMatchObject({ failure: { kind: 'missing' } })
    expect(await stopBulkChange(staff, stop, NOW)).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.bulk.over' } },
    })
  })
})
