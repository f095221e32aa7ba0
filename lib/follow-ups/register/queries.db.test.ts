import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeEvidence, makeFollowUp, makeReview } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { getFollowUp } from '../queries'
import { listReviews } from '../reviews.queries'
import { filterNames } from './filter-names.queries'
import { listFollowUps } from './queries'

type Someone = Actor & { userId: string }

const TODAY = '2027-03-12'
let viewer: Someone
let staff: Someone
let planner: Someone
let manager: Someone
let admin: Someone

beforeAll(async () => {
  viewer = await asRole(db(), 'viewer')
  staff = await asRole(db(), 'staff')
  planner = await asRole(db(), 'planner')
  manager = await asRole(db(), 'manager')
  admin = await asRole(db(), 'admin')
})

describe('what is hidden', () => {
  /** One follow-up in every kind of hiding place, with a lead and an officer whose names would leak with it. */
  async function world() {
    const restricted = await makeVisit(db(), { restricted: true, team: [staff.userId] })
    const archivedVisit = await makeVisit(db(), { archivedAt: new Date() })
    const make = async (visitId: string, status: 'draft' | 'final', more: object = {}) => {
      const { id: readoutId } = await makeReadout(db(), { visitId, status })
      const { id: outcomeId } = await makeOutcome(db(), { readoutId })
      const { id: leadOrganisationId } = await makeOrganisation(db())
      const { id: officerId } = await makePerson(db())
      const owners = { leadOrganisationId, officerId }
      const followUp = await makeFollowUp(db(), { outcomeId, ...owners, status: 'in_review', ...more })
      await makeReview(db(), { followUpId: followUp.id })
      return followUp
    }
    const open = (await makeVisit(db())).id
    return {
      published: await make(open, 'final'),
      draft: await make(open, 'draft'),
      restricted: await make(restricted.id, 'final'),
      ofArchivedVisit: await make(archivedVisit.id, 'final'),
      archived: await make(open, 'final', { archivedAt: new Date() }),
    }
  }
  type World = Awaited<ReturnType<typeof world>>

  it('is hidden alike from page, register, queue and filters', async () => {
    const made = await world()
    const expected = new Map<Someone, (keyof World)[]>([
      [viewer, ['published']],
      [staff, ['published', 'draft', 'restricted']],
      [planner, ['published', 'draft']],
      [manager, ['published', 'draft', 'restricted']],
      [admin, ['published', 'draft']],
    ])
    const keys = Object.keys(made) as (keyof World)[]
    for (const [actor, visible] of expected) {
      const register = (await listFollowUps(actor, {}, TODAY)).rows.map(({ id }) => id)
      const queue = (await listReviews(actor, {}, TODAY)).rows.map(({ id }) => id)
      for (const key of keys) {
        const seen = visible.includes(key)
        const { id, leadOrganisationId, officerId, visitId } = made[key]
        expect([key, (await getFollowUp(actor, id, TODAY)) !== null]).toEqual([key, seen])
        expect([key, register.includes(id), queue.includes(id)]).toEqual([key, seen, seen])
        for (const filter of [{ lead: leadOrganisationId ?? '' }, { officer: officerId ?? '' }]) {
          const page = await listFollowUps(actor, filter, TODAY)
          expect([key, page.rows.map((row) => row.id), page.count]).toEqual([key, seen ? [id] : [], seen ? 1 : 0])
        }
        if (key === 'restricted') expect('visit' in (await filterNames(actor, { visit: visitId }))).toBe(seen)
      }
      expect((await listFollowUps(actor, {}, TODAY)).count).toBe(visible.length)
    }
    expect(await getFollowUp(manager, newId(), TODAY)).toBeNull()
    expect(await getFollowUp(manager, 'no id', TODAY)).toBeNull()
  })
})

describe('the register', () => {
  it.each(['2027-02-31', '9999-99-99', '0000-01-01', 'infinity', ''])(
    'begins at its first page when its cursor is nonsense: %s',
    async (date) => {
      const id = date === 'infinity' ? 'x' : newId()
      for (const edge of ['after', 'before']) {
        const page = await listFollowUps(manager, { [edge]: `${date}.${id}` }, TODAY)
        expect(page.previous).toBeNull()
        const queue = await listReviews(manager, { [edge]: `${date}.${id}` }, TODAY)
        expect(queue.previous).toBeNull()
      }
    },
  )

  it('pages by due date with undated ones last, forth and back, losing and doubling none', async () => {
    const visit = await makeVisit(db())
    const { id: outcomeId } = await makeOutcome(db(), { visitId: visit.id })
    const days = [null, '2027-01-05', '2027-01-05', '2027-02-01']
    for (let index = 0; index < 120; index++) {
      const day = days[index % days.length]
      await makeFollowUp(db(), { outcomeId, dueDate: day ? new Date(day) : null })
    }
    const filter = { visit: visit.id }
    const first = await listFollowUps(manager, filter, TODAY)
    const second = await listFollowUps(manager, { ...filter, after: first.next ?? '' }, TODAY)
    const third = await listFollowUps(manager, { ...filter, after: second.next ?? '' }, TODAY)
    const rows = [...first.rows, ...second.rows, ...third.rows]
    expect([first.rows.length, second.rows.length, third.rows.length]).toEqual([50, 50, 20])
    expect(new Set(rows.map(({ id }) => id)).size).toBe(120)
    const sort = rows.map(({ dueDate, id }) => `${dueDate ?? '9999'} ${id}`)
    expect(sort).toEqual([...sort].sort())
    expect([first.previous, third.next, first.count, first.countIsCapped]).toEqual([null, null, 120, false])
    const back = await listFollowUps(manager, { ...filter, before: third.previous ?? '' }, TODAY)
    expect(back.rows).toEqual(second.rows)
    const start = await listFollowUps(manager, { ...filter, before: back.previous ?? '' }, TODAY)
    expect(start.rows).toEqual(first.rows)
    expect([start.previous, start.next]).toEqual([null, first.next])
  })

  it('filters by status, lead, officer and visit, and by nothing that is no value', async () => {
    const visit = (await makeVisit(db())).id
    const { id: outcomeId } = await makeOutcome(db(), { visitId: visit })
    const lead = (await makeOrganisation(db(), { name: 'The lead' })).id
    const officer = (await makePerson(db(), { name: 'The officer' })).id
    const owned = await makeFollowUp(db(), {
      outcomeId,
      leadOrganisationId: lead,
      officerId: officer,
      dueDate: new Date('2027-02-28'),
    })
    const closed = await makeFollowUp(db(), { outcomeId, status: 'closed' })
    const ids = async (filter: object) =>
      (await listFollowUps(manager, { visit, ...filter }, TODAY)).rows.map(({ id }) => id)
    expect(await ids({ status: 'closed' })).toEqual([closed.id])
    expect(await ids({ status: 'unfinished' })).toEqual([owned.id])
    expect(await ids({ lead })).toEqual([owned.id])
    expect(await ids({ officer })).toEqual([owned.id])
    expect(await ids({ status: 'nonsense', after: '2027.x', overdue: 'yes' })).toEqual([owned.id, closed.id])
    const [row] = (await listFollowUps(manager, { visit }, TODAY)).rows
    // By name, as a person types it; by the visit's reference or words of its title.
    const named = async (filter: object) => (await listFollowUps(manager, filter, TODAY)).rows.map(({ id }) => id)
    expect(await named({ lead: 'lead the' })).toEqual([owned.id])
    expect(await named({ officer: 'The OFFICER' })).toEqual([owned.id])
    expect(await named({ officer: 'nobody is called so' })).toEqual([])
    expect(await named({ officer: '!' })).toEqual([])
    expect(await named({ lead: "' UNION 1=1" })).toEqual([])
    expect(await named({ visit: row?.visit.reference })).toEqual([owned.id, closed.id])
    expect(await named({ visit: `${row?.visit.reference} ${row?.visit.title}` })).toEqual([owned.id, closed.id])
    expect(await filterNames(manager, { lead, officer, visit: 'words' })).toEqual({
      lead: 'The lead',
      officer: 'The officer',
      visit: 'words',
    })
    expect(await filterNames(manager, { lead: newId(), visit })).toEqual({
      visit: `${row?.visit.reference} ${row?.visit.title}`,
    })
    expect(row).toMatchObject({
      dueDate: '2027-02-28',
      daysLate: 12,
      leadOrganisation: { id: lead, name: 'The lead' },
      officer: { id: officer, name: 'The officer' },
      visit: { id: visit },
    })
  })
})

describe('the queue', () => {
  it('has the longest waiting first and marks what the reader may not decide', async () => {
    const person = await makePerson(db())
    const reader: Someone = { ...manager, personId: person.id }
    const { id: outcomeId } = await makeOutcome(db())
    const make = async (day: string, more: object) => {
      const submittedAt = new Date(`${day}T08:00:00Z`)
      const followUp = await makeFollowUp(db(), { outcomeId, status: 'in_review', submittedAt, ...more })
      await makeReview(db(), { followUpId: followUp.id, submitterName: 'The submitter' })
      return followUp.id
    }
    const late = await make('2026-01-03', { submittedBy: manager.userId })
    const own = await make('2026-01-02', { officerId: person.id })
    const first = await make('2026-01-01', { submittedBy: staff.userId })
    await makeEvidence(db(), { followUpId: first })
    await makeEvidence(db(), { followUpId: first, archivedAt: new Date() })
    const rows = (await listReviews(reader, {}, TODAY)).rows.slice(0, 3)
    expect(rows.map(({ id, mine }) => [id, mine])).toEqual([
      [first, false],
      [own, true],
      [late, true],
    ])
    expect(rows[0]).toMatchObject({ submitter: 'The submitter', evidence: 1 })
  })
})

describe('the page', () => {
  it('has everything of one follow-up, where it came from and what became of it', async () => {
    const visit = await makeVisit(db(), { arrivalDate: new Date('2027-02-10') })
    const { id: outcomeId } = await makeOutcome(db(), { visitId: visit.id, text: 'Find ways' })
    const followUp = await makeFollowUp(db(), {
      outcomeId,
      title: 'Agree',
      status: 'in_review',
      dueDate: new Date('2027-03-10'),
    })
    await makeReview(db(), { followUpId: followUp.id, decision: 'returned', reason: 'Not signed' })
    await makeReview(db(), { followUpId: followUp.id, submitterName: 'Staff' })
    await makeEvidence(db(), { followUpId: followUp.id, text: 'The letter' })
    const found = await getFollowUp(staff, followUp.id, TODAY)
    expect(found).toMatchObject({
      title: 'Agree',
      dueDate: '2027-03-10',
      firstDueDate: '2027-03-10',
      daysLate: 2,
      unowned: true,
      age: { from: 'recording' },
      origin: { outcome: { id: outcomeId, text: 'Find ways' } },
      visit: { id: visit.id },
      evidence: [{ text: 'The letter', archived: false }],
      reviews: [
        { submitter: 'Staff', decision: null },
        { decision: 'returned', reason: 'Not signed' },
      ],
    })
  })
})
