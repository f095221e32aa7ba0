'use client'

import { usePathname, useRouter } from 'next/navigation'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { dayOfTime } from '@/lib/programme/timetable/moved'
import { STEP_MINUTES, type Step, stepDay, stepEnd, stepTime } from '@/lib/programme/timetable/steps'
import { EMPTY_PARTIAL_TIME } from '@/lib/time/partial-fields'
import { movingOf, storedTime } from './timetable-applied'
import type { TimetableItem } from './timetable-types'
import type { MoveWords } from './timetable-words'
import type { useMoves } from './use-moves'

type Args = {
  root: RefObject<HTMLElement | null>
  moves: ReturnType<typeof useMoves>
  words: MoveWords
  open: (id: string) => void
}

/** Moving by keys: arrows by a quarter of an hour or a day, with Shift the end, Enter for the rest, Control and Z back. */
export function useItemKeys({ root, moves, words, open }: Args) {
  const follow = useFocusThatFollows(root, moves)
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault()
      return moves.takeBack()
    }
    const block = (event.target as Element).closest<HTMLElement>('[data-item]')
    const item = moves.view.items[block?.dataset.item ?? '']
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      return open(item.id)
    }
    const step = stepOf(event, item, moves)
    if (step === null) return
    event.preventDefault()
    if (item.is.includes('over')) return moves.say({ text: words.held, trouble: true })
    if (typeof step === 'string') return moves.say({ text: words[step], trouble: true })
    follow(item.id)
    moves.move(item.id, step, { soon: true })
  }
  return { onKeyDown }
}

function stepOf(event: KeyboardEvent, item: TimetableItem, { view }: Args['moves']): Step | null {
  const time = storedTime(item)
  if (!time) return null
  const at = { moving: movingOf(item, time), days: view.days, arrivalDate: view.arrivalDate }
  const vertical = { ArrowUp: -STEP_MINUTES, ArrowDown: STEP_MINUTES }[event.key]
  if (vertical !== undefined) return event.shiftKey ? stepEnd(at, vertical) : stepTime(at, vertical)
  if (event.shiftKey) return null
  if (event.key === 'ArrowLeft') return stepDay(at, -1)
  return event.key === 'ArrowRight' ? stepDay(at, 1) : null
}

/** An item that goes to another day is made anew there: the focus goes with it, and a narrow screen to that day. */
function useFocusThatFollows(root: RefObject<HTMLElement | null>, { view }: Args['moves']) {
  const router = useRouter()
  const path = usePathname()
  const wanted = useRef<{ id: string; moved: boolean } | null>(null)
  useEffect(() => {
    const follow = wanted.current
    const block = follow && root.current?.querySelector<HTMLElement>(`[data-item="${follow.id}"]`)
    if (!follow || !block) return
    const { activeElement } = document
    if (activeElement !== block && activeElement !== document.body) {
      // The person went on.
      wanted.current = null
      return
    }
    if (block.offsetParent === null) {
      const item = view.items[follow.id]
      const day = dayOfTime(view.days, (item && storedTime(item)) ?? EMPTY_PARTIAL_TIME)
      const query = new URLSearchParams(window.location.search)
      if (day)
        router.replace(`${path}?${new URLSearchParams({ ...Object.fromEntries(query), day: day.param })}`, {
          scroll: false,
        })
      return
    }
    if (activeElement !== block) block.focus({ preventScroll: true })
    if (follow.moved) block.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    follow.moved = false
  })
  return (id: string) => {
    wanted.current = { id, moved: true }
  }
}
