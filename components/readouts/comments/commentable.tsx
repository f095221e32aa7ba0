'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { DialogButton } from '@/components/ui/form/dialog-button'
import type { NewComment } from './comment-form'

const load = () => import('./comment-form').then((m) => m.CommentForm)
type Form = Awaited<ReturnType<typeof load>>

type Props = {
  readoutId: string
  sectionKey: string
  /** The section's name. */
  about: string
  /** Its text. */
  children: ReactNode
}

/** A section's text to comment on: its words as they are selected, or by the button under it. */
export function Commentable({ readoutId, sectionKey, about, children }: Props) {
  const t = useTranslations('comments')
  const text = useRef<HTMLDivElement>(null)
  const selected = useSelectedWords(text)
  const [open, setOpen] = useState<{ Form: Form; values: NewComment } | null>(null)
  const comment = async (quote: string) => {
    const values = { readoutId, sectionKey, quote }
    const Form = await load()
    setOpen({ Form, values })
  }
  const title = t('onSection', { about })
  return (
    <div className="relative min-w-0">
      <div ref={text}>{children}</div>
      {selected ? (
        <div className="no-print absolute z-10" style={{ top: selected.top, left: selected.left }}>
          <Button
            tone="primary"
            // The press must not take the selection away.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => void comment(selected.words)}
          >
            {t('onWords')}
          </Button>
        </div>
      ) : null}
      <div className="no-print mt-3 -ml-3">
        <DialogButton
          label={title}
          title={title}
          tone="quiet"
          load={load}
          values={{ readoutId, sectionKey, quote: '' }}
        />
      </div>
      {open ? (
        <Dialog title={title} closeLabel={t('close')} onClose={() => setOpen(null)}>
          <open.Form {...open.values} />
        </Dialog>
      ) : null}
    </div>
  )
}

type Selected = { words: string; top: number; left: number }

/** The words that are selected within an element and where the selection ends, in pixels from the element's corner. */
function useSelectedWords(element: { current: HTMLElement | null }): Selected | null {
  const [selected, setSelected] = useState<Selected | null>(null)
  useEffect(() => {
    const look = () => setSelected(selectionIn(element.current))
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [element])
  return selected
}

function selectionIn(element: HTMLElement | null): Selected | null {
  const selection = document.getSelection()
  if (!element || !selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!element.contains(range.commonAncestorContainer)) return null
  const words = wordsOf(range)
  if (words === '') return null
  const [end, corner] = [range.getBoundingClientRect(), element.getBoundingClientRect()]
  const left = Math.max(0, Math.min(end.left - corner.left, corner.width - BUTTON_WIDTH))
  return { words, top: end.bottom - corner.top + 6, left }
}

/** Pixels that the button needs beside the edge. */
const BUTTON_WIDTH = 220

/** The words of a selection without what stands in the text and is not of it, such as the number of a comment. */
function wordsOf(range: Range): string {
  const copy = range.cloneContents()
  for (const beside of copy.querySelectorAll('[data-beside]')) beside.remove()
  for (const block of copy.querySelectorAll('p, li, h3, h4, h5, h6, br')) block.append('\n')
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim()
}
