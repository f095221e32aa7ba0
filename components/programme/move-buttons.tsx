'use client'

import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { buttonClass } from '@/components/ui/button'
import { flash } from '@/components/ui/flash'
import { type Trouble, useCommand } from '@/components/ui/form/command'
import { useMessage } from '@/components/ui/form/message'
import { useHydrated } from '@/components/ui/hydrated'
import type { Message } from '@/lib/platform/result'
import { moveItem } from '@/lib/programme/actions'

type Props = { itemId: string; title: string; up: boolean; down: boolean }

/** Up and down within the day. What the clock or the edge of the day holds has no way to go. */
export function MoveButtons({ itemId, title, up, down }: Props) {
  const t = useTranslations('programme.row')
  const words = useMessage()
  const ready = useHydrated()
  const { send, busy } = useCommand(moveItem)
  const row = useRef<HTMLDivElement>(null)
  if (!up && !down) return null
  const move = async (direction: 'up' | 'down') => {
    const answer = await send({ itemId, direction })
    if (!answer) return
    if (!answer.ok) return flash(words(refusalOf(answer.failure)))
    // The row has moved: bring it back under the eyes of who moved it.
    row.current?.closest('li')?.scrollIntoView({ block: 'nearest' })
  }
  const button = (direction: 'up' | 'down', open: boolean) => (
    <button
      type="button"
      className={buttonClass('quiet', 'px-2 text-muted disabled:invisible max-sm:min-w-11 max-sm:disabled:hidden')}
      aria-label={t(direction === 'up' ? 'moveUp' : 'moveDown', { title })}
      disabled={!ready || !open}
      {...(busy ? { 'aria-disabled': true } : {})}
      onClick={() => void move(direction)}
    >
      {direction === 'up' ? <ArrowUp aria-hidden size={16} /> : <ArrowDown aria-hidden size={16} />}
    </button>
  )
  return (
    <div ref={row} className="flex">
      {button('up', up)}
      {button('down', down)}
    </div>
  )
}

const refusalOf = (trouble: Trouble): Message => {
  if (trouble.kind === 'refused') return trouble.reason
  return { key: trouble.kind === 'signedOut' ? 'form.signedOut.plain' : 'form.unavailable.title' }
}
