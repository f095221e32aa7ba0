'use client'

import { type RefObject, useEffect } from 'react'

/** Before this hour there is seldom more than a flight. */
const MORNING = '[data-morning]'

/** Brings the day that is shown, and its morning, into the pane once; a page that scrolled already stays. */
export function useScrollToDay(root: RefObject<HTMLElement | null>, shown: string | null) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is there
  useEffect(() => {
    const pane = root.current?.querySelector('[data-pane]')
    const day = shown === null ? null : pane?.querySelector<HTMLElement>(`[data-day="${shown}"]`)
    const morning = day?.querySelector<HTMLElement>(MORNING)
    if (!pane || !day || !morning || pane.scrollTop > 0 || pane.scrollLeft > 0) return
    const [frame, place] = [pane.getBoundingClientRect(), morning.getBoundingClientRect()]
    const hours = pane.querySelector('[data-hours]')?.getBoundingClientRect().width ?? 0
    const heads = day.querySelector('[data-head]')?.getBoundingClientRect().height ?? 0
    pane.scrollTo(place.left - frame.left - hours, place.top - frame.top - heads)
  }, [])
}
