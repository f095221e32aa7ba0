import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, can, ROLES, type Role, systemActor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import * as commands from './commands'
import { READOUT_STATUSES, READOUT_WORKFLOW, type ReadoutStatus, type ReadoutTransition } from './workflow'

const NOW = new Date('2027-03-12T10:00:00Z')
const NO_TEXT = { discussion: null, positions: null, pressLine: null }
const STEPS = {
  submitReadout: commands.submitReadout,
  clearReadout: commands.clearReadout,
  returnReadout: commands.returnReadout,
  finaliseReadout: commands.finaliseReadout,
} satisfies Record<ReadoutTransition['command'], unknown>
let staff: Actor & { userId: string }
let manager: Actor & { userId: string }

beforeAll(async () => {
  staff = await asRole(db(), 'staff')
  manager = await asRole(db(), 'manager')
})

const read = (id: string) => db().readout.findUniqueOrThrow({ where: { id } })
const revisions = (id: string) =>
  db().readoutRevision.findMany({ where: { readoutId: id }, orderBy: { number: 'asc' } })
const events = async (subjectId: string) =>
  (await db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(({ action }) => action)
const save = (actor: Actor, input: Record<string, unknown>) =>
  commands.saveReadout(actor, { commandId: newId(), ...NO_TEXT, ...input }, NOW)

describe('a meeting that changed behind an open form', () => {
  it.each([
    [{ archivedAt: NOW }, 'refusals.readouts.itemArchived'],
    [{ status: 'confirmed' as const }, 'refusals.readouts.notHeld'],
    [{ status: 'cancelled' as const, statusReason: 'Off' }, 'refusals.readouts.itemOff'],
  ])('takes no readout text that nobody would look for: %j', async (data, key) => {
    const readout = await makeReadout(db(), { writerId: staff.userId })
    await db().programmeItem.update({ where: { id: readout.itemId }, data })
    const answer = await save(staff, { readoutId: readout.id, version: 1, discussion: 'Said' })
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'refused', reason: { key } } })
    expect((await read(readout.id)).discussion).toBeNull()
  })
})

describe('saving a readout', () => {
  it('keeps every text that was ever saved as a revision of its own', async () => {
    const readout = await makeReadout(db(), { writerId: staff.userId })
    const first = await save(staff, { readoutId: readout.id, version: 1, discussion: 'First' })
    expect(first).toEqual({ ok: true, value: { version: 2, revision: 1 } })
    const second = await save(staff, {
      readoutId: readout.id,
      version: 2,
      discussion: 'Second',
      positions: 'Ours',
      pressLine: 'Said to all',
    })
    expect(second).toEqual({ ok: true, value: { version: 3, revision: 2 } })
    expect(await revisions(readout.id)).toMatchObject([
      { number: 1, discussion: 'First', positions: null, pressLine: null, writtenBy: staff.userId, at: NOW },
      { number: 2, discussion: 'Second', positions: 'Ours', pressLine: 'Said to all', reason: null },
    ])
    expect(await events(readout.id)).toEqual(['readout.saved', 'readout.saved'])
  })

  it('makes no revision, no version and no event when nothing changes', async () => {
    const readout = await makeReadout(db(), { discussion: 'As it was' })
    expect(await save(staff, { readoutId: readout.id, version: 1, discussion: ' As it was\n' })).toEqual({
      ok: true,
      value: { version: 1, revision: null },
    })
    expect(await revisions(readout.id)).toEqual([])
    expect(await events(readout.id)).toEqual([])
  })

  it('keeps paragraphs and empties a section to nothing, not to an empty text', async () => {
    const readout = await makeReadout(db(), { pressLine: 'Gone soon' })
    await save(staff, { readoutId: readout.id, version: 1, discussion: 'One\r\n\r\nTwo', pressLine: '  ' })
    expect(await read(readout.id)).toMatchObject({ discussion: 'One\n\nTwo', pressLine: null })
  })

  it('refuses a stale version with both texts and changes nothing', async () => {
    const readout = await makeReadout(db(), { discussion: 'Opened' })
    await save(manager, { readoutId: readout.id, version: 1, discussion: 'Theirs' })
    const answer = await save(staff, {
      readoutId: readout.id,
      version: 1,
      base: { discussion: 'Opened' },
      discussion: 'Mine',
    })
    expect(answer).toEqual({
      ok: false,
      failure: {
        kind: 'conflict',
        version: 2,
        fields: [{ field: 'discussion', base: 'Opened', mine: 'Mine', theirs: 'Theirs' }],
      },
    })
    expect((await read(readout.id)).discussion).toBe('Theirs')
  })

  it('lets one of two writers through who save at the same moment, and shows the other both texts', async () => {
    const readout = await makeReadout(db())
    const answers = await Promise.all([
      save(staff, { readoutId: readout.id, version: 1, discussion: 'One' }),
      save(manager, { readoutId: readout.id, version: 1, discussion: 'Two' }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ failure: { kind: 'conflict', version: 2 } })
    expect(await revisions(readout.id)).toHaveLength(1)
  })

  it('takes a double click for one save', async () => {
    const readout = await makeReadout(db())
    const input = { ...NO_TEXT, commandId: newId(), readoutId: readout.id, version: 1, discussion: 'Once' }
    const answers = await Promise.all([
      commands.saveReadout(staff, input, NOW),
      commands.saveReadout(staff, input, NOW),
    ])
    expect(answers[0]).toEqual({ ok: true, value: { version: 2, revision: 1 } })
    expect(answers[1]).toEqual(answers[0])
    expect(await revisions(readout.id)).toHaveLength(1)
  })

  it('answers a megabyte and control characters beside the field', async () => {
    const readout = await makeReadout(db())
    const long = await save(staff, { readoutId: readout.id, version: 1, discussion: 'x'.repeat(1_000_001) })
    expect(long).toMatchObject({ failure: { kind: 'invalid', fields: { discussion: [{ key: 'errors.tooLong' }] } } })
    const control = await save(staff, { readoutId: readout.id, version: 1, pressLine: 'a\u0000b' })
    expect(control).toMatchObject({
      failure: { kind: 'invalid', fields: { pressLine: [{ key: 'errors.controlCharacters' }] } },
    })
    const most = await save(staff, { readoutId: readout.id, version: 1, discussion: 'ў'.repeat(100_000) })
    expect(most.ok).toBe(true)
  })

  it.each(['submitted', 'cleared', 'final'] as const)('refuses a text that is %s', async (status) => {
    const readout = await makeReadout(db(), { status, discussion: 'Stands' })
    const answer = await save(manager, { readoutId: readout.id, version: 1, discussion: 'Changed' })
    expect(answer).toMatchObject({ failure: { kind: 'refused', reason: { values: { status } } } })
    expect((await read(readout.id)).discussion).toBe('Stands')
  })

  it('drops the marks of what a person now wrote, and keeps those of what the program wrote', async () => {
    const proposed = ['status', 'discussion', 'pressLine']
    const readout = await makeReadout(db(), { proposed })
    await save(systemActor('Sample load'), { readoutId: readout.id, version: 1, discussion: 'Sample' })
    expect(await read(readout.id)).toMatchObject({ proposed, writerId: null })
    await save(staff, { readoutId: readout.id, version: 2, discussion: 'A person' })
    expect(await read(readout.id)).toMatchObject({ proposed: ['status', 'pressLine'], writerId: staff.userId })
  })

  it('is refused on a visit that is over, and finds nothing on a restricted visit of others', async () => {
    const over = await makeReadout(db(), { visitId: (await makeVisit(db(), { status: 'completed' })).id })
    expect(await save(staff, { readoutId: over.id, version: 1, discussion: 'Late' })).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.visitClosed' } },
    })
    const hidden = await makeReadout(db(), { visitId: (await makeVisit(db(), { restricted: true })).id })
    expect(await save(staff, { readoutId: hidden.id, version: 1, discussion: 'x' })).toEqual({
      ok: false,
      failure: { kind: 'missing' },
    })
    expect(await save(staff, { readoutId: newId(), version: 1 })).toEqual({ ok: false, failure: { kind: 'missing' } })
  })
})

describe('each step of the workflow', () => {
  const cases = READOUT_WORKFLOW.flatMap((row) =>
    READOUT_STATUSES.flatMap((from) => ROLES.map((role) => ({ row, command: row.command, from, role }))),
  )
  const from: (row: { from: readonly ReadoutStatus[] }, status: ReadoutStatus) => boolean = (row, status) =>
    row.from.includes(status)
  const actors = new Map<Role, Actor & { userId: string }>()

  it.each(cases)('$command from $from by a $role', async ({ row, command, from: status, role }) => {
    const actor = actors.get(role) ?? (await asRole(db(), role))
    actors.set(role, actor)
    const readout = await makeReadout(db(), { status, discussion: 'Said', writerId: actor.userId })
    const input = { commandId: newId(), readoutId: readout.id, version: 1, reason: 'Comments' }
    const answer = await STEPS[command](actor, input, NOW)
    const after = await read(readout.id)
    if (!can(actor, row.permission)) {
      expect(answer).toEqual({ ok: false, failure: { kind: 'forbidden' } })
    } else if (!from(row, status)) {
      expect(answer).toMatchObject({
        ok: false,
        failure: { kind: 'refused', reason: { key: 'refusals.readouts.step' } },
      })
    } else {
      expect(answer).toEqual({ ok: true, value: { version: 2, status: row.to } })
      expect(after.status).toBe(row.to)
      expect(await events(readout.id)).toEqual([row.event])
      return
    }
    expect(after).toMatchObject({ status, version: 1 })
    expect(await events(readout.id)).toEqual([])
  })

  it.each(READOUT_WORKFLOW)(
    '$command refuses a version that is not the latest',
    async ({ command, from: [status] }) => {
      const readout = await makeReadout(db(), { status, discussion: 'Said', version: 3, writerId: manager.userId })
      const input = { commandId: newId(), readoutId: readout.id, version: 2, reason: 'Comments' }
      expect(await STEPS[command](manager, input, NOW)).toEqual({
        ok: false,
        failure: { kind: 'conflict', version: 3, fields: [] },
      })
    },
  )

  it.each(READOUT_WORKFLOW)(
    '$command happens once when two managers press it at once',
    async ({ command, from: [status] }) => {
      const other = await asRole(db(), 'manager')
      const readout = await makeReadout(db(), { status, discussion: 'Said' })
      const press = (actor: Actor) =>
        STEPS[command](actor, { commandId: newId(), readoutId: readout.id, version: 1, reason: 'Comments' }, NOW)
      const answers = await Promise.all([press(manager), press(other)])
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      expect(await events(readout.id)).toHaveLength(1)
    },
  )
})

describe('handing a readout in', () => {
  const submit = (actor: Actor, input: Record<string, unknown>) =>
    commands.submitReadout(actor, { commandId: newId(), version: 1, ...input }, NOW)

  it("is the writer's step, until somebody takes the readout over", async () => {
    const readout = await makeReadout(db(), { discussion: 'Said', writerId: manager.userId, writerName: 'The writer' })
    expect(await submit(staff, { readoutId: readout.id })).toEqual({
      ok: false,
      failure: { kind: 'refused', reason: { key: 'refusals.readouts.notWriter', values: { writer: 'The writer' } } },
    })
    const over = await commands.takeOverReadout(staff, { commandId: newId(), readoutId: readout.id, version: 1 }, NOW)
    expect(over).toEqual({ ok: true, value: null })
    expect(await submit(staff, { readoutId: readout.id, version: 2 })).toMatchObject({ ok: true })
    expect(await read(readout.id)).toMatchObject({
      writerId: staff.userId,
      submittedBy: staff.userId,
      submittedAt: NOW,
    })
  })

  it('makes who submits the sample its writer', async () => {
    const readout = await makeReadout(db(), { discussion: 'Said', proposed: ['status'] })
    await submit(staff, { readoutId: readout.id })
    expect(await read(readout.id)).toMatchObject({ writerId: staff.userId, writerName: staff.name, proposed: [] })
  })

  it('needs something in it: a text or an outcome', async () => {
    const readout = await makeReadout(db())
    expect(await submit(staff, { readoutId: readout.id })).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.readouts.empty' } },
    })
    await makeOutcome(db(), { readoutId: readout.id, archivedAt: NOW })
    expect((await submit(staff, { readoutId: readout.id })).ok).toBe(false)
    await makeOutcome(db(), { readoutId: readout.id })
    expect((await submit(staff, { readoutId: readout.id })).ok).toBe(true)
  })

  it('saves what stands in the writing form first, all or nothing', async () => {
    const readout = await makeReadout(db())
    const typed = { readoutId: readout.id, withText: true, ...NO_TEXT, discussion: 'Typed a second ago' }
    expect(await submit(staff, typed)).toEqual({ ok: true, value: { version: 3, status: 'submitted' } })
    expect(await read(readout.id)).toMatchObject({ status: 'submitted', discussion: 'Typed a second ago' })
    expect(await revisions(readout.id)).toHaveLength(1)

    const others = await makeReadout(db(), { writerId: manager.userId })
    expect((await submit(staff, { ...typed, readoutId: others.id })).ok).toBe(false)
    expect(await revisions(others.id)).toEqual([])
  })

  it('does not touch the text when it is pressed on the page that only reads', async () => {
    const readout = await makeReadout(db(), { discussion: 'Said' })
    await submit(staff, { readoutId: readout.id })
    expect((await read(readout.id)).discussion).toBe('Said')
  })
})

describe('returning a readout', () => {
  it('needs comments, which stand on it until it is submitted again', async () => {
    const readout = await makeReadout(db(), { status: 'submitted', discussion: 'Said', writerId: staff.userId })
    const input = { readoutId: readout.id, version: 1 }
    expect(await commands.returnReadout(manager, { ...input, commandId: newId(), reason: ' ' }, NOW)).toMatchObject({
      failure: { kind: 'invalid', fields: { reason: [{ key: 'errors.returnComments' }] } },
    })
    await commands.returnReadout(manager, { ...input, commandId: newId(), reason: 'Who said so?' }, NOW)
    expect(await read(readout.id)).toMatchObject({ returnComments: 'Who said so?', submittedAt: null, status: 'draft' })
    await commands.submitReadout(staff, { ...input, commandId: newId(), version: 2 }, NOW)
    expect(await read(readout.id)).toMatchObject({ returnComments: null, status: 'submitted' })
  })
})

describe('correcting a final readout', () => {
  const correct = (actor: Actor, input: Record<string, unknown>) =>
    commands.correctReadout(actor, { commandId: newId(), version: 1, ...NO_TEXT, ...input }, NOW)

  it('is a new revision with its reason, and stays final', async () => {
    const readout = await makeReadout(db(), { status: 'final', discussion: 'Wrong', writerId: staff.userId })
    const answer = await correct(manager, { readoutId: readout.id, discussion: 'Right', reason: 'A name was wrong' })
    expect(answer).toEqual({ ok: true, value: { version: 2, revision: 1 } })
    expect(await revisions(readout.id)).toMatchObject([{ discussion: 'Right', reason: 'A name was wrong' }])
    expect(await read(readout.id)).toMatchObject({ status: 'final', discussion: 'Right', writerId: staff.userId })
    expect(await events(readout.id)).toEqual(['readout.corrected'])
  })

  it('needs a manager, a reason, a change and a final readout', async () => {
    const readout = await makeReadout(db(), { status: 'final', discussion: 'Said' })
    const change = { readoutId: readout.id, discussion: 'Else', reason: 'Because' }
    expect(await correct(staff, change)).toEqual({ ok: false, failure: { kind: 'forbidden' } })
    expect(await correct(manager, { ...change, reason: '' })).toMatchObject({ failure: { kind: 'invalid' } })
    expect(await correct(manager, { ...change, discussion: 'Said' })).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.readouts.nothingToCorrect' } },
    })
    const draft = await makeReadout(db())
    expect(await correct(manager, { ...change, readoutId: draft.id })).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.readouts.notFinal' } },
    })
    expect((await read(readout.id)).discussion).toBe('Said')
  })
})
