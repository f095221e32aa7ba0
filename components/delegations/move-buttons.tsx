'use client'

import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { buttonClass } from '@/components/ui/button'
import { flash } from '@/components/ui/flash'
import { type CommandAction, useCommand } from '@/components/ui/form/command'
import { useMessage } from '@/components/ui/form/message'
import { useHydrated } from '@/components/ui/hydrated'

type Props = { action: CommandAction<unknown>; id: string; name: string; up: boolean; down: boolean }
type Direction = 'up' | 'down'

/** One place up or down in an order. The button that was pressed keeps the focus, so that it can be pressed again. */
export function MoveButtons({ action, id, name, up, down }: Props) {
  const t = useTranslations('delegations.row')
  const words = useMessage()
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
    flash(words(failure.kind === 'refused' ? failure.reason : { key: 'form.unavailable.title' }))
  }
  const button = (direction: Direction, open: boolean) => (
    <button
      ref={buttons[direction]}
      type="button"
      className={buttonClass('quiet', 'px-2 text-muted disabled:opacity-30')}
      aria-label={t(direction, { name })}
      disabled={!ready || !open}
      {...(busy ? { 'aria-disabled': true } : {})}
      onClick={() => void move(direction)}
      onBlur={() => {
        if (!busy) pressed.current = null
      }}
    >
      {direction === 'up' ? <ArrowUp aria-hidden size={16} /> : <ArrowDown aria-hidden size={16} />}
    </button>
  )
  return (
    <div className="flex">
      {button('up', up)}
      {button('down', down)}
    </div>
  )
}
