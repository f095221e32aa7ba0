'use client'

import { useRef } from 'react'
import { buttonClass } from '@/components/ui/button'
import { flash } from '@/components/ui/flash'
import { type Trouble, useCommand } from '@/components/ui/form/command'
import { useHydrated } from '@/components/ui/hydrated'
import { Icon } from '@/components/ui/icon'
import { moveItem } from '@/lib/programme/actions'
import type { RowWords } from '../row-words'

type Props = { itemId: string; title: string; up: boolean; down: boolean; words: RowWords }

/** Up and down within the day. What the clock or the edge of the day holds has no way to go. */
export function MoveButtons({ itemId, title, up, down, words }: Props) {
  const ready = useHydrated()
  const { send, busy } = useCommand(moveItem)
  const row = useRef<HTMLDivElement>(null)
  const move = async (direction: 'up' | 'down') => {
    const answer = await send({ itemId, direction })
    if (!answer) return
    if (!answer.ok) return flash(refusalOf(answer.failure, words.act))
    // The row has moved: bring it back under the eyes of who moved it.
    row.current?.closest('li')?.scrollIntoView({ block: 'nearest' })
  }
  const button = (direction: 'up' | 'down', open: boolean) => (
    <button
      type="button"
      className={buttonClass('quiet', 'move-button')}
      aria-label={(direction === 'up' ? words.moveUp : words.moveDown).replace('{title}', () => title)}
      disabled={!ready || !open}
      {...(busy ? { 'aria-disabled': true } : {})}
      onClick={() => void move(direction)}
    >
      {direction === 'up' ? <Icon name="arrow-up" size={16} /> : <Icon name="arrow-down" size={16} />}
    </button>
  )
  return (
    <div ref={row} className="flex">
      {button('up', up)}
      {button('down', down)}
    </div>
  )
}

const refusalOf = (trouble: Trouble, words: RowWords['act']): string => {
  if (trouble.kind === 'refused') return trouble.reason.text ?? words.refused.rule
  return trouble.kind === 'signedOut' ? words.signedOut.plain : words.unavailable.title
}
