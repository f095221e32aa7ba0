import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, can, ROLES } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { READOUT_STATUSES } from '@/lib/readouts/workflow'
import { searchKey } from '@/lib/search/key'
import { asRole } from '@/prisma/factories/actors'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import * as commands from './commands'

const NOW = new Date('2027-03-12T10:00:00Z')
const FIELDS = { type: 'commitment', text: 'To send the draft', owedBy: 'us' }
const MISSING = { ok: false, failure: { kind: 'missing' } }
const FORBIDDEN = { ok: false, failure: { kind: 'forbidden' } }
let staff: Actor & { userId: string }
let manager: Actor & { userId: string }

beforeAll(async () => {
  staff = await asRole(db(), 'staff')
  manager = await asRole(db(), 'manager')
})

const read = (id: string) => db().outcome.findUniqueOrThrow({ where: { id } })
const events = async (subjectId: string) =>
  (await db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(({ action }) => action)
const withId = (input: Record<string, unknown>) => ({ commandId: newId(), ...input })
const add = (actor: Actor, input: Record<string, unknown>) =>
  commands.addOutcome(actor, withId({ ...FIELDS, ...input }), NOW)
const edit = (actor: Actor, input: Record<string, unknown>) =>
  commands.editOutcome(actor, withId({ ...FIELDS, ...input }), NOW)

describe('adding an outcome', () => {
  it('puts it last, with the meeting and the visit of its readout', async () => {
    const readout = await makeReadout(db())
    await add(staff, { readoutId: readout.id, text: 'First' })
    const answer = await add(staff, { readoutId: readout.id, text: 'Second' })
    if (!answer.ok) throw new Error('not added')
    expect(await read(answer.value.id)).toMatchObject({
      text: 'Second',
      position: 1,
      readoutId: readout.id,
      itemId: readout.itemId,
      visitId: readout.visitId,
      searchKey: searchKey('Second'),
    })
    expect(await events(answer.value.id)).toEqual(['outcome.added'])
  })

  it('keeps the section whose words it was made of, one of the readout’s own too', async () => {
    const readout = await makeReadout(db())
    for (const sectionKey of ['discussion', newId()]) {
      const answer = await add(staff, { readoutId: readout.id, sectionKey })
      if (!answer.ok) throw new Error('not added')
      expect(await read(answer.value.id)).toMatchObject({ sectionKey })
    }
    const answer = await add(staff, { readoutId: readout.id, sectionKey: 'elsewhere' })
    expect(answer).toMatchObject({ ok: false, failure: { fields: { sectionKey: [{ key: 'errors.invalid' }] } } })
  })

  it('is one outcome after a double click', async () => {
    const readout = await makeReadout(db())
    const input = withId({ ...FIELDS, id: newId(), readoutId: readout.id })
    const answers = await Promise.all([commands.addOutcome(staff, input, NOW), commands.addOutcome(staff, input, NOW)])
    expect(answers[0]).toEqual(answers[1])
    expect(await db().outcome.count({ where: { readoutId: readout.id } })).toBe(1)
  })

  it('answers what is missing, too long or unreadable beside its field', async () => {
    const readout = await makeReadout(db())
    const wrong = await add(staff, { readoutId: readout.id, type: '', text: ' ', owedBy: 'them' })
    expect(wrong).toMatchObject({
      failure: {
        kind: 'invalid',
        fields: {
          type: [{ key: 'errors.choose' }],
          text: [{ key: 'errors.outcomeText' }],
          owedBy: [{ key: 'errors.choose' }],
        },
      },
    })
    expect(await add(staff, { readoutId: readout.id, text: 'x'.repeat(1_000_000) })).toMatchObject({
      failure: { fields: { text: [{ key: 'errors.tooLong' }] } },
    })
    expect(await add(staff, { readoutId: readout.id, text: 'a\u0007b' })).toMatchObject({
      failure: { fields: { text: [{ key: 'errors.controlCharacters' }] } },
    })
  })
})

describe('changing outcomes, by role and by the state of the readout', () => {
  const cases = READOUT_STATUSES.flatMap((status) => ROLES.map((role) => ({ status, role })))

  it.each(cases)('$role, $status', async ({ status, role }) => {
    const actor = await asRole(db(), role)
    const readout = await makeReadout(db(), { status })
    const outcome = await makeOutcome(db(), { readoutId: readout.id })
    const answers = [
      await add(actor, { readoutId: readout.id }),
      await edit(actor, { outcomeId: outcome.id, version: 1 }),
      await commands.moveOutcome(actor, withId({ outcomeId: outcome.id, direction: 'down' }), NOW),
      await commands.archiveOutcome(actor, withId({ outcomeId: outcome.id, version: 2 }), NOW),
      await commands.restoreOutcome(actor, withId({ outcomeId: outcome.id, version: 3 }), NOW),
    ]
    const kinds = answers.map((answer) => (answer.ok ? 'ok' : answer.failure.kind))
    if (!can(actor, 'readout.write')) expect(new Set(kinds)).toEqual(new Set(['forbidden']))
    else if (status !== 'final') expect(new Set(kinds)).toEqual(new Set(['ok']))
    else if (role !== 'manager') expect(new Set(kinds)).toEqual(new Set(['refused']))
    else expect(kinds.slice(0, 4)).toEqual(['invalid', 'invalid', 'invalid', 'invalid'])
  })

  it('a manager corrects the outcomes of a final readout with a reason', async () => {
    const readout = await makeReadout(db(), { status: 'final' })
    const outcome = await makeOutcome(db(), { readoutId: readout.id })
    const reason = 'Noted wrongly'
    expect(await edit(manager, { outcomeId: outcome.id, version: 1, reason })).toEqual({
      ok: true,
      value: { version: 2 },
    })
    const [event] = await db().auditEvent.findMany({ where: { subjectId: outcome.id } })
    expect(event?.changes).toMatchObject({ reason: { to: reason }, text: { to: FIELDS.text } })
    expect(await db().readout.findUniqueOrThrow({ where: { id: readout.id } })).toMatchObject({
      correctedByName: manager.name,
      correctionReason: reason,
    })
  })
})

describe('editing an outcome', () => {
  it('keeps the change with both values, and finds it by its new words', async () => {
    const outcome = await makeOutcome(db(), { text: 'Old', proposed: ['type', 'owedBy'] })
    await edit(staff, { outcomeId: outcome.id, version: 1, owedBy: 'both' })
    expect(await read(outcome.id)).toMatchObject({ ...FIELDS, owedBy: 'both', version: 2, proposed: [] })
    const [event] = await db().auditEvent.findMany({ where: { subjectId: outcome.id } })
    expect(event?.changes).toEqual({
      text: { from: 'Old', to: FIELDS.text },
      owedBy: { from: 'us', to: 'both' },
    })
  })

  it('changes nothing when nothing changed', async () => {
    const outcome = await makeOutcome(db(), { text: FIELDS.text })
    expect(await edit(staff, { outcomeId: outcome.id, version: 1 })).toEqual({ ok: true, value: { version: 1 } })
    expect(await events(outcome.id)).toEqual([])
  })

  it('refuses a stale version with both texts, also of two at once', async () => {
    const outcome = await makeOutcome(db(), { text: 'Old' })
    const answers = await Promise.all([
      edit(staff, { outcomeId: outcome.id, version: 1, base: { text: 'Old' }, text: 'Mine' }),
      edit(manager, { outcomeId: outcome.id, version: 1, base: { text: 'Old' }, text: 'Theirs' }),
    ])
    const won = answers.findIndex(({ ok }) => ok)
    const [mine, theirs] = won === 0 ? ['Theirs', 'Mine'] : ['Mine', 'Theirs']
    expect(answers[1 - won]).toEqual({
      ok: false,
      failure: { kind: 'conflict', version: 2, fields: [{ field: 'text', base: 'Old', mine, theirs }] },
    })
  })
})

describe('the order and the archive of outcomes', () => {
  it('moves one up and down, and stays at the ends', async () => {
    const readout = await makeReadout(db())
    const made = []
    for (const text of ['A', 'B', 'C']) made.push(await makeOutcome(db(), { readoutId: readout.id, text, position: 0 }))
    const [a, b] = made
    if (!a || !b) throw new Error('not made')
    const order = async () =>
      (await db().outcome.findMany({ where: { readoutId: readout.id }, orderBy: { position: 'asc' } })).map(
        (o) => o.text,
      )
    const move = (id: string, direction: string) =>
      commands.moveOutcome(staff, withId({ outcomeId: id, direction }), NOW)
    await move(a.id, 'down')
    expect(await order()).toEqual(['B', 'A', 'C'])
    await move(b.id, 'up')
    expect(await order()).toEqual(['B', 'A', 'C'])
    await move(b.id, 'down')
    await move(b.id, 'down')
    expect(await order()).toEqual(['A', 'C', 'B'])
  })

  it('archives what has no follow-up, and brings it back', async () => {
    const outcome = await makeOutcome(db())
    const followUp = await makeFollowUp(db(), { outcomeId: outcome.id })
    const archive = (version: number) => commands.archiveOutcome(staff, withId({ outcomeId: outcome.id, version }), NOW)
    expect(await archive(1)).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.outcomes.hasFollowUps' } },
    })
    await db().followUp.update({ where: { id: followUp.id }, data: { archivedAt: NOW } })
    expect(await archive(9)).toMatchObject({ failure: { kind: 'conflict', version: 1 } })
    expect(await archive(1)).toEqual({ ok: true, value: null })
    expect(await read(outcome.id)).toMatchObject({ archivedAt: NOW, archivedBy: staff.userId })
    expect(await edit(staff, { outcomeId: outcome.id, version: 2 })).toEqual(MISSING)
    await commands.restoreOutcome(staff, withId({ outcomeId: outcome.id, version: 2 }), NOW)
    expect(await read(outcome.id)).toMatchObject({ archivedAt: null, archivedBy: null, version: 3 })
  })
})

describe('"No follow-up needed"', () => {
  const waive = (actor: Actor, outcomeId: string, version: number, reason: string) =>
    commands.waiveFollowUp(actor, withId({ outcomeId, version, reason }), NOW)

  it('takes a reason and can be taken back, also of a final readout', async () => {
    const readout = await makeReadout(db(), { status: 'final' })
    const outcome = await makeOutcome(db(), { readoutId: readout.id })
    expect(await waive(staff, outcome.id, 1, '')).toMatchObject({ failure: { kind: 'invalid' } })
    expect(await waive(staff, outcome.id, 1, 'Done on the spot')).toEqual({ ok: true, value: null })
    expect((await read(outcome.id)).noFollowUpReason).toBe('Done on the spot')
    expect(await waive(staff, outcome.id, 1, 'Too late')).toMatchObject({ failure: { kind: 'conflict', version: 2 } })
    const back = withId({ outcomeId: outcome.id, version: 2 })
    expect(await commands.requireFollowUp(staff, back, NOW)).toEqual({ ok: true, value: null })
    expect((await read(outcome.id)).noFollowUpReason).toBeNull()
    expect(await events(outcome.id)).toEqual(['outcome.follow_up_waived', 'outcome.follow_up_required'])
  })

  it('is refused while a follow-up is on its way, not once it was dropped', async () => {
    const outcome = await makeOutcome(db())
    const followUp = await makeFollowUp(db(), { outcomeId: outcome.id })
    expect(await waive(staff, outcome.id, 1, 'No')).toMatchObject({ failure: { kind: 'refused' } })
    await db().followUp.update({ where: { id: followUp.id }, data: { status: 'dropped', statusReason: 'Overtaken' } })
    expect((await waive(staff, outcome.id, 1, 'Overtaken')).ok).toBe(true)
  })

  it.each(ROLES)('is for a %s only with the permission', async (role) => {
    const actor = await asRole(db(), role)
    const answer = await waive(actor, (await makeOutcome(db())).id, 1, 'Why')
    if (can(actor, 'follow-up.write')) expect(answer.ok).toBe(true)
    else expect(answer).toEqual(FORBIDDEN)
  })
})

it('outcomes of a restricted visit of others are not there for any command, those of a closed visit stay', async () => {
  const hidden = await makeVisit(db(), { restricted: true })
  const readout = await makeReadout(db(), { visitId: hidden.id })
  const outcome = await makeOutcome(db(), { readoutId: readout.id })
  const one = { outcomeId: outcome.id, version: 1, reason: 'Why' }
  expect(await add(staff, { readoutId: readout.id })).toEqual(MISSING)
  expect(await edit(staff, one)).toEqual(MISSING)
  expect(await commands.archiveOutcome(staff, withId(one), NOW)).toEqual(MISSING)
  expect(await commands.restoreOutcome(staff, withId(one), NOW)).toEqual(MISSING)
  expect(await commands.moveOutcome(staff, withId({ ...one, direction: 'up' }), NOW)).toEqual(MISSING)
  expect(await commands.waiveFollowUp(staff, withId(one), NOW)).toEqual(MISSING)
  expect(await commands.requireFollowUp(staff, withId(one), NOW)).toEqual(MISSING)
  await db().visit.update({ where: { id: hidden.id }, data: { restricted: false, status: 'completed' } })
  expect(await edit(staff, one)).toMatchObject({ failure: { reason: { key: 'refusals.visitClosed' } } })
  expect(await read(outcome.id)).toMatchObject({ version: 1, text: outcome.text })
})
