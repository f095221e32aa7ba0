import { expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeAgreement, makeFollowUpOfAgreement } from '@/prisma/factories/agreements'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { completeVisit } from './commands'

const NOW = new Date('2027-03-12T10:00:00Z')

it('an outcome is followed up by what the agreement that stands for it does', async () => {
  const manager = await asRole(db(), 'manager')
  const visit = await makeVisit(db(), { status: 'reporting' })
  const item = await makeItem(db(), { visitId: visit.id, status: 'held' })
  const readout = await makeReadout(db(), { visitId: visit.id, itemId: item.id, status: 'final' })
  const outcome = await makeOutcome(db(), { readoutId: readout.id })
  const complete = () => completeVisit(manager, { commandId: newId(), visitId: visit.id, version: 1 }, NOW)
  const waits = { failure: { kind: 'refused', blockers: [{ key: 'refusals.followUps.complete.outcomeWaits' }] } }
  expect(await complete()).toMatchObject(waits)
  const agreement = await makeAgreement(db(), { visitId: visit.id })
  await db().agreementOutcome.create({ data: { agreementId: agreement.id, outcomeId: outcome.id } })
  expect(await complete()).toMatchObject(waits)
  await makeFollowUpOfAgreement(db(), agreement)
  await db().agreement.update({ where: { id: agreement.id }, data: { archivedAt: NOW } })
  expect(await complete()).toMatchObject(waits)
  await db().agreement.update({ where: { id: agreement.id }, data: { archivedAt: null } })
  expect(await complete()).toMatchObject({ ok: true })
})
