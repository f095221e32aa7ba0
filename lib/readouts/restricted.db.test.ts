import { beforeAll, describe, expect, it } from 'vitest'
import { listAuditEvents, visitHistory } from '@/lib/audit/queries'
import { writeAudit } from '@/lib/audit/record'
import type { Actor, Role } from '@/lib/auth/permissions'
import { fileToServe, listReadoutFiles } from '@/lib/files/queries'
import { deskFor } from '@/lib/follow-ups/desk.queries'
import { getFollowUp } from '@/lib/follow-ups/queries'
import { railCounts } from '@/lib/follow-ups/rail.queries'
import { listFollowUps } from '@/lib/follow-ups/register/queries'
import { listReviews } from '@/lib/follow-ups/reviews.queries'
import { listNotices } from '@/lib/notifications/queries'
import { tell } from '@/lib/notifications/tell'
import { listOutcomes, outcomeVisits } from '@/lib/outcomes/list.queries'
import { getOutcome, listReadoutOutcomes } from '@/lib/outcomes/queries'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { getItem, getProgramme } from '@/lib/programme/queries'
import { involvedPage, involvementOf } from '@/lib/search/involvement.queries'
import { findReferenced, searchAll } from '@/lib/search/queries'
import { getVisitPack } from '@/lib/sync/pack.queries'
import { getPackReadout } from '@/lib/sync/readouts.queries'
import { getVisitHead } from '@/lib/visits/queries'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf, asRole } from '@/prisma/factories/actors'
import { makeMember } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeEvidence, makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeAttendance, makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { missingFor } from './missing.queries'
import * as queries from './queries'
import * as revisions from './revisions.queries'
import { listVisitReadouts } from './visit.queries'
import { getWriting } from './writing.queries'

/** Nothing else in the database holds this word, and whatever names the hidden carries it. */
const SECRET = 'Qopqora'
const TODAY = '2027-03-12'
const NOW = new Date('2027-03-12T09:00:00Z')

type Someone = Actor & { userId: string }
type Who = { name: string; actor: Someone; seesRestricted: boolean }

async function meetingOf(visitId: string, handling: 'internal' | 'restricted', writer: Someone | null) {
  const item = await makeItem(db(), { visitId, status: 'held', title: `Meeting of a ${handling} readout` })
  const readout = await makeReadout(db(), {
    itemId: item.id,
    status: 'final',
    handling,
    ...(writer && { writerId: writer.userId, writerName: writer.name }),
    discussion: `${SECRET} was said`,
  })
  const lead = await makeOrganisation(db())
  const guest = await makePerson(db())
  const member = await makeMember(db(), { visitId, personId: guest.id })
  await makeAttendance(db(), { readoutId: readout.id, memberId: member.id })
  const outcome = await makeOutcome(db(), { readoutId: readout.id, text: `${SECRET} was agreed` })
  const work = { outcomeId: outcome.id, leadOrganisationId: lead.id, dueDate: new Date('2027-01-01') }
  const followUp = await makeFollowUp(db(), { ...work, title: `${SECRET} to do`, status: 'in_review' })
  await makeEvidence(db(), { followUpId: followUp.id, text: `${SECRET} was done` })
  const files = [
    await makeFile({ visitId, readoutId: readout.id, name: `${SECRET} paper.txt` }),
    await makeFile({ visitId, followUpId: followUp.id, name: `${SECRET} proof.txt` }),
  ]
  const about = (subjectType: string, subjectId: string) => ({
    action: 'readout.saved' as const,
    subjectType,
    subjectId,
    subjectName: `${SECRET} ${subjectType}`,
    visitId,
  })
  const subjects = [about('readout', readout.id), about('outcome', outcome.id), about('followUp', followUp.id)]
  await writeAudit(db(), await asRole(db(), 'staff'), subjects, { now: NOW, commandId: newId() })
  return { item, readout, outcome, followUp, lead, guest, files }
}

const makeFile = (file: { visitId: string; readoutId?: string; followUpId?: string; name: string }) =>
  db().storedFile.create({
    data: {
      ...file,
      state: 'ready',
      mediaType: 'text/plain',
      size: 3,
      sha256: 'a'.repeat(64),
      keptSha256: 'a'.repeat(64),
      adderName: 'Who added it',
      startedAt: NOW,
      writtenAt: NOW,
      at: NOW,
    },
  })

type Meeting = Awaited<ReturnType<typeof meetingOf>>

/** Every reader that could show a readout or what came of it, each as whether it does. */
const READERS: Record<string, (actor: Someone, meeting: Meeting, visitId: string) => Promise<boolean>> = {
  readout: async (actor, { readout }) => (await queries.getReadout(actor, readout.id)) !== null,
  'choices for its attendance': async (actor, { readout }) =>
    (await queries.getAttendeeChoices(actor, readout.id)) !== null,
  'its meeting, to be written': async (actor, { item }) =>
    (await queries.getMeetingToRecord(actor, item.id))?.readout != null,
  'readouts of the visit': async (actor, { item }, visitId) =>
    (await listVisitReadouts(actor, visitId))?.find(({ meeting }) => meeting.id === item.id)?.readout != null,
  'counts of the visit': async (actor, _meeting, visitId) => {
    const counts = (await getVisitHead(actor, visitId))?.counts
    expect(counts?.followUps).toBe(counts?.readouts)
    return counts?.readouts === 1
  },
  meeting: async (actor, { item }) => {
    const found = await getItem(actor, item.id)
    expect(found?.item.id).toBe(item.id)
    return holds(found, SECRET) || found?.item.readout != null || found?.item.outcomes !== 0
  },
  programme: async (actor, { readout }, visitId) => {
    const found = await getProgramme(actor, visitId, NOW)
    expect(found?.days.flatMap(({ items }) => items)).toHaveLength(1)
    return holds(found, readout.id)
  },
  outcome: async (actor, { outcome }) => (await getOutcome(actor, outcome.id)) !== null,
  'outcomes of the readout': async (actor, { readout }) => (await listReadoutOutcomes(actor, readout.id)).length > 0,
  'register of outcomes': async (actor, { outcome }, visitId) => {
    const page = await listOutcomes(actor, { visit: visitId })
    const all = await listOutcomes(actor, { visit: visitId, count: 'all' })
    expect([page.count, all.count]).toEqual([page.rows.length, page.rows.length])
    return holds(page, outcome.id)
  },
  'visits of the outcomes': async (actor, _meeting, visitId) => holds(await outcomeVisits(actor), visitId),
  'follow-up': async (actor, { followUp }) => (await getFollowUp(actor, followUp.id, TODAY)) !== null,
  'register of follow-ups': async (actor, { followUp }, visitId) => {
    const page = await listFollowUps(actor, { visit: visitId, overdue: '1' }, TODAY)
    const all = await listFollowUps(actor, { visit: visitId, count: 'all' }, TODAY)
    expect([page.count, all.count]).toEqual([page.rows.length, page.rows.length])
    return holds(page, followUp.id)
  },
  'reviews to decide': async (actor, { followUp }) => holds(await listReviews(actor, {}, TODAY), followUp.id),
  'search by words': async (actor, { outcome, followUp }) => {
    const found = await searchAll(actor, SECRET)
    const both = [holds(found.outcomes, outcome.id), holds(found.followUps, followUp.id)]
    expect(both[0]).toBe(both[1])
    return both[0] === true
  },
  'search by reference': async (actor, { outcome, followUp }) => {
    const both = [
      await findReferenced(actor, `O-${outcome.number}`),
      await findReferenced(actor, `F-${followUp.number}`),
    ]
    expect(both[0] === null).toBe(both[1] === null)
    return both[0] !== null
  },
  'its files and those of its follow-ups': async (actor, { readout, files }) => {
    const served = await Promise.all(files.map(async ({ id }) => (await fileToServe(actor, id)) !== null))
    const listed = (await listReadoutFiles(actor, readout.id)).length > 0
    expect(served).toEqual([listed, listed])
    return listed
  },
  'what a device takes along': async (actor, { item, readout }, visitId) => {
    const pack = await getVisitPack(actor, visitId, NOW)
    expect(pack?.programme.map(({ id }) => id)).toEqual([item.id])
    const whole = (await getPackReadout(actor, readout.id)) !== null
    expect([holds(pack, readout.id), holds(pack, SECRET)]).toEqual([whole, whole])
    return whole
  },
  'what an organisation has to do': async (actor, { lead }) =>
    (await involvementOf(actor, { kind: 'organisation', id: lead.id })).followUps.count > 0,
  'what came of a person’s meetings': async (actor, { guest }) => {
    const found = await involvementOf(actor, { kind: 'person', id: guest.id })
    const counts = [found.meetings.count, found.outcomes.count, found.followUps.count]
    const pages = await Promise.all(
      (['meetings', 'outcomes', 'followUps'] as const).map(
        async (list) => (await involvedPage(actor, { kind: 'person', id: guest.id }, list)).shown.count,
      ),
    )
    expect(pages).toEqual(counts)
    expect([0, 3]).toContain(counts.reduce((sum, count) => sum + count, 0))
    return counts[0] === 1
  },
}

/** Their readers are asked of those alone who have them at all. */
const INSIDE: Record<string, (actor: Someone, meeting: Meeting, visitId: string) => Promise<boolean>> = {
  revisions: async (actor, { readout }) => (await revisions.listSittings(actor, readout.id)) !== null,
  'texts of revisions': async (actor, { readout }) =>
    (await revisions.textsAt(actor, readout.id, { number: 1 })) !== null,
  'history of the visit': async (actor, _meeting, visitId) => {
    const { rows } = await visitHistory(actor, visitId)
    expect([0, 3]).toContain(rows.length)
    return rows.length === 3
  },
}

const holds = (value: unknown, what: string): boolean => JSON.stringify(value).includes(what)

describe.each(['internal', 'restricted'] as const)('%s: who sees a readout and what came of it', (handling) => {
  let meeting: Meeting
  let visitId = ''
  const people: Who[] = []

  beforeAll(async () => {
    const roles: Role[] = ['viewer', 'staff', 'planner', 'manager', 'admin']
    const off = await Promise.all(roles.map(async (role) => ({ role, actor: await asRole(db(), role) })))
    const on = await Promise.all(roles.map(async (role) => ({ role, actor: await asRole(db(), role) })))
    const writer = await asRole(db(), 'staff')
    const demoted = await asRole(db(), 'viewer')
    visitId = (await makeVisit(db(), { team: on.map(({ actor }) => actor.userId) })).id
    meeting = await meetingOf(visitId, handling, writer)
    const worksOn = (role: Role) => role === 'staff' || role === 'planner' || role === 'manager'
    people.push(
      ...off.map(({ role, actor }) => ({
        name: `${role} off the team`,
        actor,
        seesRestricted: role === 'manager',
      })),
      ...on.map(({ role, actor }) => ({ name: `${role} on the team`, actor, seesRestricted: worksOn(role) })),
      { name: 'its writer', actor: writer, seesRestricted: true },
      { name: 'a viewer who wrote it once', actor: { ...writer, roles: demoted.roles }, seesRestricted: false },
    )
  })

  it.each(Object.keys(READERS))('%s', async (reader) => {
    for (const { name, actor, seesRestricted } of people) {
      const sees = await READERS[reader]?.(actor, meeting, visitId)
      expect([name, sees]).toEqual([name, handling === 'internal' || seesRestricted])
    }
  })

  it.each(Object.keys(INSIDE))('%s', async (reader) => {
    for (const { name, actor, seesRestricted } of people) {
      const inside = !actor.roles.every((role) => role === 'viewer')
      const sees = await INSIDE[reader]?.(actor, meeting, visitId)
      expect([name, sees]).toEqual([name, inside && (handling === 'internal' || seesRestricted)])
    }
  })

  it('who writes there now, and notices of it', async () => {
    const { readout, outcome, followUp } = meeting
    for (const { name, actor, seesRestricted } of people) {
      const theirs = handling === 'internal' || seesRestricted
      const writes = actor.roles.some((role) => role === 'staff' || role === 'planner' || role === 'manager')
      const writing = await getWriting(actor, { readoutId: readout.id, device: newId() }, NOW)
      expect([name, writing !== null]).toEqual([name, theirs && writes])
      const about = { userId: actor.userId, kind: 'version_issued' as const, visitId, values: { words: SECRET } }
      const subjects = [
        { ...about, subjectType: 'readout', subjectId: readout.id },
        { ...about, subjectType: 'outcome', subjectId: outcome.id },
        { ...about, subjectType: 'followUp', subjectId: followUp.id },
      ]
      await tell(db(), subjects, NOW)
      const { rows } = await listNotices(actor)
      expect([name, rows.slice(0, 3).map(({ gone }) => gone)]).toEqual([name, [!theirs, !theirs, !theirs]])
      expect([name, holds(rows.slice(0, 3), SECRET)]).toEqual([name, theirs])
    }
  })

  it('the trail of the office', async () => {
    for (const { name, actor, seesRestricted } of people) {
      const reads = actor.roles.some((role) => role === 'manager' || role === 'admin')
      const { rows } = await listAuditEvents(actor, { visit: visitId })
      expect([name, rows.length]).toEqual([name, reads && (handling === 'internal' || seesRestricted) ? 3 : 0])
    }
  })

  it('desks and the counts of the frame', async () => {
    const { title } = meeting.followUp
    for (const { name, actor, seesRestricted } of people) {
      const theirs = seesRestricted || handling === 'internal'
      const before = await railCounts(actor, NOW)
      const officerId = (await makePerson(db())).id
      const other = await makeFollowUp(db(), { outcomeId: meeting.outcome.id, title, status: 'in_review', officerId })
      const reviews = (await railCounts(actor, NOW)).reviews - before.reviews
      const manages = actor.roles.includes('manager')
      expect([name, reviews]).toEqual([name, manages && theirs ? 1 : 0])
      expect([name, holds(await deskFor(actor, NOW, 'readouts'), title)]).toEqual([name, manages])
      await db().followUp.delete({ where: { id: other.id } })
    }
  })
})

describe('who is accountable for a follow-up of a restricted readout', () => {
  it('does the work off the team, and sees neither the outcome nor the readout', async () => {
    const visit = await makeVisit(db())
    const { item, readout, outcome, followUp } = await meetingOf(visit.id, 'restricted', null)
    const person = await makePerson(db())
    const officer = actorOf(await makeUser(db(), { personId: person.id, roles: ['staff'] }))
    await db().followUp.update({
      where: { id: followUp.id },
      data: { officerId: person.id, status: 'in_progress', submittedAt: null },
    })

    expect(await getFollowUp(officer, followUp.id, TODAY)).toMatchObject({
      title: `${SECRET} to do`,
      restricted: true,
      origin: null,
      evidence: [{ text: `${SECRET} was done` }],
      meeting: { id: item.id },
    })
    expect(holds(await getFollowUp(officer, followUp.id, TODAY), `${SECRET} was agreed`)).toBe(false)
    expect((await deskFor(officer, NOW)).own?.rows.map(({ id }) => id)).toEqual([followUp.id])
    expect((await railCounts(officer, NOW)).desk).toBe(1)
    const { rows, count } = await listFollowUps(officer, { visit: visit.id }, TODAY)
    expect([rows.map(({ id }) => id), count]).toEqual([[followUp.id], 1])
    expect((await getVisitHead(officer, visit.id))?.counts).toMatchObject({ readouts: 0, followUps: 1 })
    expect((await visitHistory(officer, visit.id)).rows.map(({ subjectType }) => subjectType)).toEqual(['followUp'])
    expect(await queries.getReadout(officer, readout.id)).toBeNull()
    expect(await getOutcome(officer, outcome.id)).toBeNull()
    expect(await findReferenced(officer, `O-${outcome.number}`)).toBeNull()
    expect(await findReferenced(officer, `F-${followUp.number}`)).not.toBeNull()
  })

  it('sees nothing of it as a viewer, nor once somebody else is accountable', async () => {
    const visit = await makeVisit(db())
    const { followUp } = await meetingOf(visit.id, 'restricted', null)
    const person = await makePerson(db())
    const viewer = actorOf(await makeUser(db(), { personId: person.id, roles: ['viewer'] }))
    await db().followUp.update({ where: { id: followUp.id }, data: { officerId: person.id } })
    expect(await getFollowUp(viewer, followUp.id, TODAY)).toBeNull()
    expect((await deskFor(viewer, NOW)).own?.rows).toEqual([])
    const officer = { ...viewer, roles: ['planner'] } as const
    expect(await getFollowUp(officer, followUp.id, TODAY)).not.toBeNull()
    await db().followUp.update({ where: { id: followUp.id }, data: { officerId: (await makePerson(db())).id } })
    expect(await getFollowUp(officer, followUp.id, TODAY)).toBeNull()
  })
})

describe('a meeting whose restricted readout others write', () => {
  it('waits on the desks of those who may write it, and on nobody else’s', async () => {
    const [on, off, manager] = [await asRole(db(), 'staff'), await asRole(db(), 'staff'), await asRole(db(), 'manager')]
    const visit = await makeVisit(db(), { team: [on.userId], arrivalDate: new Date('1990-01-01') })
    const item = await makeItem(db(), { visitId: visit.id, status: 'held', date: new Date('1990-01-01') })
    const waits = async (actor: Actor) => (await missingFor(actor, NOW, 200)).rows.some(({ id }) => id === item.id)
    expect([await waits(on), await waits(off), await waits(manager)]).toEqual([true, true, true])
    await makeReadout(db(), { itemId: item.id, handling: 'restricted' })
    expect([await waits(on), await waits(off), await waits(manager)]).toEqual([true, false, true])
  })
})
