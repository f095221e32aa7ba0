import type { Result } from '@/lib/platform/result'
import type { TextDoc } from '@/lib/text/types'
import type { SyncPerson, SyncRefusal, VisitPack } from '../types'
import { createBoard } from './board'
import { dropped, settledIn, triedAgain, type Undecided } from './outbox'
import { freshSection, nameOf, told, typed } from './section'
import { type Refused, sendFiles, sendWrites, tellPacks } from './sender'
import type { DeviceStore } from './store'
import type { Transport } from './transport'
import type { DeviceSection, FileTarget, VersionedDoc, WaitingFile } from './types'
import { createUnkept, type Unkept } from './unkept'

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
  /**
   * Everything is gone: whoever shows something must stop.
   * @param leaving the window goes on to sign-out by itself
   */
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
  const { store } = around
  const unkept = createUnkept(around)
  const board = createBoard({ store, unkept, tellOthers: () => around.tellOthers('changed') })
  const wipe = async ({ leaving = false }: { leaving?: boolean } = {}): Promise<void> => {
    await store.wipe()
    board.clear()
    around.tellOthers('wiped')
    await around.onWiped(leaving)
  }
  const refused: Refused = async (reason) => {
    if (reason === 'deactivated') return await wipe()
    // Whoever else signed in here: to this person it is the same.
    const signedOut = reason === 'signedOut' || reason === 'otherPerson'
    board.hinder(signedOut ? 'signedOut' : reason === 'outdated' ? 'outdated' : 'unavailable')
    await board.announce()
  }
  return {
    person: around.person,
    subscribe: board.subscribe,
    state: board.state,
    /** The device has no room: what is typed now is on the screen and nowhere else until it is sent. */
    isFull: board.isFull,
    /** Another window changed something. */
    refresh: () => board.announce(false),
    /** Sends what waits; resolves when there is nothing more to do now. False when another window is at it. */
    flush: sending({ around, board, unkept, refused }),
    wipe,
    /** What waits, also where the device did not take it. */
    box: async () => unkept.over(await store.box()),
    tryAgain: (of: Undecided) => board.changeBox((box) => triedAgain(box, of)),
    drop: (of: Undecided) => board.changeBox((box) => dropped(box, of)),
    ...writing(around, board),
    ...sections(around, board, unkept),
    ...packs(around, board, refused),
  }
}

type Board = ReturnType<typeof createBoard>

/** One sending at a time; but what is written while a large file is on its way does not wait for the end of that. */
function sending(parts: { around: Surroundings; board: Board; unkept: Unkept; refused: Refused }) {
  const { around, board } = parts
  let flushing: Promise<boolean> | null = null
  let filing = false
  let beside: Promise<unknown> | null = null
  const announce = () => board.announce().catch(() => {})
  const all = async (): Promise<void> => {
    if (!(await sendWrites(parts))) return
    filing = true
    try {
      await sendFiles(parts)
    } finally {
      filing = false
      await beside
    }
    // What waited for a photo: a readout may hold nothing else.
    await sendWrites(parts)
    await tellPacks(parts)
  }
  return (): Promise<boolean> => {
    if (filing)
      beside ??= sendWrites(parts)
        .catch(() => {})
        .finally(async () => {
          beside = null
          await announce()
        })
    flushing ??= around.exclusively(all).finally(async () => {
      flushing = null
      await announce()
    })
    return flushing
  }
}

function writing({ store, now, newId }: Surroundings, board: Board) {
  return {
    /** Keeps a write. @returns its command's id, once it is on the device */
    write: async (command: string, input: Record<string, unknown>, label: string | null = null): Promise<string> => {
      const commandId = newId()
      const writtenAt = now().toISOString()
      const entry = { commandId, command, input, writtenAt, state: 'waiting' as const, failure: null, label }
      await board.keep(() => store.addEntry(entry))
      return commandId
    },
    /** Keeps a photo or paper. @returns its id, once it is on the device */
    addFile: async ({ id = newId(), blob, name, target, keepLocation }: NewFile): Promise<string> => {
      const file = { id, name, size: blob.size, target, keepLocation, writtenAt: now().toISOString() }
      await board.keep(() => store.addFile({ ...file, state: 'waiting', failure: null }, blob))
      return id
    },
    /** The bytes of a file that waits. */
    blob: store.blob,
    scraps: store.scraps,
  }
}

function sections({ store, now, newId }: Surroundings, board: Board, unkept: Unkept) {
  return {
    /** A section as it stands here. @param server what is known of it from there */
    section: async (place: SectionPlace, server: VersionedDoc | null): Promise<DeviceSection> =>
      unkept.get(nameOf(place)) ??
      (await store.changeSection(place, (here) => (here ? told(here, server) : freshSection(place, server)))),
    /** Keeps a text; where there is no room it stays in this window (`isFull`). */
    type: async (place: SectionPlace, server: VersionedDoc | null, doc: TextDoc, seen: TextDoc) => {
      const name = nameOf(place)
      const at = { writtenAt: now().toISOString(), seen }
      const change = (here: DeviceSection | null) =>
        typed(unkept.get(name) ?? here ?? freshSection(place, server), doc, at)
      try {
        const section = await board.keep(() => store.changeSection(place, change))
        unkept.drop(name)
        return section
      } catch (error) {
        if (!board.isFull()) throw error
        const section = change(await store.section(place.readoutId, place.key).catch(() => null))
        unkept.put(name, section)
        return section
      }
    },
    /** The writer has chosen what is to stand. */
    settle: (place: SectionPlace, doc: TextDoc): Promise<DeviceSection> =>
      board.keep(() => store.change((box) => settledIn(box, place, { doc, writtenAt: now().toISOString(), newId }))),
  }
}

function packs({ store, transport, now }: Surroundings, board: Board, refused: Refused) {
  return {
    /** Takes a visit along or anew. @returns what hindered it, or null */
    takeAlong: async (visitId: string): Promise<SyncRefusal['reason'] | 'offline' | null> => {
      const reply = await transport.visit(visitId)
      if (reply.kind === 'lost') return 'offline'
      if (reply.kind === 'refused') {
        if (reply.reason === 'deactivated' || reply.reason === 'signedOut') await refused(reply.reason)
        return reply.reason
      }
      await board.keep(() => store.putPack(reply.value, now()))
      return null
    },
    /** Tells the visits that were taken along anew. @param olderThan milliseconds */
    refreshPacks: async (olderThan: number): Promise<void> => {
      for (const { visitId, pack, ahead } of await store.packs()) {
        if (now().getTime() + ahead - Date.parse(pack.takenAt) < olderThan) continue
        const reply = await transport.visit(visitId)
        if (reply.kind === 'lost') return
        if (reply.kind === 'ok') await store.putPack(reply.value, now())
        else if (reply.reason === 'missing') await store.dropPack(visitId)
        else return await refused(reply.reason)
        await board.announce()
      }
    },
    packs: store.packs,
    pack: store.pack,
    leaveBehind: async (visitId: string): Promise<void> => board.keep(() => store.dropPack(visitId)),
  }
}

export type TakenAlong = { visitId: string; takenAt: string; bytes: number; title: string }
export const takenAlong = (kept: { visitId: string; pack: VisitPack; bytes: number }): TakenAlong => ({
  visitId: kept.visitId,
  takenAt: kept.pack.takenAt,
  bytes: kept.bytes,
  title: kept.pack.visit.title,
})
