'use client'

import { type RefObject, useRef, useState } from 'react'
import { dayFor, dayOfTime, drawnLength, type Move, movedTime, onAxis } from '@/lib/programme/timetable/moved'
import {
  dragEnd,
  dropAt,
  FINE_STEP_MINUTES,
  type NoStep,
  STEP_MINUTES,
  type Step,
} from '@/lib/programme/timetable/steps'
import { minutesAt, type Spot } from './drag-geometry'
import { movingOf, storedTime, timeText } from './timetable-applied'
import { fill } from './timetable-fill'
import type { Ghost } from './timetable-grid'
import type { TimetableItem, TimetableView } from './timetable-types'
import type { MoveWords } from './timetable-words'
import { type Grab, useDrag } from './use-drag'
import type { useMoves } from './use-moves'

type Args = { root: RefObject<HTMLElement | null>; moves: ReturnType<typeof useMoves>; words: MoveWords }
type Shown = { lifted: string | null; ghost: Ghost | null; overTray: boolean }
type Over = { grab: Grab; spot: Spot; step: number; view: TimetableView }

const NOTHING: Shown = { lifted: null, ghost: null, overTray: false }

/** Items dragged to another time, another day, a day without a time, or the tray; their ends dragged longer or shorter. */
export function useItemDrag({ root, moves, words }: Args) {
  const [shown, setShown] = useState<Shown>(NOTHING)
  /** Minutes from the item's start to where it was taken. */
  const taken = useRef(0)
  const { view } = moves
  const stepFor = (grab: Grab, spot: Spot, step: number) => {
    const item = view.items[grab.itemId]
    return item ? stepOf({ grab, spot, step, view }, item, taken.current) : null
  }
  const drag = useDrag(root, {
    onLift: (grab) => {
      const item = view.items[grab.itemId]
      if (!item?.move) return false
      if (item.is.includes('over')) {
        moves.say({ text: words.held, trouble: true })
        return false
      }
      taken.current = takenAt(grab, view)
      setShown({ ...NOTHING, lifted: grab.itemId })
      return true
    },
    onOver: (grab, { spot, fine }) => {
      const item = view.items[grab.itemId]
      if (!item) return
      const step = stepFor(grab, spot, fine ? FINE_STEP_MINUTES : STEP_MINUTES)
      const next = {
        lifted: grab.itemId,
        ghost: ghostOf(step, { item, view, spot, words }),
        overTray: spot?.kind === 'tray',
      }
      setShown((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
    },
    onDrop: (grab, { spot, fine }) => {
      const step = stepFor(grab, spot, fine ? FINE_STEP_MINUTES : STEP_MINUTES)
      if (typeof step === 'string') moves.say({ text: words[step], trouble: true })
      else if (step) moves.move(grab.itemId, step)
    },
    onEnd: () => setShown(NOTHING),
  })
  return { ...shown, ...drag }
}

/** By what a pointer took it: its start, or what is after midnight of an item of the day before. */
function takenAt({ block, offset, itemId }: Grab, view: TimetableView): number {
  const column = block.closest<HTMLElement>('[data-slot]')
  const item = view.items[itemId]
  const time = item && storedTime(item)
  if (!column || !item || !time?.startTime) return 0
  const own = dayOfTime(view.days, time)
  const here = view.days.find(({ key }) => key === column.dataset.slot)
  const at = minutesAt(column, block.getBoundingClientRect().top + offset)
  if (!own || !here) return 0
  const days = view.days.indexOf(here) - view.days.indexOf(own)
  return at + days * 1_440 - onAxis(movingOf(item, time), own, time.startTime)
}

function stepOf({ grab, spot, step, view }: Over, item: TimetableItem, taken: number): Step | null {
  const time = storedTime(item)
  if (!time || !spot) return null
  const at = { moving: movingOf(item, time), days: view.days, arrivalDate: view.arrivalDate }
  if (spot.kind === 'tray') {
    return grab.kind === 'move' ? { dayNumber: null, date: null, startTime: time.startTime, minutes: null } : null
  }
  const day = view.days.find(({ key }) => key === spot.day)
  if (!day) return null
  if (spot.kind === 'hours') {
    const { minutes } = spot
    return grab.kind === 'move'
      ? dropAt(at, { day, minutes: minutes - taken, step })
      : dragEnd(at, { day, minutes, step })
  }
  if (grab.kind === 'resize') return null
  return { ...dayFor(time, day), startTime: null, minutes: null }
}

function ghostOf(
  step: Step | null,
  about: { item: TimetableItem; view: TimetableView; spot: Spot; words: MoveWords },
): Ghost | null {
  const { item, view, spot, words } = about
  if (step === null || typeof step === 'string')
    return spot?.kind === 'hours' ? refusedGhost(step, { spot, words }) : null
  const before = storedTime(item)
  if (!before) return null
  const time = movedTime(before, step satisfies Move, view.arrivalDate)
  const day = dayOfTime(view.days, time)
  if (!day) return null
  if (time.startTime === null)
    return { day: day.key, from: 0, to: 0, untimed: true, text: fill(words.dropHead, { day: day.name }) }
  const moving = movingOf(item, time)
  const from = onAxis(moving, day, time.startTime)
  const to = Math.min(from + drawnLength(moving, view.arrivalDate).length, view.last)
  return { day: day.key, from, to, text: timeText(view, item, time) ?? '' }
}

/** Where an end may not be: said while it is held there. */
function refusedGhost(
  why: NoStep | null,
  { spot, words }: { spot: Spot & { kind: 'hours' }; words: MoveWords },
): Ghost | null {
  return why === null ? null : { day: spot.day, from: spot.minutes, to: spot.minutes, text: words[why] }
}
