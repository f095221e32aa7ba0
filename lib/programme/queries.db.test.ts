import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { countStatements } from '@/lib/platform/testing/count-statements'
import { asRole } from '@/prisma/factories/actors'
import { makeAgreement, makeFollowUpOfAgreement } from '@/prisma/factories/agreements'
import { makeContact, makeGroup, makeMember } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeEvidence, makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { getItem, getItemFormOptions, getProgramme } from './queries'

const NOW = new Date('2027-03-12T08:00:00Z')
const planner = await asRole(db(), 'planner')
const viewer = await asRole(db(), 'viewer')
const manager = await asRole(db(), 'manager')

const day = (iso: string) => new Date(`${iso}T00:00:00Z`)
const programme = async (visitId: string) => {
  const found = await getProgramme(planner, visitId, NOW)
  if (!found) throw new Error('no programme')
  return found
}

describe('the programme of a visit', () => {
  it('groups by day, keeps the order of the day, and puts what has no day last', async () => {
    const visit = await makeVisit(db(), { arrivalDate: day('2027-03-12') })
    const make = (title: string, fields: object) => makeItem(db(), { visitId: visit.id, title, position: 0, ...fields })
    await make('no day', {})
    await make('dinner', { dayNumber: 1, startTime: '19:00', type: 'official_meal' })
    await make('talks', { date: day('2027-03-12'), startTime: '10:00' })
    await make('flight', { dayNumber: 0, startTime: '22:00', type: 'departure' })
    await make('second day', { dayNumber: 2 })
    const { days } = await programme(visit.id)
    expect(days.map(({ key, dayNumber, items }) => [key, dayNumber, items.map((item) => item.title)])).toEqual([
      ['date:2027-03-11', 0, ['flight']],
      ['date:2027-03-12', 1, ['talks', 'dinner']],
      ['date:2027-03-13', 2, ['second day']],
      ['none', null, ['no day']],
    ])
  })

  it('tells everybody in an item with title and organisation as held then', async () => {
    const visit = await makeVisit(db())
    await db().visitStop.create({ data: { visitId: visit.id, position: 0, city: 'Shanghai' } })
    const [academy, guest] = [
      await makeOrganisation(db(), { name: 'Academy' }),
      await makePerson(db(), { name: 'A. Guest' }),
    ]
    const post = await makeContact(db(), { visitId: visit.id, title: 'Secretary General', organisationId: academy.id })
    const group = await makeGroup(db(), { visitId: visit.id, label: 'Representatives of the DSC', headcount: 3 })
    const ours = await makeMember(db(), { visitId: visit.id, groupId: group.id })
    await makeItem(db(), {
      visitId: visit.id,
      startTime: '10:00',
      hosts: [academy.id],
      counterparts: [post.id],
      participants: [ours.id],
      offeredByPersonId: guest.id,
      noteTakerId: guest.id,
    })
    const [group0] = (await programme(visit.id)).days
    expect(group0?.items[0]).toMatchObject({
      startZone: 'Asia/Shanghai',
      endZone: 'Asia/Shanghai',
      time: { startTime: '10:00', date: null },
      hosts: [{ id: academy.id, name: 'Academy' }],
      counterparts: [
        {
          name: null,
          title: 'Secretary General',
          organisation: { name: 'Academy' },
          isGroup: false,
          answer: 'not_confirmed',
        },
      ],
      participants: [{ name: 'Representatives of the DSC', isGroup: true, headcount: 3 }],
      offeredBy: { kind: 'person', name: 'A. Guest' },
      noteTaker: { name: 'A. Guest' },
      interpreter: null,
    })
  })

  it('marks what comes next by the clock, and what can be moved', async () => {
    const visit = await makeVisit(db(), { arrivalDate: day('2027-03-12') })
    const make = (fields: object) => makeItem(db(), { visitId: visit.id, position: 0, ...fields })
    const over = { startTime: '11:00', startsAt: new Date('2027-03-12T06:00:00Z') }
    const past = await make({ dayNumber: 1, ...over })
    await make({ dayNumber: 1, startTime: '14:00', startsAt: new Date('2027-03-12T09:00:00Z'), status: 'cancelled' })
    const next = await make({ dayNumber: 1, startTime: '15:00', startsAt: new Date('2027-03-12T10:00:00Z') })
    const free = await make({ dayNumber: 1 })
    const { nextItemId, movable } = await programme(visit.id)
    expect(nextItemId).toBe(next.id)
    expect(movable[past.id]).toEqual({ up: false, down: false })
    expect(movable[free.id]).toEqual({ up: true, down: false })
  })

  it('lists the archive apart', async () => {
    const visit = await makeVisit(db())
    const shelved = await makeItem(db(), { visitId: visit.id, archivedAt: NOW, title: 'Shelved' })
    const { days, archived } = await programme(visit.id)
    expect(days).toEqual([])
    expect(archived).toEqual([
      { id: shelved.id, title: 'Shelved', version: 1, reference: expect.stringMatching(/^P-\d{4}$/) },
    ])
  })

  it('takes as many queries for sixty items as for one', async () => {
    const [one, sixty] = [await makeVisit(db()), await makeVisit(db())]
    await makeItem(db(), { visitId: one.id })
    for (let n = 0; n < 60; n++) await makeItem(db(), { visitId: sixty.id })
    const forOne = await countStatements(() => programme(one.id))
    expect(await countStatements(() => programme(sixty.id))).toBe(forOne)
    expect(forOne).toBeGreaterThan(0)
    expect(forOne).toBeLessThanOrEqual(6)
  })

  it('hides a restricted visit from who is not on its team', async () => {
    const hidden = await makeVisit(db(), { restricted: true })
    const item = await makeItem(db(), { visitId: hidden.id })
    for (const actor of [planner, viewer]) {
      expect(await getProgramme(actor, hidden.id, NOW)).toBeNull()
      expect(await getItem(actor, item.id)).toBeNull()
      expect(await getItemFormOptions(actor, hidden.id, null)).toBeNull()
    }
    expect((await getItem(manager, item.id))?.item.id).toBe(item.id)
    expect(await getItem(planner, newId())).toBeNull()
    expect(await getItem(planner, 'not-an-id')).toBeNull()
  })
})

describe('one item', () => {
  it('carries the chain that hangs on it', async () => {
    const readout = await makeReadout(db())
    const outcome = await makeOutcome(db(), { readoutId: readout.id, text: 'Find ways' })
    await makeOutcome(db(), { readoutId: readout.id, archivedAt: NOW })
    const followUp = await makeFollowUp(db(), { outcomeId: outcome.id })
    await makeEvidence(db(), { followUpId: followUp.id })
    const page = await getItem(planner, readout.itemId)
    expect(page?.item).toMatchObject({ readout: { id: readout.id, status: 'draft' }, outcomes: 1 })
    expect(page?.outcomes).toMatchObject([{ id: outcome.id, text: 'Find ways', followUps: 1 }])
    expect(page?.followUps).toMatchObject([{ id: followUp.id, status: 'open', evidence: 1 }])
  })

  it('carries what the agreement does that stands for its outcomes, once, for who sees it', async () => {
    const readout = await makeReadout(db(), { status: 'final' })
    const agreement = await makeAgreement(db(), { visitId: readout.visitId, status: 'signed', signedOn: NOW })
    for (const text of ['One', 'Another']) {
      const outcome = await makeOutcome(db(), { readoutId: readout.id, text })
      await db().agreementOutcome.create({ data: { agreementId: agreement.id, outcomeId: outcome.id } })
    }
    const { id } = await makeFollowUpOfAgreement(db(), agreement)
    const seen = async (actor: typeof viewer) => {
      const page = await getItem(actor, readout.itemId)
      return [page?.followUps.map((one) => one.id), page?.outcomes.map(({ followUps }) => followUps)]
    }
    expect([await seen(viewer), await seen(planner)]).toEqual([
      [[id], [1, 1]],
      [[id], [1, 1]],
    ])
    await db().agreement.update({ where: { id: agreement.id }, data: { restricted: true } })
    expect([await seen(viewer), await seen(manager)]).toEqual([
      [[], [0, 0]],
      [[id], [1, 1]],
    ])
  })

  it('shows a viewer nothing of a readout that is not cleared', async () => {
    const draft = await makeReadout(db(), { discussion: 'Secret' })
    await makeOutcome(db(), { readoutId: draft.id, text: 'Secret outcome' })
    const cleared = await makeReadout(db(), { status: 'cleared' })
    await makeOutcome(db(), { readoutId: cleared.id })
    const hidden = await getItem(viewer, draft.itemId)
    expect(hidden?.item).toMatchObject({ readout: null, outcomes: 0 })
    expect(JSON.stringify(hidden)).not.toContain('Secret')
    expect((await getItem(viewer, cleared.itemId))?.item).toMatchObject({ readout: { status: 'cleared' }, outcomes: 1 })
  })
})

it('offers the form the people of the visit, and those of the item though archived', async () => {
  const visit = await makeVisit(db(), { departureDate: day('2027-03-15') })
  await makeContact(db(), { visitId: visit.id, title: 'Director' })
  const shelved = await makeMember(db(), { visitId: visit.id, archivedAt: NOW, title: 'Adviser' })
  const item = await makeItem(db(), { visitId: visit.id, participants: [shelved.id], status: 'held' })
  expect(await getItemFormOptions(planner, visit.id, null)).toMatchObject({
    visit: { departureDate: '2027-03-15', homeZone: 'Asia/Tashkent' },
    contacts: [{ label: 'Director' }],
    members: [],
  })
  const page = await getItem(planner, item.id)
  const options = await getItemFormOptions(planner, visit.id, page?.item ?? null)
  expect(options?.members).toMatchObject([{ id: shelved.id, hint: 'Adviser' }])
})
