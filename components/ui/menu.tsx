'use client'

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { buttonClass } from './button'
import { Icon } from './icon'

/** Room between the fold and the edge of the screen. */
const EDGE_PX = 8

/**
 * A small fold of further links and buttons: native `<details>`, so it opens before the page is alive.
 * Closes on Escape (the focus returns), on a press outside and when a link inside is followed.
 * @param label what the button says
 * @param name what a screen reader hears instead, when the label alone says too little
 */
export function Menu(props: {
  label: ReactNode
  name?: string
  side?: 'left' | 'right'
  up?: boolean
  quiet?: boolean
  children: ReactNode
}) {
  const { label, name, side = 'right', up = false, quiet = false, children } = props
  const details = useRef<HTMLDetailsElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  useCloseOutside(details)
  const keepOnScreen = () => {
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
        className={`${buttonClass(quiet ? 'quiet' : 'plain')} list-none [&::-webkit-details-marker]:hidden`}
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
        className={`absolute z-30 grid min-w-48 max-w-[calc(100vw-2rem)] gap-0.5 rounded border border-line bg-surface p-1 shadow-pop ${
          up ? 'bottom-full mb-1' : 'top-full mt-1'
        } ${side === 'right' ? 'right-0' : 'left-0'} [&_a]:justify-start [&_button]:w-full [&_button]:justify-start [&_dialog_button]:w-auto`}
      >
        {children}
      </div>
    </details>
  )
}

function useCloseOutside(details: { readonly current: HTMLDetailsElement | null }) {
  useEffect(() => {
    const onPress = (event: PointerEvent) => {
      const element = details.current
      if (element?.open && event.target instanceof Node && !element.contains(event.target)) element.open = false
    }
    document.addEventListener('pointerdown', onPress)
    return () => document.removeEventListener('pointerdown', onPress)
  }, [details])
}
