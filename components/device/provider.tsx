'use client'

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { OpenDevice } from '@/lib/sync/device/open'
import type { WaitingFile } from '@/lib/sync/device/types'
import type { SyncMe, SyncPerson } from '@/lib/sync/types'
import { dropDrafts } from '../ui/form/draft'
import { markDevice, markedDevice, unmarkDevice } from './mark'
import { registerWorker } from './register'

/** The device of the person who is signed in, or whose it is while nobody can ask. */
export type DeviceHandle = {
  /** Null until it is known, and where it is nobody's. */
  person: SyncPerson | null
  /** Whether it is known whose device it is. */
  known: boolean
  device: OpenDevice | null
  /** Opens it for the first time, for what is to be kept on it. */
  open: () => Promise<OpenDevice>
  /** Goes up with each change of what the device holds. */
  changes: number
}

const Device = createContext<DeviceHandle | null>(null)

type Props = {
  /** Who is signed in; null in the shell, which asks the device itself. */
  person: SyncPerson | null
  children: ReactNode
}

/**
 * Keeps what is written on the device and sends it. Costs nothing on a device that never kept anything: its code comes
 * with the first thing to keep.
 */
export function DeviceProvider({ person, children }: Props) {
  const [owner, setOwner] = useState(person)
  const [known, setKnown] = useState(person !== null)
  const [device, setDevice] = useState<OpenDevice | null>(null)
  const [changes, setChanges] = useState(0)
  const opening = useRef<Promise<OpenDevice> | null>(null)

  const openFor = useCallback((whose: SyncPerson): Promise<OpenDevice> => {
    opening.current ??= openDeviceOf(whose, () => setChanges((count) => count + 1)).then(
      (opened) => {
        setDevice(opened)
        return opened
      },
      (error: unknown) => {
        // Its code did not arrive; what asks next tries again.
        opening.current = null
        throw error
      },
    )
    return opening.current
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a page of another person is loaded anew
  useEffect(() => {
    let gone = false
    void (async () => {
      const whose = person ?? (await ownerOfDevice()) ?? (await signedIn())
      if (gone) return
      if (!person && whose) void leaveToOther(whose)
      setOwner(whose)
      setKnown(true)
      const marked = markedDevice()
      const theirs = !person || marked === person.userId || (marked !== null && (await changeOwner(person)))
      if (whose && theirs && !gone) await openFor(whose)
    })().catch(() => setKnown(true))
    return () => {
      gone = true
      void opening.current?.then(({ close }) => close())
      opening.current = null
    }
  }, [person?.userId, openFor])

  const handle = useMemo<DeviceHandle>(
    () => ({
      person: owner,
      known,
      device,
      changes,
      open: async () => {
        if (!owner) throw new Error('The device is nobody’s')
        return await openFor(owner)
      },
    }),
    [owner, known, device, changes, openFor],
  )
  return <Device value={handle}>{children}</Device>
}

/** Opens the device of a person: from now on it is theirs. */
async function openDeviceOf(person: SyncPerson, onChange: () => void): Promise<OpenDevice> {
  const [{ openDevice }, { setDeviceOwner }, { dropLastWords }, { uploadFile }, { noteProgress }] = await Promise.all([
    import('@/lib/sync/device/open'),
    import('@/lib/sync/device/store'),
    import('@/lib/sync/device/last-words'),
    import('@/lib/files/upload'),
    import('@/lib/sync/device/progress'),
  ])
  await setDeviceOwner(person).catch(() => {})
  markDevice(person.userId)
  registerWorker()
  const upload = (file: WaitingFile, blob: Blob) =>
    uploadFile({
      ...file,
      blob,
      userId: person.userId,
      onProgress: (sent, of) => noteProgress(file.id, Math.floor((100 * sent) / of)),
    })
  const onWiped = (leaving: boolean) => {
    dropLastWords(person.userId)
    leaveWiped(leaving)
  }
  const opened = openDevice({ person, upload, onWiped })
  opened.engine.subscribe(onChange)
  return opened
}

async function ownerOfDevice(): Promise<SyncPerson | null> {
  const { deviceOwner } = await import('@/lib/sync/device/store')
  return await deviceOwner()
}

/** Who is signed in, where no page says it; null where nobody is, or nobody can be asked. */
async function signedIn(): Promise<SyncPerson | null> {
  const answer = await fetch('/api/sync/me', { cache: 'no-store', redirect: 'manual' }).catch(() => null)
  const me = answer?.ok ? ((await answer.json().catch(() => null)) as SyncMe | null) : null
  return me?.person ?? null
}

/** Another person signed in on this device: they see what is theirs, and nothing of whose it was. */
async function leaveToOther(owner: SyncPerson): Promise<void> {
  const person = await signedIn()
  if (!person || person.userId === owner.userId) return
  await changeOwner(person)
  window.location.reload()
}

/** Somebody else signed in. @returns whether they have left something here before */
async function changeOwner(person: SyncPerson): Promise<boolean> {
  const { hasStore, setDeviceOwner } = await import('@/lib/sync/device/store')
  await setDeviceOwner(person)
  markDevice(person.userId)
  return await hasStore(person.userId)
}

/** Everything of the person is gone from the device: nothing that is on the screen may stay there. */
function leaveWiped(leaving: boolean): void {
  unmarkDevice()
  dropDrafts()
  if (!leaving) window.location.replace('/sign-in')
}

/** Outside a provider (print, sign-in) there is no device. */
export const useDeviceHandle = (): DeviceHandle | null => use(Device)
