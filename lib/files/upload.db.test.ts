import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { startFile, UNFINISHED } from './commands'
import { finishFile } from './finish.commands'
import { receivePart, uploadState } from './parts.commands'
import { sha256 } from './prepare'
import { purgeUnfinishedBefore } from './purge.commands'
import { LARGEST_FILE, PART_BYTES, partCount, partSize } from './rules'
import { keys, openStore, type Store } from './store'
import { pdf, photo, program } from './testing/bytes'
import type { FileTarget } from './types'
import { beginUpload } from './upload-steps'

type Someone = Actor & { userId: string }

const NOW = new Date('2027-03-12T10:00:00Z')
const MISSING = { ok: false, failure: { kind: 'missing' } }
const FORBIDDEN = { ok: false, failure: { kind: 'forbidden' } }
const refusedAs = (key: string) => ({
  ok: false,
  failure: { kind: 'refused', reason: { key: `refusals.files.${key}` } },
})
const invalidAs = (field: string, key: string) => ({
  ok: false,
  failure: { kind: 'invalid', fields: { [field]: [{ key: `refusals.files.${key}` }] } },
})

const folder = mkdtempSync(path.join(tmpdir(), 'tashrif-upload-'))
let store: Store
let from: Promise<Store>
let staff: Someone
let planner: Someone
let manager: Someone

beforeAll(async () => {
  from = openStore({ kind: 'local', folder })
  store = await from
  ;[staff, planner, manager] = await Promise.all([
    asRole(db(), 'staff'),
    asRole(db(), 'planner'),
    asRole(db(), 'manager'),
  ])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Begun = { id?: string; name?: string; size: number; target: FileTarget; keepLocation?: boolean; caption?: string }

function begin(actor: Actor, { id = newId(), name = 'a.txt', ...rest }: Begun, now = NOW) {
  return startFile(actor, { commandId: id, id, name, ...rest }, now, new Date('2027-03-12T09:30:00Z'))
}

const cut = (bytes: Buffer, n: number) => bytes.subarray(n * PART_BYTES, n * PART_BYTES + partSize(bytes.length, n))

async function send(actor: Actor, bytes: Buffer, begun: Omit<Begun, 'size'>) {
  const id = begun.id ?? newId()
  const started = await begin(actor, { ...begun, id, size: bytes.length })
  if (!started.ok) return { id, answer: started }
  for (let n = 0; n < partCount(bytes.length); n++)
    await receivePart(actor, { fileId: id, n, bytes: cut(bytes, n) }, from)
  const answer = await finishFile(actor, id, { commandId: newId(), sha256: sha256(bytes) }, NOW, from)
  return { id, answer }
}

async function draftReadout() {
  const readout = await makeReadout(db())
  return { visitId: readout.visitId, readoutId: readout.id }
}

const row = (id: string) => db().storedFile.findUniqueOrThrow({ where: { id } })
const history = (visitId: string) =>
  db().auditEvent.findMany({
    where: { visitId },
    orderBy: { id: 'asc' },
    select: { action: true, subjectType: true, changes: true },
  })

describe('an upload', () => {
  it('of a photo is kept stripped, with when it was taken up, and told in the history', async () => {
    const target = await draftReadout()
    const bytes = await photo()
    const { id, answer } = await send(staff, bytes, { name: 'IMG_1.jpg', target, caption: 'The hall' })
    expect(answer).toEqual({ ok: true, value: { id } })
    expect(await row(id)).toMatchObject({
      ...target,
      state: 'ready',
      name: 'IMG_1.jpg',
      caption: 'The hall',
      sha256: sha256(bytes),
      keptSha256: sha256((await store.get(keys.original(id))) as Buffer),
      locationKept: false,
      hasThumbnail: true,
      hasPreview: true,
      previewPages: 1,
      addedBy: staff.userId,
      adderName: staff.name,
      writtenAt: new Date('2027-03-12T09:30:00Z'),
      at: NOW,
    })
    expect((await row(id)).keptSha256).not.toBe(sha256(bytes))
    expect(await history(target.visitId)).toEqual([
      { action: 'readout.file_added', subjectType: 'readout', changes: { file: { from: null, to: 'IMG_1.jpg' } } },
    ])
    expect(await store.list(keys.parts(id))).toEqual([])
  })

  it('whose parts come in any order, some of them again, is the same bytes', async () => {
    const target = await draftReadout()
    const sizes = fc.integer({ min: 1, max: 3 * PART_BYTES + 17 })
    await fc.assert(
      fc.asyncProperty(sizes, fc.infiniteStream(fc.nat()), async (size, chance) => {
        const bytes = Buffer.from('abcdefghij\n'.repeat(Math.ceil(size / 11)).slice(0, size))
        const id = newId()
        expect(await begin(staff, { id, size, target })).toMatchObject({ ok: true })
        const all = Array.from({ length: partCount(size) }, (_, n) => n)
        const pick = () => Number(chance.next().value)
        const order = [...all, ...all.filter(() => pick() % 2 === 0)]
          .map((n) => ({ n, by: pick() }))
          .sort((a, b) => a.by - b.by)
        for (const { n } of order) {
          // The answer got lost and the device asks anew what is there: nothing changes by it.
          if (pick() % 3 === 0) await uploadState(staff, id, from)
          expect(await receivePart(staff, { fileId: id, n, bytes: cut(bytes, n) }, from)).toEqual({
            ok: true,
            value: null,
          })
        }
        const finish = { commandId: newId(), sha256: sha256(bytes) }
        expect(await finishFile(staff, id, finish, NOW, from)).toEqual({ ok: true, value: { id } })
        expect(await store.get(keys.original(id))).toEqual(bytes)
      }),
      { numRuns: 12 },
    )
  })

  it('goes on where it broke off: what is there is told to its owner alone', async () => {
    const target = await draftReadout()
    const id = newId()
    const bytes = Buffer.alloc(2 * PART_BYTES + 5, 'a')
    await begin(staff, { id, size: bytes.length, target })
    await receivePart(staff, { fileId: id, n: 2, bytes: cut(bytes, 2) }, from)
    expect(await uploadState(staff, id, from)).toEqual({ state: 'receiving', size: bytes.length, parts: [2] })
    expect(await uploadState(manager, id, from)).toBeNull()
    expect(await receivePart(manager, { fileId: id, n: 0, bytes: cut(bytes, 0) }, from)).toEqual(MISSING)
    const finish = { commandId: newId(), sha256: sha256(bytes) }
    expect(await finishFile(staff, id, finish, NOW, from)).toMatchObject(refusedAs('partsMissing'))
    expect(await finishFile(manager, id, finish, NOW, from)).toEqual(MISSING)
    for (const n of [0, 1]) await receivePart(staff, { fileId: id, n, bytes: cut(bytes, n) }, from)
    expect(await finishFile(staff, id, finish, NOW, from)).toMatchObject({ ok: true })
  })

  it('that is begun or finished twice is there once', async () => {
    const target = await draftReadout()
    const bytes = pdf(1)
    const { id } = await send(staff, bytes, { name: 'act.pdf', target })
    expect(await begin(staff, { id, name: 'act.pdf', size: bytes.length, target })).toEqual({ ok: true, value: { id } })
    expect(await receivePart(staff, { fileId: id, n: 0, bytes }, from)).toEqual({ ok: true, value: null })
    const finish = { commandId: newId(), sha256: sha256(bytes) }
    const both = await Promise.all([1, 2].map(() => finishFile(staff, id, finish, NOW, from)))
    expect(both).toEqual([1, 2].map(() => ({ ok: true, value: { id } })))
    expect(await history(target.visitId)).toHaveLength(1)
    expect(await begin(staff, { id, name: 'other.pdf', size: 5, target })).toMatchObject({ ok: false })
    expect(await begin(manager, { id, size: 5, target })).toMatchObject({ ok: false })
  })

  it('finished by two requests at once is added once', async () => {
    const target = await draftReadout()
    const bytes = pdf(2)
    const id = newId()
    await begin(staff, { id, size: bytes.length, target })
    await receivePart(staff, { fileId: id, n: 0, bytes }, from)
    const finish = () => finishFile(staff, id, { commandId: newId(), sha256: sha256(bytes) }, NOW, from)
    const answers = await Promise.all([finish(), finish()])
    expect(answers.some(({ ok }) => ok)).toBe(true)
    expect(await history(target.visitId)).toHaveLength(1)
    expect(await finish()).toMatchObject({ ok: true })
  })

  it('does not take a part of another size, or one that the file does not have', async () => {
    const target = await draftReadout()
    const id = newId()
    await begin(staff, { id, size: PART_BYTES + 5, target })
    const put = (n: number, size: number) => receivePart(staff, { fileId: id, n, bytes: Buffer.alloc(size) }, from)
    expect(await put(0, PART_BYTES - 1)).toMatchObject(invalidAs('part', 'partSize'))
    expect(await put(1, PART_BYTES)).toMatchObject(invalidAs('part', 'partSize'))
    expect(await put(2, 5)).toMatchObject(invalidAs('part', 'noSuchPart'))
    expect(await put(-1, 5)).toMatchObject(invalidAs('part', 'noSuchPart'))
    expect(await uploadState(staff, id, from)).toMatchObject({ parts: [] })
  })

  it('that does not hash to what its sender says is asked for again', async () => {
    const target = await draftReadout()
    const id = newId()
    const bytes = Buffer.from('one two three')
    await begin(staff, { id, size: bytes.length, target })
    await receivePart(staff, { fileId: id, n: 0, bytes: Buffer.from('one two THREE') }, from)
    const finish = { commandId: newId(), sha256: sha256(bytes) }
    expect(await finishFile(staff, id, finish, NOW, from)).toMatchObject(invalidAs('file', 'damagedOnTheWay'))
    expect(await uploadState(staff, id, from)).toMatchObject({ state: 'receiving', parts: [] })
    await receivePart(staff, { fileId: id, n: 0, bytes }, from)
    expect(await finishFile(staff, id, finish, NOW, from)).toMatchObject({ ok: true })
  })

  it('of more than 50 MB, or of nothing, is refused before a byte of it comes', async () => {
    const target = await draftReadout()
    expect(await begin(staff, { size: LARGEST_FILE + 1, target })).toMatchObject(invalidAs('size', 'tooLarge'))
    expect(await begin(staff, { size: 0, target })).toMatchObject(invalidAs('size', 'empty'))
  })

  it('of a program called a PDF is refused for good, with the words for it', async () => {
    const target = await draftReadout()
    const bytes = program()
    const { id, answer } = await send(staff, bytes, { name: 'agreement.pdf', target })
    expect(answer).toMatchObject(invalidAs('file', 'program'))
    expect(await row(id)).toMatchObject({ state: 'refused', refusal: 'refusals.files.program' })
    const finish = { commandId: newId(), sha256: sha256(bytes) }
    expect(await finishFile(staff, id, finish, NOW, from)).toMatchObject(invalidAs('file', 'program'))
    expect(await receivePart(staff, { fileId: id, n: 0, bytes }, from)).toMatchObject(refusedAs('program'))
    expect([await store.list(keys.parts(id)), await store.list(id)]).toEqual([[], []])
    expect(await history(target.visitId)).toEqual([])
  })

  it('is one of so many that somebody may have on their way', async () => {
    const someone = await asRole(db(), 'staff')
    const target = await draftReadout()
    for (let n = 0; n < UNFINISHED.bytes / LARGEST_FILE; n++)
      expect(await begin(someone, { size: LARGEST_FILE, target })).toMatchObject({ ok: true })
    expect(await begin(someone, { size: 1, target })).toMatchObject(refusedAs('tooManyUnfinished'))
    expect(await begin(staff, { size: 1, target })).toMatchObject({ ok: true })
  })

  it('that was not finished in a week is deleted with its parts, and can be begun anew; what is ready stays', async () => {
    const target = await draftReadout()
    const kept = await send(staff, Buffer.from('kept'), { target })
    const id = newId()
    const early = new Date('2027-03-01T10:00:00Z')
    await begin(staff, { id, size: 4, target }, early)
    await receivePart(staff, { fileId: id, n: 0, bytes: Buffer.from('gone') }, from)
    await db().storedFile.update({ where: { id: kept.id }, data: { startedAt: early } })
    expect(await purgeUnfinishedBefore(early, undefined, from)).toBe(0)
    expect(await purgeUnfinishedBefore(new Date('2027-03-05T10:00:00Z'), undefined, from)).toBe(1)
    expect(await uploadState(staff, id, from)).toBeNull()
    expect(await store.list(keys.parts(id))).toEqual([])
    expect(await store.get(keys.original(kept.id))).toEqual(Buffer.from('kept'))
    expect(await begin(staff, { id, size: 4, target })).toEqual({ ok: true, value: { id } })
    expect(await uploadState(staff, id, from)).toMatchObject({ state: 'receiving', parts: [] })
  })
})

describe('where a file may be added', () => {
  const to = (actor: Actor, target: FileTarget) => begin(actor, { size: 4, target })

  it('to a visit by who edits it, to a readout and a follow-up by who writes them, by nobody else', async () => {
    const [viewer, admin] = await Promise.all([asRole(db(), 'viewer'), asRole(db(), 'admin')])
    const readout = await draftReadout()
    const followUp = await makeFollowUp(db())
    const targets = {
      visit: { visitId: readout.visitId },
      readout,
      followUp: { visitId: followUp.visitId, followUpId: followUp.id },
    }
    const answers = async (actor: Actor) => {
      const all = Object.values(targets).map(async (target) => {
        const answer = await to(actor, target)
        return answer.ok ? 'ok' : answer.failure.kind
      })
      return await Promise.all(all)
    }
    expect(await answers(staff)).toEqual(['forbidden', 'ok', 'ok'])
    expect(await answers(planner)).toEqual(['ok', 'ok', 'ok'])
    expect(await answers(manager)).toEqual(['ok', 'ok', 'ok'])
    expect(await answers(viewer)).toEqual(['forbidden', 'forbidden', 'forbidden'])
    expect(await answers(admin)).toEqual(['forbidden', 'forbidden', 'forbidden'])
  })

  it('to nothing that is hidden, or that is not of the visit', async () => {
    const hidden = await makeVisit(db(), { restricted: true, status: 'under_way' })
    const readout = await makeReadout(db(), { visitId: hidden.id })
    const [mine, other] = [await draftReadout(), await draftReadout()]
    expect(await to(planner, { visitId: hidden.id })).toEqual(MISSING)
    expect(await to(planner, { visitId: hidden.id, readoutId: readout.id })).toEqual(MISSING)
    expect(await to(planner, { visitId: mine.visitId, readoutId: other.readoutId })).toEqual(MISSING)
    expect(await to(manager, { visitId: hidden.id, readoutId: readout.id })).toMatchObject({ ok: true })
  })

  it('to a readout that was submitted meanwhile, but once it is final by a manager alone', async () => {
    for (const status of ['submitted', 'cleared'] as const) {
      const { id: readoutId, visitId } = await makeReadout(db(), { status })
      expect(await to(staff, { visitId, readoutId })).toMatchObject({ ok: true })
    }
    const { id: readoutId, visitId } = await makeReadout(db(), { status: 'final' })
    expect(await to(staff, { visitId, readoutId })).toMatchObject(refusedAs('readoutFinal'))
    expect(await to(manager, { visitId, readoutId })).toMatchObject({ ok: true })
    await db().visit.update({ where: { id: visitId }, data: { status: 'completed' } })
    expect(await to(manager, { visitId, readoutId })).toMatchObject({
      failure: { reason: { key: 'refusals.visitClosed' } },
    })
  })

  it('not where the permission was withdrawn on the way: nothing of it is to be seen', async () => {
    const someone = await asRole(db(), 'staff')
    const target = await draftReadout()
    const id = newId()
    await begin(someone, { id, size: 4, target })
    await receivePart(someone, { fileId: id, n: 0, bytes: Buffer.from('text') }, from)
    await db().visit.update({ where: { id: target.visitId }, data: { restricted: true } })
    const finish = { commandId: newId(), sha256: sha256(Buffer.from('text')) }
    expect(await finishFile(someone, id, finish, NOW, from)).toEqual(MISSING)
    expect(await finishFile({ ...someone, roles: ['viewer'] }, id, finish, NOW, from)).toEqual(FORBIDDEN)
    expect(await row(id)).toMatchObject({ state: 'receiving' })
  })
})

describe('a file of a follow-up', () => {
  it('is evidence as soon as it is here, under its caption or its name', async () => {
    const followUp = await makeFollowUp(db())
    const target = { visitId: followUp.visitId, followUpId: followUp.id }
    const one = await send(staff, pdf(1), { name: 'letter.pdf', target, caption: 'The letter as sent' })
    const two = await send(staff, Buffer.from('a,b'), { name: 'list.csv', target })
    const evidence = await db().evidence.findMany({ where: { followUpId: followUp.id }, orderBy: { id: 'asc' } })
    expect(evidence).toMatchObject([
      { kind: 'file', fileId: one.id, text: 'The letter as sent', adderName: staff.name, at: NOW },
      { kind: 'file', fileId: two.id, text: 'list.csv' },
    ])
    expect(await db().followUp.findUniqueOrThrow({ where: { id: followUp.id } })).toMatchObject({ version: 3 })
    expect((await history(followUp.visitId)).map(({ action }) => action)).toEqual([
      'follow_up.evidence_added',
      'follow_up.evidence_added',
    ])
  })

  it('is not added to what is closed', async () => {
    const followUp = await makeFollowUp(db(), { status: 'closed' })
    const target = { visitId: followUp.visitId, followUpId: followUp.id }
    expect(await begin(staff, { size: 4, target })).toMatchObject({
      failure: { kind: 'refused', reason: { key: 'refusals.followUps.finished' } },
    })
  })
})

it('is not begun in the name of another than on whose device it waited', async () => {
  const id = newId()
  const sent = { id, name: 'a.txt', size: 3, target: await draftReadout(), caption: null, keepLocation: false }
  const under = (userId: string | null) => beginUpload(staff, { ...sent, userId }, NOW)
  expect(await under(planner.userId)).toEqual({ ok: false, failure: { kind: 'signedOut' } })
  expect(await under(staff.userId)).toEqual({ ok: true, value: { id } })
})
