import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, systemActor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { docOf, EMPTY_DOC } from '@/lib/text/doc'
import { LONGEST_TEXT } from '@/lib/text/field'
import type { TextDoc } from '@/lib/text/types'
import { asRole } from '@/prisma/factories/actors'
import { makeReadout, sectionText } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import * as commands from './commands'

const NOW = new Date('2027-03-12T10:00:00Z')
const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
let staff: Actor & { userId: string }
let other: Actor & { userId: string }

beforeAll(async () => {
  staff = await asRole(db(), 'staff')
  other = await asRole(db(), 'manager')
})

type Input = { readoutId: string; baseVersion?: number; key?: string; title?: string; doc?: unknown }
const inputOf = (words: string, { readoutId, ...over }: Input) => ({
  ...{ commandId: newId(), readoutId, key: 'discussion', doc: docOf(words), baseVersion: 0 },
  ...over,
})
const save = (actor: Actor, words: string, input: Input, at = NOW, writtenAt?: Date) =>
  commands.saveSection(actor, inputOf(words, input), at, writtenAt)
const saved = (version: number, revision: number) => ({ ok: true, value: { outcome: 'saved', version, revision } })
const aside = (version: number, revision: number) => ({ ok: true, value: { outcome: 'aside', version, revision } })
const read = (id: string) => db().readout.findUniqueOrThrow({ where: { id } })
const words = (readoutId: string, key = 'discussion') => sectionText(db(), readoutId, key)
const revisions = (readoutId: string) =>
  db().readoutRevision.findMany({ where: { readoutId }, orderBy: { number: 'asc' } })
const events = async (subjectId: string) =>
  (await db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(({ action }) => action)

describe('a meeting that changed behind an open form', () => {
  it.each([
    [{ archivedAt: NOW }, 'refusals.readouts.itemArchived'],
    [{ status: 'confirmed' as const }, 'refusals.readouts.notHeld'],
    [{ status: 'cancelled' as const, statusReason: 'Off' }, 'refusals.readouts.itemOff'],
  ])('takes no readout text that nobody would look for: %j', async (data, key) => {
    const readout = await makeReadout(db(), { writerId: staff.userId })
    await db().programmeItem.update({ where: { id: readout.itemId }, data })
    const answer = await save(staff, 'Said', { readoutId: readout.id })
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'refused', reason: { key } } })
    expect(await words(readout.id)).toBeNull()
  })
})

describe('saving a section', () => {
  it('keeps every text that was ever saved as a revision of its own, with when it was typed', async () => {
    const readout = await makeReadout(db(), { writerId: staff.userId })
    const { id: readoutId } = readout
    const typed = new Date('2027-03-12T07:30:00Z')
    expect(await save(staff, 'First', { readoutId }, NOW, typed)).toEqual(saved(1, 1))
    expect(await save(staff, 'Second', { readoutId, baseVersion: 1 })).toEqual(saved(2, 2))
    expect(await save(staff, 'Ours', { readoutId, key: 'positions' })).toEqual(saved(1, 3))
    const mine = { writtenBy: staff.userId, writtenByName: staff.name, at: NOW, reason: null, kind: 'saved' }
    expect(await revisions(readoutId)).toMatchObject([
      { ...mine, number: 1, sectionKey: 'discussion', text: 'First', baseVersion: 0, writtenAt: typed },
      { ...mine, number: 2, sectionKey: 'discussion', text: 'Second', baseVersion: 1, writtenAt: NOW },
      { ...mine, number: 3, sectionKey: 'positions', text: 'Ours', baseVersion: 0, doc: docOf('Ours') },
    ])
    expect(await words(readoutId)).toBe('Second')
    expect(await words(readoutId, 'positions')).toBe('Ours')
  })

  it('makes no revision, no version and no event when nothing changes, on whatever version it was written', async () => {
    const { id: readoutId } = await makeReadout(db(), { discussion: 'As it was' })
    const same = (version: number) => ({ ok: true, value: { outcome: 'same', version, revision: null } })
    expect(await save(staff, 'As it was', { readoutId, baseVersion: 1 })).toEqual(same(1))
    expect(await save(staff, 'As it was', { readoutId, baseVersion: 0 })).toEqual(same(1))
    expect(await save(staff, '', { readoutId, key: 'positions', baseVersion: 0 })).toEqual(same(0))
    expect(await revisions(readoutId)).toEqual([])
    expect(await events(readoutId)).toEqual([])
  })

  it('is a new revision when nothing but the structure changes', async () => {
    const { id: readoutId } = await makeReadout(db(), { discussion: 'Safe City' })
    const heading: TextDoc = {
      type: 'doc',
      content: [{ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Safe City' }] }],
    }
    expect(await save(staff, '', { readoutId, doc: heading, baseVersion: 1 })).toEqual(saved(2, 1))
    expect(await revisions(readoutId)).toMatchObject([{ doc: heading, text: 'Safe City' }])
  })

  it('can be emptied again, which is a revision too', async () => {
    const { id: readoutId } = await makeReadout(db(), { pressLine: 'Gone soon' })
    const emptied = { readoutId, key: 'pressLine', baseVersion: 1, doc: EMPTY_DOC }
    expect(await save(staff, '', emptied)).toEqual(saved(2, 1))
    expect(await words(readoutId, 'pressLine')).toBe('')
  })

  it('is one line of the history for a sitting, a new one after ten minutes or after somebody else', async () => {
    const { id: readoutId } = await makeReadout(db())
    for (const [version, minutes] of [0, 3, 9].entries()) {
      await save(staff, `Text ${version}`, { readoutId, baseVersion: version }, minutesLater(minutes))
    }
    expect(await events(readoutId)).toEqual(['readout.saved'])
    await save(staff, 'After a while', { readoutId, baseVersion: 3 }, minutesLater(11))
    await save(other, 'Another person', { readoutId, key: 'positions' }, minutesLater(12))
    await save(staff, 'And again', { readoutId, baseVersion: 4 }, minutesLater(13))
    expect(await events(readoutId)).toEqual(Array(4).fill('readout.saved'))
    expect(await revisions(readoutId)).toHaveLength(6)
  })

  it('takes a double click for one save, and the resend of a lost answer for the same', async () => {
    const { id: readoutId } = await makeReadout(db())
    const input = inputOf('Once', { readoutId })
    const answers = await Promise.all([
      commands.saveSection(staff, input, NOW),
      commands.saveSection(staff, input, NOW),
    ])
    const later = await commands.saveSection(staff, input, minutesLater(60))
    expect(answers[0]).toEqual(saved(1, 1))
    expect([answers[1], later]).toEqual([answers[0], answers[0]])
    expect(await revisions(readoutId)).toHaveLength(1)
  })

  it('lets two writers in two sections through who save at the same moment', async () => {
    const { id: readoutId } = await makeReadout(db())
    const answers = await Promise.all([
      save(staff, 'One', { readoutId }),
      save(other, 'Two', { readoutId, key: 'positions' }),
    ])
    expect(answers).toMatchObject([{ value: { outcome: 'saved' } }, { value: { outcome: 'saved' } }])
    expect((await revisions(readoutId)).map(({ number }) => number)).toEqual([1, 2])
  })

  it('drops the marks of what a person now wrote, and keeps those of what the program wrote', async () => {
    const proposed = ['status', 'discussion', 'pressLine']
    const { id: readoutId } = await makeReadout(db(), { proposed })
    await save(systemActor('Sample load'), 'Sample', { readoutId })
    expect(await read(readoutId)).toMatchObject({ proposed, writerId: null })
    await save(staff, 'A person', { readoutId, baseVersion: 1 })
    expect(await read(readoutId)).toMatchObject({ proposed: ['status', 'pressLine'] })
  })

  it('makes who saves first the writer of a readout without one, and nobody else after that', async () => {
    const { id: readoutId } = await makeReadout(db())
    await save(staff, 'First', { readoutId })
    await save(other, 'Beside', { readoutId, key: 'positions' })
    expect(await read(readoutId)).toMatchObject({ writerId: staff.userId, writerName: staff.name })
  })

  it.each(['submitted', 'cleared', 'final'] as const)('is refused when the readout is %s', async (status) => {
    const { id: readoutId } = await makeReadout(db(), { status, discussion: 'Stands' })
    const answer = await save(other, 'Changed', { readoutId, baseVersion: 1 })
    expect(answer).toMatchObject({ failure: { kind: 'refused', reason: { values: { status } } } })
    expect(await words(readoutId)).toBe('Stands')
    expect(await revisions(readoutId)).toEqual([])
  })

  it('is refused on a visit that is over, finds nothing on a restricted one of others, and is not for viewers', async () => {
    const over = await makeReadout(db(), { visitId: (await makeVisit(db(), { status: 'completed' })).id })
    expect(await save(staff, 'Late', { readoutId: over.id })).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.visitClosed' } },
    })
    const hidden = await makeReadout(db(), { visitId: (await makeVisit(db(), { restricted: true })).id })
    const missing = { ok: false, failure: { kind: 'missing' } }
    expect(await save(staff, 'x', { readoutId: hidden.id })).toEqual(missing)
    expect(await save(staff, 'x', { readoutId: newId() })).toEqual(missing)
    const viewer = await asRole(db(), 'viewer')
    expect(await save(viewer, 'x', { readoutId: hidden.id })).toEqual({ ok: false, failure: { kind: 'forbidden' } })
  })
})

describe('a section of its own', () => {
  const key = newId()

  it('has a title and stands behind the fixed ones, in the order in which they were begun', async () => {
    const { id: readoutId } = await makeReadout(db())
    const second = newId()
    await save(staff, 'One', { readoutId, key, title: 'On the way' })
    await save(staff, 'Two', { readoutId, key: second, title: 'Afterwards' })
    await save(staff, 'Three', { readoutId, key: 'pressLine' })
    const sections = await db().readoutSection.findMany({ where: { readoutId }, orderBy: { position: 'asc' } })
    expect(sections).toMatchObject([
      { key: 'pressLine', title: null, releasable: true },
      { key, title: 'On the way', releasable: false },
      { key: second, title: 'Afterwards', releasable: false },
    ])
  })

  it('is renamed by a save, which is a revision', async () => {
    const { id: readoutId } = await makeReadout(db())
    await save(staff, 'One', { readoutId, key, title: 'Before' })
    expect(await save(staff, 'One', { readoutId, key, title: 'After', baseVersion: 1 })).toEqual(saved(2, 2))
    expect((await revisions(readoutId)).map(({ title }) => title)).toEqual(['Before', 'After'])
  })

  it('cannot be without a title, a fixed one cannot have one, and a key is a UUID or fixed', async () => {
    const { id: readoutId } = await makeReadout(db())
    const untitled = { failure: { kind: 'invalid', fields: { title: [{ key: 'errors.required' }] } } }
    expect(await save(staff, 'x', { readoutId, key })).toMatchObject(untitled)
    expect(await save(staff, 'x', { readoutId, title: 'No' })).toMatchObject(untitled)
    expect(await save(staff, 'x', { readoutId, key: 'elsewhere', title: 'T' })).toMatchObject({
      failure: { kind: 'invalid', fields: { key: [{ key: 'errors.invalid' }] } },
    })
  })
})

describe('a text written on an older one than stands', () => {
  it('is kept aside as a revision and not applied', async () => {
    const { id: readoutId } = await makeReadout(db(), { discussion: 'Opened', writerId: staff.userId })
    await save(other, 'Theirs', { readoutId, baseVersion: 1 })
    const typed = new Date('2027-03-12T07:30:00Z')
    expect(await save(staff, 'Mine', { readoutId, baseVersion: 1 }, NOW, typed)).toEqual(aside(2, 2))
    expect(await words(readoutId)).toBe('Theirs')
    expect(await revisions(readoutId)).toMatchObject([
      { number: 1, kind: 'saved', text: 'Theirs' },
      { number: 2, kind: 'aside', text: 'Mine', writtenBy: staff.userId, writtenAt: typed, baseVersion: 1 },
    ])
  })

  it('is one of two who save the same section at the same moment, and both are kept', async () => {
    const { id: readoutId } = await makeReadout(db())
    const answers = await Promise.all([save(staff, 'One', { readoutId }), save(other, 'Two', { readoutId })])
    const outcomes = answers.map((answer) => answer.ok && answer.value.outcome)
    expect(new Set(outcomes)).toEqual(new Set(['saved', 'aside']))
    const kept = await revisions(readoutId)
    expect(kept.map(({ kind }) => kind)).toEqual(['saved', 'aside'])
    expect(new Set(kept.map(({ text }) => text))).toEqual(new Set(['One', 'Two']))
    expect(await words(readoutId)).toBe(kept[0]?.text)
  })

  it('goes through once its writer has chosen, on the version that stands', async () => {
    const { id: readoutId } = await makeReadout(db(), { discussion: 'Opened' })
    await save(other, 'Theirs', { readoutId, baseVersion: 1 })
    await save(staff, 'Mine', { readoutId, baseVersion: 1 })
    expect(await save(staff, 'Theirs and mine', { readoutId, baseVersion: 2 })).toEqual(saved(3, 3))
    expect((await revisions(readoutId)).map(({ text }) => text)).toEqual(['Theirs', 'Mine', 'Theirs and mine'])
  })

  it('is kept aside with all its words when its writer chooses the other text', async () => {
    const { id: readoutId } = await makeReadout(db(), { discussion: 'Theirs' })
    const given = inputOf('Mine, and what came after', { readoutId, baseVersion: 0 })
    expect(await commands.keepTextAside(staff, given, NOW)).toEqual({ ok: true, value: { revision: 1 } })
    expect(await words(readoutId)).toBe('Theirs')
    expect(await revisions(readoutId)).toMatchObject([{ kind: 'aside', text: 'Mine, and what came after' }])
  })

  it('is not aside but the same when both wrote the same words', async () => {
    const { id: readoutId } = await makeReadout(db(), { discussion: 'Opened' })
    await save(other, 'Agreed', { readoutId, baseVersion: 1 })
    expect(await save(staff, 'Agreed', { readoutId, baseVersion: 1 })).toMatchObject({ value: { outcome: 'same' } })
  })

  it('is kept once though it is sent twice, and again when more was written or by somebody else', async () => {
    const { id: readoutId } = await makeReadout(db(), { discussion: 'Opened' })
    await save(other, 'Theirs', { readoutId, baseVersion: 1 })
    expect(await save(staff, 'Mine', { readoutId, baseVersion: 1 })).toEqual(aside(2, 2))
    expect(await save(staff, 'Mine', { readoutId, baseVersion: 1 })).toEqual(aside(2, 2))
    expect(await save(staff, 'Mine, and more', { readoutId, baseVersion: 1 })).toEqual(aside(2, 3))
    const third = await asRole(db(), 'staff')
    expect(await save(third, 'Mine', { readoutId, baseVersion: 1 })).toEqual(aside(2, 4))
  })

  it('is one that names a version which was never there, or a section that somebody began meanwhile', async () => {
    const { id: readoutId } = await makeReadout(db(), { discussion: 'Opened' })
    expect(await save(staff, 'From nowhere', { readoutId, baseVersion: 7 })).toEqual(aside(1, 1))
    expect(await save(staff, 'From nothing', { readoutId, baseVersion: 0 })).toEqual(aside(1, 2))
    expect(await words(readoutId)).toBe('Opened')
  })

  it('is one with another title as well', async () => {
    const { id: readoutId } = await makeReadout(db())
    const own = { readoutId, key: newId() }
    await save(staff, 'One', { ...own, title: 'Before' })
    await save(other, 'One', { ...own, title: 'Theirs', baseVersion: 1 })
    expect(await save(staff, 'One', { ...own, title: 'Mine', baseVersion: 1 })).toEqual(aside(2, 3))
  })
})

describe('a text that cannot be stored', () => {
  const refusedBy = (key: string) => ({ failure: { kind: 'invalid', fields: { doc: [{ key }] } } })

  it('is one that is too long; the longest there may be goes through', async () => {
    const { id: readoutId } = await makeReadout(db())
    expect(await save(staff, 'x'.repeat(LONGEST_TEXT + 1), { readoutId })).toMatchObject(
      refusedBy('errors.textTooLong'),
    )
    expect(await save(staff, 'ў'.repeat(LONGEST_TEXT), { readoutId })).toEqual(saved(1, 1))
  })

  it.each(['a\u0000b', 'a\u0007b', 'a\u001bb'])('is one with control characters: %j', async (text) => {
    const { id: readoutId } = await makeReadout(db())
    expect(await save(staff, text, { readoutId })).toMatchObject(refusedBy('errors.invalidText'))
    const title = await save(staff, 'x', { readoutId, key: newId(), title: text })
    expect(title).toMatchObject({
      failure: { kind: 'invalid', fields: { title: [{ key: 'errors.controlCharacters' }] } },
    })
  })

  it.each([
    [null],
    ['<b>text</b>'],
    [{ type: 'doc', content: [{ type: 'script' }] }],
    [
      {
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link' }] }] }],
      },
    ],
  ])('is one that is not of the schema: %j', async (doc) => {
    const { id: readoutId } = await makeReadout(db())
    expect(await save(staff, '', { readoutId, doc })).toMatchObject(refusedBy('errors.invalidText'))
    expect(await revisions(readoutId)).toEqual([])
  })
})

describe('restoring a revision', () => {
  const restore = (input: { readoutId: string; number: number; baseVersion: number }) =>
    commands.restoreRevision(staff, { commandId: newId(), ...input }, NOW)

  async function twice() {
    const { id: readoutId } = await makeReadout(db(), { writerId: staff.userId })
    await save(staff, 'First', { readoutId })
    await save(staff, 'Second', { readoutId, baseVersion: 1 })
    return readoutId
  }

  it('is a new revision that says from which, and a line of the history of its own', async () => {
    const readoutId = await twice()
    expect(await restore({ readoutId, number: 1, baseVersion: 2 })).toEqual(saved(3, 3))
    expect((await revisions(readoutId))[2]).toMatchObject({ kind: 'restored', restoredFrom: 1, text: 'First' })
    expect(await words(readoutId)).toBe('First')
    expect(await events(readoutId)).toEqual(['readout.saved', 'readout.restored'])
  })

  it('takes over what was kept aside in the same way', async () => {
    const readoutId = await twice()
    expect(await save(staff, 'Mine', { readoutId, baseVersion: 1 })).toEqual(aside(2, 3))
    expect(await restore({ readoutId, number: 3, baseVersion: 2 })).toEqual(saved(3, 4))
    expect(await words(readoutId)).toBe('Mine')
  })

  it('changes nothing when it stands so already, or when the text has changed meanwhile', async () => {
    const readoutId = await twice()
    expect(await restore({ readoutId, number: 2, baseVersion: 2 })).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.readouts.standsSo' } },
    })
    expect(await restore({ readoutId, number: 1, baseVersion: 1 })).toMatchObject({ failure: { kind: 'conflict' } })
    expect(await words(readoutId)).toBe('Second')
    expect(await revisions(readoutId)).toHaveLength(2)
  })

  it('finds only revisions of this readout, and only while it is a draft', async () => {
    const readoutId = await twice()
    const missing = { ok: false, failure: { kind: 'missing' } }
    expect(await restore({ readoutId, number: 9, baseVersion: 2 })).toEqual(missing)
    const empty = await makeReadout(db())
    expect(await restore({ readoutId: empty.id, number: 1, baseVersion: 0 })).toEqual(missing)
    await db().readout.update({ where: { id: readoutId }, data: { status: 'submitted', submittedAt: NOW } })
    expect(await restore({ readoutId, number: 1, baseVersion: 2 })).toMatchObject({ failure: { kind: 'refused' } })
  })
})
