import { expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { makeUser } from '@/prisma/factories/accounts'
import { asRole } from '@/prisma/factories/actors'
import { makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeReadout } from '@/prisma/factories/readouts'
import { latestOfVisit } from './results.queries'

const TODAY = '2027-03-12'
const day = (text: string) => new Date(`${text}T00:00:00Z`)

it('the latest follow-ups of a visit come first, and one whose officer can no longer sign in is unowned', async () => {
  const readout = await makeReadout(db(), { status: 'final' })
  const outcome = await makeOutcome(db(), { readoutId: readout.id })
  const [here, gone] = [await makePerson(db()), await makePerson(db())]
  await makeUser(db(), { personId: gone.id, deactivatedAt: day('2027-01-01') })
  const add = (more: object) => makeFollowUp(db(), { outcomeId: outcome.id, ...more })
  await add({ dueDate: day('2027-03-10'), officerId: here.id })
  await add({ dueDate: day('2027-03-01'), officerId: gone.id })
  await add({ dueDate: day('2027-03-12'), officerId: here.id })
  await add({ dueDate: day('2027-02-01'), officerId: here.id, status: 'closed' })
  const viewer = await asRole(db(), 'viewer')
  const { rows, count } = await latestOfVisit(viewer, readout.visitId, TODAY)
  expect(rows.map(({ daysLate, officer, unowned }) => [daysLate, officer, unowned])).toEqual([
    [11, gone.name, true],
    [2, here.name, false],
  ])
  expect(count).toBe(2)
})
