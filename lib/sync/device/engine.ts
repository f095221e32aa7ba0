import type { Result } from '@/lib/platform/result'
import type { TextDoc } from '@/lib/text/types'
import {
  SYNC_VERSION,
  type SyncEntry,
  type SyncPerson,
  type SyncRefusal,
  type SyncRequest,
  type SyncResponse,
  type VisitPack,
} from '../types'
import {
  answered,
  answeredSection,
  dropped,
  entryOf,
  freshSection,
  frozen,
  isUnanswered,
  nameOf,
  nextBatch,
  settled,
  syncState,
  told,
  toldTheirs,
  triedAgain,
  typed,
  type Undecided,
} from './outbox'
import type { DeviceStore } from './store'
import type { Transport } from './transport'
import type { DeviceSection, FileTarget, Hindrance, Outbox, SyncState, VersionedDoc, WaitingFile } from './types'

/** What is around an engine: the browser's, or a test's. */
export type Surroundings = {
  store: DeviceStore
  transport: Transport
  person: SyncPerson
  now: () => Date
  newId: () => string
  /** Runs `work` unless another window or the worker is at it; false when it is. */
  exclusively: (work: () => Promise<void>) => Promise<boolean>
  /** Sends one photo or paper; absent where there is no way to. */
  upload?: (file: WaitingFile, blob: Blob) => Promise<Result<unknown>>
  /** Tells the other windows of this person that something changed, or that everything is gone. */
  tellOthers: (what: 'changed' | 'wiped') => void
  /** The account is deactivated, or the person signed out: whoever shows something must stop. */
  onWiped: (leaving: boolean) => Promise<void>
}

export type SectionPlace = { readoutId: string; key: string; title: string | null; label: string | null }
export type NewFile = { id?: string; blob: Blob; name: string; target: FileTarget; keepLocation: boolean }

export type Engine = ReturnType<typeof createEngine>

/**
 * Keeps what a person writes and brings it to the server: at most one request at a time on one device, each write under
 * its own id, nothing removed from the device before it was answered.
 */
export function createEngine(around: Surroundings) {
  const { store, transport, now, newId } = around
  const listeners = new Set<() => void>()
  let hindrance: Hindrance = null
  let full = false
  let state: SyncState = { kind: 'saved' }

  const announce = async (tell = true): Promise<void> => {
    state = syncState(await store.box(), hindrance)
    for (const listener of listeners) listener()
    if (tell) around.tellOthers('changed')
  }
  /** A write to the device. A full device is said, and the write then fails. */
  const keep = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      const value = await work()
      full = false
      await announce()
      return value
    } catch (error) {
      full ||= isFull(error)
      for (const listener of listeners) listener()
      throw error
    }
  }
  const changeBox = (next: (box: Outbox) => Outbox) =>
    keep(() => store.change((box) => ({ box: next(box), value: null })))

  /** @param leaving the window goes on to sign-out by itself */
  const wipe = async ({ leaving = false }: { leaving?: boolean } = {}): Promise<void> => {
    await store.wipe()
    state = { kind: 'saved' }
    around.tellOthers('wiped')
    await around.onWiped(leaving)
  }

  const refused = async (reason: SyncRefusal['reason']): Promise<void> => {
    if (reason === 'deactivated') return await wipe()
    // Whoever else signed in here: to this person it is the same.
    hindrance =
      reason === 'signedOut' || reason === 'otherPerson'
        ? 'signedOut'
        : reason === 'outdated'
          ? 'outdated'
          : 'unavailable'
    await announce()
  }

  const requestOf = (entries: SyncEntry[]): SyncRequest => ({
    v: SYNC_VERSION,
    userId: around.person.userId,
    sentAt: now().toISOString(),
    entries,
  })

  /** One request; whether another one may have something to do. */
  const round = async (most: number): Promise<'more' | 'done' | 'stop' | 'tooMuch'> => {
    const batch = await store.change((box) => {
      const next = nextBatch(box, newId, most)
      const put = new Map(next.sections.map((section) => [nameOf(section), section]))
      return { box: { ...box, sections: box.sections.map((one) => put.get(nameOf(one)) ?? one) }, value: next.batch }
    })
    if (batch.length === 0) return 'done'
    const reply = await transport.send(requestOf(batch))
    if (reply.kind === 'lost') {
      hindrance = 'offline'
      return 'stop'
    }
    if (reply.kind === 'refused') {
      if (reply.reason === 'invalid' && batch.length > 1) return 'tooMuch'
      if (reply.reason !== 'invalid') {
        await refused(reply.reason)
        return 'stop'
      }
    }
    const answers = reply.kind === 'ok' ? reply.value.answers : unreadable(batch[0]?.commandId)
    await store.change((box) => ({ box: answers.reduce(answered, box), value: null }))
    const stopped =
      answers.length < batch.length || answers.some(({ result }) => !result.ok && isUnanswered(result.failure))
    hindrance = stopped ? 'unavailable' : null
    await announce()
    return stopped ? 'stop' : 'more'
  }

  const sendAll = async (): Promise<void> => {
    await sendUnkept()
    let most = Number.POSITIVE_INFINITY
    for (;;) {
      const went = await round(most)
      if (went === 'stop') return
      if (went === 'done') break
      most = went === 'tooMuch' ? 1 : Number.POSITIVE_INFINITY
    }
    await askForTheirs()
    await sendFiles()
    await tellPacks()
  }

  /** What was done shows from the visits that were taken along, as soon as they have been told anew. */
  const tellPacks = async (): Promise<void> => {
    const { entries } = await store.box()
    const done = new Set(entries.filter(({ state }) => state === 'done').map(({ commandId }) => commandId))
    if (done.size === 0) return
    for (const { visitId } of await store.packs()) {
      const reply = await transport.visit(visitId)
      if (reply.kind === 'lost') return
      if (reply.kind === 'ok') await store.putPack(reply.value, now())
      else if (reply.reason === 'missing') await store.dropPack(visitId)
      else return
    }
    await changeBox((box) => ({ ...box, entries: box.entries.filter(({ commandId }) => !done.has(commandId)) }))
  }

  /** What stands on the server where this person's text was kept aside. */
  const askForTheirs = async (): Promise<void> => {
    const { sections } = await store.box()
    const open = sections.filter(({ choice }) => choice?.where === 'server' && choice.theirs === null)
    for (const readoutId of new Set(open.map((one) => one.readoutId))) {
      const reply = await transport.readout(readoutId)
      if (reply.kind !== 'ok') continue
      await changeBox((box) => ({
        ...box,
        sections: box.sections.map((one) => {
          const theirs =
            one.readoutId === readoutId ? reply.value.sections.find(({ key }) => key === one.key) : undefined
          return theirs ? toldTheirs(one, { ...theirs, by: theirs.updatedByName, at: theirs.updatedAt }) : one
        }),
      }))
    }
  }

  const sendFiles = async (): Promise<void> => {
    if (!around.upload) return
    const box = await store.box()
    const notThereYet = new Set(
      box.entries.filter(({ state }) => state !== 'done').map(({ input, commandId }) => String(input.id ?? commandId)),
    )
    for (const file of box.files) {
      const { readoutId, followUpId } = file.target
      if (file.state === 'decision' || notThereYet.has(readoutId ?? '') || notThereYet.has(followUpId ?? '')) continue
      const blob = await store.blob(file.id)
      if (!blob) continue
      const result = await around.upload(file, blob)
      if (!result.ok && isUnanswered(result.failure)) {
        hindrance = result.failure.kind === 'signedOut' ? 'signedOut' : 'offline'
        return
      }
      await changeBox((all) => ({
        ...all,
        files: result.ok
          ? all.files.filter(({ id }) => id !== file.id)
          : all.files.map((one) => (one.id === file.id ? { ...one, state: 'decision', failure: result.failure } : one)),
      }))
    }
  }

  // What the full device did not take: in this window alone, and sent at once.
  const unkeptSections = new Map<string, DeviceSection>()
  const unkept = (place: SectionPlace, change: (here: DeviceSection | null) => DeviceSection): DeviceSection => {
    const section = change(unkeptSections.get(nameOf(place)) ?? null)
    unkeptSections.set(nameOf(place), section)
    return section
  }
  const sendUnkept = async (): Promise<void> => {
    for (const [name, section] of unkeptSections) {
      const sent = section.inFlight ? section : frozen(section, newId())
      if (!sent) continue
      unkeptSections.set(name, sent)
      const reply = await transport.send(requestOf([entryOf(sent)]))
      if (reply.kind !== 'ok') return
      const after = reply.value.answers.reduce(answeredSection, unkeptSections.get(name) ?? sent)
      unkeptSections.set(name, after)
      for (const listener of listeners) listener()
    }
  }

  let flushing: Promise<boolean> | null = null
  /** Sends what waits; resolves when there is nothing more to do now. False when another window is at it. */
  const flush = (): Promise<boolean> => {
    flushing ??= around.exclusively(sendAll).finally(async () => {
      flushing = null
      await announce().catch(() => {})
    })
    return flushing
  }

  return {
    person: around.person,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    state: () => state,
    /** The device has no room: what is typed now is on the screen and nowhere else until it is sent. */
    isFull: () => full,
    /** Another window changed something. */
    refresh: () => announce(false),
    flush,
    wipe,
    box: store.box,
    /** Keeps a write. @returns its command's id, once it is on the device */
    write: async (command: string, input: Record<string, unknown>, label: string | null = null): Promise<string> => {
      const commandId = newId()
      const writtenAt = now().toISOString()
      await keep(() => store.addEntry({ commandId, command, input, writtenAt, state: 'waiting', failure: null, label }))
      return commandId
    },
    addFile: async ({ id = newId(), blob, name, target, keepLocation }: NewFile): Promise<string> => {
      const writtenAt = now().toISOString()
      const file: WaitingFile = {
        id,
        name,
        size: blob.size,
        target,
        keepLocation,
        writtenAt,
        state: 'waiting',
        failure: null,
      }
      await keep(() => store.addFile(file, blob))
      return id
    },
    section: (place: SectionPlace, server: VersionedDoc | null): Promise<DeviceSection> =>
      store.changeSection(place, (here) => (here ? told(here, server) : freshSection(place, server))),
    type: (place: SectionPlace, server: VersionedDoc | null, doc: TextDoc, seen: TextDoc): Promise<DeviceSection> => {
      const at = { writtenAt: now().toISOString(), seen }
      const change = (here: DeviceSection | null) => typed(here ?? freshSection(place, server), doc, at)
      return keep(() => store.changeSection(place, change)).catch((error) => {
        if (!full) throw error
        return unkept(place, change)
      })
    },
    settle: (place: SectionPlace, doc: TextDoc): Promise<DeviceSection> =>
      keep(() =>
        store.changeSection(place, (here) => settled(here ?? freshSection(place, null), doc, now().toISOString())),
      ),
    tryAgain: (of: Undecided) => changeBox((box) => triedAgain(box, of)),
    drop: (of: Undecided) => changeBox((box) => dropped(box, of)),
    /** Takes a visit along or anew. @returns what hindered it, or null */
    takeAlong: async (visitId: string): Promise<SyncRefusal['reason'] | 'offline' | null> => {
      const reply = await transport.visit(visitId)
      if (reply.kind === 'lost') return 'offline'
      if (reply.kind === 'refused') {
        if (reply.reason === 'deactivated' || reply.reason === 'signedOut') await refused(reply.reason)
        return reply.reason
      }
      await keep(() => store.putPack(reply.value, now()))
      return null
    },
    /** Tells the visits that were taken along anew. @param olderThan milliseconds */
    refreshPacks: async (olderThan: number): Promise<void> => {
      for (const { visitId, pack } of await store.packs()) {
        if (now().getTime() - Date.parse(pack.takenAt) < olderThan) continue
        const reply = await transport.visit(visitId)
        if (reply.kind === 'lost') return
        if (reply.kind === 'refused') {
          if (reply.reason !== 'missing') return await refused(reply.reason)
          await store.dropPack(visitId)
        } else await store.putPack(reply.value, now())
        await announce()
      }
    },
    packs: store.packs,
    pack: store.pack,
    /** The bytes of a file that waits. */
    blob: store.blob,
    scraps: store.scraps,
    leaveBehind: async (visitId: string): Promise<void> => keep(() => store.dropPack(visitId)),
  }
}

const unreadable = (commandId = ''): SyncResponse['answers'] => [
  { commandId, result: { ok: false, failure: { kind: 'invalid', fields: {} } } },
]

/** Browsers name a full device differently. */
const isFull = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'QuotaExceededError' || error.name === 'UnknownError')

export type TakenAlong = { visitId: string; takenAt: string; bytes: number; title: string }
export const takenAlong = ({
  visitId,
  pack,
  bytes,
}: {
  visitId: string
  pack: VisitPack
  bytes: number
}): TakenAlong => ({
  visitId,
  takenAt: pack.takenAt,
  bytes,
  title: pack.visit.title,
})
