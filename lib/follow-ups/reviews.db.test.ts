import { beforeAll, describe, expect, it } from 'vitest'
import { commandsAt, refusal } from '@/lib/audit/testing/commands'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf, asRole } from '@/prisma/factories/actors'
import { makeAgreement } from '@/prisma/factories/agreements'
import { makePerson } from '@/prisma/factories/directory'
import { makeEvidence, makeFollowUp, makeReview } from '@/prisma/factories/follow-ups'
import { makeVisit } from '@/prisma/factories/visits'
import { approveFollowUp, returnFollowUp } from './moves.commands'
import { listReviews, reviewsBeside } from './reviews.queries'

const NOW = new Date('2027-03-12T10:00:00Z')
const TODAY = '2027-03-12'
let manager: Actor
const run = commandsAt(NOW, () => manager)

beforeAll(async () => {
  manager = await asRole(db(), 'manager')
})

type Made = Parameters<typeof makeFollowUp>[1]

/** Submitted on a day of March 2027. */
async function submitted(day: number, more: Made = {}) {
  const submittedAt = new Date(Date.UTC(2027, 2, day, 8))
  const followUp = await makeFollowUp(db(), { status: 'in_review', submittedAt, ...more })
  await makeEvidence(db(), { followUpId: followUp.id })
  await makeReview(db(), { followUpId: followUp.id, submittedAt })
  return followUp
}

describe('the queue', () => {
  it('is narrowed by visit, lead organisation and officer, and says how long each waits', async () => {
    const visit = await makeVisit(db())
    const officer = await makePerson(db())
    const late = await submitted(10, { visitId: visit.id })
    const first = await submitted(2, { visitId: visit.id, officerId: officer.id })
    const rows = async (query: Parameters<typeof listReviews>[1]) =>
      (await listReviews(manager, { visit: visit.id, ...query }, TODAY)).rows
    expect((await rows({})).map(({ id, waiting, evidence }) => ({ id, waiting, evidence }))).toEqual([
      { id: first.id, waiting: 10, evidence: 1 },
      { id: late.id, waiting: 2, evidence: 1 },
    ])
    expect((await rows({ officer: officer.id })).map(({ id }) => id)).toEqual([first.id])
    expect(await rows({ lead: 'None that is called so' })).toEqual([])
    expect((await listReviews(manager, { visit: visit.id }, TODAY)).count).toBe(2)
  })

  it('says that a follow-up is unowned whose officer can no longer sign in', async () => {
    const visit = await makeVisit(db())
    const [gone, here] = [await makePerson(db()), await makePerson(db())]
    await makeUser(db(), { personId: gone.id, deactivatedAt: new Date('2027-03-01T08:00:00Z') })
    await submitted(2, { visitId: visit.id, officerId: gone.id })
    await submitted(3, { visitId: visit.id, officerId: here.id })
    const { rows } = await listReviews(manager, { visit: visit.id }, TODAY)
    expect(rows.map(({ officer, unowned }) => [officer?.id, unowned])).toEqual([
      [gone.id, true],
      [here.id, false],
    ])
  })

  it('leads from one to the next, also from one that was decided meanwhile', async () => {
    const [one, two, three] = [await submitted(20), await submitted(21), await submitted(22)]
    const at = (day: number) => new Date(Date.UTC(2027, 2, day, 8)).toISOString()
    expect(await reviewsBeside(manager, two.id, at(21))).toMatchObject({ previous: one.id, next: three.id })
    await run(approveFollowUp, { followUpId: two.id, version: 1 })
    expect(await reviewsBeside(manager, two.id, at(21))).toMatchObject({ previous: one.id, next: three.id })
    expect(await reviewsBeside(manager, one.id, at(20))).toMatchObject({ next: three.id })
  })
})

describe('four eyes', () => {
  it('hold for a follow-up of an agreement', async () => {
    const person = await makePerson(db())
    const user = await makeUser(db(), { roles: ['manager'], personId: person.id })
    const agreement = await makeAgreement(db())
    const followUp = await submitted(3, { officerId: person.id })
    await db().followUp.update({
      where: { id: followUp.id },
      data: { outcomeId: null, agreementId: agreement.id, visitId: agreement.visitId },
    })
    const own = refusal('refusals.followUps.fourEyes.accountable')
    expect(await run(approveFollowUp, { followUpId: followUp.id, version: 1 }, actorOf(user))).toMatchObject(own)
    expect(await run(approveFollowUp, { followUpId: followUp.id, version: 1 })).toEqual({ ok: true, value: null })
  })

  it('a return without a reason is refused beside the field', async () => {
    const followUp = await submitted(3)
    expect(await run(returnFollowUp, { followUpId: followUp.id, version: 1, reason: ' ' })).toEqual({
      ok: false,
      failure: { kind: 'invalid', fields: { reason: [{ key: 'errors.reason' }] } },
    })
  })
})
