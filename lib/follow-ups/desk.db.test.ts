import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor, Role } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf, asRole } from '@/prisma/factories/actors'
import { makePerson } from '@/prisma/factories/directory'
import { makeFollowUp, makeReview } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { completeVisit } from './complete-visit/commands'
import { deskFor } from './desk.queries'
import { railCounts } from './rail.queries'

type Someone = Actor & { userId: string }

const NOW = new Date('2027-03-12T10:00:00Z')
let manager: Someone

beforeAll(async () => {
  manager = await asRole(db(), 'manager')
})

describe('completing a visit', () => {
  const complete = (visitId: string, actor: Actor = manager) =>
    completeVisit(actor, { commandId: newId(), visitId, version: 1 }, NOW)

  it('lists all that is missing, each with the way there, and changes nothing', async () => {
    const { id: visitId } = await makeVisit(db(), { status: 'reporting' })
    const ahead = await makeItem(db(), { visitId, status: 'tentative', title: 'Still ahead' })
    const bare = await makeItem(db(), { visitId, status: 'held', title: 'No readout' })
    const cleared = await makeReadout(db(), { visitId, status: 'cleared' })
    const waiting = await makeOutcome(db(), { readoutId: cleared.id, text: 'Waits' })
    await makeItem(db(), { visitId, status: 'tentative', archivedAt: NOW })
    await makeOutcome(db(), { readoutId: cleared.id, archivedAt: NOW })
    const answer = await complete(visitId)
    expect(answer).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.followUps.complete.missing', values: { count: 4 } } },
    })
    const blockers = !answer.ok && answer.failure.kind === 'refused' ? answer.failure.blockers : []
    expect(blockers?.map(({ key, href }) => [key.split('.').at(-1), href])).toEqual([
      ['itemAhead', `/meetings/${ahead.id}`],
      ['noReadout', `/meetings/${bare.id}`],
      ['readoutNotFinal', `/readouts/${cleared.id}`],
      ['outcomeWaits', `/outcomes/${waiting.id}`],
    ])
    expect(await db().visit.findUniqueOrThrow({ where: { id: visitId } })).toMatchObject({
      status: 'reporting',
      version: 1,
    })
  })

  it('completes when nothing is missing; its follow-ups go on', async () => {
    const { id: visitId } = await makeVisit(db(), { status: 'reporting' })
    const { id: readoutId } = await makeReadout(db(), { visitId, status: 'final' })
    await makeFollowUp(db(), { outcomeId: (await makeOutcome(db(), { readoutId })).id })
    await makeOutcome(db(), { readoutId, noFollowUpReason: 'Said in passing' })
    await makeOutcome(db(), { readoutId, type: 'information', owedBy: 'nobody' })
    expect(await complete(visitId)).toEqual({ ok: true, value: null })
    expect(await db().visit.findUniqueOrThrow({ where: { id: visitId } })).toMatchObject({
      status: 'completed',
      version: 2,
    })
    expect(await db().auditEvent.findFirst({ where: { subjectId: visitId } })).toMatchObject({
      action: 'visit.completed',
    })
  })

  it('is a manager’s, from Reporting, at the version that was seen', async () => {
    const { id: visitId } = await makeVisit(db(), { status: 'reporting' })
    for (const role of ['viewer', 'staff', 'planner', 'admin'] as const) {
      expect(await complete(visitId, await asRole(db(), role))).toEqual({ ok: false, failure: { kind: 'forbidden' } })
    }
    const { id: early } = await makeVisit(db(), { status: 'under_way' })
    expect(await complete(early)).toMatchObject({ failure: { kind: 'refused' } })
    const { id: moved } = await makeVisit(db(), { status: 'reporting', version: 2 })
    expect(await complete(moved)).toMatchObject({ failure: { kind: 'conflict', version: 2 } })
    expect(await complete(newId())).toEqual({ ok: false, failure: { kind: 'missing' } })
  })
})

describe('the desk', () => {
  let person: string
  beforeEach(async () => {
    person = (await makePerson(db())).id
  })
  const as = async (...roles: Role[]) => actorOf(await makeUser(db(), { roles, personId: person }))
  const ids = (list: { rows: { id: string }[] } | null) => list?.rows.map(({ id }) => id)

  it('shows each person what is theirs to do, and nothing else', async () => {
    const parts = async (role: Role) => {
      const desk = await deskFor(await asRole(db(), role), NOW)
      return Object.entries(desk).flatMap(([part, list]) => (list === null ? [] : [part]))
    }
    expect(await parts('viewer')).toEqual([])
    expect(await parts('admin')).toEqual([])
    expect(await parts('staff')).toEqual(['meetings'])
    expect(await parts('planner')).toEqual(['visits', 'meetings', 'agreements'])
    const manager = ['reviews', 'readouts', 'overdue', 'unowned', 'stale', 'visits', 'meetings', 'agreements']
    expect(await parts('manager')).toEqual(manager)
  })

  it('counts what is not confirmed in visits that are not over, those of one’s team first', async () => {
    const planner = await as('planner')
    const soon = await makeVisit(db(), { arrivalDate: new Date('2027-03-20') })
    const team = await makeVisit(db(), { arrivalDate: new Date('2027-04-20'), team: [planner.userId] })
    const over = await makeVisit(db(), { status: 'reporting' })
    const hidden = await makeVisit(db(), { restricted: true })
    for (const visit of [soon, team, over, hidden]) {
      await makeItem(db(), { visitId: visit.id, status: 'requested' })
      await makeItem(db(), { visitId: visit.id, status: 'tentative' })
      await makeItem(db(), { visitId: visit.id, status: 'tentative' })
      await makeItem(db(), { visitId: visit.id, status: 'confirmed' })
      await makeItem(db(), { visitId: visit.id, status: 'tentative', archivedAt: NOW })
    }
    const { visits } = await deskFor(planner, NOW)
    expect(visits?.rows).toMatchObject([
      { id: team.id, requested: 1, tentative: 2 },
      { id: soon.id, arrivalDate: '2027-03-20', requested: 1, tentative: 2 },
    ])
  })

  it('lists meetings that wait for a readout, one’s own first', async () => {
    const staff = await as('staff')
    const visit = await makeVisit(db(), { arrivalDate: new Date('2027-03-10') })
    const at = { visitId: visit.id }
    const held = await makeItem(db(), { ...at, status: 'held', dayNumber: 1 })
    const past = await makeItem(db(), { ...at, status: 'confirmed', date: new Date('2027-03-11') })
    const noted = await makeItem(db(), { ...at, status: 'held', noteTakerId: person })
    const drafted = await makeReadout(db(), {
      itemId: (await makeItem(db(), { ...at, status: 'held', dayNumber: 2 })).id,
    })
    await makeItem(db(), { ...at, status: 'confirmed', date: new Date('2027-03-12') })
    await makeItem(db(), { ...at, status: 'confirmed' })
    await makeItem(db(), { ...at, status: 'held', type: 'transfer' })
    await makeItem(db(), { ...at, status: 'cancelled', date: new Date('2027-03-11') })
    await makeReadout(db(), { visitId: visit.id, status: 'submitted' })
    const { meetings } = await deskFor(staff, NOW, 'meetings')
    const mine = new Set([held.id, past.id, noted.id, drafted.itemId])
    const rows = meetings?.rows.filter(({ visit: { id } }) => id === visit.id) ?? []
    expect(new Set(rows.map(({ id }) => id))).toEqual(mine)
    expect(rows[0]).toMatchObject({ id: noted.id, mine: true, readout: null })
    expect(rows.find(({ id }) => id === drafted.itemId)?.readout).toMatchObject({ id: drafted.id, returned: false })
    expect(await railCounts(staff, NOW)).toEqual({ reviews: 0, missing: 0, desk: 1 })
  })

  it('has one’s own unfinished follow-ups, what was returned first with its reason', async () => {
    const viewer = await as('staff')
    const own = { officerId: person }
    const due = await makeFollowUp(db(), { ...own, dueDate: new Date('2027-03-01') })
    const returned = await makeFollowUp(db(), { ...own, status: 'in_progress' })
    await makeReview(db(), { followUpId: returned.id, decision: 'returned', reason: 'Not signed' })
    await makeFollowUp(db(), { ...own, status: 'closed' })
    await makeFollowUp(db())
    const desk = await deskFor(viewer, NOW)
    expect(desk.own).toMatchObject({
      more: false,
      rows: [
        { id: returned.id, returned: 'Not signed' },
        { id: due.id, returned: null, daysLate: 11 },
      ],
    })
    expect((await railCounts(viewer, NOW)).desk).toBe(2)
  })

  it('gives a manager readouts, reviews and what is overdue, unowned or stale, a few of each', async () => {
    const reader = await as('manager')
    const handed = await makeReadout(db(), { status: 'submitted' })
    const inReview = await makeFollowUp(db(), { status: 'in_review', officerId: person })
    await makeReview(db(), { followUpId: inReview.id })
    const before = await railCounts(reader, NOW)
    const { id: outcomeId } = await makeOutcome(db())
    const late = await makeFollowUp(db(), {
      outcomeId,
      dueDate: new Date('2020-01-01'),
      touchedAt: new Date('2020-01-01'),
    })
    const desk = await deskFor(reader, NOW, 'readouts')
    expect(ids(desk.readouts)).toContain(handed.id)
    expect(desk.reviews?.rows.find(({ id }) => id === inReview.id)?.mine).toBe(true)
    for (const list of [desk.overdue, desk.stale, desk.unowned]) expect(ids(list)?.[0]).toBe(late.id)
    for (let index = 0; index < 7; index++) await makeFollowUp(db(), { outcomeId, dueDate: new Date('2026-01-01') })
    const { overdue } = await deskFor(reader, NOW)
    expect([overdue?.rows.length, overdue?.more]).toEqual([6, true])
    // One's own submission is not for oneself to decide, so it does not count as waiting.
    await makeFollowUp(db(), { outcomeId, status: 'in_review' })
    expect((await railCounts(reader, NOW)).reviews).toBe(before.reviews + 1)
  })
})
