'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure } from '@/lib/platform/result'
import { forgetLastWords, keepLastWords } from '@/lib/sync/device/last-words'
import { NO_TEXT, sameText } from '@/lib/sync/device/same'
import { isClean, textOf } from '@/lib/sync/device/section'
import type { Choice, DeviceSection, VersionedDoc } from '@/lib/sync/device/types'
import type { SyncPerson } from '@/lib/sync/types'
import type { TextDoc } from '@/lib/text/types'
import { useDeviceHandle } from './provider'

export type SectionPlace = {
  readoutId: string
  key: string
  /** Of a section of one's own. */
  title: string | null
  /** What people call the meeting, where the text has to be named among what was not sent. */
  label?: string
  /** The text as the server has it; null where nobody wrote one, or none is known. */
  server: VersionedDoc | null
}

export type SectionState = 'saved' | 'typing' | 'kept' | 'sending' | 'choose' | 'notKept'

export type SectionHandle = {
  /** The same object until the text changed in another place than here. */
  doc: TextDoc
  change: (doc: TextDoc) => void
  /** `typing`: on its way to this device. `kept`: on it. `notKept`: the device has no room, it is on the screen alone. */
  state: SectionState
  /** Somebody changed it too: both texts, until `settle` is told what is to stand. */
  choice: (Choice & { theirs: TextDoc }) | null
  settle: (doc: TextDoc) => Promise<void>
  /** The server did not take it; it is kept, and not sent again by itself. */
  failure: Failure | null
  /** Of the text as the server last acknowledged it; 0 where there is none. */
  version: number
  /** Resolves once what was typed is on the device. */
  keepNow: () => Promise<void>
}

/** A section of a readout to write in: kept on the device with every key, sent after a pause. */
export function useSection(place: SectionPlace): SectionHandle {
  const handle = useDeviceHandle()
  if (!handle) throw new Error('no device here')
  const { person, open, device, changes } = handle
  const { readoutId, key, server } = place
  const [doc, setDoc] = useState<TextDoc>(server?.doc ?? NO_TEXT)
  const [section, setSection] = useState<DeviceSection | null>(null)
  const [unkept, setUnkept] = useState(false)
  const typing = useTyping({ person, open, place, setSection, setUnkept })

  const show = useCallback((now: DeviceSection) => {
    setSection(now)
    setDoc((shown) => (sameText(shown, textOf(now)) ? shown : textOf(now)))
  }, [])

  // What another window or the server changed, unless something typed here is not on the device yet.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `changes` is the occasion
  useEffect(() => {
    let current = true
    void (async () => {
      const { engine } = await open()
      const typedBefore = typing.times()
      const now = await engine.section(typing.where(), server)
      if (!current || typing.waits() || typing.times() !== typedBefore) return
      typing.saw(textOf(now))
      if (isClean(now)) {
        typing.sent()
        setUnkept(false)
      }
      show(now)
    })().catch(() => {})
    return () => {
      current = false
    }
  }, [open, device, changes, readoutId, key, server?.version, show])

  const change = useCallback(
    (next: TextDoc) => {
      setDoc(next)
      typing.type(next)
    },
    [typing],
  )
  const settle = useCallback(
    async (chosen: TextDoc) => {
      await typing.keepNow()
      const { engine, send } = await open()
      const now = await engine.settle(typing.where(), chosen)
      typing.saw(textOf(now))
      show(now)
      send('now')
    },
    [open, typing, show],
  )
  const choice = section?.choice?.theirs ? { ...section.choice, theirs: section.choice.theirs } : null
  return {
    doc,
    change,
    settle,
    choice,
    failure: section?.failure ?? null,
    version: section?.base.version ?? server?.version ?? 0,
    keepNow: typing.keepNow,
    state: stateOf(section, choice, unkept, typing.waits()),
  }
}

function stateOf(section: DeviceSection | null, choice: unknown, unkept: boolean, waits: boolean): SectionState {
  if (choice) return 'choose'
  if (unkept) return 'notKept'
  if (waits) return 'typing'
  if (section?.draft || section?.failure || section?.choice) return 'kept'
  return section?.inFlight ? 'sending' : 'saved'
}

type TypingOf = {
  person: SyncPerson | null
  open: NonNullable<ReturnType<typeof useDeviceHandle>>['open']
  place: SectionPlace
  setSection: (section: DeviceSection) => void
  setUnkept: (unkept: boolean) => void
}

/** Brings what is typed onto the device, one write after the other, each told what was on the screen. */
function useTyping(of: TypingOf) {
  const latest = useRef(of)
  latest.current = of
  const [typing] = useState(() => makeTyping(() => latest.current))
  useEffect(() => {
    document.addEventListener('visibilitychange', typing.onLeaving)
    window.addEventListener('pagehide', typing.onLeaving)
    return () => {
      document.removeEventListener('visibilitychange', typing.onLeaving)
      window.removeEventListener('pagehide', typing.onLeaving)
      typing.onLeaving()
    }
  }, [typing])
  return typing
}

function makeTyping(of: () => TypingOf) {
  let pending: TextDoc | null = null
  let underWay: TextDoc | null = null
  let writing: Promise<void> | null = null
  let seen: TextDoc = of().place.server?.doc ?? NO_TEXT
  /** Of a full device: what it did not take, and what it took last. */
  let untaken: TextDoc | null = null
  let taken = seen
  let times = 0
  const where = () => {
    const { readoutId, key, title, label = null } = of().place
    return { readoutId, key, title, label }
  }
  const write = async (): Promise<void> => {
    while (pending) {
      const doc = pending
      underWay = doc
      const { open, place, setSection, setUnkept } = of()
      try {
        const { engine, send } = await open()
        const now = await engine.type(where(), place.server, doc, seen)
        seen = textOf(now)
        untaken = engine.isFull() ? seen : null
        if (!untaken) taken = seen
        if (pending === doc) pending = null
        setSection(now)
        setUnkept(engine.isFull())
        send(engine.isFull() ? 'now' : undefined)
      } catch {
        setUnkept(true)
        return
      } finally {
        underWay = null
      }
    }
    const { person } = of()
    if (person && !untaken) forgetLastWords(person.userId, where())
  }
  const keepNow = (): Promise<void> => {
    writing ??= write().finally(() => {
      writing = null
    })
    return writing
  }
  /** The page may be gone before the device has answered. */
  const onLeaving = (): void => {
    const { person, place } = of()
    const doc = pending ?? untaken
    if (!doc || !person) return
    const before = [...(underWay && underWay !== doc ? [seen, underWay] : [seen]), taken]
    keepLastWords(person.userId, { place: where(), server: place.server, doc, seen: before })
    void keepNow()
  }
  return {
    where,
    keepNow,
    onLeaving,
    waits: () => pending !== null,
    times: () => times,
    saw: (doc: TextDoc) => {
      seen = doc
      if (!untaken) taken = doc
    },
    /** All of it is on the server. */
    sent: () => {
      const { person } = of()
      if (person) forgetLastWords(person.userId, where())
      untaken = null
    },
    type: (doc: TextDoc) => {
      pending = doc
      times += 1
      if (document.visibilityState === 'hidden' || isLeaving()) onLeaving()
      else void keepNow()
    },
  }
}

let leaving = false
const isLeaving = (): boolean => leaving
if (typeof window !== 'undefined') {
  // Before anything that listens in the page itself: an editor hands out its last words when it is told.
  window.addEventListener(
    'pagehide',
    () => {
      leaving = true
    },
    { capture: true },
  )
  window.addEventListener('pageshow', () => {
    leaving = false
  })
}
