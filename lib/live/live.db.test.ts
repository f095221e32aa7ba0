import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { commandsAt } from '@/lib/audit/testing/commands'
import { db } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/roles'
import { editItem, moveItem } from '@/lib/programme/commands'
import { getVisitChanges } from '@/lib/visits/queries'
import { asRole } from '@/prisma/factories/actors'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { stopWatching, watch } from './hub'
import { claimStream } from './limits'
import { visitEvents } from './stream'

const manager = await asRole(db(), 'manager')
const other = await asRole(db(), 'manager')
const viewer = await asRole(db(), 'viewer')
const run = commandsAt(new Date('2027-03-12T08:00:00Z'), () => manager)

afterAll(stopWatching)

/** As long as a busy machine may take; what it waits for is what counts. */
const SOON = { timeout: 10_000 }

const readers: AbortController[] = []
afterEach(() => {
  for (const reader of readers.splice(0)) reader.abort()
})

/** What a reader is told, as it arrives; signs of life left out. */
function listenTo(
  visitId: string,
  seen: number,
  look = () => getVisitChanges(viewer, visitId),
  userId = viewer.userId,
) {
  const reader = new AbortController()
  readers.push(reader)
  const told: string[] = []
  const [ended, closed] = [vi.fn(), vi.fn()]
  const stream = visitEvents({ visitId, userId, seen, look, signal: reader.signal, onEnd: ended })
  const decoder = new TextDecoder()
  const read = async () => {
    const pieces = stream.getReader()
    for (let next = await pieces.read(); !next.done; next = await pieces.read()) {
      const event = /event: (\w+)\ndata: ?(.*)/.exec(decoder.decode(next.value))
      if (event) told.push(`${event[1]} ${event[2]}`.trim())
    }
    closed()
  }
  void read()
  return { told, ended, closed, leave: () => reader.abort() }
}

const changesOf = async (id: string) => (await db().visit.findUniqueOrThrow({ where: { id } })).changes
const edit = async (itemId: string, title: string) => {
  const { version } = await db().programmeItem.findUniqueOrThrow({ where: { id: itemId } })
  const result = await run(editItem, { itemId, version, type: 'meeting', title })
  expect(result.ok).toBe(true)
}

describe('the count of a visit’s changes', () => {
  it('grows with each change that is committed, and with none that is refused', async () => {
    const visit = await makeVisit(db())
    const item = await makeItem(db(), { visitId: visit.id })
    await edit(item.id, 'Talks')
    expect(await changesOf(visit.id)).toBe(1)
    expect((await run(editItem, { itemId: item.id, version: 1, type: 'meeting', title: 'Stale' })).ok).toBe(false)
    expect((await run(moveItem, { itemId: item.id, direction: 'up' })).ok).toBe(false)
    expect(await changesOf(visit.id)).toBe(1)
  })

  it('is not for who may not see the visit', async () => {
    const visit = await makeVisit(db(), { restricted: true })
    expect(await getVisitChanges(viewer, visit.id)).toBeNull()
    expect(await getVisitChanges(viewer, 'no id')).toBeNull()
  })
})

describe('a reader of a visit', () => {
  it('is told of what others save there, and of nothing elsewhere', async () => {
    const [visit, other] = [await makeVisit(db()), await makeVisit(db())]
    const [item, elsewhere] = [await makeItem(db(), { visitId: visit.id }), await makeItem(db(), { visitId: other.id })]
    const { told } = listenTo(visit.id, 0)
    await edit(elsewhere.id, 'Elsewhere')
    await edit(item.id, 'Talks')
    await expect.poll(() => told, SOON).toEqual(['changed 1'])
  })

  it('is told at once of what was saved between the page and the stream', async () => {
    const visit = await makeVisit(db())
    await edit((await makeItem(db(), { visitId: visit.id })).id, 'Before it listened')
    const { told } = listenTo(visit.id, 0)
    await expect.poll(() => told, SOON).toEqual(['changed 1'])
    const { told: upToDate } = listenTo(visit.id, 1)
    await edit((await makeItem(db(), { visitId: visit.id })).id, 'Afterwards')
    await expect.poll(() => upToDate, SOON).toEqual(['changed 2'])
  })

  it('is told what was their own doing, until another changes something too', async () => {
    const visit = await makeVisit(db())
    const item = await makeItem(db(), { visitId: visit.id })
    const look = vi.fn(() => getVisitChanges(manager, visit.id))
    const { told } = listenTo(visit.id, 0, look, manager.userId)
    await expect.poll(() => look, SOON).toHaveBeenCalled()
    await edit(item.id, 'Mine')
    await expect.poll(() => told, SOON).toEqual(['own 1'])
    const { version } = await db().programmeItem.findUniqueOrThrow({ where: { id: item.id } })
    await run(editItem, { itemId: item.id, version, type: 'meeting', title: 'Theirs' }, other)
    await expect.poll(() => told, SOON).toEqual(['own 1', 'changed 2'])
  })

  it('catches up after the connection was lost', async () => {
    const visit = await makeVisit(db())
    const item = await makeItem(db(), { visitId: visit.id })
    const { told } = listenTo(visit.id, 0)
    await edit(item.id, 'First')
    await expect.poll(() => told, SOON).toEqual(['changed 1'])
    await withClient(String(process.env.DATABASE_URL), (client) =>
      client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'tashrif live' AND datname = current_database()`),
    )
    await edit(item.id, 'Said to nobody')
    await expect.poll(() => told, SOON).toEqual(['changed 1', 'changed 2'])
  })

  it('is told no more once the visit is hidden from them', async () => {
    const visit = await makeVisit(db())
    const item = await makeItem(db(), { visitId: visit.id })
    const { told, ended } = listenTo(visit.id, 0)
    await db().visit.update({ where: { id: visit.id }, data: { restricted: true } })
    await edit(item.id, 'Behind closed doors')
    await expect.poll(() => told, SOON).toEqual(['over'])
    expect(ended).toHaveBeenCalledTimes(1)
  })

  it('hears nothing while the database does not answer, and is told later', async () => {
    const visit = await makeVisit(db())
    const item = await makeItem(db(), { visitId: visit.id })
    let away = true
    const look = vi.fn(async () => {
      if (away) throw new Error('away')
      return getVisitChanges(viewer, visit.id)
    })
    const { told } = listenTo(visit.id, 0, look)
    await expect.poll(() => look, SOON).toHaveBeenCalledTimes(1)
    await edit(item.id, 'First')
    await expect.poll(() => look, SOON).toHaveBeenCalledTimes(2)
    away = false
    await edit(item.id, 'Second')
    await expect.poll(() => told, SOON).toEqual(['changed 2'])
  })

  it('who was gone before it began leaves nothing behind either', async () => {
    const reader = new AbortController()
    reader.abort()
    const [ended, look] = [vi.fn(), vi.fn()]
    const stream = visitEvents({
      visitId: 'any',
      userId: viewer.userId,
      seen: 0,
      look,
      signal: reader.signal,
      onEnd: ended,
    })
    readers.push(reader)
    expect(ended).toHaveBeenCalledTimes(1)
    const pieces = stream.getReader()
    await pieces.read()
    expect((await pieces.read()).done).toBe(true)
    expect(look).not.toHaveBeenCalled()
  })

  it('leaves nothing behind', async () => {
    const visit = await makeVisit(db())
    const { ended, closed, leave } = listenTo(visit.id, 0)
    leave()
    expect(ended).toHaveBeenCalledTimes(1)
    await expect.poll(() => closed, SOON).toHaveBeenCalledTimes(1)
    const look = vi.fn()
    watch({ kind: 'visit', id: visit.id }, look)()
    await edit((await makeItem(db(), { visitId: visit.id })).id, 'Unwatched')
    const { told } = listenTo(visit.id, 0)
    await expect.poll(() => told, SOON).toEqual(['changed 1'])
    expect(look).not.toHaveBeenCalled()
  })
})

it('one session has so many streams and no more', () => {
  const release = Array.from({ length: 12 }, () => claimStream('one session'))
  expect(release).not.toContain(null)
  expect(claimStream('one session')).toBeNull()
  const other = claimStream('another session')
  expect(other).not.toBeNull()
  release[0]?.()
  release[0]?.()
  const next = claimStream('one session')
  expect(next).not.toBeNull()
  expect(claimStream('one session')).toBeNull()
  for (const give of [...release, other, next]) give?.()
})
