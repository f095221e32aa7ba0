import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { asRole } from '@/prisma/factories/actors'
import { makeAgency, makeContact, makeGroup, makeHost, makeMember } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeAttendance, makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { involvedPage, involvementOf } from './involvement.queries'
import type { InvolvedIn } from './types'

const NOW = new Date('2027-03-12T10:00:00Z')
let viewer: Actor
let staff: Actor
let manager: Actor

beforeAll(async () => {
  viewer = await asRole(db(), 'viewer')
  staff = await asRole(db(), 'staff')
  manager = await asRole(db(), 'manager')
})

const counts = ({ visits, meetings, outcomes, followUps }: InvolvedIn) =>
  [visits, meetings, outcomes, followUps].map(({ count }) => count)
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).sort()

/** A held meeting with one outcome and one open follow-up. */
async function chain(itemId: string, status: 'draft' | 'final') {
  const readout = await makeReadout(db(), { itemId, status })
  const outcome = await makeOutcome(db(), { readoutId: readout.id })
  return { readout, outcome, followUp: await makeFollowUp(db(), { outcomeId: outcome.id }) }
}

describe('an organisation', () => {
  it('is found on visits by every way of being part of one', async () => {
    const organisation = await makeOrganisation(db())
    const own = { organisationId: organisation.id }
    const organised = await makeVisit(db(), { organisers: { create: { ...own, role: 'inviting_party' } } })
    const sent = await makeAgency(db(), own)
    await makeMember(db(), { ...own, visitId: sent.visitId, role: 'adviser' })
    const received = await makeHost(db(), own)
    await makeContact(db(), { ...own, visitId: received.visitId, title: 'Director' })
    const group = await makeGroup(db(), { ...own, side: 'host' })
    await makeContact(db(), { visitId: group.visitId, groupId: group.id })
    const venue = await makeItem(db(), { hosts: [organisation.id] })
    const dinner = await makeItem(db(), { offeredByOrganisationId: organisation.id, type: 'official_meal' })
    await makeHost(db(), { ...own, archivedAt: NOW })
    await makeContact(db(), { ...own, title: 'Gone', archivedAt: NOW })

    const { visits, meetings } = await involvementOf(staff, { kind: 'organisation', id: organisation.id })
    expect(visits.count).toBe(6)
    const as = (visitId: string) => visits.rows.find(({ id }) => id === visitId)?.as
    expect(as(organised.id)).toEqual(['inviting_party'])
    expect(as(sent.visitId)).toEqual(['adviser', 'agency'])
    expect(as(received.visitId)).toEqual(['contact', 'host'])
    expect(as(group.visitId)).toEqual(['contact'])
    expect(as(venue.visitId)).toEqual(['item'])
    expect(ids(meetings.rows)).toEqual([venue.id, dinner.id].sort())
  })

  it('shows a viewer nothing of a draft, and nobody outside of the team anything restricted', async () => {
    const organisation = await makeOrganisation(db())
    const make = async (visit: Parameters<typeof makeVisit>[1], status: 'draft' | 'final') => {
      const { id: visitId } = await makeVisit(db(), visit)
      const item = await makeItem(db(), { visitId, status: 'held', hosts: [organisation.id] })
      return chain(item.id, status)
    }
    const open = await make({}, 'final')
    const draft = await make({}, 'draft')
    const restricted = await make({ restricted: true }, 'final')
    await make({ archivedAt: NOW }, 'final')
    await db().followUp.update({ where: { id: restricted.followUp.id }, data: { leadOrganisationId: organisation.id } })
    await db().followUp.update({ where: { id: draft.followUp.id }, data: { leadOrganisationId: organisation.id } })

    const asViewer = await involvementOf(viewer, { kind: 'organisation', id: organisation.id })
    expect(counts(asViewer)).toEqual([2, 2, 1, 1])
    expect(ids(asViewer.outcomes.rows)).toEqual([open.outcome.id])
    expect(asViewer.followUps.rows).toMatchObject([{ id: open.followUp.id, own: false }])
    expect(counts(await involvementOf(staff, { kind: 'organisation', id: organisation.id }))).toEqual([2, 2, 2, 2])
    const asManager = await involvementOf(manager, { kind: 'organisation', id: organisation.id })
    expect(counts(asManager)).toEqual([3, 3, 3, 3])
    expect(asManager.followUps.rows.filter(({ own }) => own)).toHaveLength(2)
  })
})

describe('a person', () => {
  it('is found on visits and meetings with the title held then, by the plan and by who was there', async () => {
    const person = await makePerson(db(), { name: 'Now a minister' })
    const then = await makeMember(db(), {
      personId: person.id,
      role: 'head_of_delegation',
      title: 'Head of department',
    })
    const planned = await makeItem(db(), { visitId: then.visitId, participants: [then.id], dayNumber: 2 })
    await db().visit.update({ where: { id: then.visitId }, data: { arrivalDate: new Date('2027-05-01') } })
    const contact = await makeContact(db(), { personId: person.id, title: 'Adviser' })
    const met = await makeItem(db(), { visitId: contact.visitId, counterparts: [contact.id], status: 'held' })
    const joined = await makeItem(db(), { visitId: contact.visitId, status: 'held' })
    const { readout } = await chain(joined.id, 'draft')
    await makeAttendance(db(), { readoutId: readout.id, contactId: contact.id })
    const missed = await makeItem(db(), { visitId: contact.visitId, status: 'held' })
    const other = await chain(missed.id, 'final')
    await makeAttendance(db(), { readoutId: other.readout.id, contactId: contact.id, present: false })
    const interpreted = await makeItem(db(), { interpreterId: person.id })
    await makeItem(db(), { noteTakerId: person.id, archivedAt: NOW })

    const found = await involvementOf(staff, { kind: 'person', id: person.id })
    expect(found.visits.rows.find(({ id }) => id === then.visitId)).toMatchObject({
      as: ['head_of_delegation'],
      titles: ['Head of department'],
      arrivalDate: '2027-05-01',
    })
    expect(ids(found.meetings.rows)).toEqual([planned.id, met.id, joined.id, interpreted.id].sort())
    expect(found.meetings.rows[0]).toMatchObject({ id: planned.id, date: '2027-05-02', dayNumber: 2 })
    expect(counts(found)).toEqual([3, 4, 1, 1])
    // That they were there is told by a draft alone: a viewer does not learn it.
    expect(counts(await involvementOf(viewer, { kind: 'person', id: person.id }))).toEqual([3, 3, 0, 0])
  })

  it('has the open follow-ups they are accountable for, the nearest date first, closed ones left out', async () => {
    const person = await makePerson(db())
    const own = { officerId: person.id }
    const undated = await makeFollowUp(db(), own)
    const late = await makeFollowUp(db(), { ...own, dueDate: new Date('2027-01-01') })
    await makeFollowUp(db(), { ...own, status: 'closed' })
    await makeFollowUp(db(), { ...own, status: 'dropped' })
    await makeFollowUp(db(), { ...own, archivedAt: NOW })
    const { followUps } = await involvementOf(staff, { kind: 'person', id: person.id })
    expect(followUps.rows.map(({ id }) => id)).toEqual([late.id, undated.id])
    expect(followUps).toMatchObject({ count: 2, rows: [{ own: true, dueDate: '2027-01-01' }, { dueDate: null }] })
  })

  it('with more than twenty of a kind shows the latest twenty and counts all', async () => {
    const person = await makePerson(db())
    const { visitId, id } = await makeMember(db(), { personId: person.id })
    for (let n = 0; n < 23; n++) await makeItem(db(), { visitId, participants: [id] })
    const { meetings } = await involvementOf(viewer, { kind: 'person', id: person.id })
    expect([meetings.rows.length, meetings.count, meetings.countIsCapped]).toEqual([20, 23, false])
  })
})

describe('the pages of a list', () => {
  type List = 'visits' | 'meetings' | 'outcomes' | 'followUps'
  type Pages = { forth: string[][]; back: string[][] }
  /** The ids of every page, from the first to the last, and from there back again. */
  async function pagesOf(actor: Actor, id: string, list: List): Promise<Pages> {
    const page = (at: { after?: string; before?: string }) =>
      involvedPage(actor, { kind: 'organisation', id }, list, at)
    const idsOf = ({ shown }: { shown: { rows: { id: string }[] } }) => shown.rows.map((row) => row.id)
    let now = await page({})
    const forth = [idsOf(now)]
    while (now.next) {
      now = await page({ after: now.next })
      forth.push(idsOf(now))
    }
    const back = [idsOf(now)]
    while (now.previous) {
      now = await page({ before: now.previous })
      back.unshift(idsOf(now))
    }
    return { forth, back }
  }

  it('hold every row once, in one order, forth and back, and only what the reader may see', async () => {
    const organisation = await makeOrganisation(db())
    const hosts = [organisation.id]
    const visit = await makeVisit(db(), { arrivalDate: new Date('2027-05-01') })
    const restricted = await makeVisit(db(), { restricted: true })
    await makeItem(db(), { visitId: restricted.id, hosts })
    const days: string[] = []
    for (let n = 0; n < 104; n++) {
      // Some on one day, some without any.
      const day = n % 5 === 0 ? {} : { dayNumber: 1 + (n % 7) }
      const item = await makeItem(db(), { visitId: visit.id, hosts, status: 'held', ...day })
      days.push(item.id)
      if (n < 55) {
        const { followUp } = await chain(item.id, n % 3 === 0 ? 'draft' : 'final')
        if (n % 2 === 0)
          await db().followUp.update({ where: { id: followUp.id }, data: { leadOrganisationId: organisation.id } })
      }
    }
    const meetings = await pagesOf(viewer, organisation.id, 'meetings')
    expect(meetings.forth.map((page) => page.length)).toEqual([50, 50, 4])
    expect(meetings.back).toEqual(meetings.forth)
    expect(meetings.forth.flat().sort()).toEqual(days.sort())
    expect((await pagesOf(manager, organisation.id, 'meetings')).forth.flat()).toHaveLength(105)
    for (const list of ['outcomes', 'followUps'] as const) {
      const all = await pagesOf(staff, organisation.id, list)
      expect([list, all.forth.map((page) => page.length)]).toEqual([list, [50, 5]])
      expect(all.back).toEqual(all.forth)
      expect(new Set(all.forth.flat()).size).toBe(55)
      expect([list, (await pagesOf(viewer, organisation.id, list)).forth.flat().length]).toEqual([list, 36])
    }
    expect(await pagesOf(viewer, organisation.id, 'visits')).toEqual({ forth: [[visit.id]], back: [[visit.id]] })
  })

  it('begin at the first when the address says nothing that a page could begin at', async () => {
    const organisation = await makeOrganisation(db())
    const item = await makeItem(db(), { hosts: [organisation.id] })
    for (const after of ['', 'nonsense', `1.${item.id}`, `9999999999.${item.id}.${item.id}`]) {
      const page = await involvedPage(viewer, { kind: 'organisation', id: organisation.id }, 'meetings', { after })
      expect([after, page.shown.rows.length, page.previous]).toEqual([after, 1, null])
    }
  })
})
