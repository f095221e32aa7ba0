'use client'

import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef } from 'react'
import { edgeAt, type Spot, spotAt } from './drag-geometry'

/** A pointer that moved less was a press. */
const STILL_PX = 4
/** A finger that rests so long lifts the item; one that moves before scrolls the page. */
const LONG_PRESS_MS = 400
const FINGER_PX = 10
/** Who only passes an edge does not scroll. */
const REST_AT_EDGE_MS = 250

export type Grab = {
  itemId: string
  kind: 'move' | 'resize'
  /** The block that was taken, and where on it in pixels from its top. */
  block: HTMLElement
  offset: number
}
/** `fine`: in steps of 5 minutes. */
type At = { spot: Spot; fine: boolean }

type Held = Grab & {
  pointer: number
  x: number
  y: number
  up: boolean
  touch: boolean
  timer?: ReturnType<typeof setTimeout>
}

type Handlers = {
  /** False when the item may not be lifted. */
  onLift: (grab: Grab) => boolean
  onOver: (grab: Grab, at: At) => void
  onDrop: (grab: Grab, at: At) => void
  onEnd: () => void
}

/**
 * Dragging with mouse, pen and finger. A finger lifts by a long press, so that the page still scrolls; Escape puts back;
 * held at an edge the pane moves along. The press that ends a drag is no press on what lies there.
 */
export function useDrag(root: RefObject<HTMLElement | null>, handlers: Handlers) {
  const held = useRef<Held | null>(null)
  const act = useRef(handlers)
  act.current = handlers
  const dropped = useRef(false)
  useEffect(() => {
    const element = root.current
    if (!element) return
    const stop = listen(element, { held, act, dropped })
    return stop
  }, [root])
  const onPointerDown = (event: ReactPointerEvent) => {
    const block = (event.target as Element).closest<HTMLElement>('[data-item]')
    dropped.current = false
    if (!block || event.button !== 0 || event.ctrlKey || event.metaKey || held.current) return
    const touch = event.pointerType === 'touch'
    const { clientX: x, clientY: y, pointerId: pointer } = event
    const kind = (event.target as Element).closest('[data-grip]') ? 'resize' : 'move'
    const offset = y - block.getBoundingClientRect().top
    const one: Held = { itemId: block.dataset.item ?? '', kind, block, offset, pointer, x, y, up: false, touch }
    held.current = one
    if (touch) one.timer = setTimeout(() => lift(one, { held, act }), LONG_PRESS_MS)
  }
  return { onPointerDown, wasDrag: () => dropped.current }
}

type Refs = { held: RefObject<Held | null>; act: RefObject<Handlers> }

function lift(one: Held, { held, act }: Refs): void {
  if (held.current !== one) return
  if (act.current.onLift(one)) one.up = true
  else held.current = null
}

function listen(element: HTMLElement, { held, act, dropped }: Refs & { dropped: RefObject<boolean> }) {
  let frame = 0
  let fine = false
  let edgeSince: number | null = null
  const at = (one: Held): At => ({ spot: spotAt(element, one.x, one.y), fine })
  const release = () => {
    cancelAnimationFrame(frame)
    frame = 0
    if (held.current?.timer) clearTimeout(held.current.timer)
    if (held.current?.up) act.current.onEnd()
    held.current = null
  }
  const follow = () => {
    const one = held.current
    if (!one?.up) return
    const edge = edgeAt(element, one.x, one.y)
    edgeSince = edge ? (edgeSince ?? performance.now()) : null
    if (edge && edgeSince !== null && performance.now() - edgeSince > REST_AT_EDGE_MS) {
      edge.pane.scrollBy(edge.dx, edge.dy)
      window.scrollBy(0, edge.page)
    }
    act.current.onOver(one, at(one))
    frame = requestAnimationFrame(follow)
  }
  const onMove = (event: PointerEvent) => {
    const one = held.current
    if (!one || event.pointerId !== one.pointer) return
    const far = Math.hypot(event.clientX - one.x, event.clientY - one.y)
    if (!one.up) {
      if (one.touch && far > FINGER_PX) return release()
      if (one.touch || far < STILL_PX) return
      lift(one, { held, act })
      if (!one.up) return release()
    }
    fine = event.altKey
    one.x = event.clientX
    one.y = event.clientY
    frame ||= requestAnimationFrame(follow)
  }
  const onUp = (event: PointerEvent) => {
    const one = held.current
    if (!one || event.pointerId !== one.pointer) return
    dropped.current = one.up
    if (one.up) act.current.onDrop(one, at({ ...one, x: event.clientX, y: event.clientY }))
    release()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !held.current?.up) return
    event.preventDefault()
    dropped.current = true
    release()
  }
  /** A finger that holds an item does not scroll, nor open the menu of a link. */
  const hold = (event: Event) => {
    if (held.current?.up || (event.type === 'contextmenu' && held.current?.touch)) event.preventDefault()
  }
  document.addEventListener('pointermove', onMove)
  document.addEventListener('pointerup', onUp)
  document.addEventListener('pointercancel', release)
  document.addEventListener('keydown', onKey)
  element.addEventListener('touchmove', hold, { passive: false })
  element.addEventListener('contextmenu', hold)
  return () => {
    release()
    document.removeEventListener('pointermove', onMove)
    document.removeEventListener('pointerup', onUp)
    document.removeEventListener('pointercancel', release)
    document.removeEventListener('keydown', onKey)
    element.removeEventListener('touchmove', hold)
    element.removeEventListener('contextmenu', hold)
  }
}
