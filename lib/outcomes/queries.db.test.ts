import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { READOUT_STATUSES } from '@/lib/readouts/workflow'
import { makeUser } from '@/prisma/factories/accounts'
import { asRole } from '@/prisma/factories/actors'
import { makeAgreement, makeFollowUpOfAgreement } from '@/prisma/factories/agreements'
import { makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { listOutcomes, type OutcomeFilters, outcomeVisits } from './list.queries'
import { getOutcome, listReadoutOutcomes } from './queries'

let viewer: Actor & { userId: string }
let staff: Actor & { userId: string }

beforeAll(async () => {
  viewer = await asRole(db(), 'viewer')
  staff = await asRole(db(), 'staff')
})

const texts = async (actor: Actor, filters: OutcomeFilters) =>
  (await listOutcomes(actor, filters)).rows.map(({ text }) => text)

describe('who sees an outcome', () => {
  it.each(READOUT_STATUSES)('a viewer sees that of a %s readout only when it is no draft', async (status) => {
    const outcome = await makeOutcome(db(), { readoutId: (await makeReadout(db(), { status })).id })
    const published = status === 'cleared' || status === 'final'
    expect((await getOutcome(viewer, outcome.id)) === null).toBe(!published)
    expect(await listReadoutOutcomes(viewer, outcome.readoutId)).toHaveLength(published ? 1 : 0)
    expect(await listOutcomes(viewer, { visit: outcome.visitId })).toMatchObject({ count: published ? 1 : 0 })
    expect(await getOutcome(staff, outcome.id)).toMatchObject({ text: outcome.text, readout: { status } })
    expect(await listOutcomes(staff, { visit: outcome.visitId })).toMatchObject({ count: 1 })
  })

  it('hides those of a restricted visit, in lists, counts and the name of a filter', async () => {
    const visit = await makeVisit(db(), { restricted: true, title: 'Secret journey' })
    const readout = await makeReadout(db(), { visitId: visit.id, status: 'final' })
    const outcome = await makeOutcome(db(), { readoutId: readout.id })
    expect(await getOutcome(staff, outcome.id)).toBeNull()
    expect(await listReadoutOutcomes(staff, readout.id)).toEqual([])
    expect(await listOutcomes(staff, { visit: visit.id })).toMatchObject({ rows: [], count: 0 })
    expect(JSON.stringify(await outcomeVisits(staff, visit.id))).not.toContain('Secret journey')
    const manager = await asRole(db(), 'manager')
    expect(await listOutcomes(manager, { visit: visit.id })).toMatchObject({ count: 1 })
    expect(JSON.stringify(await outcomeVisits(manager))).toContain('Secret journey')
  })

  it('shows archived ones to writers only, and in no register', async () => {
    const readout = await makeReadout(db(), { status: 'final' })
    const outcome = await makeOutcome(db(), { readoutId: readout.id, archivedAt: new Date() })
    expect(await getOutcome(viewer, outcome.id)).toBeNull()
    expect(await getOutcome(staff, outcome.id)).toMatchObject({ archived: true })
    expect(await listReadoutOutcomes(viewer, readout.id)).toEqual([])
    expect(await listOutcomes(staff, { visit: readout.visitId })).toMatchObject({ count: 0 })
  })
})

describe('the register', () => {
  it('filters by type, owed by, follow-up and visit, and leaves unknown values out of account', async () => {
    const readout = await makeReadout(db())
    const make = (text: string, over: object) => makeOutcome(db(), { readoutId: readout.id, text, ...over })
    const followed = await make('Followed', { type: 'agreement', owedBy: 'both' })
    await makeFollowUp(db(), { outcomeId: followed.id, status: 'closed' })
    const forgotten = await make('Archived follow-up', { type: 'offer', owedBy: 'other_side' })
    await makeFollowUp(db(), { outcomeId: forgotten.id, archivedAt: new Date() })
    await make('Waived', { type: 'offer', owedBy: 'us', noFollowUpReason: 'Taken up there' })
    await make('Told', { type: 'information', owedBy: 'nobody' })
    await makeOutcome(db(), { text: 'Elsewhere' })
    const visit = readout.visitId
    expect(await texts(staff, { visit })).toEqual(['Told', 'Waived', 'Archived follow-up', 'Followed'])
    expect(await texts(staff, { visit, type: 'offer' })).toEqual(['Waived', 'Archived follow-up'])
    expect(await texts(staff, { visit, owedBy: 'both' })).toEqual(['Followed'])
    expect(await texts(staff, { visit, followUp: 'with' })).toEqual(['Followed'])
    expect(await texts(staff, { visit, followUp: 'without' })).toEqual(['Told', 'Waived', 'Archived follow-up'])
    expect(await texts(staff, { visit, followUp: 'waiting' })).toEqual(['Archived follow-up'])
    expect(await texts(staff, { visit, type: "x' OR TRUE --", after: 'nonsense' })).toHaveLength(4)
    expect((await listOutcomes(staff, { visit, followUp: 'with' })).rows).toMatchObject([
      { followUps: 1, closed: 1, waits: false, draft: true },
    ])
  })

  it('waits for nothing more where the agreement that stands for it has follow-ups that the reader sees', async () => {
    const readout = await makeReadout(db(), { status: 'final' })
    const outcome = await makeOutcome(db(), { readoutId: readout.id, type: 'agreement', owedBy: 'us' })
    const { visitId } = readout
    const agreement = await makeAgreement(db(), { visitId, status: 'under_negotiation' })
    await db().agreementOutcome.create({ data: { agreementId: agreement.id, outcomeId: outcome.id } })
    const seen = async (actor: Actor) => [
      (await listOutcomes(actor, { visit: visitId })).rows[0]?.waits,
      (await listReadoutOutcomes(actor, readout.id))[0]?.waits,
      (await listOutcomes(actor, { visit: visitId, followUp: 'waiting' })).count === 1,
    ]
    const [waits, done] = [
      [true, true, true],
      [false, false, false],
    ]
    expect(await seen(staff)).toEqual(waits)
    const { id } = await makeFollowUpOfAgreement(db(), agreement)
    expect([await seen(staff), await seen(viewer)]).toEqual([done, waits])
    await db().agreement.update({
      where: { id: agreement.id },
      data: { status: 'signed', signedOn: new Date('2026-03-01') },
    })
    expect([await seen(staff), await seen(viewer)]).toEqual([done, done])
    expect((await listReadoutOutcomes(viewer, readout.id))[0]?.agreementFollowUps).toMatchObject([{ id }])
    await db().agreement.update({ where: { id: agreement.id }, data: { restricted: true } })
    expect([await seen(staff), await seen(viewer)]).toEqual([waits, waits])
    await db().agreement.update({ where: { id: agreement.id }, data: { restricted: false } })
    await db().followUp.update({ where: { id }, data: { archivedAt: new Date() } })
    expect([await seen(staff), await seen(viewer)]).toEqual([waits, waits])
  })

  it('says what became of it, also by its agreement, and that an officer who can no longer sign in owns nothing', async () => {
    const readout = await makeReadout(db(), { status: 'final' })
    const outcome = await makeOutcome(db(), { readoutId: readout.id, type: 'agreement', owedBy: 'us' })
    const agreement = await makeAgreement(db(), { visitId: readout.visitId, status: 'signed' })
    await db().agreementOutcome.create({ data: { agreementId: agreement.id, outcomeId: outcome.id } })
    const [here, gone] = [await makePerson(db()), await makePerson(db())]
    await makeUser(db(), { personId: gone.id, deactivatedAt: new Date('2026-01-01') })
    const outcomeId = outcome.id
    for (const officerId of [here.id, gone.id, null]) await makeFollowUp(db(), { outcomeId, officerId })
    await makeFollowUp(db(), { outcomeId, officerId: gone.id, status: 'closed' })
    await makeFollowUp(db(), { outcomeId, officerId: gone.id, archivedAt: new Date() })
    await makeFollowUpOfAgreement(db(), agreement, { officerId: gone.id, dueDate: new Date('2027-05-01') })
    const shown = await getOutcome(staff, outcomeId)
    expect(shown?.followUps.map(({ officer, unowned }) => [officer, unowned])).toEqual([
      [here.name, false],
      [gone.name, true],
      [null, true],
      [gone.name, false],
    ])
    const line = { officer: gone.name, unowned: true, dueDate: '2027-05-01', status: 'open' }
    expect(shown).toMatchObject({ agreementFollowUps: [line], waits: false })
    const { followUps, agreementFollowUps } = shown ?? {}
    expect(await listReadoutOutcomes(staff, readout.id)).toMatchObject([{ followUps, agreementFollowUps }])
  })

  it('pages forward and back over a hundred rows without losing or doubling one', async () => {
    const readout = await makeReadout(db())
    for (let n = 0; n < 120; n++) await makeOutcome(db(), { readoutId: readout.id, text: `Row ${n}` })
    const visit = readout.visitId
    const first = await listOutcomes(staff, { visit })
    const second = await listOutcomes(staff, { visit, after: first.next ?? '' })
    const third = await listOutcomes(staff, { visit, after: second.next ?? '' })
    expect([first, second, third].map(({ rows }) => rows.length)).toEqual([50, 50, 20])
    expect([first.previous, third.next]).toEqual([null, null])
    const all = [...first.rows, ...second.rows, ...third.rows].map(({ text }) => text)
    expect(all).toEqual(Array.from({ length: 120 }, (_, n) => `Row ${119 - n}`))
    const back = await listOutcomes(staff, { visit, before: third.previous ?? '' })
    expect(back.rows).toEqual(second.rows)
    const start = await listOutcomes(staff, { visit, before: back.previous ?? '' })
    expect(start.rows).toEqual(first.rows)
    expect(start.previous).toBeNull()
    expect(first.count).toBe(120)
  })
})

describe('what the database counts', () => {
  it('knows of every outcome how many follow-ups it has, whoever writes them', async () => {
    const [one, other] = [await makeOutcome(db()), await makeOutcome(db())]
    const counts = async () =>
      (await db().outcome.findMany({ where: { id: { in: [one.id, other.id] } }, orderBy: { id: 'asc' } })).map(
        ({ followUpCount, version }) => [followUpCount, version],
      )
    const made = await Promise.all([1, 2, 3].map(() => makeFollowUp(db(), { outcomeId: one.id })))
    expect(await counts()).toEqual([
      [3, 1],
      [0, 1],
    ])
    const [first = { id: '' }, second = { id: '' }, third = { id: '' }] = made.map(({ id }) => ({ id }))
    await db().followUp.update({ where: first, data: { archivedAt: new Date() } })
    await db().followUp.update({ where: second, data: { outcomeId: other.id } })
    await db().followUp.update({ where: third, data: { title: 'Another' } })
    expect((await counts()).map(([count]) => count)).toEqual([1, 1])
    await db().followUp.update({ where: first, data: { archivedAt: null } })
    await db().followUp.deleteMany({ where: third })
    expect((await counts()).map(([count]) => count)).toEqual([1, 1])
  })

  it('counts a list to 1,000 and says that there are more', async () => {
    const { visitId } = await makeOutcome(db())
    const more = (count: number) => db().$executeRaw`
      INSERT INTO outcome (id, visit_id, item_id, readout_id, type, text, search_key, owed_by, updated_at)
      SELECT gen_random_uuid(), visit_id, item_id, readout_id, type, text, search_key, owed_by, now()
      FROM outcome, generate_series(1, ${count}::int) WHERE visit_id = ${visitId}::uuid`
    await more(999)
    expect(await listOutcomes(staff, { visit: visitId })).toMatchObject({ count: 1000, countIsCapped: false })
    await db()
      .$executeRaw`DELETE FROM outcome WHERE id IN (SELECT id FROM outcome WHERE visit_id = ${visitId}::uuid LIMIT 999)`
    await more(1000)
    expect(await listOutcomes(staff, { visit: visitId })).toMatchObject({ count: 1000, countIsCapped: true })
  })
})
