import { beforeAll, describe, expect, it } from 'vitest'
import { ROLES } from '@/lib/auth/permissions'
import { fileToServe } from '@/lib/files/queries'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf, asRole } from '@/prisma/factories/actors'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeFile } from '@/prisma/factories/files'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeOutsideReport, makePrivateLink } from '@/prisma/factories/private-links'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { acceptOutsideReport, declineOutsideReport } from './decide.commands'
import { likelyOrganisations, reportsOf, waitingReports } from './queries'

const NOW = new Date('2027-03-12T10:00:00Z')
const DONE = { ok: true, value: null }
type Someone = Awaited<ReturnType<typeof asRole>>
let staff: Someone
let manager: Someone
let viewer: Someone

beforeAll(async () => {
  ;[staff, manager, viewer] = await Promise.all([
    asRole(db(), 'staff'),
    asRole(db(), 'manager'),
    asRole(db(), 'viewer'),
  ])
})

async function reported(fields: Parameters<typeof makeFollowUp>[1] = {}) {
  const followUp = await makeFollowUp(db(), fields)
  const link = await makePrivateLink(db(), { followUpId: followUp.id, createdAt: NOW })
  const report = await makeOutsideReport(db(), {
    linkId: link.id,
    text: 'Half is done',
    percent: 50,
    judgement: 'at_risk',
    nextStep: 'Do the rest',
  })
  await db().outsideReportLink.create({ data: { reportId: report.id, url: 'https://example.org', text: 'An act' } })
  const file = await makeFile(db(), { visitId: followUp.visitId, outsideReportId: report.id, name: 'act.txt' })
  const half = await makeFile(db(), { visitId: followUp.visitId, outsideReportId: report.id, state: 'receiving' })
  return { followUp, link, report, file, half }
}

const seen = (outsideReportId: string) => db().storedFile.count({ where: { outsideReportId, state: 'ready' } })
const accept = async (actor: Someone, reportId: string) =>
  acceptOutsideReport(actor, { commandId: newId(), reportId, files: await seen(reportId) }, NOW)
const decline = (actor: Someone, reportId: string, reason = 'Not of this follow-up') =>
  declineOutsideReport(actor, { commandId: newId(), reportId, reason }, NOW)
const read = (id: string) => db().followUp.findUniqueOrThrow({ where: { id } })
const evidence = (followUpId: string) => db().evidence.findMany({ where: { followUpId }, orderBy: { kind: 'asc' } })

describe('accepting a report', () => {
  it('is refused where a file came after somebody looked', async () => {
    const { followUp, report, half } = await reported()
    const files = await seen(report.id)
    await db().storedFile.update({ where: { id: half.id }, data: { state: 'ready' } })
    expect(await acceptOutsideReport(staff, { commandId: newId(), reportId: report.id, files }, NOW)).toMatchObject({
      failure: { reason: { key: 'refusals.privateLinks.moreFiles' } },
    })
    expect(await evidence(followUp.id)).toEqual([])
    expect(await accept(staff, report.id)).toEqual(DONE)
    expect(await evidence(followUp.id)).toHaveLength(3)
  })

  it('makes it progress and evidence, marked as theirs, and starts the follow-up', async () => {
    const { followUp, report, file, half } = await reported()
    expect(await accept(staff, report.id)).toEqual(DONE)
    expect(await read(followUp.id)).toMatchObject({
      status: 'in_progress',
      startedAt: NOW,
      lastProgressAt: NOW,
      percent: 50,
      judgement: 'at_risk',
      nextStep: 'Do the rest',
    })
    expect(await db().progressReport.findMany({ where: { followUpId: followUp.id } })).toMatchObject([
      { text: 'Half is done', percent: 50, outsideReportId: report.id, writtenBy: staff.userId },
    ])
    const pieces = await evidence(followUp.id)
    expect(pieces).toHaveLength(2)
    expect(pieces).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'link', url: 'https://example.org', outsideReportId: report.id }),
        expect.objectContaining({ kind: 'file', fileId: file.id, text: 'act.txt', outsideReportId: report.id }),
      ]),
    )
    expect(await db().storedFile.findUniqueOrThrow({ where: { id: file.id } })).toMatchObject({
      followUpId: followUp.id,
      outsideReportId: null,
    })
    // What was not here whole is no evidence.
    expect(await db().storedFile.findUniqueOrThrow({ where: { id: half.id } })).toMatchObject({ followUpId: null })
    const events = await db().auditEvent.findMany({ where: { subjectId: followUp.id }, orderBy: { id: 'asc' } })
    expect(events.map(({ action }) => action)).toEqual(['follow_up.started', 'outside_report.accepted'])
  })

  it('leaves the state of what is in review, blocked or under way', async () => {
    for (const status of ['in_review', 'blocked', 'awaiting_other_side', 'in_progress'] as const) {
      const { followUp, report } = await reported({ status })
      expect(await accept(staff, report.id)).toEqual(DONE)
      expect((await read(followUp.id)).status).toBe(status)
    }
  })

  it('happens once when two accept at once, or one accepts and the other declines', async () => {
    for (const second of [accept, decline]) {
      const { followUp, report } = await reported()
      const both = await Promise.all([accept(staff, report.id), second(manager, report.id)])
      expect(both.filter(({ ok }) => ok)).toHaveLength(1)
      const { state } = await db().outsideReport.findUniqueOrThrow({ where: { id: report.id } })
      expect(both).toContainEqual(
        expect.objectContaining({
          failure: expect.objectContaining({
            reason: expect.objectContaining({ key: `refusals.privateLinks.${state}` }),
          }),
        }),
      )
      expect(await evidence(followUp.id)).toHaveLength(state === 'accepted' ? 2 : 0)
    }
  })

  it.each(['closed', 'dropped'] as const)('and declining is refused on what is %s', async (status) => {
    const { report } = await reported({ status })
    for (const answer of [await accept(manager, report.id), await decline(manager, report.id)])
      expect(answer).toMatchObject({ failure: { reason: { key: 'refusals.followUps.finished' } } })
  })

  it.each(ROLES)('and declining, by a %s', async (role) => {
    const actor = await asRole(db(), role)
    const [first, second] = [await reported(), await reported()]
    const may = ['staff', 'planner', 'manager'].includes(role)
    const answers = [await accept(actor, first.report.id), await decline(actor, second.report.id)]
    const no = { ok: false, failure: { kind: 'forbidden' } }
    expect(answers).toEqual(may ? [DONE, DONE] : [no, no])
  })

  it('is for who sees the follow-up: of a restricted one the team, managers, and its officer', async () => {
    const visit = await makeVisit(db())
    const readout = await makeReadout(db(), { visitId: visit.id, handling: 'restricted' })
    const outcome = await makeOutcome(db(), { readoutId: readout.id })
    const person = await makePerson(db())
    const officer = actorOf(await makeUser(db(), { roles: ['staff'], personId: person.id }))
    const { report, file, followUp } = await reported({ outcomeId: outcome.id, officerId: person.id })
    expect(await accept(staff, report.id)).toEqual({ ok: false, failure: { kind: 'missing' } })
    expect(await decline(staff, newId())).toEqual({ ok: false, failure: { kind: 'missing' } })
    expect(await reportsOf(staff, followUp.id)).toEqual([])
    expect(await fileToServe(staff, file.id)).toBeNull()
    expect((await fileToServe(manager, file.id))?.id).toBe(file.id)
    expect((await waitingReports(officer))?.rows.map(({ id }) => id)).toEqual([report.id])
    expect(await accept(officer, report.id)).toEqual(DONE)
  })
})

describe('declining a report', () => {
  it('leaves no progress and no evidence, and keeps the reason', async () => {
    const { followUp, report, file } = await reported()
    expect(await decline(staff, report.id, '')).toMatchObject({
      failure: { kind: 'invalid', fields: { reason: [{ key: 'errors.reason' }] } },
    })
    expect(await decline(staff, report.id)).toEqual(DONE)
    expect(await read(followUp.id)).toMatchObject({ status: 'open', startedAt: null, percent: null })
    expect(await evidence(followUp.id)).toEqual([])
    expect(await reportsOf(staff, followUp.id)).toMatchObject([
      { id: report.id, state: 'declined', reason: 'Not of this follow-up', decider: staff.name },
    ])
    // The inside still reads what was sent; nobody else does.
    expect((await fileToServe(staff, file.id))?.id).toBe(file.id)
    expect(await fileToServe(viewer, file.id)).toBeNull()
  })
})

describe('what arrived', () => {
  it('is not for a viewer, also where the follow-up is', async () => {
    const readout = await makeReadout(db(), { status: 'final' })
    const outcome = await makeOutcome(db(), { readoutId: readout.id })
    const { followUp, file, report } = await reported({ outcomeId: outcome.id })
    expect(await reportsOf(viewer, followUp.id)).toEqual([])
    expect(await fileToServe(viewer, file.id)).toBeNull()
    expect(await waitingReports(viewer)).toBeNull()
    await accept(staff, report.id)
    expect((await fileToServe(viewer, file.id))?.id).toBe(file.id)
  })

  it('stands on the desk of its officer, and not on that of another', async () => {
    const person = await makePerson(db())
    const officer = actorOf(await makeUser(db(), { roles: ['planner'], personId: person.id }))
    const other = actorOf(await makeUser(db(), { roles: ['staff'], personId: (await makePerson(db())).id }))
    const { report, followUp } = await reported({ officerId: person.id })
    await reported({ officerId: person.id, status: 'closed' })
    expect(await waitingReports(officer)).toMatchObject({
      rows: [{ id: report.id, followUp: { id: followUp.id } }],
      more: false,
    })
    expect((await waitingReports(other))?.rows).toEqual([])
    expect(await waitingReports(staff)).toBeNull()
    expect(await waitingReports(manager)).not.toBeNull()
  })

  it('is likely from the lead organisation and the supporting ones', async () => {
    const [lead, supporting, archived] = [
      await makeOrganisation(db()),
      await makeOrganisation(db()),
      await makeOrganisation(db(), { archivedAt: NOW }),
    ]
    const followUp = await makeFollowUp(db(), { leadOrganisationId: lead.id })
    await db().followUpSupport.createMany({
      data: [supporting, archived].map(({ id }) => ({ followUpId: followUp.id, organisationId: id })),
    })
    expect(await likelyOrganisations(manager, followUp.id)).toEqual([
      { id: lead.id, name: lead.name, as: 'lead' },
      { id: supporting.id, name: supporting.name, as: 'supporting' },
    ])
  })
})
