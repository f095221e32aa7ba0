import { describe, expect, it } from 'vitest'
import { commandsAt, refusal } from '@/lib/audit/testing/commands'
import { deskFor } from '@/lib/follow-ups/desk.queries'
import { railCounts } from '@/lib/follow-ups/rail.queries'
import { db } from '@/lib/platform/db'
import { getVisitHead } from '@/lib/visits/queries'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf, asRole } from '@/prisma/factories/actors'
import { makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { submitReadout } from './commands'
import { waitingFor } from './missing'
import { listMissing } from './missing.queries'
import { remindOfReadout } from './reminders.commands'

const NOW = new Date('2027-03-12T10:00:00Z')
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000)
const [planner, viewer] = [await asRole(db(), 'planner'), await asRole(db(), 'viewer')]
const run = commandsAt(NOW, () => planner)

/** A note-taker with an account. */
async function noteTaker() {
  const person = await makePerson(db())
  return { person, actor: actorOf(await makeUser(db(), { roles: ['staff'], personId: person.id })) }
}
const held = (visitId: string, more: Record<string, unknown> = {}) =>
  makeItem(db(), { visitId, status: 'held', heldAt: hoursAgo(2), endsAt: hoursAgo(2), startsAt: hoursAgo(3), ...more })
const idsOf = (rows: readonly { id: string }[] | undefined) => rows?.map(({ id }) => id)
const listed = async (visitId: string, actor = planner) =>
  idsOf((await listMissing(actor, { filters: {}, now: NOW, visitId })).rows)

describe('the lists of missing readouts', () => {
  it('are one: desk, visit, office and the counts have a meeting as soon as it is held, and lose it when submitted', async () => {
    const { person, actor } = await noteTaker()
    const visit = await makeVisit(db(), { title: `Visit of ${person.id}` })
    const item = await held(visit.id, { noteTakerId: person.id, heldAt: NOW })
    const later = await makeItem(db(), {
      visitId: visit.id,
      endsAt: new Date(NOW.getTime() + 1),
      noteTakerId: person.id,
    })
    const office = async () => idsOf((await listMissing(planner, { filters: { visit: visit.title }, now: NOW })).rows)
    const desk = async () => (await deskFor(actor, NOW, 'meetings')).meetings?.rows.find(({ id }) => id === item.id)
    expect(await desk()).toMatchObject({ mine: true, readout: null, writer: { kind: 'noteTaker' } })
    expect(await listed(visit.id)).toEqual([item.id])
    expect(await office()).toEqual([item.id])
    expect((await getVisitHead(planner, visit.id, NOW))?.counts.missing).toBe(1)
    expect((await railCounts(actor, NOW)).desk).toBe(1)
    const readout = await makeReadout(db(), { itemId: item.id, discussion: 'Water.', writerId: actor.userId })
    expect((await desk())?.readout).toMatchObject({ id: readout.id, returned: false })
    expect(await run(submitReadout, { readoutId: readout.id, version: 1 }, actor)).toMatchObject({ ok: true })
    expect(await desk()).toBeUndefined()
    expect([await listed(visit.id), await office()]).toEqual([[], []])
    expect((await railCounts(actor, NOW)).desk).toBe(0)
    expect(
      idsOf((await listMissing(planner, { filters: {}, now: new Date(NOW.getTime() + 1), visitId: visit.id })).rows),
    ).toEqual([later.id])
  })

  it('say who should write: the note-taker, else who began, else the team', async () => {
    const { person, actor } = await noteTaker()
    const [staff, colleague] = [await asRole(db(), 'staff'), await asRole(db(), 'manager')]
    const visit = await makeVisit(db(), { team: [staff.userId, colleague.userId] })
    const [noted, begun, open] = [
      await held(visit.id, { noteTakerId: person.id }),
      await held(visit.id),
      await held(visit.id),
    ]
    await makeReadout(db(), { itemId: begun.id, writerId: colleague.userId, writerName: colleague.name })
    const { rows } = await listMissing(planner, { filters: {}, now: NOW, visitId: visit.id })
    const writers = new Map(rows.map((row) => [row.id, row.writer]))
    expect(writers.get(noted.id)).toEqual({ kind: 'noteTaker', names: [person.name] })
    expect(writers.get(begun.id)).toEqual({ kind: 'writer', names: [colleague.name] })
    expect(writers.get(open.id)).toEqual({ kind: 'team', names: [staff.name, colleague.name].toSorted() })
    const mine = async (who: typeof staff) =>
      idsOf((await deskFor(who, NOW, 'meetings')).meetings?.rows.filter(({ mine: own }) => own))
    expect(await mine(actor)).toEqual([noted.id])
    // Of the team those who write and do not plan.
    expect(await mine(staff)).toEqual([open.id])
    expect(await mine(colleague)).toEqual([begun.id])
  })

  it('leave out what is hidden from the reader, in rows and counts', async () => {
    const hidden = await makeVisit(db(), { restricted: true })
    await held(hidden.id)
    expect(await listed(hidden.id)).toEqual([])
    const manager = await asRole(db(), 'manager')
    expect(await listed(hidden.id, manager)).toHaveLength(1)
    const visit = await makeVisit(db())
    await held(visit.id)
    expect((await getVisitHead(viewer, visit.id, NOW))?.counts.missing).toBe(0)
  })

  it('are filtered by visit, note-taker and day, and paged both ways by what has waited the longest', async () => {
    const { person } = await noteTaker()
    const visit = await makeVisit(db(), { title: 'Long list of Karakalpakstan' })
    const ids: string[] = []
    for (let n = 0; n < 53; n++) ids.push((await held(visit.id, { endsAt: hoursAgo(200 - n), startsAt: null })).id)
    const mine = await held(visit.id, { noteTakerId: person.id, endsAt: hoursAgo(300), startsAt: null })
    const ask = (filters: Record<string, string>) =>
      listMissing(planner, { filters: { visit: 'karakalpakstan', ...filters }, now: NOW })
    const first = await ask({})
    expect(idsOf(first.rows)).toEqual([mine.id, ...ids.slice(0, 49)])
    expect([first.count, first.countIsCapped, first.previous]).toEqual([54, false, null])
    const second = await ask({ after: first.next ?? '' })
    expect(idsOf(second.rows)).toEqual(ids.slice(49))
    expect(idsOf((await ask({ before: second.previous ?? '' })).rows)).toEqual(idsOf(first.rows))
    expect(idsOf((await ask({ taker: person.name })).rows)).toEqual([mine.id])
    expect((await ask({ taker: 'nobody of this name' })).rows).toEqual([])
    expect((await ask({ since: '2027-03-05', count: 'all' })).count).toBe(
      [...ids.map((_, n) => 200 - n), 300].filter((ago) => hoursAgo(ago) >= new Date('2027-03-04T19:00:00Z')).length,
    )
    expect((await ask({ after: 'nonsense', since: 'tomorrow' })).rows).toHaveLength(50)
  })
})

describe('reminding by hand', () => {
  it('gives the writer a notice, is on record, and is possible once a day', async () => {
    const { person, actor } = await noteTaker()
    const visit = await makeVisit(db())
    const { id: itemId } = await held(visit.id, { noteTakerId: person.id })
    expect(await run(remindOfReadout, { itemId })).toEqual({ ok: true, value: { told: 1 } })
    expect(await db().notification.findMany({ where: { userId: actor.userId } })).toMatchObject([
      { kind: 'readout_reminded', visitId: visit.id, subjectId: itemId, values: { by: planner.name } },
    ])
    expect(await db().auditEvent.count({ where: { subjectId: itemId, action: 'readout.reminded' } })).toBe(1)
    expect(await run(remindOfReadout, { itemId })).toMatchObject(refusal('refusals.readouts.remindedToday'))
    const nextDay = commandsAt(new Date(NOW.getTime() + 24 * 3_600_000), () => planner)
    expect(await nextDay(remindOfReadout, { itemId })).toMatchObject({ ok: true })
    const [row] = (await listMissing(planner, { filters: {}, now: NOW, visitId: visit.id })).rows
    expect(row?.reminded?.by).toBe(planner.name)
  })

  it('is refused where nothing is missing, where nobody is to write, and to who does not plan', async () => {
    const visit = await makeVisit(db())
    const [ahead, open] = [await makeItem(db(), { visitId: visit.id }), await held(visit.id)]
    expect(await run(remindOfReadout, { itemId: ahead.id })).toMatchObject(refusal('refusals.readouts.notMissing'))
    expect(await run(remindOfReadout, { itemId: open.id })).toMatchObject(refusal('refusals.readouts.nobodyToRemind'))
    const { actor } = await noteTaker()
    expect(await run(remindOfReadout, { itemId: open.id }, actor)).toEqual({
      ok: false,
      failure: { kind: 'forbidden' },
    })
    const hidden = await held((await makeVisit(db(), { restricted: true })).id)
    expect(await run(remindOfReadout, { itemId: hidden.id })).toEqual({ ok: false, failure: { kind: 'missing' } })
  })
})

it('how long is said in hours up to two days, then in days', () => {
  expect(waitingFor(hoursAgo(0.5), NOW)).toEqual({ unit: 'hours', count: 0 })
  expect(waitingFor(hoursAgo(47.9), NOW)).toEqual({ unit: 'hours', count: 47 })
  expect(waitingFor(hoursAgo(49), NOW)).toEqual({ unit: 'days', count: 2 })
  expect(waitingFor(new Date(NOW.getTime() + 9_000), NOW)).toEqual({ unit: 'hours', count: 0 })
})
