'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/form/error-summary'
import { useActWords } from '@/components/ui/form/message'
import type { SummaryItem } from '@/components/ui/form/problems'
import { TroublePanel } from '@/components/ui/form/trouble-panel'
import { useHydrated } from '@/components/ui/hydrated'
import { PasteBox } from './paste-box'
import { PasteColumns } from './paste-columns'
import { PasteRows, rowId } from './paste-rows'
import { type PasteProps, type PasteState, usePaste } from './use-paste'

/**
 * Rows pasted from a spreadsheet or a word processor: the text, what its columns are taken for, each row as it will be,
 * and one button that adds those that are ticked. Nothing is added before it is pressed; what was pasted and corrected
 * survives every failure.
 */
export function PasteForm<I>(props: PasteProps<I>) {
  const t = useTranslations('paste.form')
  const state = usePaste(props)
  const ready = useHydrated()
  const { preview, kept } = state
  const heading = useRef<HTMLHeadingElement>(null)
  const arrived = useRef(false)
  // The first preview takes the focus: it is what was asked for. A correction leaves it where the person is.
  useEffect(() => {
    if (preview && !arrived.current) heading.current?.focus()
    arrived.current = preview !== null
  }, [preview])
  return (
    <fieldset disabled={!ready} className="min-w-0">
      {kept.restored ? (
        <div
          role="status"
          className="mb-4 flex flex-wrap items-center gap-3 rounded border border-planned bg-planned-soft px-4 py-2 text-planned"
        >
          {t('restored')}
          <Button onClick={state.discard}>{t('discard')}</Button>
        </div>
      ) : null}
      <Trouble state={state} kind={props.kind} />
      <PasteBox state={state} kind={props.kind} />
      {preview ? (
        <section aria-labelledby="paste-preview" className="mt-8">
          <h2 id="paste-preview" ref={heading} tabIndex={-1} className="mb-1 text-xl" data-ring>
            {t('preview')}
          </h2>
          <p className="mb-4 text-muted">{t('previewIntro')}</p>
          <PasteColumns state={state} kind={props.kind} fields={props.fields} />
          <PasteRows state={state} kind={props.kind} groups={props.groups} />
          <AddBar state={state} back={props.back} />
        </section>
      ) : null}
    </fieldset>
  )
}

function AddBar<I>({ state, back }: { state: PasteState<I>; back: string }) {
  const t = useTranslations('paste.form')
  const form = useTranslations('form')
  const { preview, ticked, adding, reading } = state
  const count = ticked.length
  const leftOut = (preview?.rows.length ?? 0) - count
  const marks = ticked.flatMap((row) => row.marks)
  const not = marks.filter(({ kind }) => kind === 'notUnderstood').length
  const wrong = new Set(ticked.filter((row) => row.marks.some(({ kind }) => kind === 'problem'))).size
  return (
    <div className="sticky bottom-0 z-10 -mx-4 border-t border-line bg-page px-4 py-3 max-sm:bottom-14">
      <p role="status" className="mb-2">
        {t('counts', { count, leftOut, not })}
        {wrong > 0 ? <span className="font-semibold text-late"> {t('countWrong', { count: wrong })}</span> : null}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button tone="primary" busy={adding || reading || count === 0} onClick={() => void state.send()}>
          {t('add', { count })}
        </Button>
        <ButtonLink tone="quiet" href={back}>
          {form('cancel')}
        </ButtonLink>
        <span role="status" className="text-muted">
          {adding ? form('saving') : reading ? t('reading') : ''}
        </span>
      </div>
    </div>
  )
}

function Trouble<I>({ state, kind }: { state: PasteState<I>; kind: string }) {
  const words = useActWords()
  const t = useTranslations('paste')
  const { trouble, round, adding, reading, kept, ticked } = state
  if (!trouble) return null
  if (trouble.kind !== 'invalid') {
    return (
      <TroublePanel
        key={round}
        words={words}
        trouble={trouble}
        busy={adding || reading}
        kept={kept.keeps}
        again={state.again}
        proceed={(codes) => void state.send(codes)}
      />
    )
  }
  const items = Object.entries(trouble.fields).flatMap(([path, [message]]): SummaryItem[] => {
    if (!message) return []
    const [, at, field = ''] = /^rows\.(\d+)\.?(\w*)/.exec(path) ?? []
    if (at === undefined) return [{ path, label: t('form.text'), fieldId: 'paste-text', message }]
    const line = ticked[Number(at)]?.line ?? 0
    const name = t.has(`${kind}.field.${field}`) ? `, ${t(`${kind}.field.${field}`)}` : ''
    return [{ path, label: `${t('form.row', { row: line + 1 })}${name}`, fieldId: rowId(line), message }]
  })
  return <ErrorSummary key={round} items={items} />
}
