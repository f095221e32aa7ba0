'use client'

import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { useHydrated } from '@/components/ui/hydrated'
import { PREVIEWED_PAGES } from '@/lib/files/rules'
import { fileHref } from './file-href'

/** What a preview needs to know of a file. */
export type Shown = { id: string; name: string; caption: string | null; previewPages: number; isPicture: boolean }
type Slide = { file: Shown; page: number }

const slidesOf = (files: readonly Shown[]): Slide[] =>
  files.flatMap((file) => Array.from({ length: file.previewPages }, (_, i) => ({ file, page: i + 1 })))

const Open = createContext<((id: string) => void) | null>(null)

/**
 * Around a list of files: one dialog for all of them, through which arrow keys and buttons lead in their order.
 * @param files those that have something to show
 */
export function Previews({ files, children }: { files: readonly Shown[]; children: ReactNode }) {
  const [at, setAt] = useState<number | null>(null)
  const slides = slidesOf(files)
  return (
    <Open value={(id) => setAt(slides.findIndex(({ file }) => file.id === id))}>
      {children}
      {at !== null && slides[at] ? (
        <PreviewDialog slides={slides} at={at} go={setAt} close={() => setAt(null)} />
      ) : null}
    </Open>
  )
}

/** Opens the preview of a file. Inside `Previews`. */
export function PreviewButton(props: { id: string; label?: string; className: string; children: ReactNode }) {
  const { id, label, className, children } = props
  const open = use(Open)
  const ready = useHydrated()
  return (
    <button
      type="button"
      disabled={!ready}
      aria-haspopup="dialog"
      {...(label ? { 'aria-label': label } : {})}
      className={className}
      onClick={() => open?.(id)}
    >
      {children}
    </button>
  )
}

type DialogProps = { slides: readonly Slide[]; at: number; go: (at: number) => void; close: () => void }

function PreviewDialog({ slides, at, go, close }: DialogProps) {
  const t = useTranslations('files.list')
  const closeLabel = useTranslations('form')('close')
  const step = (by: number) => go(Math.min(Math.max(at + by, 0), slides.length - 1))
  useArrowKeys(step)
  const slide = slides[at]
  if (!slide) return null
  const { file, page } = slide
  const { id, name, caption, isPicture } = file
  const title = isPicture ? name : t('page', { name, page })
  return (
    <Dialog title={title} closeLabel={closeLabel} onClose={close} wide>
      {/* biome-ignore lint/performance/noImgElement: what is served is of the right size, and no cache may keep it */}
      <img
        key={`${id}-${page}`}
        src={fileHref(id, 'preview', page)}
        alt={caption ?? title}
        className="mx-auto block max-h-[65dvh] max-w-full bg-sunken object-contain"
      />
      {caption ? <p className="mt-3 break-words">{caption}</p> : null}
      {isPicture || page < PREVIEWED_PAGES ? null : <p className="mt-2 text-sm text-muted">{t('firstPages')}</p>}
      <div className="mt-4 flex flex-wrap items-center gap-2">
        {slides.length > 1 ? (
          <>
            <Button aria-disabled={at === 0} onClick={() => step(-1)}>
              {t('previous')}
            </Button>
            <Button aria-disabled={at === slides.length - 1} onClick={() => step(1)}>
              {t('next')}
            </Button>
            <span role="status" className="text-muted tabular-nums">
              {t('place', { place: at + 1, count: slides.length })}
            </span>
          </>
        ) : null}
        <ButtonLink tone="quiet" className="ml-auto" href={fileHref(id)} download>
          {t('download')}
        </ButtonLink>
      </div>
    </Dialog>
  )
}

/** Wherever the focus is in the dialog: the arrows do what its buttons do. */
function useArrowKeys(step: (by: number) => void): void {
  const latest = useRef(step)
  useEffect(() => {
    latest.current = step
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
      event.preventDefault()
      latest.current(event.key === 'ArrowRight' ? 1 : -1)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
