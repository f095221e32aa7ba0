import { useTranslations } from 'next-intl'
import { Fragment, type ReactNode } from 'react'
import { type DiffLine, type DiffRow, diffDocs, differs, type Piece } from '@/lib/text/diff'
import { itemNumbers } from '@/lib/text/lines'
import type { TextDoc, TextNode } from '@/lib/text/types'

type Props = {
  before: TextDoc
  after: TextDoc
  /** What each side is: whose it is, or which revision. */
  beforeLabel: ReactNode
  afterLabel: ReactNode
}

/** Lines on either side of a difference that stay in sight; longer stretches that are the same are folded. */
const AROUND = 2
const FOLDED_FROM = 8

/**
 * Two texts and what differs: beside each other on a desk, line after line on a phone. What is gone is struck through
 * and headed by a minus, what is new underlined and headed by a plus, and both are said in words to screen readers.
 * Needs the messages `text`.
 */
export function TextDiff({ before, after, beforeLabel, afterLabel }: Props) {
  const t = useTranslations('text.diff')
  const rows = diffDocs(before, after)
  const numbers = {
    before: itemNumbers(rows.flatMap((row) => (row.before ? [row.before.line] : []))),
    after: itemNumbers(rows.flatMap((row) => (row.after ? [row.after.line] : []))),
  }
  return (
    <div className="diff">
      <div className="diff-head">
        <p>
          <span aria-hidden>− </span>
          {beforeLabel}
        </p>
        <p>
          <span aria-hidden>+ </span>
          {afterLabel}
        </p>
      </div>
      {differs(rows) ? null : <p className="diff-note">{t('same')}</p>}
      {stretchesOf(rows).map(({ folded, rows: some, at }) =>
        folded ? (
          <details key={at} className="diff-fold">
            <summary>{t('folded', { count: some.length })}</summary>
            <Rows rows={some} numbers={numbers} />
          </details>
        ) : (
          <Rows key={at} rows={some} numbers={numbers} />
        ),
      )}
    </div>
  )
}

type Stretch = { folded: boolean; at: number; rows: DiffRow[] }

function stretchesOf(rows: readonly DiffRow[]): Stretch[] {
  const near = rows.map(() => false)
  rows.forEach((row, index) => {
    if (row.kind === 'same') return
    for (let at = Math.max(0, index - AROUND); at <= index + AROUND && at < rows.length; at += 1) near[at] = true
  })
  const stretches: Stretch[] = []
  rows.forEach((row, at) => {
    const folded = !near[at]
    const last = stretches.at(-1)
    if (last && last.folded === folded) last.rows.push(row)
    else stretches.push({ folded, at, rows: [row] })
  })
  return stretches.map((one) => ({ ...one, folded: one.folded && one.rows.length >= FOLDED_FROM }))
}

type Numbers = Record<'before' | 'after', ReturnType<typeof itemNumbers>>

function Rows({ rows, numbers }: { rows: readonly DiffRow[]; numbers: Numbers }) {
  const t = useTranslations('text.diff')
  return rows.map((row, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two texts that are compared do not change their order
    <div key={index} className={`diff-row diff-${row.kind}`}>
      {row.before ? <Side of={row.before} kind={row.kind} side="before" numbers={numbers.before} /> : <div />}
      {row.after ? (
        <Side of={row.after} kind={row.kind} side="after" numbers={numbers.after}>
          {row.formChanged ? <span className="text-sm text-muted"> ({t('form')})</span> : null}
        </Side>
      ) : (
        <div />
      )}
    </div>
  ))
}

function Side(props: {
  of: DiffLine
  kind: DiffRow['kind']
  side: 'before' | 'after'
  numbers: Numbers['before']
  children?: ReactNode
}) {
  const { of, kind, side, numbers, children } = props
  const { line, pieces } = of
  const inner = line.wraps.at(-1)
  const marker = inner?.item ? (inner.type === 'ordered_list' ? `${numbers.get(line) ?? 1}. ` : '• ') : ''
  const quoted = line.wraps.some(({ type }) => type === 'blockquote')
  return (
    <p
      className={`diff-line diff-line-${side} ${line.level ? 'font-sans font-semibold' : ''} ${quoted ? 'italic' : ''}`}
      style={{ paddingLeft: `${1.25 + line.wraps.length * 1.25}rem` }}
    >
      {kind === 'same' ? null : (
        <span aria-hidden className="diff-sign">
          {side === 'before' ? '−' : '+'}
        </span>
      )}
      {marker}
      {pieces.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Words key={index} piece={piece} />
      ))}
      {children}
    </p>
  )
}

function Words({ piece: { kind, nodes } }: { piece: Piece }) {
  const t = useTranslations('text.diff')
  const words = nodes.map((node, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    <Fragment key={index}>{shown(node)}</Fragment>
  ))
  if (kind === 'same') return words
  const Tag = kind === 'removed' ? 'del' : 'ins'
  return (
    <Tag>
      <span className="sr-only"> [{t(kind)}: </span>
      {words}
      <span className="sr-only">] </span>
    </Tag>
  )
}

function shown(node: TextNode): ReactNode {
  if (node.type === 'hard_break') return <br />
  return node.marks?.some(({ type }) => type === 'strong') ? <strong>{node.text}</strong> : node.text
}
