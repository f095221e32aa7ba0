import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { asRole } from '@/prisma/factories/actors'
import { makeAgreement } from '@/prisma/factories/agreements'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { createAgreement } from './commands'
import { outcomesOffered } from './lists.queries'
import { signAgreement } from './moves.commands'
import { linkOutcomes, unlinkOutcome } from './outcomes.commands'

const NOW = new Date('2027-03-12T10:00:00Z')
const MISSING = { ok: false, failure: { kind: 'missing' } }
const DONE = { ok: true, value: null }
let planner: Actor
let manager: Actor

beforeAll(async () => {
  planner = await asRole(db(), 'planner')
  manager = await asRole(db(), 'manager')
})

const link = (actor: Actor, agreementId: string, ...outcomeIds: string[]) =>
  linkOutcomes(actor, { commandId: newId(), agreementId, outcomeIds }, NOW)
const unlink = (actor: Actor, agreementId: string, outcomeId: string) =>
  unlinkOutcome(actor, { commandId: newId(), agreementId, outcomeId }, NOW)
const linked = async (agreementId: string) =>
  (await db().agreementOutcome.findMany({ where: { agreementId } })).map(({ outcomeId }) => outcomeId).sort()
/** What was agreed of these for who sees everything, each thing once. */
const counted = async (...ids: string[]) => {
  const rows = await db().agreed.findMany({ where: { id: { in: ids }, stoodForBy: null }, select: { id: true } })
  return rows.map(({ id }) => id)
}

describe('the outcomes that an agreement came from', () => {
  it('are counted once with it, whichever way they were linked', async () => {
    const [first, second] = [await makeOutcome(db()), await makeOutcome(db())]
    const id = newId()
    const made = await createAgreement(
      planner,
      {
        commandId: newId(),
        id,
        visitId: first.visitId,
        outcomeIds: [first.id],
        title: 'Memorandum',
        type: 'memorandum',
        owedBy: 'both',
      },
      NOW,
    )
    expect(made).toMatchObject({ ok: true })
    expect(await link(planner, id, first.id, second.id)).toEqual(DONE)
    expect(await linked(id)).toEqual([first.id, second.id].sort())
    // Before its signature they stand for it, after that it stands for them.
    expect((await counted(id, first.id, second.id)).sort()).toEqual([first.id, second.id].sort())
    await signAgreement(planner, { commandId: newId(), agreementId: id, version: 1 }, NOW)
    expect(await counted(id, first.id, second.id)).toEqual([id])
    expect(await unlink(planner, id, second.id)).toEqual(DONE)
    expect((await counted(id, first.id, second.id)).sort()).toEqual([id, second.id].sort())
  })

  it('stand for one agreement at most: the other is named to who may see it', async () => {
    const hiddenVisit = await makeVisit(db(), { restricted: true })
    const [outcome, agreement] = [await makeOutcome(db()), await makeAgreement(db())]
    const [taken, hidden] = [await makeAgreement(db()), await makeAgreement(db(), { visitId: hiddenVisit.id })]
    await link(planner, taken.id, outcome.id)
    const ref = reference('O', outcome.number)
    expect(await link(planner, agreement.id, outcome.id)).toMatchObject({
      failure: {
        reason: {
          key: 'refusals.agreements.outcomeTakenBy',
          values: { outcome: ref, agreement: `${reference('A', taken.number)} “${taken.title}”` },
        },
      },
    })
    await unlink(planner, taken.id, outcome.id)
    await link(manager, hidden.id, outcome.id)
    expect(await link(planner, agreement.id, outcome.id)).toMatchObject({
      failure: { reason: { key: 'refusals.agreements.outcomeTaken', values: { outcome: ref } } },
    })
    expect(await linked(agreement.id)).toEqual([])
  })

  it('are given up by an agreement in the archive', async () => {
    const [outcome, old, agreement] = [
      await makeOutcome(db()),
      await makeAgreement(db(), { archivedAt: NOW }),
      await makeAgreement(db()),
    ]
    await db().agreementOutcome.create({ data: { agreementId: old.id, outcomeId: outcome.id } })
    expect(await link(planner, agreement.id, outcome.id)).toEqual(DONE)
    expect([await linked(old.id), await linked(agreement.id)]).toEqual([[], [outcome.id]])
  })

  it('may be of other visits that the actor sees, and of no other', async () => {
    const hiddenVisit = await makeVisit(db(), { restricted: true })
    const restricted = await makeReadout(db(), { handling: 'restricted' })
    const agreement = await makeAgreement(db())
    const [open, hidden, kept] = [
      await makeOutcome(db()),
      await makeOutcome(db(), { visitId: hiddenVisit.id }),
      await makeOutcome(db(), { readoutId: restricted.id }),
    ]
    expect(await link(planner, agreement.id, open.id)).toEqual(DONE)
    expect(await link(planner, agreement.id, hidden.id)).toEqual(MISSING)
    expect(await link(planner, agreement.id, kept.id)).toEqual(MISSING)
    expect(await link(manager, agreement.id, hidden.id, kept.id)).toEqual(DONE)
    expect(await unlink(planner, agreement.id, hidden.id)).toEqual(MISSING)
    expect(await linked(agreement.id)).toHaveLength(3)
  })

  it('are told of in the history where each is seen', async () => {
    const [outcome, agreement] = [await makeOutcome(db()), await makeAgreement(db())]
    await link(planner, agreement.id, outcome.id)
    const events = await db().auditEvent.findMany({
      where: { subjectId: { in: [outcome.id, agreement.id] } },
      orderBy: { id: 'asc' },
      select: { action: true, visitId: true, changes: true },
    })
    expect(events).toEqual([
      { action: 'outcome.linked', visitId: outcome.visitId, changes: {} },
      { action: 'agreement.outcomes_changed', visitId: agreement.visitId, changes: {} },
    ])
  })

  it('are offered of the visit, and of others by their words, those without an agreement', async () => {
    const readout = await makeReadout(db())
    const words = `Sharing${newId()}`
    const [free, taken] = [
      await makeOutcome(db(), { readoutId: readout.id, text: words }),
      await makeOutcome(db(), { readoutId: readout.id, text: words }),
    ]
    await link(planner, (await makeAgreement(db())).id, taken.id)
    const ids = async (actor: Actor, q: string | null) =>
      (await outcomesOffered(actor, { visitId: readout.visitId, q })).map(({ id }) => id)
    expect(await ids(planner, null)).toEqual([free.id])
    expect(await ids(planner, words)).toEqual([free.id])
    expect(await ids(planner, reference('O', free.number))).toEqual([free.id])
    expect(await ids(await asRole(db(), 'viewer'), words)).toEqual([])
  })
})
