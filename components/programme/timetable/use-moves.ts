'use client'

import { useEffect, useRef, useState } from 'react'
import { type Move, movedTime } from '@/lib/programme/timetable/moved'
import type { PartialTime } from '@/lib/time/partial-fields'
import { storedTime } from './timetable-applied'
import { fill } from './timetable-fill'
import type { TimetableView } from './timetable-types'
import type { DrawWords, MoveWords } from './timetable-words'
import { usePlaced } from './use-placed'
import { type Sent, useSender } from './use-sender'

/** Keys pressed one after the other are one move: it is sent once they rest. */
const REST_MS = 700
/** Moves that can be taken back. */
const MAX_UNDO = 50

/** What is said to the person; `trouble`: something was not done. */
export type Said = { text: string; trouble?: true }

/** A move that is not sent yet: from where, and where to. */
type Pending = { from: PartialTime; move: Move; timer: ReturnType<typeof setTimeout> | null }

/**
 * Moves on the timetable: shown at once, sent to the server, put back with a word when it refuses; each can be taken
 * back, which sends what was before on the version that the move made.
 */
export function useMoves(args: { view: TimetableView; words: MoveWords; draw: DrawWords }) {
  const { words } = args
  const [said, setSaid] = useState<Said | null>(null)
  const [undo, setUndo] = useState<readonly { id: string; time: PartialTime }[]>([])
  const pending = useRef(new Map<string, Pending>())
  const placed = usePlaced(args.view, args.draw)
  const { now, put, titleOf, whenOf } = placed
  const noteMove = (id: string, time: PartialTime) => setUndo((list) => [...list, { id, time }].slice(-MAX_UNDO))
  const forget = (id: string) => {
    const waiting = pending.current.get(id)
    if (waiting?.timer) clearTimeout(waiting.timer)
    pending.current.delete(id)
    return waiting
  }
  const sender = useSender({
    words,
    placed,
    say: setSaid,
    onSaved: ({ id, from, back }: Sent) => {
      if (!back) noteMove(id, from)
      const waiting = pending.current.get(id)
      // What was pressed meanwhile stays shown.
      if (waiting) put(id, movedTime(waiting.from, waiting.move, now.current.page.arrivalDate))
      flush(id)
    },
    onRefused: ({ id }) => void forget(id),
  })
  const flush = (id: string) => {
    if (sender.isSending(id)) return
    const waiting = forget(id)
    if (!waiting) return
    const { from, move } = waiting
    sender.send({ id, from, input: { ...move, how: move.minutes === null ? 'keepLength' : 'setLength' } })
  }
  /** Shows a move and sends it: at once, or once the keys rest. */
  const move = (id: string, to: Move, { soon = false }: { soon?: boolean } = {}) => {
    const item = now.current.view.items[id]
    const at = item && storedTime(item)
    if (!at) return
    const waiting = forget(id)
    const from = waiting?.from ?? at
    const whole = { ...to, minutes: to.minutes ?? waiting?.move.minutes ?? null }
    const time = movedTime(from, whole, now.current.page.arrivalDate)
    pending.current.set(id, { from, move: whole, timer: soon ? setTimeout(() => flush(id), REST_MS) : null })
    put(id, time)
    if (soon) setSaid({ text: whenOf(id, time) })
    else flush(id)
  }
  const takeBack = () => {
    const [unsent] = pending.current
    if (unsent) {
      const [id, { from }] = unsent
      forget(id)
      put(id, null)
      return setSaid({ text: fill(words.takenBack, { title: titleOf(id), when: whenOf(id, from) }) })
    }
    const last = undo.at(-1)
    if (!last || sender.isSending(last.id)) return
    setUndo((list) => list.slice(0, -1))
    put(last.id, last.time)
    const { startZone: _start, endZone: _end, ...time } = last.time
    sender.send({ id: last.id, from: last.time, input: { ...time, how: 'asGiven' }, back: true })
  }
  useWhenLeft(() => [...pending.current.keys()].forEach(flush))
  const lastUndo = undo.at(-1)
  const undoOf = lastUndo ? titleOf(lastUndo.id) : null
  const { view, settle } = placed
  return { view, said, say: setSaid, ask: sender.ask, move, takeBack, undoOf, noteMove, settle }
}

/** What the keys did last is sent when the person goes on to another page. */
function useWhenLeft(run: () => void) {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => () => latest.current(), [])
}
