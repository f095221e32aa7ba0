'use client'

import { useTranslations } from 'next-intl'
import type { PasteState } from './use-paste'

/** Longer texts of a cell are cut where they only remind of a column. */
const REMINDER = 40
/** May stand on several columns. */
const MANY = ['note', 'ignore']

type Props<I> = { state: PasteState<I>; kind: string; fields: readonly string[] }

/** What each column is taken for, to be changed; whether the first row is one of headings; what becomes of the rest. */
export function PasteColumns<I>({ state, kind, fields }: Props<I>) {
  const t = useTranslations('paste')
  const { preview, keep, setKeep, correct } = state
  if (!preview) return null
  const { table, header, columns } = preview
  const choose = (at: number, field: string) =>
    correct({
      columns: columns.map((other, index) =>
        index === at ? field : other === field && !MANY.includes(field) ? 'note' : other,
      ),
    })
  return (
    <fieldset className="mb-6 rounded border border-line bg-surface p-4">
      <legend className="px-1 font-semibold">{t('form.columns')}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-3">
        {columns.map((column, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <div key={at} className="w-44 max-sm:w-[calc(50%-0.5rem)]">
            <label htmlFor={`paste-column-${at}`} className="block truncate text-sm text-muted">
              {t('form.column', { number: at + 1 })}
              {reminder(table, header, at)}
            </label>
            <select
              id={`paste-column-${at}`}
              value={column}
              onChange={(event) => choose(at, event.target.value)}
              className="field-control"
            >
              {fields.map((field) => (
                <option key={field} value={field}>
                  {t(`${kind}.field.${field}`)}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
      <div className="mt-3 grid gap-1">
        <Tick
          id="paste-header"
          label={t('form.header')}
          checked={header}
          // The columns are guessed anew: by the headings, or by what stands in them.
          onChange={(next) => correct({ header: next })}
        />
        <Tick
          id="paste-keep"
          label={t('form.keep')}
          checked={keep}
          onChange={(next) => {
            setKeep(next)
            correct({ keep: next })
          }}
        />
      </div>
    </fieldset>
  )
}

/** The heading of the column, else the first text in it. */
function reminder(table: string[][], header: boolean, at: number): string {
  const cells = table.map((row) => row[at] ?? '')
  const text = (header ? cells[0] : cells.find((cell) => cell !== '')) ?? ''
  if (text === '') return ''
  const line = text.replace(/\s+/g, ' ')
  return `: ${line.length > REMINDER ? `${line.slice(0, REMINDER)}…` : line}`
}

function Tick(props: { id: string; label: string; checked: boolean; onChange: (next: boolean) => void }) {
  const { id, label, checked, onChange } = props
  return (
    <div className="flex min-h-8 items-start gap-2 py-1">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-5 shrink-0 accent-primary"
      />
      <label htmlFor={id}>{label}</label>
    </div>
  )
}
