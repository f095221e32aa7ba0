import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeAgreement } from '@/prisma/factories/agreements'
import { createFollowUp } from './commands'

const NOW = new Date('2027-03-12T10:00:00Z')
const MISSING = { ok: false, failure: { kind: 'missing' } }
const day = (text: string) => new Date(`${text}T00:00:00Z`)
let staff: Actor
let manager: Actor

beforeAll(async () => {
  staff = await asRole(db(), 'staff')
  manager = await asRole(db(), 'manager')
})

describe('a follow-up of an agreement', () => {
  const follow = (actor: Actor, input: object) =>
    createFollowUp(actor, { commandId: newId(), title: 'Carry it out', ...input }, NOW)

  it('is made by whoever writes follow-ups, of one agreement and no outcome', async () => {
    const agreement = await makeAgreement(db())
    const answer = await follow(staff, { agreementId: agreement.id })
    expect(answer).toMatchObject({ ok: true })
    const made = await db().followUp.findFirstOrThrow({ where: { agreementId: agreement.id } })
    expect(made).toMatchObject({ outcomeId: null, visitId: agreement.visitId, owedBy: 'both' })
    expect(await follow(staff, {})).toMatchObject({ failure: { kind: 'invalid' } })
    expect(await follow(staff, { agreementId: agreement.id, outcomeId: newId() })).toMatchObject({
      failure: { kind: 'invalid' },
    })
  })

  it('is not due before the signature', async () => {
    const agreement = await makeAgreement(db(), { status: 'signed', signedOn: day('2027-03-10') })
    expect(await follow(staff, { agreementId: agreement.id, dueDate: '2027-03-09' })).toMatchObject({
      failure: { fields: { dueDate: [{ key: 'errors.dueBeforeSignature' }] } },
    })
    expect(await follow(staff, { agreementId: agreement.id, dueDate: '2027-03-10' })).toMatchObject({ ok: true })
  })

  it('is not made of what is hidden or in the archive', async () => {
    const hidden = await makeAgreement(db(), { restricted: true })
    const gone = await makeAgreement(db(), { archivedAt: NOW })
    expect(await follow(staff, { agreementId: hidden.id })).toEqual(MISSING)
    expect(await follow(manager, { agreementId: gone.id })).toEqual(MISSING)
  })
})
