import { syncState } from './outbox'
import { type DeviceStore, WIPED } from './store'
import type { Hindrance, Outbox, SyncState } from './types'
import type { Unkept } from './unkept'

export type Board = ReturnType<typeof createBoard>

type Parts = {
  store: DeviceStore
  /** What is in this window alone. */
  unkept: Pick<Unkept, 'over'>
  tellOthers: () => void
}

/** What a device says of itself: what waits, what hinders it, whether there is room. */
export function createBoard({ store, unkept, tellOthers }: Parts) {
  const listeners = new Set<() => void>()
  let hindrance: Hindrance = null
  let full = false
  let state: SyncState = { kind: 'saved' }
  const call = () => {
    for (const listener of listeners) listener()
  }
  const announce = async (tell = true): Promise<void> => {
    // A device that cannot be read holds nothing that could be told of.
    const box = await store.box().catch((): Outbox => ({ entries: [], sections: [], files: [] }))
    state = syncState(unkept.over(box), hindrance)
    call()
    if (tell) tellOthers()
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
      call()
      throw error
    }
  }
  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    call,
    announce,
    keep,
    changeBox: (next: (box: Outbox) => Outbox) => keep(() => store.change((box) => ({ box: next(box), value: null }))),
    state: () => state,
    isFull: () => full,
    hinder: (by: Hindrance) => {
      hindrance = by
    },
    clear: () => {
      state = { kind: 'saved' }
    },
  }
}

/** Browsers name a full device differently, and some keep nothing at all; only what was wiped must stay so. */
const isFull = (error: unknown): boolean => error instanceof DOMException && error.message !== WIPED
