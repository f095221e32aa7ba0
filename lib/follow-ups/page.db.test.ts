import { beforeAll, describe, expect, it } from 'vitest'
import { subjectHistory } from '@/lib/audit/queries'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { countStatements } from '@/lib/platform/testing/count-statements'
import { makeUser } from '@/prisma/factories/accounts'
import { asRole } from '@/prisma/factories/actors'
import { makeAgreement, makeFollowUpOfAgreement } from '@/prisma/factories/agreements'
import { makeContact, makeMember } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeEvidence, makeFollowUp, makeReview } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeAttendance, makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { editFollowUp } from './edit.commands'
import { counterpartChoices } from './parties.queries'
import { getFollowUp } from './queries'
import { reportProgress } from './work/progress.commands'
import { getFollowUpWork, presentAt } from './work/queries'

const NOW = new Date('2027-03-12T10:00:00Z')
const TODAY = '2027-06-11'
const DONE = { ok: true, value: null }
let staff: Actor
let manager: Actor
let viewer: Actor

beforeAll(async () => {
  staff = await asRole(db(), 'staff')
  manager = await asRole(db(), 'manager')
  viewer = await asRole(db(), 'viewer')
})

const view = async (actor: Actor, id: string, shown: Parameters<typeof getFollowUp>[3] = 'short') => {
  const found = await getFollowUp(actor, id, TODAY, shown)
  if (!found) throw new Error('not found')
  return found
}

describe('who does it with whom', () => {
  const edit = (input: object) => editFollowUp(staff, { commandId: newId(), title: 'Agree', ...input }, NOW)

  it('is edited: supporting organisations, known or new, and a host contact of the visit', async () => {
    const followUp = await makeFollowUp(db(), { title: 'Agree' })
    const [known, contact] = [
      await makeOrganisation(db(), { name: `Known ${newId()}` }),
      await makeContact(db(), { visitId: followUp.visitId, title: 'Secretary General' }),
    ]
    const name = `New ${newId()}`
    const both = [{ id: known.id }, { name }]
    expect(await edit({ followUpId: followUp.id, version: 1, supporting: both, counterpart: contact.id })).toEqual(DONE)
    expect(await view(staff, followUp.id)).toMatchObject({
      supporting: [{ name: known.name }, { name }],
      counterpart: { id: contact.id, name: 'Secretary General', personId: null },
    })
    const event = await db().auditEvent.findFirst({ where: { subjectId: followUp.id }, orderBy: { id: 'desc' } })
    expect(event?.changes).toEqual({
      supporting: { from: null, to: `${known.name}; ${name}` },
      counterpart: { from: null, to: 'Secretary General' },
    })
    // What is not said stays.
    expect(await edit({ followUpId: followUp.id, version: 2, nextStep: 'Write' })).toEqual(DONE)
    expect((await view(staff, followUp.id)).supporting).toHaveLength(2)
    expect(await edit({ followUpId: followUp.id, version: 3, supporting: [], counterpart: '' })).toEqual(DONE)
    expect(await view(staff, followUp.id)).toMatchObject({ supporting: [], counterpart: null, nextStep: null })
  })

  it('is refused where the lead supports itself, and where the contact is of another visit', async () => {
    const [followUp, lead] = [await makeFollowUp(db(), { title: 'Agree' }), await makeOrganisation(db())]
    const input = { followUpId: followUp.id, version: 1 }
    const itself = { ...input, leadOrganisation: { id: lead.id }, supporting: [{ id: lead.id }] }
    expect(await edit(itself)).toMatchObject({
      failure: { fields: { supporting: [{ key: 'errors.supportingLead' }] } },
    })
    const elsewhere = await makeContact(db(), { title: 'Elsewhere' })
    expect(await edit({ ...input, counterpart: elsewhere.id })).toMatchObject({
      failure: { fields: { counterpart: [{ key: 'errors.referenceGone' }] } },
    })
    expect(await counterpartChoices(followUp.visitId)).toEqual([])
  })

  it('is answered with both texts when somebody saved meanwhile', async () => {
    const followUp = await makeFollowUp(db(), { title: 'Agree' })
    const [mine, theirs] = [await makeOrganisation(db()), await makeOrganisation(db())]
    await edit({ followUpId: followUp.id, version: 1, supporting: [{ id: theirs.id }] })
    const late = { followUpId: followUp.id, version: 1, base: { supporting: null }, supporting: [{ id: mine.id }] }
    expect(await edit(late)).toMatchObject({
      failure: {
        kind: 'conflict',
        version: 2,
        fields: [
          {
            field: 'supporting',
            mine: JSON.stringify([{ id: mine.id, label: mine.name }]),
            theirs: JSON.stringify([{ id: theirs.id, label: theirs.name }]),
          },
        ],
      },
    })
  })
})

describe('progress', () => {
  const report = (followUpId: string, input: object) =>
    reportProgress(staff, { commandId: newId(), followUpId, text: 'Went on', ...input }, NOW)

  it('stands on the follow-up as the last report has it, and what that leaves open as an earlier one said', async () => {
    const { id } = await makeFollowUp(db())
    expect(await report(id, { percent: '40', judgement: 'at_risk' })).toEqual(DONE)
    // As a device of an earlier version sends it.
    expect(await report(id, {})).toEqual(DONE)
    expect(await report(id, { percent: 0 })).toEqual(DONE)
    const { percent, judgement, progress } = await view(staff, id)
    expect([percent, judgement]).toEqual([0, 'at_risk'])
    expect(progress.map((one) => [one.percent, one.judgement])).toEqual([
      [0, null],
      [null, null],
      [40, 'at_risk'],
    ])
  })

  it.each([101, -1, '12.5', 'half'])('is refused with %j per cent', async (percent) => {
    const { id } = await makeFollowUp(db())
    expect(await report(id, { percent })).toMatchObject({
      failure: { kind: 'invalid', fields: { percent: [{ key: 'errors.invalidNumber' }] } },
    })
  })
})

it('an officer whose account is deactivated leaves the follow-up unowned', async () => {
  const person = await makePerson(db())
  const user = await makeUser(db(), { roles: ['staff'], personId: person.id })
  const { id } = await makeFollowUp(db(), { officerId: person.id })
  expect((await view(staff, id)).unowned).toBe(false)
  await db().user.update({ where: { id: user.id }, data: { deactivatedAt: NOW } })
  expect(await view(staff, id)).toMatchObject({ unowned: true, officer: { accountDeactivated: true } })
})

it('how late it is against the first date is a fact of its own', async () => {
  const dates = { dueDate: new Date('2027-07-01'), firstDueDate: new Date('2027-06-01') }
  const open = await makeFollowUp(db(), dates)
  const closed = await makeFollowUp(db(), { ...dates, status: 'closed', closedAt: new Date('2027-06-03T08:00:00Z') })
  const dropped = await makeFollowUp(db(), { ...dates, status: 'dropped' })
  const days = async (id: string) => (await view(staff, id)).daysAgainstFirst
  expect([await days(open.id), await days(closed.id), await days(dropped.id)]).toEqual([10, 2, 0])
})

describe('who was there', () => {
  async function meeting(handling: 'internal' | 'restricted') {
    const visit = await makeVisit(db())
    const item = await makeItem(db(), { visitId: visit.id, status: 'held' })
    const readout = await makeReadout(db(), { itemId: item.id, status: 'cleared', handling })
    const [ours, away] = [await makePerson(db()), await makePerson(db())]
    const member = await makeMember(db(), { visitId: visit.id, personId: ours.id })
    const absent = await makeMember(db(), { visitId: visit.id, personId: away.id })
    const host = await makeContact(db(), { visitId: visit.id, title: 'Secretary General' })
    await makeAttendance(db(), { readoutId: readout.id, memberId: member.id })
    await makeAttendance(db(), { readoutId: readout.id, memberId: absent.id, present: false })
    await makeAttendance(db(), { readoutId: readout.id, contactId: host.id })
    return { visit, item, readout, ours }
  }
  const names = async (actor: Actor, id: string) =>
    (await presentAt(actor, await view(actor, id))).map(({ name }) => name)

  it('is told of an outcome and of an agreement, both sides, without who was away', async () => {
    const { visit, item, readout, ours } = await meeting('internal')
    const outcome = await makeOutcome(db(), { readoutId: readout.id })
    const agreement = await makeAgreement(db(), { visitId: visit.id, itemId: item.id, status: 'signed' })
    const both = [await makeFollowUp(db(), { outcomeId: outcome.id }), await makeFollowUpOfAgreement(db(), agreement)]
    for (const { id } of both) {
      expect(await names(staff, id)).toEqual([ours.name, 'Secretary General'])
      expect(await names(viewer, id)).toEqual([ours.name, 'Secretary General'])
    }
  })

  it('is told to nobody who may not see the readout: neither its officer nor through an agreement', async () => {
    const { visit, item, readout } = await meeting('restricted')
    const outcome = await makeOutcome(db(), { readoutId: readout.id })
    const person = await makePerson(db())
    const officer = { ...(await asRole(db(), 'staff')), personId: person.id }
    const secret = await makeFollowUp(db(), { outcomeId: outcome.id, officerId: person.id })
    const agreement = await makeAgreement(db(), { visitId: visit.id, itemId: item.id, status: 'signed' })
    const open = await makeFollowUpOfAgreement(db(), agreement)
    expect([await names(officer, secret.id), await names(staff, open.id)]).toEqual([[], []])
    expect(await names(manager, open.id)).toHaveLength(2)
  })
})

describe('the page of a follow-up', () => {
  const asked = async (id: string) => {
    const followUp = await view(manager, id)
    await getFollowUpWork(manager, id, 'short')
    await presentAt(manager, followUp)
    await subjectHistory(manager, id, { rows: 5 })
  }

  async function oneOfEach(id: string, number: number) {
    const name = `Row ${number}`
    await makeEvidence(db(), { followUpId: id, text: name })
    await makeReview(db(), { followUpId: id, decision: 'returned', reason: name })
    await db().progressReport.create({ data: { followUpId: id, text: name, writerName: name, at: NOW } })
    const dates = { toDate: NOW, reason: name, askerName: name, askedAt: NOW, accepted: true, decidedAt: NOW }
    await db().dueDateChange.create({ data: { followUpId: id, ...dates } })
    await db().followUpStep.create({ data: { followUpId: id, title: name, position: number } })
    await db().followUpComment.create({ data: { followUpId: id, text: name, byName: name, at: NOW } })
    const { id: userId } = await makeUser(db(), { roles: ['staff'] })
    await db().followUpWatcher.create({ data: { followUpId: id, userId, at: NOW } })
    const [before, after] = [await makeFollowUp(db()), await makeFollowUp(db())]
    await db().followUpDependency.createMany({
      data: [
        { followUpId: id, afterId: before.id },
        { followUpId: after.id, afterId: id },
      ],
    })
    await db().followUpSupport.create({ data: { followUpId: id, organisationId: (await makeOrganisation(db())).id } })
  }

  it('asks the database as often for much as for little', async () => {
    const { id } = await makeFollowUp(db())
    await oneOfEach(id, 1)
    const little = await countStatements(() => asked(id))
    for (let number = 2; number <= 4; number++) await oneOfEach(id, number)
    expect(await countStatements(() => asked(id))).toBe(little)
  })

  it('begins with a few of each long list, says how many there are, and shows one whole when asked', async () => {
    const { id } = await makeFollowUp(db())
    const many = <T>(make: (at: number) => T) => Array.from({ length: 12 }, (_, at) => make(at))
    await db().progressReport.createMany({
      data: many((at) => ({ followUpId: id, text: `Report ${at}`, writerName: 'Writer', at: NOW })),
    })
    await db().followUpComment.createMany({
      data: many((at) => ({ id: newId(), followUpId: id, text: `Said ${at}`, byName: 'Somebody', at: NOW })),
    })
    const sizes = async (shown: 'short' | 'progress' | 'comments') => {
      const [{ progress, totals }, work] = [await view(staff, id, shown), await getFollowUpWork(staff, id, shown)]
      return [progress.length, totals.progress, work.comments.length, work.commentCount]
    }
    expect(await sizes('short')).toEqual([5, 12, 10, 12])
    expect(await sizes('progress')).toEqual([12, 12, 10, 12])
    expect(await sizes('comments')).toEqual([5, 12, 12, 12])
  })

  it('shows nothing of its steps, comments and history to who may not see it', async () => {
    const visit = await makeVisit(db(), { restricted: true })
    const { id } = await makeFollowUp(db(), { visitId: visit.id })
    await oneOfEach(id, 1)
    expect(await getFollowUp(staff, id, TODAY)).toBeNull()
    expect(await getFollowUpWork(staff, id, 'whole')).toEqual({
      steps: [],
      comments: [],
      commentCount: 0,
      watchers: [],
      watching: false,
      waitsFor: [],
      waitedFor: [],
      moreWaitedFor: false,
    })
    await editFollowUp(manager, { commandId: newId(), followUpId: id, version: 1, title: 'Secret' }, NOW)
    expect([(await subjectHistory(staff, id)).rows, (await subjectHistory(manager, id)).rows.length]).toEqual([[], 1])
  })
})
