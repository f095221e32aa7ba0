'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { flash } from '@/components/ui/flash'
import type { FileTarget } from '@/lib/files/types'
import { useFailureWords } from './failure-words'
import { PickFiles } from './pick-files'
import { sizeWords } from './size-words'
import { type Sending, useUploads } from './use-uploads'

/**
 * Adds files to a record: several at once, each with how far it is; one that fails says why beside its name and holds up
 * none of the others.
 */
export function AddFiles({ target }: { target: FileTarget }) {
  const t = useTranslations('files.add')
  const router = useRouter()
  const [, refresh] = useTransition()
  const uploads = useUploads({
    target,
    onAdded: (name) => {
      flash(t('added', { name }))
      refresh(() => router.refresh())
    },
  })
  return (
    <div>
      <PickFiles onFiles={uploads.add} />
      {uploads.list.length > 0 ? (
        <ul aria-label={t('queue')} className="mt-3 rounded border border-line bg-surface">
          {uploads.list.map((sending) => (
            <SendingLine
              key={sending.id}
              sending={sending}
              onRemove={() => uploads.remove(sending.id)}
              {...(uploads.canGoOn(sending) ? { onAgain: () => uploads.again(sending) } : {})}
            />
          ))}
        </ul>
      ) : null}
    </div>
  )
}

type LineProps = { sending: Sending; onRemove?: () => void; onAgain?: () => void }

export function SendingLine({ sending, onRemove, onAgain }: LineProps) {
  const t = useTranslations('files.add')
  const words = useTranslations('files.list')
  const why = useFailureWords()
  const { name, size, sent, state, failure } = sending
  const size_ = (bytes: number) => sizeWords(words, bytes)
  const stands =
    state === 'waiting' || state === 'kept'
      ? t(state === 'kept' ? 'onDevice' : 'waiting')
      : sent >= size
        ? t('looking')
        : t('progress', { sent: size_(sent), of: size_(size) })
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2 not-last:border-b border-line">
      <div className="min-w-0 flex-1 basis-52">
        <p className="break-words">{name}</p>
        {failure ? (
          <p role="alert" className="text-late">
            <strong>{t('failed')}.</strong> {why(failure)}
          </p>
        ) : (
          <p className="text-sm text-muted tabular-nums">{stands}</p>
        )}
        {state === 'sending' ? (
          <progress aria-label={t('progressOf', { name })} max={size} value={sent} className="file-progress" />
        ) : null}
      </div>
      <span className="flex flex-wrap gap-2">
        {onAgain ? (
          <Button aria-label={t('againNamed', { name })} onClick={onAgain}>
            {t('again')}
          </Button>
        ) : null}
        {onRemove ? (
          <Button tone="quiet" aria-label={t(failure ? 'removeNamed' : 'cancelNamed', { name })} onClick={onRemove}>
            {t(failure ? 'remove' : 'cancel')}
          </Button>
        ) : null}
      </span>
    </li>
  )
}
