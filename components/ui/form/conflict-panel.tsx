'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { FieldConflict } from '@/lib/platform/result'
import { Button } from '../button'
import type { FieldEntry } from './kit'
import { Panel } from './panel'

type Props = {
  fields: readonly FieldConflict[]
  entry: (field: string) => FieldEntry | undefined
  /** Puts a text of the conflict into the form. */
  put: (field: string, raw: string) => void
  save: () => void
  busy: boolean
}

/** Somebody saved meanwhile: both texts field by field, yours kept unless you take theirs. */
export function ConflictPanel({ fields, entry, put, save, busy }: Props) {
  const t = useTranslations('form.conflict')
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set())
  const choose = ({ field, mine, theirs }: FieldConflict, theirText: boolean) => {
    put(field, theirText ? theirs : mine)
    const next = new Set(taken)
    if (theirText) next.add(field)
    else next.delete(field)
    setTaken(next)
  }
  return (
    <Panel title={t('title')} tone="waiting">
      <p>{fields.length > 0 ? t('hint') : t('hintWhole')}</p>
      {fields.map((conflict) => (
        <FieldChoice
          key={conflict.field}
          conflict={conflict}
          entry={entry(conflict.field)}
          taken={taken.has(conflict.field)}
          choose={(theirs) => choose(conflict, theirs)}
        />
      ))}
      <Button tone="primary" busy={busy} onClick={save}>
        {t('save')}
      </Button>
    </Panel>
  )
}

function FieldChoice(props: {
  conflict: FieldConflict
  entry: FieldEntry | undefined
  taken: boolean
  choose: (theirs: boolean) => void
}) {
  const { conflict, entry, taken, choose } = props
  const t = useTranslations('form.conflict')
  const label = entry?.label ?? conflict.field
  const shown = (raw: string) => (raw === '' ? t('empty') : (entry?.show?.(raw) ?? raw))
  return (
    <div className="w-full border-t border-line pt-2">
      <h3 className="text-base">{label}</h3>
      <dl className="mt-1 grid gap-2 sm:grid-cols-2">
        <BothTexts term={t('mine')} text={shown(conflict.mine)} chosen={!taken} note={t('kept')} />
        <BothTexts term={t('theirs')} text={shown(conflict.theirs)} chosen={taken} note={t('taken')} />
      </dl>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button aria-pressed={!taken} onClick={() => choose(false)}>
          {t('keepMine')}
          <span className="sr-only">{label}</span>
        </Button>
        <Button aria-pressed={taken} onClick={() => choose(true)}>
          {t('takeTheirs')}
          <span className="sr-only">{label}</span>
        </Button>
      </div>
    </div>
  )
}

function BothTexts({ term, text, chosen, note }: { term: string; text: string; chosen: boolean; note: string }) {
  return (
    <div className={`rounded border p-2 ${chosen ? 'border-2 border-primary' : 'border-line'}`}>
      <dt className="text-sm text-muted">
        {term}
        {chosen ? <strong className="text-primary"> · {note}</strong> : null}
      </dt>
      <dd className="max-h-60 overflow-y-auto whitespace-pre-wrap">{text}</dd>
    </div>
  )
}
