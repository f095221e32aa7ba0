'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Link } from '@/components/ui/link'
import { Tag } from '@/components/ui/tag'
import type { MoveView, WhenWords } from './move-view'

/** Which rows of a preview are ticked, and whether that is still as it was previewed. */
export function useTicks(rows: readonly MoveView[]) {
  const start = rows.filter(({ ticked }) => ticked).map(({ id }) => id)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(start))
  const toggle = (id: string) => {
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    setTicked(next)
  }
  return {
    ticked,
    toggle,
    chosen: rows.filter(({ id }) => ticked.has(id)),
    /** Those that could move and were left out. */
    left: rows.filter(({ id, ticked: known }) => known !== undefined && !ticked.has(id)),
    changed: start.length !== ticked.size || start.some((id) => !ticked.has(id)),
  }
}

type Props = {
  caption: string
  rows: readonly MoveView[]
  ticks: Pick<ReturnType<typeof useTicks>, 'ticked' | 'toggle'>
  /** What becomes of a row without its tick. */
  leftOut: string
}

/** Each item of a preview: when it is, when it will be; on a phone each is a card. */
export function MoveTable({ caption, rows, ticks, leftOut }: Props) {
  const t = useTranslations('programme.moves')
  return (
    <div className="register moves mb-4">
      <table>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('item')}</th>
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Item row={row} {...ticks} />
              </th>
              <td data-label={t('before')}>
                <When words={row.before} />
              </td>
              <td data-label={t('after')}>
                <After row={row} {...(row.ticked !== undefined && !ticks.ticked.has(row.id) ? { leftOut } : {})} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Item({ row, ticked, toggle }: { row: MoveView } & Props['ticks']) {
  const t = useTranslations('programme.moves')
  return (
    <div className="flex items-start gap-2">
      {row.ticked === undefined ? null : (
        <input
          type="checkbox"
          aria-label={t('take', { title: row.title })}
          checked={ticked.has(row.id)}
          onChange={() => toggle(row.id)}
          className="mt-0.5 size-5 shrink-0 accent-primary"
        />
      )}
      <div className="min-w-0">
        <Link href={`/meetings/${row.id}`} className="title">
          {row.title}
        </Link>
        <div className="under">
          {row.reference} <Tag tone={row.tone}>{row.status}</Tag>
        </div>
      </div>
    </div>
  )
}

function After({ row, leftOut }: { row: MoveView; leftOut?: string }) {
  if (leftOut) return <div className="text-muted">{leftOut}</div>
  if (row.after === null) return <div className="text-muted">{row.stays}</div>
  return <When words={row.after} was={row.before} />
}

/** What is another than before stands out by weight. */
function When({ words, was }: { words: WhenWords; was?: WhenWords }) {
  const t = useTranslations('programme.moves')
  const line = (part: 'day' | 'time') => (
    <span
      className={
        was && was[part] !== words[part] ? 'block font-semibold first-letter:uppercase' : 'block first-letter:uppercase'
      }
    >
      {words[part] ?? <span className="text-muted">{t(part === 'day' ? 'noDay' : 'noTime')}</span>}
    </span>
  )
  return (
    <div className="tabular-nums">
      {line('day')}
      {line('time')}
    </div>
  )
}
