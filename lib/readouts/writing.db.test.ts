import { spawn } from 'node:child_process'
import path from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { commandsAt } from '@/lib/audit/testing/commands'
import type { Actor } from '@/lib/auth/permissions'
import { findLiveSession, openSession, revokeSession } from '@/lib/auth/session'
import { stopWatching } from '@/lib/live/hub'
import { ROOT } from '@/lib/platform/cli/children'
import { db } from '@/lib/platform/db'
import { docOf } from '@/lib/text/doc'
import { asRole } from '@/prisma/factories/actors'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { saveSection } from './commands'
import { writingEvents } from './writing'
import { noteWriting } from './writing.commands'
import { getWriting } from './writing.queries'

const [staff, planner, viewer] = [
  await asRole(db(), 'staff'),
  await asRole(db(), 'planner'),
  await asRole(db(), 'viewer'),
]
const [MINE, OTHERS] = ['window-of-mine', 'window-of-others']
const run = commandsAt(new Date(), () => planner)

/** As long as a busy machine may take; what it waits for is what counts. */
const SOON = { timeout: 10_000 }

const readers: AbortController[] = []
afterEach(() => {
  for (const reader of readers.splice(0)) reader.abort()
})
afterAll(stopWatching)

const sign = (actor: Actor, readoutId: string, more: Record<string, unknown> = {}, now = new Date()) =>
  noteWriting(actor, { readoutId, device: actor === staff ? MINE : OTHERS, sectionKey: null, ...more }, now)
const writing = (readoutId: string, actor: Actor = staff, now = new Date()) =>
  getWriting(actor, { readoutId, device: MINE }, now)
const namesOf = async (readoutId: string, now?: Date) =>
  (await writing(readoutId, staff, now))?.writers.map(({ name }) => name)

/** What a window that writes is told, as it arrives. */
function listenTo(readoutId: string, look = () => writing(readoutId)) {
  const reader = new AbortController()
  readers.push(reader)
  const told: { event: string; data: unknown }[] = []
  const stream = writingEvents({ readoutId, look, signal: reader.signal, onEnd: () => {} })
  const read = async () => {
    const decoder = new TextDecoder()
    const pieces = stream.getReader()
    for (let next = await pieces.read(); !next.done; next = await pieces.read()) {
      const [, event = '', data = ''] = /event: (\w+)\ndata: ?(.*)/.exec(decoder.decode(next.value)) ?? []
      if (event) told.push({ event, data: data ? JSON.parse(data) : null })
    }
  }
  void read()
  const last = (event: string) => told.filter((one) => one.event === event).at(-1)?.data
  return { told, last }
}

describe('who writes in a readout', () => {
  it('is told to the others by name and section, and one’s own window is left out', async () => {
    const { id } = await makeReadout(db())
    expect(await sign(staff, id, { sectionKey: 'discussion' })).toBe(true)
    expect(await sign(planner, id, { sectionKey: 'positions' })).toBe(true)
    expect((await writing(id))?.writers).toEqual([
      { userId: planner.userId, name: planner.name, sectionKey: 'positions', device: OTHERS },
    ])
    const otherWindow = { readoutId: id, device: 'another-window' }
    expect((await getWriting(staff, otherWindow, new Date()))?.writers).toHaveLength(2)
  })

  it('is forgotten a minute after the last sign of life, at once when they leave, and then deleted', async () => {
    const { id } = await makeReadout(db())
    const [then, later] = [new Date('2027-03-12T08:00:00Z'), new Date('2027-03-12T08:01:01Z')]
    await sign(planner, id, {}, then)
    expect(await namesOf(id, then)).toEqual([planner.name])
    expect(await namesOf(id, later)).toEqual([])
    await sign(staff, id, {}, later)
    expect(await db().readoutWriting.count({ where: { readoutId: id } })).toBe(1)
    await sign(planner, id, {}, later)
    await sign(planner, id, { leave: true }, later)
    expect(await namesOf(id, later)).toEqual([])
  })

  it('is neither told nor taken from who may not write there, and input that is none is not taken', async () => {
    const hidden = await makeVisit(db(), { restricted: true })
    const { id } = await makeReadout(db(), { visitId: hidden.id })
    const open = await makeReadout(db(), { status: 'final' })
    expect(await writing(id)).toBeNull()
    expect(await sign(staff, id)).toBe(false)
    expect(await writing(open.id, viewer)).toBeNull()
    expect(await sign(viewer, open.id)).toBe(false)
    expect(await writing('nothing')).toBeNull()
    for (const wrong of [{ sectionKey: 'DROP' }, { device: '' }, { readoutId: 'x' }, { sectionKey: 3 }])
      expect(await sign(staff, open.id, wrong)).toBe(false)
    expect(await db().readoutWriting.count({ where: { readoutId: { in: [id, open.id] } } })).toBe(0)
  })
})

describe('a window that writes', () => {
  it('is told at once who is there, who comes and moves on, and of each save of a section', async () => {
    const { id } = await makeReadout(db(), { discussion: 'Water was discussed.' })
    const { told, last } = listenTo(id)
    await expect
      .poll(() => told, SOON)
      .toEqual([
        { event: 'writers', data: [] },
        { event: 'versions', data: { discussion: 1 } },
      ])
    await sign(planner, id, { sectionKey: 'discussion' })
    await expect.poll(() => last('writers'), SOON).toMatchObject([{ name: planner.name, sectionKey: 'discussion' }])
    await sign(planner, id, { sectionKey: 'pressLine' })
    await expect.poll(() => last('writers'), SOON).toMatchObject([{ sectionKey: 'pressLine' }])
    const doc = docOf('A joint statement follows.')
    await run(saveSection, { readoutId: id, key: 'pressLine', title: null, doc, baseVersion: 0 })
    await expect.poll(() => last('versions'), SOON).toEqual({ discussion: 1, pressLine: 1 })
    await sign(planner, id, { leave: true })
    await expect.poll(() => last('writers'), SOON).toEqual([])
  })

  it('hears nothing of another readout, nor of a mere sign of life', async () => {
    const [mine, other] = [await makeReadout(db()), await makeReadout(db())]
    await sign(planner, mine.id)
    const looks: number[] = []
    const { told } = listenTo(mine.id, () => {
      looks.push(1)
      return writing(mine.id)
    })
    await expect.poll(() => told, SOON).toHaveLength(2)
    const before = looks.length
    await sign(planner, other.id)
    await sign(planner, mine.id)
    await sign(planner, mine.id, { sectionKey: 'discussion' })
    await expect.poll(() => told, SOON).toHaveLength(3)
    expect(looks.length).toBe(before + 1)
  })

  it('is told no more once its session was revoked, or the right to write was taken away', async () => {
    const { id } = await makeReadout(db())
    const sessionId = await openSession(staff.userId, new Date())
    const { told } = listenTo(id, async () => {
      const live = await findLiveSession(sessionId, new Date(), undefined, { touch: false })
      return live && writing(id, live.actor)
    })
    await expect.poll(() => told, SOON).toHaveLength(2)
    await revokeSession(staff.userId, sessionId, new Date())
    await sign(planner, id)
    await expect.poll(() => told.at(-1), SOON).toEqual({ event: 'over', data: null })
    const { told: demoted } = listenTo(id, () => writing(id, { ...staff, roles: ['viewer'] }))
    await expect.poll(() => demoted, SOON).toEqual([{ event: 'over', data: null }])
  })
})

it('a window at another process is told the same', async () => {
  const { id } = await makeReadout(db())
  const script = path.join('lib', 'readouts', 'testing', 'writing-reader.ts')
  const args = ['--import', 'tsx', script, id, staff.userId, MINE]
  const child = spawn(process.execPath, args, { cwd: ROOT })
  const over = new Promise((resolve) => child.once('close', resolve))
  let words = ''
  for (const out of [child.stdout, child.stderr]) out.on('data', (text: Buffer) => (words += text.toString()))
  try {
    const { last } = listenTo(id)
    await expect.poll(() => words, { timeout: 20_000 }).toContain('event: writers')
    await sign(planner, id, { sectionKey: 'discussion' })
    await expect.poll(() => words, SOON).toContain(`"name":"${planner.name}"`)
    await expect.poll(() => last('writers'), SOON).toMatchObject([{ name: planner.name }])
  } finally {
    child.kill('SIGKILL')
    await over
  }
})
