'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { useDevice } from '@/components/device/use-device'
import { type SectionHandle, useSection } from '@/components/device/use-section'
import { ChooseText } from '@/components/text/choose-text'
import { type MarkedWords, TextEditor } from '@/components/text/text-editor'
import { Button } from '@/components/ui/button'
import type { SectionView } from '@/lib/readouts/types'
import { plainText } from '@/lib/text/doc'
import { LONGEST_TEXT } from '@/lib/text/field'
import type { TextDoc } from '@/lib/text/types'
import { formatInstant } from '@/lib/time/format'

export type SectionName = { key: string; title: string | null; label: string; hint: string }

type Props = {
  readoutId: string
  section: SectionName
  /** As the server has it; null where nobody wrote one. */
  server: SectionView | null
  /** The meeting, as people call it. */
  meeting: string
  zone: string
  /** Names of others who are writing in this section. */
  others: readonly string[]
  /** By id of an outcome what stands at its sentence. */
  references: Readonly<Record<string, string>>
  /** Outcomes that were not made after all: their sentences are sentences again. */
  undone: readonly string[]
  onMakeOutcome: (words: MarkedWords) => void
  /** The section that the person is in. */
  onEnter: () => void
  /** For the page, which asks each section what it knows before it submits. */
  onHandle: (handle: SectionHandle) => void
  children?: ReactNode
}

/** One section to write in: saved by itself, and what becomes of it always in sight. */
export function SectionCard(props: Props) {
  const { readoutId, section, server, meeting, zone, others, onHandle, onEnter, children } = props
  const { key, title, label, hint } = section
  const t = useTranslations('writing.section')
  const handle = useSection({ readoutId, key, title, label: `${meeting}: ${label}`, server })
  const { doc, change, choice, settle } = handle
  const chose = useRef(false)
  const device = useDevice()
  const write = (next: TextDoc) => {
    change(next)
    // What was too long and is not any more goes out by itself.
    if (handle.failure?.kind !== 'invalid' || plainText(next).length > LONGEST_TEXT) return
    void handle.keepNow().then(() => device.tryAgain({ kind: 'section', id: `${readoutId}/${key}` }))
  }
  useEffect(() => {
    onHandle(handle)
  })
  const heading = `section-${key}`
  return (
    <section
      aria-labelledby={heading}
      id={key}
      className={children ? 'writing-card writing-card-beside' : 'writing-card'}
    >
      <div className="min-w-0">
        <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id={heading} className="text-xl">
            {label}
          </h2>
          <SectionStands handle={handle} />
        </div>
        <p id={`${heading}-hint`} className="mb-2 text-sm text-muted">
          {hint}
          {others.map((name) => (
            <span key={name} className="block font-semibold text-waiting">
              {t('here', { name })}
            </span>
          ))}
        </p>
        <SectionFailure handle={handle} id={`${readoutId}/${key}`} />
        {choice ? (
          <ChooseText
            label={label}
            texts={{ ...choice, at: choice.at ? formatInstant(new Date(choice.at), zone) : null }}
            keepAs={`combined-${readoutId}-${key}`}
            onSettle={async (chosen) => {
              chose.current = true
              await settle(chosen)
            }}
          />
        ) : (
          <TextEditor
            doc={doc}
            onChange={write}
            label={label}
            labelledBy={heading}
            describedBy={`${heading}-hint`}
            markedOutcomes={props.references}
            undoneOutcomes={props.undone}
            onMakeOutcome={props.onMakeOutcome}
            onFocus={onEnter}
            focusFirst={chose.current}
          />
        )}
      </div>
      {children}
    </section>
  )
}

const LOOKS = {
  saved: 'text-muted',
  kept: 'text-waiting',
  sending: 'text-waiting',
  choose: 'font-semibold text-late',
  notKept: 'font-semibold text-late',
  typing: 'text-muted',
} as const

/** In words what becomes of the text. What needs the person is said aloud; a save at every pause is not. */
function SectionStands({ handle: { state } }: { handle: SectionHandle }) {
  const t = useTranslations('writing.section')
  return (
    <p className={`text-sm ${LOOKS[state]}`} {...(state === 'notKept' ? { role: 'alert' } : {})} data-state={state}>
      {t(state)}
    </p>
  )
}

function SectionFailure({ handle: { failure }, id }: { handle: SectionHandle; id: string }) {
  const t = useTranslations('writing.section')
  const device = useDevice()
  if (!failure) return null
  const why =
    failure.kind === 'refused'
      ? failure.reason.text
      : failure.kind === 'invalid'
        ? Object.values(failure.fields).flat()[0]?.text
        : null
  return (
    <div role="alert" className="mb-3 flex flex-wrap items-center gap-3 border-l-4 border-late pl-3">
      <p>
        <strong className="text-late">{t('failed')}</strong> {why}
      </p>
      <Button onClick={() => void device.tryAgain({ kind: 'section', id })}>{t('again')}</Button>
    </div>
  )
}
