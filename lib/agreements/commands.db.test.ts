import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeAgreement, makeFollowUpOfAgreement } from '@/prisma/factories/agreements'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { archiveAgreement, createAgreement, editAgreement, restoreAgreement, setAgreementHandling } from './commands'

type Someone = Actor & { userId: string }
const NOW = new Date('2027-03-12T10:00:00Z')
const MISSING = { ok: false, failure: { kind: 'missing' } }
let planner: Someone
let manager: Someone
let staff: Someone

beforeAll(async () => {
  planner = await asRole(db(), 'planner')
  manager = await asRole(db(), 'manager')
  staff = await asRole(db(), 'staff')
})

const FIELDS = { title: 'Memorandum of understanding', type: 'memorandum', owedBy: 'both' }
const read = (id: string) => db().agreement.findUniqueOrThrow({ where: { id }, include: { parties: true } })
const events = async (subjectId: string) =>
  (await db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(({ action }) => action)
const create = (actor: Actor, input: object) => createAgreement(actor, { commandId: newId(), ...FIELDS, ...input }, NOW)
const edit = (actor: Actor, input: object) =>
  editAgreement(actor, { commandId: newId(), version: 1, ...FIELDS, ...input }, NOW)
const change = (agreement: { id: string; version: number }, fields: object = {}) => ({
  commandId: newId(),
  agreementId: agreement.id,
  version: agreement.version,
  ...fields,
})

describe('a new agreement', () => {
  it('needs a title and a type; everything else may be unknown', async () => {
    const visit = await makeVisit(db())
    const id = newId()
    expect(await create(planner, { id, visitId: visit.id })).toEqual({ ok: true, value: { id } })
    expect(await read(id)).toMatchObject({ status: 'proposed', signedOn: null, inForceUntil: null, parties: [] })
    expect(await events(id)).toEqual(['agreement.added'])
    expect(await create(planner, { visitId: visit.id, title: ' ' })).toMatchObject({
      failure: { fields: { title: [{ key: 'errors.agreementTitle' }] } },
    })
  })

  it('takes parties of each side from the directory or adds them to it, with who signs for them', async () => {
    const [visit, organisation, person] = [await makeVisit(db()), await makeOrganisation(db()), await makePerson(db())]
    const name = `New party ${newId()}`
    const answer = await create(planner, {
      visitId: visit.id,
      parties: [
        {
          side: 'ours',
          organisation: { id: organisation.id },
          signatory: { id: person.id },
          signatoryTitle: 'Minister',
        },
        { side: 'host', organisation: { name }, signatory: null, signatoryTitle: 'Secretary General' },
        { side: 'host', organisation: null, signatory: null, signatoryTitle: '' },
      ],
    })
    const { parties } = await read(answer.ok ? answer.value.id : '')
    const made = await db().organisation.findFirstOrThrow({ where: { name } })
    expect(
      parties.map(({ side, organisationId, signatoryId, signatoryTitle }) => [
        side,
        organisationId,
        signatoryId,
        signatoryTitle,
      ]),
    ).toEqual([
      ['ours', organisation.id, person.id, 'Minister'],
      ['host', made.id, null, 'Secretary General'],
    ])
  })

  it('has each party once, and nobody who signs for nobody', async () => {
    const [visit, organisation] = [await makeVisit(db()), await makeOrganisation(db())]
    const party = { side: 'ours', organisation: { id: organisation.id }, signatory: null, signatoryTitle: null }
    expect(await create(planner, { visitId: visit.id, parties: [party, { ...party, side: 'host' }] })).toMatchObject({
      failure: { fields: { 'parties.1.organisation': [{ key: 'errors.partyTwice' }] } },
    })
    const alone = { ...party, organisation: null, signatoryTitle: 'Minister' }
    expect(await create(planner, { visitId: visit.id, parties: [alone] })).toMatchObject({
      failure: { fields: { 'parties.0.organisation': [{ key: 'errors.partyOrganisation' }] } },
    })
  })

  it('is made by planners of visits that they see', async () => {
    const visit = await makeVisit(db(), { restricted: true })
    expect(await create(planner, { visitId: visit.id })).toEqual(MISSING)
    expect(await create(staff, { visitId: visit.id })).toEqual({ ok: false, failure: { kind: 'forbidden' } })
    expect(await create(manager, { visitId: visit.id })).toMatchObject({ ok: true })
  })

  it('names an item of its own visit', async () => {
    const [visit, other] = [await makeVisit(db()), await makeItem(db())]
    expect(await create(planner, { visitId: visit.id, itemId: other.id })).toMatchObject({
      failure: { fields: { itemId: [{ key: 'errors.referenceGone' }] } },
    })
  })
})

describe('editing', () => {
  it('keeps what a party was when its record is in the archive since', async () => {
    const organisation = await makeOrganisation(db())
    const agreement = await makeAgreement(db())
    await db().agreementParty.create({
      data: { agreementId: agreement.id, side: 'ours', organisationId: organisation.id },
    })
    await db().organisation.update({ where: { id: organisation.id }, data: { archivedAt: NOW } })
    const party = { side: 'ours', organisation: { id: organisation.id }, signatory: null, signatoryTitle: 'Minister' }
    expect(await edit(planner, { agreementId: agreement.id, parties: [party] })).toEqual({
      ok: true,
      value: { version: 2 },
    })
    expect((await read(agreement.id)).parties).toMatchObject([{ signatoryTitle: 'Minister' }])
    expect(await events(agreement.id)).toEqual(['agreement.edited'])
  })

  it('that changes nothing leaves no trace', async () => {
    const agreement = await makeAgreement(db(), { title: FIELDS.title })
    expect(await edit(planner, { agreementId: agreement.id })).toEqual({ ok: true, value: { version: 1 } })
    expect(await events(agreement.id)).toEqual([])
  })

  it('of an older version is answered with both texts, the parties by name', async () => {
    const [agreement, organisation] = [await makeAgreement(db()), await makeOrganisation(db())]
    await edit(planner, { agreementId: agreement.id, title: 'Theirs', noticeDays: '90' })
    const party = { side: 'ours', organisation: { id: organisation.id }, signatory: null, signatoryTitle: '' }
    const answer = await edit(planner, {
      agreementId: agreement.id,
      title: 'Mine',
      base: { title: 'As it was' },
      parties: [party],
    })
    const fields = !answer.ok && answer.failure.kind === 'conflict' ? answer.failure.fields : []
    expect(fields.map(({ field }) => field).sort()).toEqual(['noticeDays', 'parties', 'title'])
    expect(fields).toContainEqual({ field: 'title', base: 'As it was', mine: 'Mine', theirs: 'Theirs' })
    expect(fields.find(({ field }) => field === 'parties')?.mine).toContain(organisation.name)
    expect((await read(agreement.id)).title).toBe('Theirs')
  })

  it('holds the days together', async () => {
    const agreement = await makeAgreement(db(), { status: 'signed' })
    expect(await edit(planner, { agreementId: agreement.id, signedOn: '2027-03-20' })).toMatchObject({
      failure: { fields: { signedOn: [{ key: 'errors.signedInFuture' }] } },
    })
  })
})

describe('restricting', () => {
  it('is for managers and planners on the team, who go on seeing it; its follow-ups go with it', async () => {
    const onTeam = await asRole(db(), 'planner')
    const visit = await makeVisit(db(), { team: [onTeam.userId] })
    const agreement = await makeAgreement(db(), { visitId: visit.id })
    const followUp = await makeFollowUpOfAgreement(db(), agreement)
    expect(await setAgreementHandling(planner, change(agreement, { restricted: true }), NOW)).toMatchObject({
      failure: { reason: { key: 'refusals.agreements.restrictOffTeam' } },
    })
    expect(await setAgreementHandling(onTeam, change(agreement, { restricted: true }), NOW)).toMatchObject({ ok: true })
    expect(await db().followUp.findUnique({ where: { id: followUp.id } })).toMatchObject({ restricted: true })
    expect(await edit(planner, { agreementId: agreement.id, version: 2 })).toEqual(MISSING)
    expect(
      await setAgreementHandling(manager, change({ ...agreement, version: 2 }, { restricted: false }), NOW),
    ).toMatchObject({ ok: true })
  })
})

describe('the archive', () => {
  it('takes what nothing hangs on, and gives it back', async () => {
    const agreement = await makeAgreement(db())
    const followUp = await makeFollowUpOfAgreement(db(), agreement)
    expect(await archiveAgreement(planner, change(agreement), NOW)).toMatchObject({
      failure: { reason: { key: 'refusals.agreements.hasFollowUps', values: { count: 1 } } },
    })
    await db().followUp.update({ where: { id: followUp.id }, data: { archivedAt: NOW } })
    await archiveAgreement(planner, change(agreement), NOW)
    expect(await read(agreement.id)).toMatchObject({ archivedAt: NOW, archivedBy: planner.userId })
    expect(await edit(planner, { agreementId: agreement.id, version: 2 })).toMatchObject({
      failure: { reason: { key: 'refusals.agreements.archived' } },
    })
    await restoreAgreement(planner, change({ ...agreement, version: 2 }), NOW)
    expect(await read(agreement.id)).toMatchObject({ archivedAt: null, version: 3 })
    expect(await events(agreement.id)).toEqual(['agreement.archived', 'agreement.restored'])
  })
})
