import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { makeUser } from '@/prisma/factories/accounts'
import { makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { FOLLOW_UP_MAILS } from './nudge-mail.queries'

const NOW = new Date('2027-03-12T10:00:00Z')

/** An officer of that role, accountable for work of a draft readout. */
async function world(role: 'staff' | 'viewer', visit: Parameters<typeof makeVisit>[1] = {}) {
  const person = await makePerson(db())
  const officer = await makeUser(db(), { roles: [role], personId: person.id })
  const { id: visitId } = await makeVisit(db(), visit)
  const readout = await makeReadout(db(), { visitId, status: 'draft' })
  const outcome = await makeOutcome(db(), { readoutId: readout.id })
  const followUp = await makeFollowUp(db(), { outcomeId: outcome.id, officerId: person.id, title: 'Send the draft' })
  const compose = () =>
    FOLLOW_UP_MAILS.follow_up_reminded?.(
      {
        ...{ userId: officer.id, kind: 'follow_up_reminded', visitId },
        ...{ subjectType: 'followUp', subjectId: followUp.id, values: { by: 'A colleague' } },
      },
      NOW,
    )
  return { officer, visitId, followUp, compose }
}

describe('a reminder by hand, by mail', () => {
  it('names the work to its officer', async () => {
    const { compose, followUp } = await world('staff')
    const letter = await compose()
    expect(letter?.subject).toContain('Send the draft')
    expect(letter?.action.path).toBe(`/follow-ups/${followUp.id}`)
  })

  it('says nothing to an officer who may not see it when it is sent', async () => {
    expect(await (await world('viewer')).compose()).toBeNull()
    const restricted = await world('staff')
    await db().visit.update({ where: { id: restricted.visitId }, data: { restricted: true } })
    expect(await restricted.compose()).toBeNull()
    const gone = await world('staff')
    await db().user.update({ where: { id: gone.officer.id }, data: { deactivatedAt: NOW } })
    expect(await gone.compose()).toBeNull()
  })

  it('names nothing of a restricted visit to an officer of its team', async () => {
    const { compose, visitId, officer } = await world('staff', { title: 'Secret water talks', restricted: true })
    await db().visitTeamMember.create({ data: { visitId, userId: officer.id, addedAt: NOW } })
    const letter = await compose()
    expect(letter).not.toBeNull()
    expect(JSON.stringify(letter)).not.toMatch(/Secret|Send the draft/)
  })
})
