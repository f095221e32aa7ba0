'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { PastedHeading, PastedRow } from '@/lib/paste/types'
import { EditRow } from './edit-row'
import { RowFacts, RowMarks } from './row-facts'
import type { PasteState } from './use-paste'

export const rowId = (line: number): string => `paste-row-${line + 1}`

type Props<I> = { state: PasteState<I>; kind: string; groups: readonly (readonly string[])[] }

/** Each row as the record that it would become: a table, on a narrow screen a card each. */
export function PasteRows<I>({ state, kind, groups }: Props<I>) {
  const t = useTranslations('paste')
  const { preview } = state
  if (!preview) return null
  const lines = [
    ...preview.rows.map((row) => ({ line: row.line, row, heading: null })),
    ...preview.headings.map((heading) => ({ line: heading.line, row: null, heading })),
  ].sort((a, b) => a.line - b.line)
  return (
    // What the keyboard comes to is never behind the bar at the bottom.
    <table className="mb-4 w-full border-collapse text-left max-lg:block [&_:is(input,button,select,textarea)]:scroll-mb-40">
      <caption className="sr-only">{t('form.preview')}</caption>
      <thead className="text-sm text-muted max-lg:sr-only">
        <tr>
          <th scope="col" className="border-b border-line px-2 py-2">
            {t('form.rowHead')}
          </th>
          {groups.map(([field = '']) => (
            <th key={field} scope="col" className="border-b border-line px-2 py-2">
              {t(`${kind}.field.${field}`)}
            </th>
          ))}
          <th scope="col" className="border-b border-line px-2 py-2">
            <span className="sr-only">{t('form.edit')}</span>
          </th>
        </tr>
      </thead>
      <tbody className="max-lg:grid max-lg:gap-3">
        {lines.map(({ line, row, heading }) =>
          row ? (
            <Row key={line} row={row} state={state} kind={kind} groups={groups} />
          ) : heading ? (
            <HeadingRow key={line} heading={heading} state={state} kind={kind} span={groups.length} />
          ) : null,
        )}
      </tbody>
    </table>
  )
}

const CARD = 'border-t border-line max-lg:block max-lg:rounded max-lg:border max-lg:bg-surface max-lg:p-3'
const CELL = 'px-2 py-2 align-top max-lg:block max-lg:px-0 max-lg:py-1'

function Row<I>({ row, state, kind, groups }: Props<I> & { row: PastedRow<I> }) {
  const t = useTranslations('paste.form')
  const [editing, setEditing] = useState(false)
  const { line } = row
  const ticked = state.isTicked(row)
  const tick = (next: boolean) => {
    const { decided } = state
    state.setDecided({ ...decided, ticks: { ...decided.ticks, [line]: next } })
  }
  return (
    <>
      <tr id={rowId(line)} tabIndex={-1} data-ring className={`${CARD} ${ticked ? '' : 'text-muted'}`}>
        <th scope="row" className={`${CELL} font-normal whitespace-nowrap max-lg:whitespace-normal`}>
          <span className="flex items-start gap-2">
            <input
              type="checkbox"
              id={`paste-tick-${line}`}
              checked={ticked}
              onChange={(event) => tick(event.target.checked)}
              className="mt-0.5 size-5 shrink-0 accent-primary"
            />
            <label htmlFor={`paste-tick-${line}`}>{t('row', { row: line + 1 })}</label>
          </span>
          {ticked ? null : <span className="mt-1 block text-sm">{t('leftOut')}</span>}
          {row.leaveOut ? (
            <span className="mt-1 block max-w-40 text-sm whitespace-normal text-waiting max-lg:max-w-none">
              {row.leaveOut.text}
            </span>
          ) : null}
        </th>
        {groups.map((fields) => (
          <td key={fields[0]} className={CELL}>
            <RowFacts row={row} fields={fields} state={state} kind={kind} strong={fields === groups[0]} />
          </td>
        ))}
        <td className={`${CELL} text-right max-lg:text-left`}>
          <Button tone="quiet" aria-expanded={editing} onClick={() => setEditing(!editing)}>
            {t('edit')}
            <span className="sr-only"> {t('row', { row: line + 1 })}</span>
          </Button>
        </td>
      </tr>
      {editing ? (
        <EditRow line={line} state={state} kind={kind} span={groups.length + 2} close={() => setEditing(false)} />
      ) : null}
    </>
  )
}

function HeadingRow<I>(props: { heading: PastedHeading; state: PasteState<I>; kind: string; span: number }) {
  const { heading, state, kind, span } = props
  const t = useTranslations('paste.form')
  const [editing, setEditing] = useState(false)
  return (
    <>
      <tr className={CARD}>
        <th scope="row" className={`${CELL} font-normal text-muted`}>
          {t('row', { row: heading.line + 1 })}
        </th>
        <td colSpan={span} className={CELL}>
          <strong>{heading.text}</strong>
          <RowMarks marks={[{ field: 'date', kind: 'told', message: heading.message }]} />
        </td>
        <td className={`${CELL} text-right max-lg:text-left`}>
          <Button tone="quiet" aria-expanded={editing} onClick={() => setEditing(!editing)}>
            {t('edit')}
            <span className="sr-only"> {t('row', { row: heading.line + 1 })}</span>
          </Button>
        </td>
      </tr>
      {editing ? (
        <EditRow line={heading.line} state={state} kind={kind} span={span + 2} close={() => setEditing(false)} />
      ) : null}
    </>
  )
}
