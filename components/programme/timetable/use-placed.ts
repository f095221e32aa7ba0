'use client'

import { useRef, useState } from 'react'
import { dayOfTime } from '@/lib/programme/timetable/moved'
import type { PartialTime } from '@/lib/time/partial-fields'
import { appliedView, type Standing, timeText } from './timetable-applied'
import type { TimetableView } from './timetable-types'
import type { DrawWords } from './timetable-words'

/** Where an item was put; the version that this made once it is saved. */
type Placed = { time: PartialTime; version: number | null }
type AllPlaced = Readonly<Record<string, Placed>>

/**
 * The timetable of the page with what was put elsewhere since: shown at once, and until the page itself has the version
 * that it made.
 */
export function usePlaced(page: TimetableView, draw: DrawWords) {
  const [placed, setPlaced] = useState<AllPlaced>({})
  const versions = useRef(new Map<string, number>())
  const view = appliedView(page, standingOf(placed, page))
  // What is sent later reads what is true then.
  const now = useRef({ page, view })
  now.current = { page, view }
  return {
    view,
    now,
    /** Shows an item at a time; null: where the page has it. */
    put: (id: string, time: PartialTime | null) =>
      setPlaced(({ [id]: _, ...others }) => (time ? { ...others, [id]: { time, version: null } } : others)),
    /** It is saved as this version. */
    settle: (id: string, version: number) => {
      versions.current.set(id, version)
      setPlaced((all) => (all[id] ? { ...all, [id]: { ...all[id], version } } : all))
    },
    /** The latest version known of an item: the page may come later than the answer. */
    versionOf: (id: string): number =>
      Math.max(versions.current.get(id) ?? 0, now.current.page.items[id]?.version ?? 0),
    titleOf: (id: string): string => now.current.page.items[id]?.title ?? '',
    /** "14:15–15:15, Friday, 12 Mar 2027", as far as it is known. */
    whenOf: (id: string, time: PartialTime): string => {
      const item = now.current.page.items[id]
      const text = item ? timeText(now.current.view, item, time) : null
      const day = dayOfTime(now.current.view.days, time)
      return [text ?? draw.timeToBeConfirmed, day?.name ?? draw.tray].join(', ')
    },
  }
}

/** What the page itself does not show yet. */
function standingOf(placed: AllPlaced, page: TimetableView): Standing {
  const newer = Object.entries(placed).filter(
    ([id, { version }]) => version === null || version > (page.items[id]?.version ?? 0),
  )
  return Object.fromEntries(newer.map(([id, { time }]) => [id, time]))
}
