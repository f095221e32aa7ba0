import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AGREEMENT_STATUSES } from '@/lib/agreements/workflow'
import type { Actor } from '@/lib/auth/permissions'
import { createFollowUp } from '@/lib/follow-ups/commands'
import { editFollowUp } from '@/lib/follow-ups/edit.commands'
import {
  approveFollowUp,
  dropFollowUp,
  reopenFollowUp,
  returnFollowUp,
  submitForReview,
} from '@/lib/follow-ups/moves.commands'
import { addEvidence } from '@/lib/follow-ups/work/evidence.commands'
import { reportProgress } from '@/lib/follow-ups/work/progress.commands'
import { addOutcome, archiveOutcome, editOutcome, restoreOutcome } from '@/lib/outcomes/commands'
import { OUTCOME_TYPES, OWED_BY } from '@/lib/outcomes/schema'
import { dayToDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import type { Result } from '@/lib/platform/result'
import { clearReadout, finaliseReadout, returnReadout, setHandling, submitReadout } from '@/lib/readouts/commands'
import { asRole } from '@/prisma/factories/actors'
import { makeAgreement, makeFollowUpOfAgreement } from '@/prisma/factories/agreements'
import { makeOrganisation } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'

const NOW = new Date('2027-03-14T20:30:00Z')

type World = { managers: [Actor, Actor]; organisationId: string; visitId: string; itemId: string; readoutId: string }
/** Numbers between 0 and 1 that choose among what is there: the same ones make the same change. */
type Chance = { which: number; what: number }
type Change = (world: World, chance: Chance) => Promise<Result<unknown> | null>

const pick = <T>(list: readonly T[], part: number): T | null => list[Math.floor(part * list.length)] ?? null
const base = () => ({ commandId: newId(), reason: 'As the minister asked' })

/** One command on a readout as it stands. */
const onReadout =
  (
    run: (actor: Actor, input: object, now: Date) => Promise<Result<unknown>>,
    also: (what: number) => object = () => ({}),
  ): Change =>
  async ({ managers, readoutId }, { what }) => {
    const { version } = await db().readout.findUniqueOrThrow({ where: { id: readoutId } })
    return run(managers[0], { ...base(), readoutId, version, base: {}, ...also(what) }, NOW)
  }

const onOutcome =
  (
    run: (actor: Actor, input: object, now: Date) => Promise<Result<unknown>>,
    also: (what: number) => object = () => ({}),
  ): Change =>
  async ({ managers, visitId }, { which, what }) => {
    const outcome = pick(await db().outcome.findMany({ where: { visitId }, orderBy: { id: 'asc' } }), which)
    if (!outcome) return null
    const { id: outcomeId, version } = outcome
    return run(managers[0], { ...base(), outcomeId, version, base: {}, ...also(what) }, NOW)
  }

/** One command on a follow-up; a decision is the other manager's. */
const onFollowUp =
  (run: (actor: Actor, input: object, now: Date) => Promise<Result<unknown>>, who: 0 | 1, also: object = {}): Change =>
  async ({ managers, visitId }, { which }) => {
    const followUp = pick(await db().followUp.findMany({ where: { visitId }, orderBy: { id: 'asc' } }), which)
    if (!followUp) return null
    const { id: followUpId, version } = followUp
    return run(managers[who], { ...base(), followUpId, version, ...also }, NOW)
  }

const someFields = (what: number) => ({
  type: pick(OUTCOME_TYPES, what),
  owedBy: pick(OWED_BY, (what * 7) % 1),
  text: `Outcome ${what}`,
})

/** A row of another domain's table, changed as its commands change it. */
const onAgreement =
  (data: (what: number) => Parameters<ReturnType<typeof db>['agreement']['update']>[0]['data']): Change =>
  async ({ visitId }, { which, what }) => {
    const agreement = pick(await db().agreement.findMany({ where: { visitId }, orderBy: { id: 'asc' } }), which)
    if (agreement) await db().agreement.update({ where: { id: agreement.id }, data: data(what) })
    return null
  }

const CHANGES: Record<string, Change> = {
  addOutcome: onReadout(addOutcome, someFields),
  submitReadout: onReadout(submitReadout),
  clearReadout: onReadout(clearReadout),
  finaliseReadout: onReadout(finaliseReadout),
  returnReadout: onReadout(returnReadout),
  setHandling: onReadout(setHandling, (what) => ({ handling: what < 0.5 ? 'restricted' : 'internal' })),
  editOutcome: onOutcome(editOutcome, someFields),
  archiveOutcome: onOutcome(archiveOutcome),
  restoreOutcome: onOutcome(restoreOutcome),
  createFollowUp: onOutcome(createFollowUp, (what) => ({
    title: `Follow-up ${what}`,
    leadOrganisation: null,
    officer: null,
    nextStep: null,
    dueDate: null,
  })),
  reportProgress: onFollowUp(reportProgress, 0, { text: 'Begun', nextStep: null }),
  addEvidence: onFollowUp(addEvidence, 0, { kind: 'note', text: 'Proof', url: null, fileId: null }),
  submitForReview: onFollowUp(submitForReview, 0),
  approve: onFollowUp(approveFollowUp, 1),
  return: onFollowUp(returnFollowUp, 1),
  drop: onFollowUp(dropFollowUp, 1),
  reopen: onFollowUp(reopenFollowUp, 1),
  editFollowUp: async (world, chance) => {
    const lead = chance.what < 0.5 ? world.organisationId : null
    const leadOrganisation = lead ? { kind: 'known', id: lead } : null
    return onFollowUp(editFollowUp, 0, { title: 'Edited', leadOrganisation, officer: null, nextStep: null, base: {} })(
      world,
      chance,
    )
  },
  archiveFollowUp: async ({ visitId }, { which, what }) => {
    const followUp = pick(await db().followUp.findMany({ where: { visitId }, orderBy: { id: 'asc' } }), which)
    const archivedAt = what < 0.6 ? NOW : null
    if (followUp) await db().followUp.update({ where: { id: followUp.id }, data: { archivedAt } })
    return null
  },
  lead: async ({ visitId, organisationId }, { which, what }) => {
    const followUp = pick(await db().followUp.findMany({ where: { visitId }, orderBy: { id: 'asc' } }), which)
    const leadOrganisationId = what < 0.6 ? organisationId : null
    if (followUp) await db().followUp.update({ where: { id: followUp.id }, data: { leadOrganisationId } })
    return null
  },
  makeAgreement: async ({ visitId, itemId }, { what }) => {
    await makeAgreement(db(), { visitId, itemId: what < 0.7 ? itemId : null, restricted: what < 0.3 })
    return null
  },
  agreementStep: onAgreement((what) => ({
    status: pick(AGREEMENT_STATUSES, what) ?? 'proposed',
    statusReason: 'Agreed so',
  })),
  signAgreement: onAgreement((what) => ({ signedOn: what < 0.5 ? dayToDb('2027-02-03') : null, status: 'signed' })),
  restrictAgreement: onAgreement((what) => ({ restricted: what < 0.5 })),
  archiveAgreement: onAgreement((what) => ({ archivedAt: what < 0.5 ? NOW : null })),
  owedByAgreement: onAgreement((what) => ({ owedBy: pick(OWED_BY, what) ?? 'both' })),
  followUpOfAgreement: async ({ visitId }, { which }) => {
    const agreement = pick(await db().agreement.findMany({ where: { visitId }, orderBy: { id: 'asc' } }), which)
    if (agreement) await makeFollowUpOfAgreement(db(), agreement)
    return null
  },
  link: async ({ visitId }, { which, what }) => {
    const agreement = pick(await db().agreement.findMany({ where: { visitId }, orderBy: { id: 'asc' } }), which)
    const outcome = pick(await db().outcome.findMany({ where: { visitId }, orderBy: { id: 'asc' } }), what)
    if (!agreement || !outcome) return null
    const key = { outcomeId: outcome.id }
    const to = { agreementId: agreement.id }
    await db().agreementOutcome.upsert({ where: key, create: { ...key, ...to }, update: to })
    return null
  },
  unlink: async ({ visitId }, { which }) => {
    const links = await db().agreementOutcome.findMany({
      where: { agreement: { visitId } },
      orderBy: { outcomeId: 'asc' },
    })
    const one = pick(links, which)
    if (one) await db().agreementOutcome.delete({ where: { outcomeId: one.outcomeId } })
    return null
  },
  moveMeeting: async ({ itemId }, { what }) => {
    const data =
      what < 0.3 ? { date: null, dayNumber: null } : { date: what < 0.6 ? dayToDb('2027-01-02') : null, dayNumber: 3 }
    await db().programmeItem.update({ where: { id: itemId }, data: data.date ? { ...data, dayNumber: null } : data })
    return null
  },
  moveVisit: async ({ visitId }, { what }) => {
    const data = what < 0.5 ? { arrivalDate: dayToDb('2027-01-20') } : { arrivalDate: null }
    await db().visit.update({ where: { id: visitId }, data })
    return null
  },
  moveHome: async ({ visitId }, { what }) => {
    await db().visit.update({
      where: { id: visitId },
      data: { homeZone: what < 0.5 ? 'America/New_York' : 'Asia/Tashkent' },
    })
    return null
  },
}

async function makeStart(): Promise<World> {
  const visit = await makeVisit(db(), { arrivalDate: dayToDb('2027-01-10'), status: 'under_way' })
  const item = await makeItem(db(), { visitId: visit.id, dayNumber: 2, status: 'held' })
  const readout = await makeReadout(db(), { itemId: item.id, discussion: 'Of water and roads.' })
  const managers: [Actor, Actor] = [await asRole(db(), 'manager'), await asRole(db(), 'manager')]
  const { id: organisationId } = await makeOrganisation(db())
  return { managers, organisationId, visitId: visit.id, itemId: item.id, readoutId: readout.id }
}

/** Rows that the triggers left different from what their views say; empty is right. */
async function differences(visitId: string): Promise<unknown[]> {
  const columns = `id, outcome_id, agreement_id, visit_id, item_id, type, owed_by, restricted, published, agreed_on, recorded_at,
    follow_ups, unfinished, started_at, closed_at, since, started_on, closed_on, mixed, stood_for_by, leads`
  const rows = (from: string) => `SELECT ${columns} FROM ${from} WHERE visit_id = '${visitId}'`
  const agreed = await db().$queryRawUnsafe<unknown[]>(`/* test.agreed */
    (${rows('agreed')} EXCEPT ${rows('agreed_source')}) UNION ALL (${rows('agreed_source')} EXCEPT ${rows('agreed')})`)
  const carried = await db().$queryRaw<unknown[]>`/* test.carried */
    SELECT f.id FROM follow_up f JOIN follow_up_origin x ON x.outcome_id = f.outcome_id OR x.agreement_id = f.agreement_id
    WHERE f.visit_id = ${visitId}::uuid AND (f.restricted, f.hidden, f.published, f.owed_by, f.outcome_type, f.agreed_on)
      IS DISTINCT FROM (x.restricted, x.hidden, x.published, x.owed_by, x.outcome_type, x.agreed_on)`
  return [...agreed, ...carried]
}

const part = fc.nat({ max: 999 }).map((n) => n / 1_000)
const steps = fc.array(fc.record({ name: fc.constantFrom(...Object.keys(CHANGES)), which: part, what: part }), {
  minLength: 15,
  maxLength: 25,
})

test('whatever is changed, what was agreed and what follow-ups carry is what their sources say', {
  timeout: 180_000,
}, async () => {
  const done = new Set<string>()
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      const world = await makeStart()
      const begin = ['addOutcome', 'createFollowUp', 'makeAgreement', 'link'].map((name) => ({
        name,
        which: 0,
        what: 0.1,
      }))
      for (const { name, ...chance } of [...begin, ...list]) {
        const result = await CHANGES[name]?.(world, chance)
        if (result?.ok) done.add(name)
        expect(await differences(world.visitId), name).toEqual([])
      }
    }),
    { numRuns: 6, endOnFailure: true },
  )
  // The commands were not refused each time: the changes were real ones.
  expect(done.size).toBeGreaterThan(9)
})

test('reviews move what was agreed to closed, and reopening takes it back', async () => {
  const world = await makeStart()
  const run = async (name: string, what = 0) => {
    expect(await CHANGES[name]?.(world, { which: 0, what }), name).toMatchObject({ ok: true })
    expect(await differences(world.visitId), name).toEqual([])
  }
  const standing = () =>
    db().agreed.findFirstOrThrow({
      where: { visitId: world.visitId },
      select: { unfinished: true, startedOn: true, closedOn: true },
    })
  for (const name of ['addOutcome', 'createFollowUp', 'drop', 'reopen']) await run(name)
  // Dropped before it began and taken up again: from then on it is started.
  expect(await standing()).toEqual({ unfinished: 1, startedOn: dayToDb('2027-03-15'), closedOn: null })
  for (const name of ['addEvidence', 'submitForReview', 'approve']) await run(name)
  expect(await standing()).toEqual({ unfinished: 0, startedOn: dayToDb('2027-03-15'), closedOn: dayToDb('2027-03-15') })
  await run('reopen')
  expect(await standing()).toMatchObject({ unfinished: 1, closedOn: null })
})
