import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { createFollowUp } from './commands'
import { editFollowUp } from './edit.commands'

type Someone = Actor & { userId: string }

const NOW = new Date('2027-03-12T10:00:00Z')
const MISSING = { ok: false, failure: { kind: 'missing' } }
const DONE = { ok: true, value: null }
let staff: Someone
let manager: Someone
let viewer: Someone

beforeAll(async () => {
  staff = await asRole(db(), 'staff')
  manager = await asRole(db(), 'manager')
  viewer = await asRole(db(), 'viewer')
})

const read = (id: string) => db().followUp.findUniqueOrThrow({ where: { id } })
const lastEvent = (subjectId: string) => db().auditEvent.findFirst({ where: { subjectId }, orderBy: { id: 'desc' } })
const create = (actor: Actor, input: Record<string, unknown>) =>
  createFollowUp(actor, { commandId: newId(), title: 'Agree on the ways', ...input }, NOW)
const edit = (actor: Actor, input: Record<string, unknown>) =>
  editFollowUp(actor, { commandId: newId(), version: 1, title: 'Agree on the ways', ...input }, NOW)

describe('adding a follow-up', () => {
  it('needs nothing but a title: lead, officer and date may be unknown', async () => {
    const outcome = await makeOutcome(db())
    const id = newId()
    expect(await create(staff, { id, outcomeId: outcome.id })).toEqual({ ok: true, value: { id } })
    expect(await read(id)).toMatchObject({
      visitId: outcome.visitId,
      status: 'open',
      leadOrganisationId: null,
      officerId: null,
      dueDate: null,
      firstDueDate: null,
      createdBy: staff.userId,
      touchedAt: NOW,
    })
    expect(await lastEvent(id)).toMatchObject({ action: 'follow_up.added', visitId: outcome.visitId })
    expect(await create(staff, { outcomeId: outcome.id, title: ' ' })).toMatchObject({
      failure: { fields: { title: [{ key: 'errors.followUpTitle' }] } },
    })
  })

  it('takes lead and officer from the directory or adds them to it, and keeps the first date', async () => {
    const [outcome, officer] = [await makeOutcome(db()), await makePerson(db())]
    const answer = await create(staff, {
      outcomeId: outcome.id,
      leadOrganisation: { name: 'Ministry of what comes next' },
      officer: { id: officer.id },
      dueDate: '2027-06-01',
      nextStep: 'Write a letter',
    })
    if (!answer.ok) throw new Error('not added')
    const saved = await db().followUp.findUniqueOrThrow({
      where: { id: answer.value.id },
      include: { leadOrganisation: true },
    })
    expect(saved).toMatchObject({ officerId: officer.id, nextStep: 'Write a letter' })
    expect(saved.leadOrganisation?.name).toBe('Ministry of what comes next')
    expect([saved.dueDate, saved.firstDueDate]).toEqual([new Date('2027-06-01'), new Date('2027-06-01')])
  })

  it('refuses an officer who is no longer in the directory', async () => {
    const [outcome, gone] = [await makeOutcome(db()), await makePerson(db(), { archivedAt: NOW })]
    const answer = await create(staff, { outcomeId: outcome.id, officer: { id: gone.id } })
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'invalid', fields: { officer: [{}] } } })
    expect(await db().followUp.count({ where: { outcomeId: outcome.id } })).toBe(0)
  })

  it('takes back that none is needed', async () => {
    const outcome = await makeOutcome(db(), { noFollowUpReason: 'Said in passing' })
    await create(staff, { outcomeId: outcome.id })
    expect(await db().outcome.findUniqueOrThrow({ where: { id: outcome.id } })).toMatchObject({
      noFollowUpReason: null,
      version: 2,
    })
    expect(await lastEvent(outcome.id)).toMatchObject({
      action: 'outcome.follow_up_required',
      changes: { noFollowUpReason: { from: 'Said in passing', to: null } },
    })
  })

  it('refuses a due date before the meeting, by its date or its day of the visit', async () => {
    const before = {
      ok: false,
      failure: { kind: 'invalid', fields: { dueDate: [{ key: 'errors.dueBeforeMeeting' }] } },
    }
    const visit = await makeVisit(db(), { arrivalDate: new Date('2027-03-10') })
    for (const day of [{ date: new Date('2027-03-12') }, { dayNumber: 3 }]) {
      const item = await makeItem(db(), { status: 'held', visitId: visit.id, ...day })
      const { id: readoutId } = await makeReadout(db(), { itemId: item.id })
      const { id: outcomeId } = await makeOutcome(db(), { readoutId })
      expect(await create(staff, { outcomeId, dueDate: '2027-03-11' })).toEqual(before)
      expect(await create(staff, { outcomeId, dueDate: '2027-03-12' })).toMatchObject({ ok: true })
    }
  })

  it('is one record after a double click and a resend', async () => {
    const outcome = await makeOutcome(db())
    const input = { commandId: newId(), outcomeId: outcome.id, title: 'Once' }
    const answers = await Promise.all([createFollowUp(staff, input, NOW), createFollowUp(staff, input, NOW)])
    expect(answers).toEqual([answers[0], answers[0]])
    expect(await db().followUp.count({ where: { outcomeId: outcome.id } })).toBe(1)
    expect(await create(staff, { id: input.commandId, outcomeId: outcome.id })).toMatchObject({
      failure: { kind: 'refused' },
    })
  })

  it('goes on after the visit is completed', async () => {
    const visit = await makeVisit(db(), { status: 'completed' })
    expect(await create(staff, { outcomeId: (await makeOutcome(db(), { visitId: visit.id })).id })).toMatchObject({
      ok: true,
    })
  })

  it('finds no outcome that is archived, of a hidden visit or not there; and is nothing for a viewer', async () => {
    const archived = await makeOutcome(db(), { archivedAt: NOW })
    const hidden = await makeOutcome(db(), { visitId: (await makeVisit(db(), { restricted: true })).id })
    for (const outcomeId of [archived.id, hidden.id, newId()])
      expect(await create(staff, { outcomeId })).toEqual(MISSING)
    const ours = await makeOutcome(db(), {
      visitId: (await makeVisit(db(), { restricted: true, team: [staff.userId] })).id,
    })
    expect(await create(staff, { outcomeId: ours.id })).toMatchObject({ ok: true })
    expect(await create(viewer, { outcomeId: ours.id })).toEqual({ ok: false, failure: { kind: 'forbidden' } })
  })
})

describe('editing a follow-up', () => {
  it('keeps what changed, by name, and takes the mark "proposed" off it', async () => {
    const officer = await makePerson(db(), { name: 'The officer' })
    const followUp = await makeFollowUp(db(), { title: 'Old', proposed: ['title', 'status'] })
    expect(await edit(staff, { followUpId: followUp.id, title: 'New', officer: { id: officer.id } })).toEqual(DONE)
    expect(await read(followUp.id)).toMatchObject({
      title: 'New',
      officerId: officer.id,
      proposed: ['status'],
      version: 2,
    })
    expect(await lastEvent(followUp.id)).toMatchObject({
      action: 'follow_up.edited',
      changes: { title: { from: 'Old', to: 'New' }, officer: { from: null, to: 'The officer' } },
    })
  })

  it('keeps owners who were archived since, and takes no others from the archive', async () => {
    const [lead, officer] = [await makeOrganisation(db()), await makePerson(db())]
    const followUp = await makeFollowUp(db(), { leadOrganisationId: lead.id, officerId: officer.id })
    await db().organisation.update({ where: { id: lead.id }, data: { archivedAt: NOW } })
    await db().person.update({ where: { id: officer.id }, data: { archivedAt: NOW } })
    const input = { followUpId: followUp.id, title: 'Renamed', leadOrganisation: { id: lead.id } }
    const other = await makePerson(db(), { archivedAt: NOW })
    expect(await edit(staff, { ...input, officer: { id: other.id } })).toMatchObject({
      failure: { fields: { officer: [{ key: 'errors.referenceGone' }] } },
    })
    expect(await edit(staff, { ...input, officer: { id: officer.id } })).toEqual(DONE)
    expect(await read(followUp.id)).toMatchObject({ leadOrganisationId: lead.id, officerId: officer.id })
  })

  it('changes nothing when nothing is changed', async () => {
    const followUp = await makeFollowUp(db(), { title: 'Same' })
    expect(await edit(staff, { followUpId: followUp.id, title: 'Same' })).toEqual(DONE)
    expect(await read(followUp.id)).toMatchObject({ version: 1 })
    expect(await lastEvent(followUp.id)).toBeNull()
  })

  it('answers an older version with both texts and saves nothing', async () => {
    const lead = await makeOrganisation(db(), { name: 'Theirs lead' })
    const followUp = await makeFollowUp(db(), { title: 'Theirs', version: 4, leadOrganisationId: lead.id })
    const answer = await edit(staff, {
      followUpId: followUp.id,
      title: 'Mine',
      leadOrganisation: { name: 'My lead' },
      base: { title: 'Was' },
    })
    expect(answer).toEqual({
      ok: false,
      failure: {
        kind: 'conflict',
        version: 4,
        fields: [
          { field: 'title', base: 'Was', mine: 'Mine', theirs: 'Theirs' },
          {
            field: 'leadOrganisation',
            base: '',
            mine: '{"name":"My lead"}',
            theirs: JSON.stringify({ id: lead.id, label: 'Theirs lead' }),
          },
        ],
      },
    })
    expect((await read(followUp.id)).title).toBe('Theirs')
    expect(await db().organisation.count({ where: { name: 'My lead' } })).toBe(0)
  })

  it('takes one of two edits at once and refuses the other', async () => {
    const followUp = await makeFollowUp(db())
    const answers = await Promise.all(['A', 'B'].map((title) => edit(staff, { followUpId: followUp.id, title })))
    expect(answers.map((a) => (a.ok ? 'ok' : a.failure.kind)).sort()).toEqual(['conflict', 'ok'])
  })

  it('keeps the officer while a review is open, and everything once it is finished', async () => {
    const officer = await makePerson(db())
    const inReview = await makeFollowUp(db(), { status: 'in_review', officerId: officer.id })
    expect(await edit(manager, { followUpId: inReview.id, officer: null })).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.followUps.officerInReview' } },
    })
    expect(await edit(manager, { followUpId: inReview.id, officer: { id: officer.id }, title: 'Said better' })).toEqual(
      DONE,
    )
    const closed = await makeFollowUp(db(), { status: 'closed' })
    expect(await edit(manager, { followUpId: closed.id })).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.followUps.finished' } },
    })
  })

  it('finds no follow-up of a hidden visit', async () => {
    const visit = await makeVisit(db(), { restricted: true })
    const followUp = await makeFollowUp(db(), { visitId: visit.id })
    expect(await edit(staff, { followUpId: followUp.id })).toEqual(MISSING)
    expect(await edit(manager, { followUpId: followUp.id })).toEqual(DONE)
  })
})
