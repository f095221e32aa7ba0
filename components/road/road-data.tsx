'use client'

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useDeviceHandle } from '@/components/device/provider'
import { useDevice } from '@/components/device/use-device'
import type { NewFile } from '@/lib/sync/device/engine'
import type { Undecided } from '@/lib/sync/device/outbox'
import { isClean } from '@/lib/sync/device/section'
import { shown } from '@/lib/sync/device/shown'
import type { KeptPack, Outbox } from '@/lib/sync/device/types'
import type { PackMeeting, SyncPerson, VisitPack } from '@/lib/sync/types'
import { idsOf, isAbout } from './entry-words'
import type { Unsent } from './words'

/**
 * Keeps a write on the device and sends it when it can. Ids are made here. False where the device did not take it: what
 * was typed must then stay on the screen.
 */
export type Write = (command: string, input: Record<string, unknown>) => Promise<boolean>

export type Road = {
  person: SyncPerson
  /** By the minute. Where the device's clock is plainly wrong, by the server's as it was known last. */
  now: Date
  /** The visits on this device with all that waits laid over them. */
  packs: readonly VisitPack[]
  box: Outbox
  /** The device has no room. */
  full: boolean
  unsentOf: (meeting: PackMeeting) => Unsent
  /** @param label what people call the meeting */
  writeFor: (label: string) => Write
  addFile: (file: NewFile) => Promise<string>
  blob: (id: string) => Promise<Blob | null>
  /** What is typed and not sent by itself. */
  scraps: { get: (key: string) => Promise<string | null>; put: (key: string, text: string) => Promise<void> }
  takeAlong: ReturnType<typeof useDevice>['takeAlong']
  tryAgain: (of: Undecided) => Promise<void>
  drop: (of: Undecided) => Promise<void>
}

const Data = createContext<Road | null>(null)

/** Inside `RoadData`. */
export function useRoad(): Road {
  const road = use(Data)
  if (!road) throw new Error('not on the road')
  return road
}

const NOTHING: Outbox = { entries: [], sections: [], files: [] }
const MINUTE_MS = 60_000
/** A clock that differs by less is taken for right. */
const WRONG_MS = 5 * MINUTE_MS

/** What the device holds for the screens inside; `waiting` stands there until it is read. */
export function RoadData({
  person,
  waiting,
  children,
}: {
  person: SyncPerson
  waiting: ReactNode
  children: ReactNode
}) {
  const device = useDevice()
  const held = useHeld(person)
  const now = useMinute(held?.ahead ?? 0)
  const writeFor = useWriteFor(device.write)
  const handle = useDeviceHandle()
  const engine = handle?.device?.engine
  const road = useMemo<Road | null>(() => {
    if (!held || !engine) return null
    const { packs, box } = held
    const { addFile, takeAlong, tryAgain, drop, full } = device
    return {
      person,
      now,
      packs,
      box,
      full,
      unsentOf: (meeting) => unsentOf(meeting, box),
      writeFor,
      addFile,
      blob: engine.blob,
      scraps: engine.scraps,
      takeAlong,
      tryAgain,
      drop,
    }
  }, [held, engine, device, person, now, writeFor])
  return road ? <Data value={road}>{children}</Data> : waiting
}

/** Everything on the device, read anew with each of its changes. */
type Held = { packs: VisitPack[]; box: Outbox; ahead: number }

function useHeld(person: SyncPerson): Held | null {
  const handle = useDeviceHandle()
  const [held, setHeld] = useState<Held | null>(null)
  const engine = handle?.device?.engine
  const changes = handle?.changes ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: `changes` is the occasion
  useEffect(() => {
    if (!engine) return
    let current = true
    void Promise.all([engine.packs(), engine.box()]).then(
      ([packs, box]) => {
        const shownPacks = packs.map(({ pack }) => shown(pack, box, person)).sort(byStart)
        if (current) setHeld({ packs: shownPacks, box, ahead: aheadOf(packs) })
      },
      () => current && setHeld({ packs: [], box: NOTHING, ahead: 0 }),
    )
    return () => {
      current = false
    }
  }, [engine, changes, person])
  return held
}

/** Of the visit that was taken last. */
const aheadOf = (packs: readonly KeptPack[]): number =>
  packs.reduce<KeptPack | null>((last, one) => (last && last.pack.takenAt > one.pack.takenAt ? last : one), null)
    ?.ahead ?? 0

const byStart = (a: VisitPack, b: VisitPack): number =>
  (a.visit.arrivalDate ?? '9').localeCompare(b.visit.arrivalDate ?? '9') || a.visit.title.localeCompare(b.visit.title)

/** How much of a meeting waits: by all the ids that its writes can name. */
function unsentOf(meeting: PackMeeting, { entries, sections, files }: Outbox): Unsent {
  const ids = idsOf(meeting)
  const states = [
    ...entries.flatMap(({ input, state }) => (state !== 'done' && isAbout(ids, input) ? [state] : [])),
    ...sections.flatMap((section) => {
      if (!ids.has(section.readoutId) || isClean(section)) return []
      return [section.failure || section.choice ? ('decision' as const) : ('waiting' as const)]
    }),
    ...files.flatMap(({ target, state }) => (target.readoutId && ids.has(target.readoutId) ? [state] : [])),
  ]
  const decisions = states.filter((state) => state === 'decision').length
  return { decisions, toSend: states.length - decisions }
}

/** Writes in the order in which they were pressed. */
function useWriteFor(write: ReturnType<typeof useDevice>['write']): Road['writeFor'] {
  const last = useRef<Promise<unknown>>(Promise.resolve())
  return useCallback(
    (label) => (command, input) => {
      const kept = last.current
        .then(() => write(command, input, label))
        .then(
          () => true,
          () => false,
        )
      last.current = kept
      return kept
    },
    [write],
  )
}

function useMinute(ahead: number): Date {
  const wrong = Math.abs(ahead) > WRONG_MS ? ahead : 0
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const tick = () => setNow(new Date(Date.now() + wrong))
    tick()
    const timer = setInterval(tick, MINUTE_MS)
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [wrong])
  return now
}
