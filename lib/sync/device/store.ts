import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'
import type { SyncPerson, VisitPack } from '../types'
import type { Move } from './outbox'
import { isClean, told } from './section'
import type { DeviceSection, KeptPack, Outbox, WaitingEntry, WaitingFile } from './types'

type Tables = DBSchema & {
  entries: { key: number; value: WaitingEntry }
  sections: { key: [string, string]; value: DeviceSection }
  files: { key: string; value: WaitingFile }
  blobs: { key: string; value: Blob }
  packs: { key: string; value: KeptPack }
  meta: { key: string; value: unknown }
}
const OUTBOX = ['entries', 'sections', 'files'] as const

/** In `meta`: under which id a readout goes on that was opened here under another. */
const moved = (readoutId: string): string => `moved ${readoutId}`
const SCRAP = 'scrap '

/** What a device says that takes nothing more. */
export const WIPED = 'This device was wiped'

/** What a person's work is kept in; nobody else's is ever opened with it. */
export const databaseOf = (userId: string): string => `tashrif-${userId}`

/** Whether a person has kept anything on this device; true where the browser does not say. */
export async function hasStore(userId: string): Promise<boolean> {
  if (typeof indexedDB.databases !== 'function') return true
  return (await indexedDB.databases()).some(({ name }) => name === databaseOf(userId))
}

type Connection = { database: () => Promise<IDBPDatabase<Tables>>; close: () => void }

/** What the deletion of an emptied database may take. */
const LONGEST_DELETE_MS = 2_000

/** Opens on first use, and again when the browser has closed it, as browsers of phones do behind one's back. */
function connection(name: string): Connection {
  let open: Promise<IDBPDatabase<Tables>> | null = null
  let closed = false
  const forget = () => {
    open = null
  }
  const database = () => {
    if (closed) throw new DOMException(WIPED, 'InvalidStateError')
    open ??= openDB<Tables>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('entries', { keyPath: 'seq', autoIncrement: true })
        fresh.createObjectStore('sections', { keyPath: ['readoutId', 'key'] })
        fresh.createObjectStore('files', { keyPath: 'id' })
        fresh.createObjectStore('blobs')
        fresh.createObjectStore('packs', { keyPath: 'visitId' })
        fresh.createObjectStore('meta')
      },
      // Another window deletes it or brings a newer version: never in its way.
      blocking: (_from, _to, event) => {
        ;(event.target as IDBDatabase).close()
        forget()
      },
      terminated: forget,
    })
    open.catch(forget)
    return open
  }
  const close = () => {
    closed = true
    void open?.then((base) => base.close())
  }
  return { database, close }
}

export type DeviceStore = ReturnType<typeof openStore>

/**
 * What the device of one person holds. Each function is one transaction: done when it resolves, else not at all.
 * A full device throws `QuotaExceededError`; a wiped one `InvalidStateError`.
 */
export function openStore(userId: string) {
  const name = databaseOf(userId)
  const { database, close } = connection(name)
  return { userId, ...outboxTables(database), ...packTables(database), ...lifeOf(name, database, close) }
}

type Database = Connection['database']

function outboxTables(database: Database) {
  /** Everything that waits. Blobs stay where they are. */
  const box = async (): Promise<Outbox> => {
    const tx = (await database()).transaction(OUTBOX)
    const [entries, sections, files] = await Promise.all([
      tx.objectStore('entries').getAll(),
      tx.objectStore('sections').getAll(),
      tx.objectStore('files').getAll(),
    ])
    return { entries, sections, files }
  }
  /**
   * Puts `next(box)` in the place of the outbox; what is the same object is not written. `moves` names readouts that go
   * on under another id: what is still written under the first one belongs there too.
   */
  const change = async <T>(next: (box: Outbox) => { box: Outbox; value: T; moves?: readonly Move[] }): Promise<T> => {
    const tx = (await database()).transaction([...OUTBOX, 'blobs', 'meta'], 'readwrite', { durability: 'strict' })
    const [entries, sections, files] = await Promise.all([
      tx.objectStore('entries').getAll(),
      tx.objectStore('sections').getAll(),
      tx.objectStore('files').getAll(),
    ])
    const { box: after, value, moves = [] } = next({ entries, sections, files })
    const gone = <V>(before: readonly V[], now: readonly V[], key: (one: V) => string | number) => {
      const kept = new Set(now.map(key))
      return before.filter((one) => !kept.has(key(one)))
    }
    await Promise.all([
      ...after.entries.filter((one) => !entries.includes(one)).map((one) => tx.objectStore('entries').put(one)),
      ...gone(entries, after.entries, ({ seq }) => seq).map(({ seq }) => tx.objectStore('entries').delete(seq)),
      ...after.sections.filter((one) => !sections.includes(one)).map((one) => tx.objectStore('sections').put(one)),
      ...gone(sections, after.sections, ({ readoutId, key }) => `${readoutId}/${key}`).map(({ readoutId, key }) =>
        tx.objectStore('sections').delete([readoutId, key]),
      ),
      ...after.files.filter((one) => !files.includes(one)).map((one) => tx.objectStore('files').put(one)),
      ...gone(files, after.files, ({ id }) => id).flatMap(({ id }) => [
        tx.objectStore('files').delete(id),
        tx.objectStore('blobs').delete(id),
      ]),
    ])
    const meta = tx.objectStore('meta')
    for (const { from, to } of moves) {
      await meta.put(to, moved(from))
      for (const key of await meta.getAllKeys()) {
        if (!key.startsWith(SCRAP) || !key.includes(from)) continue
        await meta.put(await meta.get(key), key.replace(from, to))
        await meta.delete(key)
      }
    }
    await tx.done
    return value
  }
  const section = async (readoutId: string, key: string): Promise<DeviceSection | null> =>
    (await (await database()).get('sections', [readoutId, key])) ?? null
  const changeSection = async (
    at: { readoutId: string; key: string },
    next: (now: DeviceSection | null) => DeviceSection,
  ): Promise<DeviceSection> => {
    const tx = (await database()).transaction(['sections', 'meta'], 'readwrite', { durability: 'strict' })
    const readoutId = ((await tx.objectStore('meta').get(moved(at.readoutId))) as string | undefined) ?? at.readoutId
    const now = (await tx.objectStore('sections').get([readoutId, at.key])) ?? null
    const written = next(now)
    const after = written.readoutId === readoutId ? written : { ...written, readoutId }
    if (after !== now) await tx.objectStore('sections').put(after)
    await tx.done
    return after
  }
  const addEntry = async (entry: Omit<WaitingEntry, 'seq'>): Promise<void> => {
    const tx = (await database()).transaction(['entries', 'meta'], 'readwrite', { durability: 'strict' })
    const { readoutId } = entry.input
    const to = typeof readoutId === 'string' ? await tx.objectStore('meta').get(moved(readoutId)) : undefined
    const input = typeof to === 'string' ? { ...entry.input, readoutId: to } : entry.input
    await Promise.all([tx.objectStore('entries').add({ ...entry, input } as WaitingEntry), tx.done])
  }
  const addFile = async (file: WaitingFile, blob: Blob): Promise<void> => {
    const tx = (await database()).transaction(['files', 'blobs', 'meta'], 'readwrite', { durability: 'strict' })
    const to = file.target.readoutId && (await tx.objectStore('meta').get(moved(file.target.readoutId)))
    const target = typeof to === 'string' ? { ...file.target, readoutId: to } : file.target
    await Promise.all([
      tx.objectStore('files').put({ ...file, target }),
      tx.objectStore('blobs').put(blob, file.id),
      tx.done,
    ])
  }
  const blob = async (id: string): Promise<Blob | null> => (await (await database()).get('blobs', id)) ?? null
  return { box, change, section, changeSection, addEntry, addFile, blob }
}

function packTables(database: Database) {
  /** Takes a visit along, or anew; a section that nothing waits of is from now on what the server said. */
  const putPack = async (pack: VisitPack, now: Date): Promise<void> => {
    const tx = (await database()).transaction(['packs', 'sections'], 'readwrite')
    const bytes = new Blob([JSON.stringify(pack)]).size
    const sections = tx.objectStore('sections')
    const stored = pack.programme.flatMap(({ readout }) =>
      (readout?.sections ?? []).map((told) => ({ readoutId: readout?.id ?? '', ...told })),
    )
    for (const { readoutId, key, doc, version } of stored) {
      const here = await sections.get([readoutId, key])
      if (here && isClean(here) && here.base.version <= version) await sections.put(told(here, { doc, version }))
    }
    await tx
      .objectStore('packs')
      .put({ visitId: pack.visit.id, pack, bytes, ahead: Date.parse(pack.takenAt) - now.getTime() })
    await tx.done
  }
  const packs = async (): Promise<KeptPack[]> => (await database()).getAll('packs')
  const pack = async (visitId: string): Promise<KeptPack | null> =>
    (await (await database()).get('packs', visitId)) ?? null
  const dropPack = async (visitId: string): Promise<void> => (await database()).delete('packs', visitId)
  return { putPack, packs, pack, dropPack }
}

function lifeOf(name: string, database: Database, close: () => void) {
  const token = async (): Promise<string | null> =>
    ((await (await database()).get('meta', 'token')) as string | undefined) ?? null
  const putToken = async (value: string): Promise<void> => void (await (await database()).put('meta', value, 'token'))
  /** What is typed and not sent by itself, such as an outcome that is not added yet. */
  const scraps = {
    get: async (key: string): Promise<string | null> =>
      ((await (await database()).get('meta', SCRAP + key)) as string | undefined) ?? null,
    put: async (key: string, text: string): Promise<void> => {
      const base = await database()
      if (text === '') await base.delete('meta', SCRAP + key)
      else await base.put('meta', text, SCRAP + key)
    },
  }
  /** Nothing of the person is left. Emptied first: another window may keep the database itself open for a while. */
  const wipe = async (): Promise<void> => {
    const tx = (await database()).transaction([...OUTBOX, 'blobs', 'packs', 'meta'], 'readwrite')
    await Promise.all([
      ...([...OUTBOX, 'blobs', 'packs', 'meta'] as const).map((table) => tx.objectStore(table).clear()),
      tx.done,
    ])
    close()
    // It is empty. A window that the browser has put to sleep is not waited for: it lets go when it wakes.
    await Promise.race([deleteDB(name), new Promise((resolve) => setTimeout(resolve, LONGEST_DELETE_MS))])
  }
  return { token, putToken, scraps, wipe, close }
}

const DEVICE = 'tashrif'

async function ownerTable() {
  return await openDB<DBSchema & { owner: { key: string; value: SyncPerson } }>(DEVICE, 1, {
    upgrade: (fresh) => void fresh.createObjectStore('owner'),
    blocking: (_from, _to, event) => (event.target as IDBDatabase).close(),
  })
}

/** Whose device it is; null until somebody signed in here, and after they signed out. */
export async function deviceOwner(): Promise<SyncPerson | null> {
  const database = await ownerTable()
  try {
    return (await database.get('owner', 'now')) ?? null
  } finally {
    database.close()
  }
}

/** Who signed in. What another person left unsent stays in a database of theirs, which is not opened. */
export async function setDeviceOwner(person: SyncPerson | null): Promise<void> {
  const database = await ownerTable()
  try {
    if (person) await database.put('owner', person, 'now')
    else await database.delete('owner', 'now')
  } finally {
    database.close()
  }
}
