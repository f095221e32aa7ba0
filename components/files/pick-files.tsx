'use client'

import { useTranslations } from 'next-intl'
import { type DragEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useHydrated } from '@/components/ui/hydrated'
import { ACCEPT, ACCEPT_PICTURES } from '@/lib/files/rules'

type Props = { onFiles: (files: File[], keepLocation: boolean) => void }

/** Files chosen, dropped, pasted, or taken by the camera of a phone. */
export function PickFiles({ onFiles }: Props) {
  const t = useTranslations('files.add')
  const ready = useHydrated()
  const tick = useId()
  const [keep, setKeep] = useState(false)
  const [over, setOver] = useState(false)
  const take = (files: Iterable<File> | null | undefined) => {
    const list = [...(files ?? [])]
    if (list.length > 0) onFiles(list, keep)
  }
  usePastedFiles(take)
  const drag = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      take(event.dataTransfer.files)
    },
  }
  return (
    <div
      {...drag}
      className={`no-print rounded border border-dashed px-4 py-3 ${over ? 'border-primary bg-sunken' : 'border-edge'}`}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="flex flex-wrap gap-2">
          <Opener label={t('choose')} ready={ready} accept={ACCEPT} multiple onFiles={take} />
          <span className="hidden max-sm:inline-flex pointer-coarse:inline-flex">
            <Opener label={t('camera')} ready={ready} accept={ACCEPT_PICTURES} capture onFiles={take} />
          </span>
        </span>
        <p className="min-w-0 flex-1 basis-52 text-sm text-muted">
          {t('hint')} <span className="max-sm:hidden pointer-coarse:hidden">{t('drop')}</span>
        </p>
      </div>
      <div className="mt-2 flex min-h-8 items-start gap-2">
        <input
          type="checkbox"
          id={tick}
          checked={keep}
          disabled={!ready}
          onChange={(event) => setKeep(event.currentTarget.checked)}
          aria-describedby={`${tick}-hint`}
          className="mt-0.5 size-5 shrink-0 accent-primary"
        />
        <div>
          <label htmlFor={tick}>{t('keepLocation')}</label>
          <p id={`${tick}-hint`} className="text-sm text-muted">
            {t('keepLocationHint')}
          </p>
        </div>
      </div>
    </div>
  )
}

type OpenerProps = {
  label: string
  ready: boolean
  accept: string
  multiple?: boolean
  capture?: boolean
  onFiles: (files: Iterable<File>) => void
}

/** A button that opens the device's own picker; the input of it is not to be seen and not in the way of the keyboard. */
function Opener({ label, ready, accept, multiple = false, capture = false, onFiles }: OpenerProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button disabled={!ready} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        multiple={multiple}
        {...(capture ? { capture: 'environment' as const } : {})}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          // The same file may be chosen again.
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}

/** Pictures pasted anywhere on the page but into a text that is being written. */
function usePastedFiles(take: (files: Iterable<File>) => void): void {
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const into = event.target instanceof Element ? event.target.closest('input, textarea, [contenteditable]') : null
      const files = event.clipboardData?.files
      if (event.defaultPrevented || into || !files?.length) return
      event.preventDefault()
      latest.current(files)
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [])
}
