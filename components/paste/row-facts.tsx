'use client'

import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import type { Mark, MarkKind, PastedRow, Shown } from '@/lib/paste/types'
import type { PasteState } from './use-paste'

type Props<I> = {
  row: PastedRow<I>
  fields: readonly string[]
  state: PasteState<I>
  kind: string
  /** These say what the row is. */
  strong: boolean
}

/** The values of a few fields as they will be, and beside each what there is to say about how it was read. */
export function RowFacts<I>({ row, fields, state, kind, strong }: Props<I>) {
  const t = useTranslations(`paste.${kind}.field`)
  const [first] = fields
  return fields.map((field) => {
    const shown = row.shown.filter((one) => one.field === field)
    const marks = row.marks.filter((one) => one.field === field)
    const same = field === 'name' && row.same
    if (shown.length === 0 && marks.length === 0) return null
    return (
      <div key={field} className="mb-1 min-w-0 break-words">
        <span className={`text-sm text-muted ${field === first ? 'lg:sr-only' : ''}`}>{t(field)}: </span>
        <span className={strong && field === first ? 'font-semibold whitespace-pre-line' : 'whitespace-pre-line'}>
          {shown.map(textOf).join(', ')}
        </span>
        <RowMarks marks={marks} />
        {same ? <SameSelect row={row} same={same} state={state} /> : null}
      </div>
    )
  })
}

const textOf = (shown: Shown): string => ('text' in shown ? shown.text : (shown.message.text ?? ''))

const LOOKS: Record<MarkKind, { tone: string; icon: 'circle-alert' | 'info' | null }> = {
  notUnderstood: { tone: 'text-waiting', icon: 'circle-alert' },
  guess: { tone: 'text-waiting', icon: 'info' },
  told: { tone: 'text-muted', icon: null },
  problem: { tone: 'text-late font-semibold', icon: 'circle-alert' },
}

/** What there is to say about a value, each in words of its own. */
export function RowMarks({ marks }: { marks: readonly Mark[] }) {
  return marks.map(({ kind, message }) => {
    const { tone, icon } = LOOKS[kind]
    return (
      <span key={message.text ?? message.key} className={`flex gap-1 text-sm whitespace-pre-line ${tone}`}>
        {icon ? <Icon name={icon} size={16} className="mt-0.5 shrink-0" /> : null}
        <span className="min-w-0">{message.text}</span>
      </span>
    )
  })
}

function SameSelect<I>(props: { row: PastedRow<I>; same: NonNullable<PastedRow<I>['same']>; state: PasteState<I> }) {
  const { row, same, state } = props
  const t = useTranslations('paste.form')
  const choose = (id: string) => {
    const { decided } = state
    state.setDecided({ ...decided, same: { ...decided.same, [row.line]: id } })
  }
  return (
    <select
      aria-label={t('same', { row: row.line + 1 })}
      value={state.sameOf(row)}
      onChange={(event) => choose(event.target.value)}
      className="field-control mt-1 max-w-64 text-sm"
    >
      {same.options.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
      <option value="">{t('newPerson')}</option>
    </select>
  )
}
