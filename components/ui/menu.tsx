'use client'

import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { buttonClass } from './button'
import { Icon } from './icon'

/** Room between the fold and the edge of the screen. */
const EDGE_PX = 8

/**
 * A small fold of further links and buttons: native `<details>`, so it opens before the page is alive.
 * Closes on Escape (the focus returns), on a press outside and when a link inside is followed.
 * @param label what the button says
 * @param later what is made only once it is opened: nothing of it works before the page is alive anyway
 * @param name what a screen reader hears instead, when the label alone says too little
 */
export function Menu(props: {
  label: ReactNode
  name?: string
  side?: 'left' | 'right'
  up?: boolean
  quiet?: boolean
  children?: ReactNode
  later?: () => ReactNode
}) {
  const { label, name, side = 'right', up = false, quiet = false, children, later } = props
  const details = useRef<HTMLDetailsElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState(false)
  useCloseOutside(details)
  // It may have been opened before the page was alive.
  useEffect(() => {
    if (details.current?.open) setOpened(true)
  }, [])
  const keepOnScreen = () => {
    if (details.current?.open) setOpened(true)
    if (!details.current?.open || !panel.current) return
    panel.current.style.translate = ''
    const { left, right } = panel.current.getBoundingClientRect()
    const past = Math.min(left - EDGE_PX, 0) + Math.max(right - (document.documentElement.clientWidth - EDGE_PX), 0)
    if (past !== 0) panel.current.style.translate = `${-past}px 0`
  }
  const close = () => {
    if (details.current) details.current.open = false
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !details.current?.open) return
    close()
    details.current.querySelector('summary')?.focus()
  }
  return (
    <details ref={details} className="relative inline-block" onKeyDown={onKeyDown} onToggle={keepOnScreen}>
      <summary
        className={buttonClass(quiet ? 'quiet' : 'plain', 'menu-button')}
        {...(name ? { 'aria-label': name } : {})}
      >
        {label}
        <Icon name="chevron-down" size={16} />
      </summary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a press on a link inside closes the fold; keys do so natively */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a key on a link is a click */}
      <div
        ref={panel}
        onClick={(event) => {
          if ((event.target as Element).closest('a')) close()
        }}
        className={`menu-panel ${up ? 'menu-panel-up' : ''} ${side === 'left' ? 'menu-panel-left' : ''}`}
      >
        {children}
        {opened ? later?.() : null}
      </div>
    </details>
  )
}

function useCloseOutside(details: { readonly current: HTMLDetailsElement | null }) {
  useEffect(() => {
    const onPress = (event: PointerEvent) => {
      const element = details.current
      if (!element?.open || !(event.target instanceof Element) || element.contains(event.target)) return
      // A dialog over the page was opened from here: the focus comes back to what opened it.
      const dialog = event.target.closest('dialog')
      if (dialog === null || dialog.contains(element)) element.open = false
    }
    document.addEventListener('pointerdown', onPress)
    return () => document.removeEventListener('pointerdown', onPress)
  }, [details])
}
