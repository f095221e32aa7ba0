import { describe, expect, it } from 'vitest'
import { can, ROLES } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeAgreement } from '@/prisma/factories/agreements'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import {
  expireAgreement,
  prolongAgreement,
  putInForce,
  reinstateAgreement,
  signAgreement,
  signIntoForce,
  startNegotiation,
  takeBackSignature,
  terminateAgreement,
} from './moves.commands'
import { AGREEMENT_STATUSES, AGREEMENT_WORKFLOW } from './workflow'

const steps = {
  startNegotiation,
  signAgreement,
  signIntoForce,
  putInForce,
  expireAgreement,
  terminateAgreement,
  takeBackSignature,
  prolongAgreement,
  reinstateAgreement,
}
const NOW = new Date('2027-03-12T08:00:00Z')
const day = (text: string) => new Date(`${text}T00:00:00Z`)
const actors = Object.fromEntries(
  await Promise.all(ROLES.map(async (role) => [role, await asRole(db(), role)] as const)),
)
const visit = await makeVisit(db())

const actorOf = (role: string) => {
  const actor = actors[role]
  if (!actor) throw new Error(`no actor for ${role}`)
  return actor
}
const step = (agreement: { id: string; version: number }, fields: object = {}) => ({
  commandId: newId(),
  agreementId: agreement.id,
  version: agreement.version,
  reason: 'The ministry asked for it',
  ...fields,
})
const read = (id: string) => db().agreement.findUniqueOrThrow({ where: { id } })
/** Ended yesterday, so that "Expired" can be said. */
const make = (status: (typeof AGREEMENT_STATUSES)[number]) =>
  makeAgreement(db(), { visitId: visit.id, status, inForceUntil: day('2027-03-11') })

const everyStep = AGREEMENT_WORKFLOW.flatMap((row) =>
  AGREEMENT_STATUSES.flatMap((from) => ROLES.map((role) => [role, row.command, from, row] as const)),
)

describe('every step, from every status, by every role', () => {
  it.each(everyStep)('%s: %s from %s', async (role, command, from, row) => {
    const agreement = await make(from)
    const result = await steps[command](actorOf(role), step(agreement), NOW)
    const mayBe: readonly string[] = row.from
    const expected = !can(actorOf(role), row.permission) ? 'forbidden' : mayBe.includes(from) ? 'ok' : 'refused'
    expect(result.ok ? 'ok' : result.failure.kind).toBe(expected)
    expect((await read(agreement.id)).status).toBe(expected === 'ok' ? row.to : from)
    expect(await db().auditEvent.count({ where: { subjectId: agreement.id } })).toBe(expected === 'ok' ? 1 : 0)
  })
})

describe('a step', () => {
  it.each(AGREEMENT_WORKFLOW.filter((row) => 'reason' in row))('asks for a reason: $command', async (row) => {
    const agreement = await make(row.from[0])
    const result = await steps[row.command](actorOf('planner'), step(agreement, { reason: ' ' }), NOW)
    expect(result).toEqual({ ok: false, failure: { kind: 'invalid', fields: { reason: [{ key: 'errors.reason' }] } } })
  })

  it('is refused on an older version, and in the archive', async () => {
    const agreement = await make('proposed')
    const planner = actorOf('planner')
    expect(await startNegotiation(planner, step({ ...agreement, version: 2 }), NOW)).toMatchObject({
      failure: { kind: 'conflict', version: 1 },
    })
    await db().agreement.update({ where: { id: agreement.id }, data: { archivedAt: NOW } })
    expect(await startNegotiation(planner, step(agreement), NOW)).toMatchObject({
      failure: { reason: { key: 'refusals.agreements.archived' } },
    })
  })
})

describe('a signature', () => {
  it('keeps day, place and item, each of which may stay to be confirmed', async () => {
    const item = await makeItem(db(), { visitId: visit.id, type: 'signing_ceremony' })
    const agreement = await makeAgreement(db(), { visitId: visit.id, proposed: ['status', 'title'] })
    const signed = { signedOn: '2027-03-11', signedPlace: 'Shanghai', itemId: item.id }
    expect(await signAgreement(actorOf('planner'), step(agreement, signed), NOW)).toMatchObject({ ok: true })
    expect(await read(agreement.id)).toMatchObject({
      status: 'signed',
      signedOn: day('2027-03-11'),
      signedPlace: 'Shanghai',
      itemId: item.id,
      inForceFrom: null,
      proposed: ['title'],
    })
    const open = await makeAgreement(db(), { visitId: visit.id })
    expect(await signAgreement(actorOf('planner'), step(open), NOW)).toMatchObject({ ok: true })
    expect(await read(open.id)).toMatchObject({ status: 'signed', signedOn: null, signedPlace: null })
  })

  it('that puts in force at once does so from its day on', async () => {
    const agreement = await makeAgreement(db(), { visitId: visit.id, status: 'under_negotiation' })
    await signIntoForce(actorOf('planner'), step(agreement, { signedOn: '2027-03-11' }), NOW)
    expect(await read(agreement.id)).toMatchObject({ status: 'in_force', inForceFrom: day('2027-03-11') })
  })

  it('is not of a day to come, nor at an item of another visit', async () => {
    const [agreement, other] = [await makeAgreement(db(), { visitId: visit.id }), await makeItem(db())]
    const sign = (fields: object) => signAgreement(actorOf('planner'), step(agreement, fields), NOW)
    expect(await sign({ signedOn: '2027-03-14' })).toMatchObject({
      failure: { fields: { signedOn: [{ key: 'errors.signedInFuture' }] } },
    })
    expect(await sign({ itemId: other.id })).toMatchObject({
      failure: { fields: { itemId: [{ key: 'errors.referenceGone' }] } },
    })
  })
})

describe('the end', () => {
  it('is said only once the last day has passed at home', async () => {
    const lasts = await makeAgreement(db(), { visitId: visit.id, status: 'in_force', inForceUntil: day('2027-03-12') })
    const open = await makeAgreement(db(), { visitId: visit.id, status: 'in_force', withoutEnd: true })
    const notEnded = { failure: { kind: 'refused', reason: { key: 'refusals.agreements.notEnded' } } }
    const planner = actorOf('planner')
    expect(await expireAgreement(planner, step(lasts), NOW)).toMatchObject(notEnded)
    expect(await expireAgreement(planner, step(open), NOW)).toMatchObject(notEnded)
    // 13 March at home, still 12 March in UTC.
    expect(await expireAgreement(planner, step(lasts), new Date('2027-03-12T20:00:00Z'))).toMatchObject({
      ok: true,
    })
  })

  it('of a term is checked against its beginning', async () => {
    const signed = await makeAgreement(db(), { visitId: visit.id, status: 'signed', signedOn: day('2027-03-01') })
    const put = (fields: object) => putInForce(actorOf('planner'), step(signed, fields), NOW)
    expect(await put({ inForceUntil: '2027-02-01' })).toMatchObject({
      failure: { fields: { inForceUntil: [{ key: 'errors.endsBeforeStart' }] } },
    })
    expect(await put({ inForceFrom: '2027-03-05', inForceUntil: '2030-03-05' })).toMatchObject({ ok: true })
    expect(await read(signed.id)).toMatchObject({ status: 'in_force', inForceUntil: day('2030-03-05') })
  })
})
