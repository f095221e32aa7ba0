'use client'

import { useEffect, useRef } from 'react'
import { buttonClass } from '@/components/ui/button'
import { flash } from '@/components/ui/flash'
import { type CommandAction, useCommand } from '@/components/ui/form/command'
import { useHydrated } from '@/components/ui/hydrated'
import { Icon } from '@/components/ui/icon'
import type { ActWords } from '@/lib/i18n/act-words'

type Direction = 'up' | 'down'
type Props = {
  action: CommandAction<unknown>
  id: string
  up: boolean
  down: boolean
  labels: Record<Direction, string>
  words: ActWords
}

/** One place up or down in an order. The button that was pressed keeps the focus, so that it can be pressed again. */
export function MoveButtons({ action, id, up, down, labels, words }: Props) {
  const ready = useHydrated()
  const { send, busy } = useCommand(action)
  const buttons = { up: useRef<HTMLButtonElement>(null), down: useRef<HTMLButtonElement>(null) }
  const pressed = useRef<Direction | null>(null)
  useEffect(() => {
    // A row that moves in the page loses the focus; at the edge the other way is the one that is left.
    if (pressed.current === null || document.activeElement !== document.body) return
    const [same, other] = pressed.current === 'up' ? [buttons.up, buttons.down] : [buttons.down, buttons.up]
    if (same.current?.disabled) other.current?.focus()
    else same.current?.focus()
  })
  const move = async (direction: Direction) => {
    pressed.current = direction
    const answer = await send({ id, direction })
    if (!answer || answer.ok) return
    const { failure } = answer
    flash(failure.kind === 'refused' ? (failure.reason.text ?? words.refused.rule) : words.unavailable.title)
  }
  const button = (direction: Direction, open: boolean) => (
    <button
      ref={buttons[direction]}
      type="button"
      className={buttonClass('quiet', 'order-button')}
      aria-label={labels[direction]}
      disabled={!ready || !open}
      {...(busy ? { 'aria-disabled': true } : {})}
      onClick={() => void move(direction)}
      onBlur={() => {
        if (!busy) pressed.current = null
      }}
    >
      {direction === 'up' ? <Icon name="arrow-up" size={16} /> : <Icon name="arrow-down" size={16} />}
    </button>
  )
  return (
    <div className="flex">
      {button('up', up)}
      {button('down', down)}
    </div>
  )
}
