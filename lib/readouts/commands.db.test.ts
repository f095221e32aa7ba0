import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, can, ROLES, type Role } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { docOf, EMPTY_DOC } from '@/lib/text/doc'
import { asRole } from '@/prisma/factories/actors'
import { makeMember } from '@/prisma/factories/delegations'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeAttendance, makeReadout, sectionText } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import * as commands from './commands'
import { READOUT_STATUSES, READOUT_WORKFLOW, type ReadoutStatus, type ReadoutTransition } from './workflow'

const NOW = new Date('2027-03-12T10:00:00Z')
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
const section = (words: string, baseVersion: number, key = 'discussion') => ({ key, doc: docOf(words), baseVersion })

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

  it('needs something in it: a text, an outcome or a file', async () => {
    const readout = await makeReadout(db())
    expect(await submit(staff, { readoutId: readout.id })).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.readouts.empty' } },
    })
    await makeOutcome(db(), { readoutId: readout.id, archivedAt: NOW })
    expect((await submit(staff, { readoutId: readout.id })).ok).toBe(false)
    await db().readoutSection.create({
      data: {
        ...{ readoutId: readout.id, key: 'discussion', doc: EMPTY_DOC, text: '' },
        ...{ updatedAt: NOW, updatedByName: 'Who emptied it' },
      },
    })
    expect((await submit(staff, { readoutId: readout.id })).ok).toBe(false)
    await makeOutcome(db(), { readoutId: readout.id })
    expect((await submit(staff, { readoutId: readout.id })).ok).toBe(true)

    const pictures = await makeReadout(db())
    const file = {
      visitId: pictures.visitId,
      readoutId: pictures.id,
      name: 'p.jpg',
      size: 1,
      adderName: 'A',
      writtenAt: NOW,
    }
    const { id } = await db().storedFile.create({ data: { ...file, archivedAt: NOW } })
    expect((await submit(staff, { readoutId: pictures.id })).ok).toBe(false)
    await db().storedFile.update({ where: { id }, data: { archivedAt: null } })
    expect((await submit(staff, { readoutId: pictures.id })).ok).toBe(true)
  })
})

describe('correcting a final readout', () => {
  const correct = (actor: Actor, input: Record<string, unknown>) =>
    commands.correctReadout(actor, { commandId: newId(), version: 1, ...input }, NOW)

  it('is a new revision of each changed section with its reason, and stays final', async () => {
    const readout = await makeReadout(db(), {
      status: 'final',
      discussion: 'Wrong',
      positions: 'Stays',
      pressLine: 'Wrong too',
      writerId: staff.userId,
    })
    const sections = [section('Right', 1), section('Stays', 1, 'positions'), section('Right too', 1, 'pressLine')]
    const answer = await correct(manager, { readoutId: readout.id, sections, reason: 'A name was wrong' })
    expect(answer).toMatchObject({ ok: true })
    expect(await revisions(readout.id)).toMatchObject([
      { kind: 'corrected', sectionKey: 'discussion', text: 'Right', reason: 'A name was wrong' },
      { kind: 'corrected', sectionKey: 'pressLine', text: 'Right too', reason: 'A name was wrong' },
    ])
    expect(await read(readout.id)).toMatchObject({
      ...{ status: 'final', writerId: staff.userId },
      ...{ correctedAt: NOW, correctedByName: manager.name, correctionReason: 'A name was wrong' },
    })
    expect(await sectionText(db(), readout.id, 'discussion')).toBe('Right')
    expect(await events(readout.id)).toEqual(['readout.corrected', 'readout.corrected'])
  })

  it('needs a manager, a reason, a change and a final readout', async () => {
    const readout = await makeReadout(db(), { status: 'final', discussion: 'Said' })
    const change = { readoutId: readout.id, sections: [section('Else', 1)], reason: 'Because' }
    expect(await correct(staff, change)).toEqual({ ok: false, failure: { kind: 'forbidden' } })
    expect(await correct(manager, { ...change, reason: '' })).toMatchObject({ failure: { kind: 'invalid' } })
    expect(await correct(manager, { ...change, sections: [section('Said', 1)] })).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.readouts.nothingToCorrect' } },
    })
    const draft = await makeReadout(db())
    expect(await correct(manager, { ...change, readoutId: draft.id })).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.readouts.notFinal' } },
    })
    expect(await sectionText(db(), readout.id, 'discussion')).toBe('Said')
  })

  it('is all or nothing: one section that another correction has changed leaves every other as it was', async () => {
    const { id: visitId } = await makeVisit(db())
    const member = await makeMember(db(), { visitId })
    const readout = await makeReadout(db(), { visitId, status: 'final', discussion: 'D', pressLine: 'P' })
    const { id } = await makeAttendance(db(), { readoutId: readout.id, memberId: member.id })
    await correct(manager, { readoutId: readout.id, sections: [section('P 2', 1, 'pressLine')], reason: 'First' })
    const answer = await correct(await asRole(db(), 'manager'), {
      readoutId: readout.id,
      sections: [section('D 2', 1), section('P 3', 1, 'pressLine')],
      attendance: [{ id, present: false, replaces: null, wasPresent: true, wasReplaces: null }],
      reason: 'Second',
    })
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'conflict' } })
    expect(await sectionText(db(), readout.id, 'discussion')).toBe('D')
    expect(await sectionText(db(), readout.id, 'pressLine')).toBe('P 2')
    expect(await db().attendance.findUniqueOrThrow({ where: { id } })).toMatchObject({ present: true })
    expect(await revisions(readout.id)).toHaveLength(1)
  })
})
