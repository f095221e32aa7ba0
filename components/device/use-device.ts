'use client'

import { useEffect, useMemo, useState } from 'react'
import type { NewFile, TakenAlong } from '@/lib/sync/device/engine'
import type { Undecided } from '@/lib/sync/device/outbox'
import type { Outbox, SyncState } from '@/lib/sync/device/types'
import type { SyncPerson, SyncRefusal } from '@/lib/sync/types'
import { useDeviceHandle } from './provider'

export type Device = {
  person: SyncPerson | null
  /** False until it is known whose device it is. */
  known: boolean
  /** The device has no room: what is typed now is not kept. */
  full: boolean
  /**
   * Keeps a write of the table of commands and sends it when it can. `input` without `commandId`; ids are made here.
   * @param label what people call it, where it has to be named among what was not sent
   * @returns the command's id, once it is on the device
   */
  write: (command: string, input: Record<string, unknown>, label?: string) => Promise<string>
  /** @returns the file's id, once it is on the device */
  addFile: (file: NewFile) => Promise<string>
  /** Takes a visit along, or anew. @returns what hindered it, or null */
  takeAlong: (visitId: string) => Promise<SyncRefusal['reason'] | 'offline' | null>
  leaveBehind: (visitId: string) => Promise<void>
  tryAgain: (of: Undecided) => Promise<void>
  /** Gives up on purpose what was not applied. */
  drop: (of: Undecided) => Promise<void>
  /** Sends now; resolves when there is nothing more to do at the moment. */
  sendNow: () => Promise<void>
  /** Everything of the person goes from the device. */
  wipe: () => Promise<void>
}

/** What can be kept on this device. Inside `DeviceProvider`. */
export function useDevice(): Device {
  const handle = useDeviceHandle()
  if (!handle) throw new Error('no device here')
  const { person, known, device, open } = handle
  const full = device?.engine.isFull() ?? false
  return useMemo<Device>(
    () => ({
      person,
      known,
      full,
      write: async (command, input, label) => {
        const { engine, send } = await open()
        const commandId = await engine.write(command, input, label)
        send('now')
        return commandId
      },
      addFile: async (file) => {
        const { engine, send } = await open()
        const id = await engine.addFile(file)
        send('now')
        return id
      },
      takeAlong: async (visitId) => (await open()).engine.takeAlong(visitId),
      leaveBehind: async (visitId) => (await open()).engine.leaveBehind(visitId),
      tryAgain: async (of) => {
        const { engine, send } = await open()
        await engine.tryAgain(of)
        send('now')
      },
      drop: async (of) => void (await (await open()).engine.drop(of)),
      sendNow: async () => void (await (await open()).engine.flush()),
      wipe: async () => (await open()).engine.wipe(),
    }),
    [person, known, full, open],
  )
}

const SAVED: SyncState = { kind: 'saved' }

/** Whether everything written here is on the server, and if not, how much of it is not. */
export function useSyncState(): SyncState {
  const handle = useDeviceHandle()
  // `changes` of the handle renders this anew.
  return handle?.device?.engine.state() ?? SAVED
}

const NOTHING: Outbox = { entries: [], sections: [], files: [] }

/** Everything that waits on the device; what is `done` is on the server and only not shown from there yet. */
export function useOutbox(): Outbox {
  return useFromDevice((engine) => engine.box(), NOTHING).value
}

/** The visits that were taken along, the latest first. */
export function usePacks(): { packs: TakenAlong[]; loading: boolean } {
  const { value, loading } = useFromDevice(async (engine) => {
    const { takenAlong } = await import('@/lib/sync/device/engine')
    return (await engine.packs()).map(takenAlong).sort((a, b) => (a.takenAt < b.takenAt ? 1 : -1))
  }, [] as TakenAlong[])
  return { packs: value, loading }
}

type Engine = NonNullable<NonNullable<ReturnType<typeof useDeviceHandle>>['device']>['engine']

/** Reads the device anew with each of its changes. */
function useFromDevice<T>(read: (engine: Engine) => Promise<T>, nothing: T) {
  const handle = useDeviceHandle()
  const [found, setFound] = useState<{ value: T } | null>(null)
  const engine = handle?.device?.engine
  const changes = handle?.changes ?? 0
  const known = handle?.known ?? true
  // biome-ignore lint/correctness/useExhaustiveDependencies: `changes` is the occasion, `read` is new with each render
  useEffect(() => {
    let current = true
    if (!engine) return
    read(engine).then(
      (value) => {
        if (current) setFound({ value })
      },
      () => {},
    )
    return () => {
      current = false
    }
  }, [engine, changes])
  return { value: found ? found.value : nothing, loading: !found && (engine !== undefined || !known) }
}
