'use client'

import { useRouter } from 'next/navigation'
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react'
import { useHydrated } from '@/components/ui/hydrated'
import { formatClock } from '@/lib/time/clock'
import { minutesAt } from './drag-geometry'
import { MoveDialog } from './move-dialog'
import { MoveAsk, MoveSaid } from './move-said'
import { storedTime } from './timetable-applied'
import { TimetableGrid } from './timetable-grid'
import { useScrollToDay } from './timetable-start'
import { TimetableTray } from './timetable-tray'
import type { TimetableView } from './timetable-types'
import type { DrawWords, MoveWords } from './timetable-words'
import { useItemDrag } from './use-item-drag'
import { useItemKeys } from './use-item-keys'
import { useMoves } from './use-moves'

/** An item is added on the half hour under the pointer. */
const SLOT_MINUTES = 30

type Props = { view: TimetableView; draw: DrawWords; words: MoveWords; shown: string | null; keysId: string }

/** The timetable for who may move things: by pointer, by keys, in a dialog, each with a word of what came of it. */
export function TimetableEditor({ view: page, draw, words, shown, keysId }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const ready = useHydrated()
  const router = useRouter()
  const moves = useMoves({ view: page, words, draw })
  const { view } = moves
  const [opened, setOpened] = useState<string | null>(null)
  const drag = useItemDrag({ root, moves, words })
  const keys = useItemKeys({ root, moves, words, open: setOpened })
  useScrollToDay(root, shown)
  const onClick = (event: MouseEvent) => {
    const target = event.target as Element
    const block = target.closest<HTMLElement>('[data-item]')
    if (drag.wasDrag()) return event.preventDefault()
    if (block) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      return setOpened(block.dataset.item ?? null)
    }
    const column = target.closest<HTMLElement>('[data-slot]')
    const href = column && slotUnder({ column, view, y: event.clientY })
    if (href) router.push(href)
  }
  const item = opened === null ? undefined : view.items[opened]
  const editing = { ghost: drag.ghost, lifted: drag.lifted, keysId }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is pressed inside are links and buttons; an empty slot has its link in the head of the day */}
      <div
        ref={root}
        className={ready ? (drag.lifted ? 'tt-movable tt-dragging' : 'tt-movable') : undefined}
        data-ready={ready}
        onPointerDown={drag.onPointerDown}
        onClick={onClick}
        onKeyDown={(event: KeyboardEvent) => keys.onKeyDown(event)}
        onDragStart={(event) => event.preventDefault()}
      >
        <TimetableTray view={view} words={draw} editing={{ lifted: drag.lifted, keysId, over: drag.overTray, ready }} />
        <TimetableGrid view={view} words={draw} shown={shown} editing={{ ...editing, ready }} />
      </div>
      <MoveSaid moves={moves} words={words} />
      {moves.ask ? <MoveAsk ask={moves.ask} words={words} /> : null}
      {item ? (
        <MoveDialog
          item={item}
          words={words}
          draw={draw}
          close={() => setOpened(null)}
          onPlaced={(version) => {
            const time = storedTime(item)
            if (time) moves.noteMove(item.id, time)
            moves.settle(item.id, version)
          }}
        />
      ) : null}
    </>
  )
}

/** The address at which an item is added at the empty place that was pressed. */
function slotUnder({ column, view, y }: { column: HTMLElement; view: TimetableView; y: number }): string | null {
  const day = view.days.find(({ key }) => key === column.dataset.slot)
  if (!day?.add) return null
  const minutes = Math.floor(minutesAt(column, y) / SLOT_MINUTES) * SLOT_MINUTES
  const url = new URL(day.add.href, window.location.origin)
  url.searchParams.set('start', formatClock(Math.min(Math.max(minutes, 0), 24 * 60 - SLOT_MINUTES)))
  return url.pathname + url.search
}
