import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { makeAgreement, makeFollowUpOfAgreement } from '@/prisma/factories/agreements'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'

const carried = (id: string) =>
  db().followUp.findUniqueOrThrow({
    where: { id },
    select: { hidden: true, published: true, restricted: true, owedBy: true, outcomeType: true, agreedOn: true },
  })
const agreed = (id: string) => db().agreed.findUnique({ where: { id } })
const day = (text: string) => new Date(`${text}T00:00:00Z`)

async function world() {
  const visit = await makeVisit(db(), { arrivalDate: day('2027-03-10') })
  const item = await makeItem(db(), { visitId: visit.id, dayNumber: 3 })
  const readout = await makeReadout(db(), { itemId: item.id, status: 'submitted' })
  const outcome = await makeOutcome(db(), { readoutId: readout.id, type: 'commitment', owedBy: 'us' })
  const followUp = await makeFollowUp(db(), { outcomeId: outcome.id })
  return { visit, item, readout, outcome, followUp }
}

test('a follow-up carries what scopes and filters ask of its outcome, whatever changes there', async () => {
  const { visit, item, readout, outcome, followUp } = await world()
  const made = { hidden: false, published: false, restricted: false, owedBy: 'us', outcomeType: 'commitment' }
  expect(await carried(followUp.id)).toEqual({ ...made, agreedOn: day('2027-03-12') })
  await db().readout.update({ where: { id: readout.id }, data: { status: 'cleared', handling: 'restricted' } })
  await db().outcome.update({ where: { id: outcome.id }, data: { owedBy: 'both', type: 'decision' } })
  await db().visit.update({ where: { id: visit.id }, data: { arrivalDate: day('2027-04-10') } })
  const changed = { hidden: false, published: true, restricted: true, owedBy: 'both', outcomeType: 'decision' }
  expect(await carried(followUp.id)).toEqual({ ...changed, agreedOn: day('2027-04-12') })
  await db().programmeItem.update({ where: { id: item.id }, data: { date: day('2027-05-01'), dayNumber: null } })
  await db().outcome.update({ where: { id: outcome.id }, data: { archivedAt: new Date() } })
  expect(await carried(followUp.id)).toEqual({ ...changed, hidden: true, agreedOn: day('2027-05-01') })
  expect(await agreed(outcome.id)).toBeNull()
})

test('what was agreed is started with its first follow-up, and closed with its last', async () => {
  const { outcome, followUp } = await world()
  const other = await makeFollowUp(db(), { outcomeId: outcome.id })
  expect(await agreed(outcome.id)).toMatchObject({ followUps: 2, unfinished: 2, startedAt: null, closedAt: null })
  const startedAt = new Date('2027-03-20T08:00:00Z')
  await db().followUp.update({ where: { id: followUp.id }, data: { status: 'in_progress', startedAt } })
  const closedAt = new Date('2027-04-20T08:00:00Z')
  await db().followUp.update({ where: { id: followUp.id }, data: { status: 'closed', closedAt } })
  expect(await agreed(outcome.id)).toMatchObject({ followUps: 2, unfinished: 1, startedAt, closedAt: null })
  await db().followUp.update({ where: { id: other.id }, data: { status: 'dropped', statusReason: 'Not needed' } })
  expect(await agreed(outcome.id)).toMatchObject({ followUps: 2, unfinished: 0, startedAt, closedAt })
})

test('a signed agreement stands for the outcomes that it came from, and is counted once', async () => {
  const { visit, item, outcome, followUp } = await world()
  const agreement = await makeAgreement(db(), { visitId: visit.id, itemId: item.id })
  const own = await makeFollowUpOfAgreement(db(), agreement)
  expect(await agreed(agreement.id)).toMatchObject({ published: false, followUps: 1, agreedOn: day('2027-03-12') })
  await db().agreementOutcome.create({ data: { agreementId: agreement.id, outcomeId: outcome.id } })
  // Before its signature the outcome stands for it.
  expect(await agreed(agreement.id)).toBeNull()
  expect(await agreed(outcome.id)).toMatchObject({ followUps: 2 })
  await db().agreement.update({ where: { id: agreement.id }, data: { status: 'signed', signedOn: day('2027-03-13') } })
  expect(await agreed(outcome.id)).toBeNull()
  expect(await agreed(agreement.id)).toMatchObject({ published: true, followUps: 2, agreedOn: day('2027-03-13') })
  expect(await carried(own.id)).toMatchObject({ published: true, outcomeType: null, owedBy: 'both' })
  expect(await carried(followUp.id)).toMatchObject({ published: false })
  await db().agreement.update({ where: { id: agreement.id }, data: { archivedAt: new Date() } })
  expect(await agreed(outcome.id)).toMatchObject({ followUps: 1 })
  expect(await carried(own.id)).toMatchObject({ hidden: true })
})
