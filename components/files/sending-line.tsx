'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { Failure } from '@/lib/platform/result'
import { useFailureWords } from './failure-words'
import { sizeWords } from './size-words'

/** A file on its way, or `kept` on this device until there is a network. It is gone from the list once it is on the page. */
export type Sending = {
  id: string
  name: string
  size: number
  /** Bytes that are there; all of them while the file is being looked at. */
  sent: number
  state: 'sending' | 'failed' | 'kept'
  failure: Failure | null
}

type LineProps = { sending: Sending; onRemove?: () => void; onAgain?: () => void }

/** How far one file is, or why it was not taken. */
export function SendingLine({ sending, onRemove, onAgain }: LineProps) {
  const t = useTranslations('files.add')
  const words = useTranslations('files.list')
  const why = useFailureWords()
  const { name, size, sent, state, failure } = sending
  const size_ = (bytes: number) => sizeWords(words, bytes)
  const stands =
    state === 'kept'
      ? t('onDevice')
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
          <Button tone="quiet" aria-label={t('removeNamed', { name })} onClick={onRemove}>
            {t('remove')}
          </Button>
        ) : null}
      </span>
    </li>
  )
}
