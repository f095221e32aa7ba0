'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogButton } from '@/components/ui/form/dialog-button'
import { useHydrated } from '@/components/ui/hydrated'
import type { BulkAct } from '@/lib/follow-ups/bulk/schema'
import type { BulkFormProps, Which } from './bulk-forms'

type Ticked = { id: string; version: number }

type Props = {
  acts: readonly BulkAct[]
  /** The filters of the address, after `?`. */
  query: string
  /** How many they find, in words. */
  found: string
  /** The register, its rows with boxes to tick. */
  children: ReactNode
}

/**
 * A register whose rows can be ticked, and what can be done with them. The boxes are the browser's own: they work by
 * keyboard, and nothing is drawn anew when one is ticked.
 */
export function BulkSelect({ acts, query, found, children }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const { ticked, tickAll } = useTicks(box)
  const [whole, setWhole] = useState(false)
  const ready = useHydrated()
  const t = useTranslations('bulk.select')
  const clear = () => {
    setWhole(false)
    tickAll(false)
  }
  const which: Which = whole ? { query } : { ticked }
  const any = ticked.length > 0 || whole
  const what = whole ? t('whole', { found }) : t('ticked', { count: ticked.length })
  return (
    <div ref={box}>
      {children}
      <div className="bulk-bar no-print">
        <Button tone="quiet" disabled={!ready} onClick={() => (ticked.length > 0 ? clear() : tickAll(true))}>
          {t(ticked.length > 0 ? 'untick' : 'tickAll')}
        </Button>
        <span role="status" className={`text-sm ${any ? '' : 'min-w-0 shrink whitespace-normal'}`}>
          {any ? what : t('none')}
        </span>
        {ticked.length > 0 ? (
          <>
            <Button tone="quiet" aria-pressed={whole} onClick={() => setWhole(!whole)}>
              {t('instead', { found })}
            </Button>
            <Acts acts={acts} form={{ which, what, clear }} />
          </>
        ) : null}
      </div>
    </div>
  )
}

/** Which boxes are ticked. With Shift a whole range is, from the one before. */
function useTicks(box: { readonly current: HTMLDivElement | null }) {
  const [ticked, setTicked] = useState<readonly Ticked[]>([])
  const last = useRef<HTMLInputElement | null>(null)
  const boxes = () => [...(box.current?.querySelectorAll<HTMLInputElement>('input[name=tick]') ?? [])]
  const read = () => setTicked(boxes().flatMap((input) => (input.checked ? [parse(input.value)] : [])))
  const tickAll = (checked: boolean) => {
    for (const input of boxes()) input.checked = checked
    read()
  }
  const press = (event: MouseEvent) => {
    const input = event.target
    if (!(input instanceof HTMLInputElement) || input.name !== 'tick') return
    if (event.shiftKey && last.current) range(boxes(), last.current, input)
    last.current = input
    read()
  }
  const latest = useRef({ read, press })
  latest.current = { read, press }
  useEffect(() => {
    // Some may have been ticked before the page was alive.
    latest.current.read()
    const onPress = (event: MouseEvent) => latest.current.press(event)
    const element = box.current
    element?.addEventListener('click', onPress)
    return () => element?.removeEventListener('click', onPress)
  }, [box])
  return { ticked, tickAll }
}

function range(boxes: readonly HTMLInputElement[], from: HTMLInputElement, to: HTMLInputElement): void {
  const [a, b] = [boxes.indexOf(from), boxes.indexOf(to)]
  if (a < 0 || b < 0) return
  for (const input of boxes.slice(Math.min(a, b), Math.max(a, b) + 1)) input.checked = to.checked
}

function parse(value: string): Ticked {
  const [id = '', version = ''] = value.split(' ')
  return { id, version: Number(version) }
}

const FORMS = {
  reassign: () => import('./bulk-forms').then((m) => m.ReassignForm),
  setDueDate: () => import('./bulk-forms').then((m) => m.DueDatesForm),
  remind: () => import('./bulk-forms').then((m) => m.RemindForm),
  addToReview: () => import('./bulk-forms').then((m) => m.AddToReviewForm),
}

function Acts({ acts, form }: { acts: readonly BulkAct[]; form: BulkFormProps }) {
  const t = useTranslations('bulk.act')
  return acts.map((act) => (
    <DialogButton key={act} label={t(act)} title={`${t(act)}: ${form.what}`} load={FORMS[act]} values={form} />
  ))
}
