import { beforeAll, describe, expect, it } from 'vitest'
import { listAgreements } from '@/lib/agreements/register.queries'
import type { Actor } from '@/lib/auth/permissions'
import { readRegister } from '@/lib/follow-ups/register/filters'
import { listFollowUps } from '@/lib/follow-ups/register/queries'
import { dayToDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { countStatements } from '@/lib/platform/testing/count-statements'
import { asRole } from '@/prisma/factories/actors'
import { makeAgreement, makeFollowUpOfAgreement } from '@/prisma/factories/agreements'
import { makeAgency, makeContact, makeMember } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { briefingPlaces } from './address'
import { briefingWith, openWith, visitorsOf, withWhom } from './queries'
import type { Briefing } from './types'

const TODAY = '2027-03-12'
let manager: Actor
let staff: Actor
let viewer: Actor

beforeAll(async () => {
  ;[manager, staff, viewer] = await Promise.all([
    asRole(db(), 'manager'),
    asRole(db(), 'staff'),
    asRole(db(), 'viewer'),
  ])
})

type VisitFields = Parameters<typeof makeVisit>[1]

/** A held meeting hosted by an organisation, with its readout. */
async function meetingWith(
  hostId: string,
  {
    visit: fields,
    day = '2027-01-10',
    ...readout
  }: { visit?: VisitFields; day?: string } & Record<string, unknown> = {},
) {
  const visit = await makeVisit(db(), fields)
  const item = await makeItem(db(), { visitId: visit.id, status: 'held', date: dayToDb(day), hosts: [hostId] })
  const made = await makeReadout(db(), { visitId: visit.id, itemId: item.id, status: 'final', ...readout })
  return { visit, item, readout: made }
}

async function followUpOf(readoutId: string, fields: Parameters<typeof makeFollowUp>[1] = {}, owedBy = 'us' as const) {
  const outcome = await makeOutcome(db(), { readoutId, owedBy })
  return makeFollowUp(db(), { outcomeId: outcome.id, ...fields })
}

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

describe('what stands between us and an organisation', () => {
  it('is of meetings that it hosts, agreements with it, and what it leads or supports, each once', async () => {
    const host = await makeOrganisation(db())
    const below = await makeOrganisation(db(), { parentId: host.id })
    const stranger = await makeOrganisation(db())
    const { readout, item, visit } = await meetingWith(host.id)
    const late = await followUpOf(readout.id, { dueDate: dayToDb('2027-03-02'), leadOrganisationId: below.id })
    const later = await followUpOf((await meetingWith(below.id)).readout.id, { dueDate: dayToDb('2027-05-01') })
    await followUpOf(readout.id, { status: 'closed' })
    await followUpOf(readout.id, { status: 'dropped' })
    await followUpOf((await meetingWith(stranger.id)).readout.id)
    const agreement = await makeAgreement(db(), { status: 'signed', signedOn: dayToDb('2027-01-10') })
    await db().agreementParty.create({ data: { agreementId: agreement.id, side: 'host', organisationId: below.id } })
    const signedThere = await makeAgreement(db(), { visitId: visit.id, itemId: item.id, status: 'proposed' })
    const ofAgreement = await makeFollowUpOfAgreement(db(), agreement)
    const led = await makeFollowUp(db(), { leadOrganisationId: below.id, dueDate: dayToDb('2027-04-01') })
    const supported = await makeFollowUp(db(), { dueDate: dayToDb('2027-04-02') })
    await db().followUpSupport.create({ data: { followUpId: supported.id, organisationId: host.id } })

    const found = await briefingWith(manager, [host.id], TODAY)
    expect(found.organisations).toEqual([{ id: host.id, name: host.name }])
    expect(ids(found.followUps.rows)).toEqual([late.id, led.id, supported.id, later.id, ofAgreement.id])
    expect(found.followUps.rows[0]).toMatchObject({ daysLate: 10, owedBy: 'us' })
    expect(found.counts).toEqual({
      open: 5,
      isCapped: false,
      us: 4,
      otherSide: 0,
      both: 1,
      nobody: 0,
      late: 1,
    })
    expect(await openWith(manager, [host.id], TODAY)).toEqual(found.counts)
    expect(ids(found.agreements.rows)).toEqual([agreement.id, signedThere.id])
    expect((await briefingWith(manager, [stranger.id], TODAY)).counts.open).toBe(1)
    expect((await briefingWith(manager, [host.id, stranger.id], TODAY)).counts.open).toBe(6)
  })

  it('names who was met, with the title of then, by what the readout says, and else by who was expected', async () => {
    const host = await makeOrganisation(db())
    const person = await makePerson(db(), { name: 'Person who was there' })
    const first = await meetingWith(host.id, { day: '2026-05-01' })
    const second = await meetingWith(host.id, { day: '2027-01-10' })
    const of = { organisationId: host.id, personId: person.id }
    const old = await makeContact(db(), { visitId: first.visit.id, ...of, title: 'Deputy head' })
    const present = await makeContact(db(), { visitId: second.visit.id, ...of, title: 'Head' })
    const absent = await makeContact(db(), { visitId: second.visit.id, organisationId: host.id, title: 'Absent post' })
    const planned = { planned: true, side: 'host' as const }
    await db().attendance.createMany({
      data: [
        { readoutId: first.readout.id, contactId: old.id, present: true, ...planned },
        { readoutId: second.readout.id, contactId: present.id, present: true, ...planned },
        { readoutId: second.readout.id, contactId: absent.id, present: false, ...planned },
      ],
    })
    const visit = await makeVisit(db())
    const third = await makeItem(db(), { visitId: visit.id, status: 'held', date: dayToDb('2027-02-01') })
    const post = await makeContact(db(), { visitId: visit.id, organisationId: host.id, title: 'Secretary General' })
    await db().itemCounterpart.create({ data: { itemId: third.id, contactId: post.id } })
    const { people, meetings } = await briefingWith(staff, [host.id], TODAY)
    expect(people).toEqual({
      more: 0,
      rows: [
        {
          id: post.id,
          personId: null,
          name: 'Secretary General',
          title: null,
          organisation: host.name,
          meetings: 1,
          lastMet: '2027-02-01',
        },
        {
          id: person.id,
          personId: person.id,
          name: 'Person who was there',
          title: 'Head',
          organisation: host.name,
          meetings: 2,
          lastMet: '2027-01-10',
        },
      ],
    })
    expect(ids(meetings.rows)).toEqual([third.id, second.item.id, first.item.id])
    expect(meetings.rows.map(({ readout }) => readout?.id ?? null)).toEqual([null, second.readout.id, first.readout.id])
  })

  it('is in the reader’s scope: restricted visits and readouts, drafts for a viewer', async () => {
    const host = await makeOrganisation(db())
    const open = await meetingWith(host.id, { day: '2027-01-01' })
    const draft = await meetingWith(host.id, { day: '2027-01-02', status: 'draft' })
    const handled = await meetingWith(host.id, { day: '2027-01-03', handling: 'restricted' })
    const hidden = await meetingWith(host.id, { day: '2027-01-04', visit: { restricted: true } })
    const contact = await makeContact(db(), { visitId: hidden.visit.id, organisationId: host.id, title: 'Hidden post' })
    await db().itemCounterpart.create({ data: { itemId: hidden.item.id, contactId: contact.id } })
    const made = []
    for (const { readout } of [open, draft, handled, hidden]) made.push(await followUpOf(readout.id))
    const [ofOpen, ofDraft, ofHandled, ofHidden] = made
    const secret = await makeAgreement(db(), { visitId: open.visit.id, restricted: true, status: 'signed' })
    await db().agreementParty.create({ data: { agreementId: secret.id, side: 'host', organisationId: host.id } })
    const seen = async (actor: Actor) => {
      const found = await briefingWith(actor, [host.id], TODAY)
      expect(found.counts.open).toBe(found.followUps.rows.length)
      expect(await openWith(actor, [host.id], TODAY)).toEqual(found.counts)
      return {
        meetings: ids(found.meetings.rows),
        readouts: found.meetings.rows.flatMap(({ readout }) => readout?.id ?? []),
        followUps: ids(found.followUps.rows).sort(),
        agreements: ids(found.agreements.rows),
        people: found.people.rows.map(({ name }) => name),
      }
    }
    const items = [handled.item.id, draft.item.id, open.item.id]
    expect(await seen(viewer)).toEqual({
      meetings: items,
      readouts: [open.readout.id],
      followUps: [ofOpen?.id],
      agreements: [],
      people: [],
    })
    expect(await seen(staff)).toEqual({
      meetings: items,
      readouts: [draft.readout.id, open.readout.id],
      followUps: [ofOpen?.id, ofDraft?.id].sort(),
      agreements: [],
      people: [],
    })
    expect(await seen(manager)).toEqual({
      meetings: [hidden.item.id, ...items],
      readouts: [hidden.readout.id, handled.readout.id, draft.readout.id, open.readout.id],
      followUps: [ofOpen?.id, ofDraft?.id, ofHandled?.id, ofHidden?.id].sort(),
      agreements: [secret.id],
      people: ['Hidden post'],
    })
  })

  it('is, on an incoming visit, with who comes rather than with who receives them', async () => {
    const [ours, visitor] = [await makeOrganisation(db()), await makeOrganisation(db())]
    const section = await makeOrganisation(db(), { parentId: visitor.id })
    const incoming = { direction: 'incoming' } as const
    const received = await meetingWith(ours.id, { visit: incoming })
    await makeAgency(db(), { visitId: received.visit.id, organisationId: section.id })
    const guest = await makePerson(db())
    const of = { visitId: received.visit.id, organisationId: section.id }
    const minister = await makeMember(db(), { ...of, personId: guest.id, title: 'Minister' })
    const absent = await makeMember(db(), of)
    await db().attendance.createMany({
      data: [minister, absent].map(({ id }, at) => ({
        readoutId: received.readout.id,
        memberId: id,
        side: 'ours' as const,
        planned: true,
        present: at === 0,
      })),
    })
    const followUp = await followUpOf(received.readout.id)
    const signed = await makeAgreement(db(), { visitId: received.visit.id, itemId: received.item.id, status: 'signed' })
    const left = await meetingWith(ours.id, { visit: incoming })
    await makeAgency(db(), { visitId: left.visit.id, organisationId: visitor.id, archivedAt: new Date() })
    await followUpOf(left.readout.id)
    const found = await briefingWith(staff, [visitor.id], TODAY)
    expect(ids(found.followUps.rows)).toEqual([followUp.id])
    expect([ids(found.meetings.rows), ids(found.agreements.rows)]).toEqual([[received.item.id], [signed.id]])
    expect(found.people.rows).toMatchObject([{ personId: guest.id, title: 'Minister', meetings: 1 }])
    expect((await briefingWith(staff, [ours.id], TODAY)).people.rows).toEqual([])
    const meeting = (of: typeof received) => ({ item: { hosts: [ours] }, visit: of.visit })
    expect(await withWhom(staff, meeting(received))).toEqual([section.id])
    expect(await withWhom(staff, meeting(left))).toEqual([])
    expect(await withWhom(staff, { ...meeting(left), visit: await makeVisit(db()) })).toEqual([ours.id])
    const hidden = await makeVisit(db(), { ...incoming, restricted: true })
    await makeAgency(db(), { visitId: hidden.id, organisationId: visitor.id })
    expect([await visitorsOf(staff, hidden.id), await visitorsOf(manager, hidden.id)]).toEqual([[], [visitor.id]])
  })

  it('leads from how many more there are to the registers that hold exactly those', async () => {
    const [host, other] = [await makeOrganisation(db()), await makeOrganisation(db())]
    const below = await makeOrganisation(db(), { parentId: host.id })
    for (const handling of ['internal', 'restricted'] as const) {
      const { readout, visit, item } = await meetingWith(below.id, { handling })
      for (const status of ['open', 'blocked', 'closed'] as const) await followUpOf(readout.id, { status })
      await makeAgreement(db(), { visitId: visit.id, itemId: item.id, status: 'signed' })
    }
    const agreement = await makeAgreement(db(), { status: 'signed' })
    await db().agreementParty.create({ data: { agreementId: agreement.id, side: 'host', organisationId: below.id } })
    await makeFollowUpOfAgreement(db(), agreement)
    await makeFollowUp(db(), { leadOrganisationId: other.id })
    const supported = await makeFollowUp(db())
    await db().followUpSupport.create({ data: { followUpId: supported.id, organisationId: other.id } })
    for (const whom of [[host.id], [other.id], [host.id, other.id]]) {
      for (const actor of [viewer, staff, manager]) {
        const briefing = await briefingWith(actor, whom, TODAY)
        const places = briefingPlaces(briefing, '/sheet')
        const asked = (href: string) => Object.fromEntries(new URL(href, 'http://tashrif.example').searchParams)
        const followUps = await listFollowUps(actor, readRegister(asked(places.followUps)), TODAY)
        expect(ids(followUps.rows).sort()).toEqual(ids(briefing.followUps.rows).sort())
        expect(followUps.count).toBe(briefing.counts.open)
        const agreements = await listAgreements(actor, asked(places.agreements), TODAY)
        expect(ids(agreements.rows).sort()).toEqual(ids(briefing.agreements.rows).sort())
        expect([places.meetings, places.people]).toEqual(['/sheet?rows=all', '/sheet?rows=all'])
      }
    }
    expect((await briefingWith(manager, [host.id, other.id], TODAY)).counts.open).toBe(7)
    const many = { organisations: Array.from({ length: 6 }, () => host) } as unknown as Briefing
    expect(briefingPlaces(many, '/sheet').followUps).toBe('/sheet?rows=all')
  })

  it('says how many more there are than it lists', async () => {
    const host = await makeOrganisation(db())
    for (const day of ['2027-01-01', '2027-01-02', '2027-01-03'])
      await followUpOf((await meetingWith(host.id, { day })).readout.id)
    const few = { meetings: 1, people: 1, agreements: 1, followUps: 2 }
    const found = await briefingWith(manager, [host.id], TODAY, few)
    expect([found.meetings.more, found.followUps.more, found.people.more, found.agreements.more]).toEqual([2, 1, 0, 0])
    expect(found.followUps.rows).toHaveLength(2)
  })

  it('costs five statements, and one for the number alone, of however many meetings', async () => {
    const host = await makeOrganisation(db())
    const counted = async () => [
      await countStatements(() => briefingWith(staff, [host.id], TODAY)),
      await countStatements(() => openWith(staff, [host.id], TODAY)),
    ]
    expect(await counted()).toEqual([5, 1])
    for (let n = 0; n < 20; n++) await followUpOf((await meetingWith(host.id)).readout.id)
    expect(await counted()).toEqual([5, 1])
  })

  it('is nothing of nobody, and of an id that is none', async () => {
    const nothing = { open: 0, isCapped: false, us: 0, otherSide: 0, both: 0, nobody: 0, late: 0 }
    expect(await openWith(manager, [], TODAY)).toEqual(nothing)
    expect(await briefingWith(manager, ['no-id'], TODAY)).toMatchObject({ organisations: [], counts: nothing })
  })
})
