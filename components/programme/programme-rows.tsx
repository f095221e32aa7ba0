'use client'

import { Fragment } from 'react'
import { Link } from '@/components/ui/link'
import { Tag } from '@/components/ui/tag'
import type { ConfirmableField } from '@/lib/programme/values'
import { RowActions } from './row-actions'
import type { Part, RowLine, RowView } from './row-view'
import type { RowWords } from './row-words'
import { SettleButton } from './unconfirmed/settle-button'

type Props = {
  rows: readonly RowView[]
  words: RowWords
  /** Where now is: before the row of that place, and how it is told. */
  now?: { before: number; text: string }
}

/**
 * The items of a day: times in the gutter, then what, where and who. What is over or off is quieter. The whole list is
 * one component of the browser, so that a row travels as its texts and not as elements.
 */
export function ProgrammeRows({ rows, words, now }: Props) {
  return (
    <ol className="item-list">
      {rows.map((row, index) => (
        <Fragment key={row.id}>
          {now?.before === index ? <NowLine text={now.text} /> : null}
          {rowItem(row, words)}
        </Fragment>
      ))}
      {now?.before === rows.length ? <NowLine text={now.text} /> : null}
    </ol>
  )
}

function NowLine({ text }: { text: string }) {
  return (
    <li className="flex items-center gap-2 bg-page px-3 text-sm font-semibold text-primary sm:px-4">
      <span className="whitespace-nowrap tabular-nums">{text}</span>
      <span aria-hidden className="h-0.5 flex-1 bg-primary" />
    </li>
  )
}

function rowItem(row: RowView, words: RowWords) {
  const off = row.is.includes('off')
  const quiet = off || row.is.includes('over')
  const next = row.is.includes('next')
  const proposed = (field: 'status' | 'type') =>
    row.proposed?.includes(field) ? <span className="proposed">{words.proposed}</span> : null
  return (
    <li
      id={`item-${row.id}`}
      {...(next ? { 'aria-current': 'step' as const } : {})}
      className={next ? 'item-row item-row-next' : quiet ? 'item-row item-row-quiet' : 'item-row'}
    >
      {gutter(row, words, quiet)}
      <div className="item-body">
        <div className="item-text">
          <div className="item-head">
            <h3 className={off ? 'item-off' : undefined}>
              <Link href={`/meetings/${row.id}`}>{row.title}</Link>
            </h3>
            <span className="whitespace-nowrap">
              <Tag tone={row.tone}>{row.status}</Tag> {proposed('status')}
            </span>
            {next ? <Tag tone="active">{words.next}</Tag> : null}
            {row.is.includes('unplanned') ? <Tag>{words.unplanned}</Tag> : null}
          </div>
          <p>
            {row.about} {proposed('type')}
          </p>
          {row.reason ? <p>{row.reason}</p> : null}
          {row.lines && row.lines.length > 0 ? <dl>{row.lines.map((line) => factLine(line, row, words))}</dl> : null}
        </div>
        <RowActions row={row} words={words} />
      </div>
    </li>
  )
}

function gutter(row: RowView, words: RowWords, quiet: boolean) {
  return (
    <div className="item-time">
      {row.time !== null ? (
        <span>{row.time}</span>
      ) : (
        <span className="font-normal text-muted">
          <span aria-hidden>– </span>
          {quiet || !row.timeOpen ? <small>{words.noTime}</small> : null}
        </span>
      )}
      {row.timeOpen && !quiet ? toBeConfirmed(words.time, 'time', row, words) : null}
      {row.underTime?.map((line) => (
        <small key={line}>{line}</small>
      ))}
    </div>
  )
}

const factLine = ({ term, text, open }: RowLine, row: RowView, words: RowWords) => (
  <div key={term}>
    <dt>{term}</dt>
    <dd>
      {text?.map(shownPart)} {open ? toBeConfirmed(term, open, row, words) : null}
    </dd>
  </div>
)

const shownPart = (part: Part, index: number) =>
  typeof part === 'string' ? (
    part
  ) : (
    <span key={index} className={part[0] === 'late' ? 'font-semibold text-late' : 'text-muted'}>
      {part[1]}
    </span>
  )

/** Pressable for who may settle it. */
function toBeConfirmed(what: string, field: ConfirmableField, row: RowView, words: RowWords) {
  const text = [
    <span key="what" className="sr-only">
      {what}:{' '}
    </span>,
    words.toBeConfirmed,
  ]
  if (!row.may.includes('edit')) return <span className="unknown">{text}</span>
  return (
    <SettleButton
      itemId={row.id}
      field={field}
      mode="settle"
      title={words.settle[field]}
      label={text}
      className="unknown"
    />
  )
}
