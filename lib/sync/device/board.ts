import { syncState } from './outbox'
import type { DeviceStore } from './store'
import type { Hindrance, Outbox, SyncState } from './types'

export type Board = ReturnType<typeof createBoard>

/** What a device says of itself: what waits, what hinders it, whether there is room. */
export function createBoard(store: DeviceStore, tellOthers: () => void) {
  const listeners = new Set<() => void>()
  let hindrance: Hindrance = null
  let full = false
  let state: SyncState = { kind: 'saved' }
  const call = () => {
    for (const listener of listeners) listener()
  }
  const announce = async (tell = true): Promise<void> => {
    state = syncState(await store.box(), hindrance)
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

/** Browsers name a full device differently. */
const isFull = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'QuotaExceededError' || error.name === 'UnknownError')
