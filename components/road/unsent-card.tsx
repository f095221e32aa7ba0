'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import type { Failure, Message } from '@/lib/platform/result'
import type { Undecided } from '@/lib/sync/device/outbox'
import { useRoad } from './road-data'
import type { ChoicePlace } from './section-choice'

/** One thing that is not on the server. */
export type UnsentThing = {
  of: Undecided
  /** What kind of thing it is: "Outcome", "Discussion". */
  what: string
  meeting: { id: string; title: string } | null
  /** What people called it, where the meeting is not on the device any more. */
  label: string | null
  /** When it was written, by the meeting's clock. */
  at: string | null
  /** What was written, in full. */
  text: string
  failure: Failure | null
  choose: ChoicePlace | null
}

export function UnsentCard({ thing, children }: { thing: UnsentThing; children?: ReactNode }) {
  const t = useTranslations('road.unsent')
  const why = useWhy()
  const { what, meeting, label, at, text, failure } = thing
  return (
    <li className="rounded border border-line bg-surface p-3">
      <h3 className="text-base">{what}</h3>
      <p className="text-sm text-muted">
        {meeting ? (
          <a href={`/road/meetings/${meeting.id}`} className="inline-flex min-h-11 items-center text-link">
            {meeting.title}
          </a>
        ) : (
          label
        )}
        {at ? <span className="block">{t('writtenAt', { at })}</span> : null}
      </p>
      {failure ? <p className="mt-2 font-semibold text-late">{t('why', { reason: why(failure) })}</p> : null}
      {text ? <p className="mt-2 whitespace-pre-line break-words">{text}</p> : null}
      {children}
      <Keys thing={thing} />
    </li>
  )
}

function Keys({ thing }: { thing: UnsentThing }) {
  const t = useTranslations('road.unsent')
  const { tryAgain } = useRoad()
  const { text, failure, of, what } = thing
  const [copied, setCopied] = useState<'done' | 'failed' | null>(null)
  const copy = () =>
    navigator.clipboard?.writeText(text).then(
      () => setCopied('done'),
      () => setCopied('failed'),
    ) ?? setCopied('failed')
  const of_ = <span className="sr-only">: {what}</span>
  return (
    <>
      <div className="mt-2 flex flex-wrap gap-2">
        {text ? (
          <button type="button" className="btn btn-plain" onClick={() => void copy()}>
            {t('copy')}
            {of_}
          </button>
        ) : null}
        {failure ? (
          <button type="button" className="btn btn-plain" onClick={() => void tryAgain(of)}>
            {t('tryAgain')}
            {of_}
          </button>
        ) : null}
        {failure ? <Drop thing={thing} /> : null}
      </div>
      <p role="status" className="text-sm text-muted">
        {copied ? t(`copied.${copied}`) : ''}
      </p>
    </>
  )
}

function Drop({ thing }: { thing: UnsentThing }) {
  const t = useTranslations('road.unsent')
  const { drop } = useRoad()
  const [asking, setAsking] = useState(false)
  const close = () => setAsking(false)
  return (
    <>
      <button type="button" className="btn btn-danger" onClick={() => setAsking(true)}>
        {t('drop')}
        <span className="sr-only">: {thing.what}</span>
      </button>
      {asking ? (
        <Dialog title={t('dropTitle')} closeLabel={t('keep')} onClose={close}>
          <p>{t('dropExplain')}</p>
          {thing.text ? <p className="mt-3 border-l-4 border-line pl-3 whitespace-pre-line">{thing.text}</p> : null}
          <div className="mt-4 flex flex-wrap gap-2">
            <button
              type="button"
              className="btn btn-danger"
              onClick={() => {
                close()
                void drop(thing.of)
              }}
            >
              {t('dropSure')}
            </button>
            <button type="button" className="btn btn-plain" onClick={close}>
              {t('keep')}
            </button>
          </div>
        </Dialog>
      ) : null}
    </>
  )
}

/** Why the server did not take it, in words: its own where it sent them. */
function useWhy(): (failure: Failure) => string {
  const t = useTranslations('road.unsent.failure')
  const words = (messages: readonly Message[]) => messages.flatMap(({ text }) => (text ? [text] : [])).join(' ')
  return (failure) => {
    switch (failure.kind) {
      case 'refused':
        return words([failure.reason]) || t('refused')
      case 'invalid':
        return words(Object.values(failure.fields).flat()) || t('invalid')
      case 'confirm':
        return words(failure.warnings) || t('refused')
      default:
        return t(failure.kind)
    }
  }
}
