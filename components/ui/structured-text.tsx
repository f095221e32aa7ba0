import { createElement, type ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { TextRange } from '@/lib/text/find'
import type { TextBlock, TextDoc, TextMark, TextNode } from '@/lib/text/types'

/** What stands at a marked sentence: where its outcome is, what it is called there, and what became of it. */
export type MarkedOutcomes = Readonly<Record<string, { href: string; label: string; state?: ReactNode }>>

/** A stretch of the text that something beside it is about, with the way there. */
export type Annotation = TextRange & { href: string; label: string; name: string }

type Props = {
  doc: TextDoc
  /** The level of the heading above the text: its own begin one below. */
  under?: 2 | 3
  /** Marked sentences lead to their outcome; one that is not here is plain text. */
  outcomes?: MarkedOutcomes
  annotations?: readonly Annotation[]
}

/** A structured text as a document: elements only, never HTML that somebody wrote. */
export function StructuredText({ doc, under = 2, outcomes = {}, annotations = [] }: Props) {
  // Blocks are put down in the order of the text, so that its letters can be counted on the way.
  let offset = 0
  const inline = (content: readonly TextNode[] = []): ReactNode => {
    const pieces = content.flatMap((node): Inline[] => {
      if (node.type === 'hard_break') return [BREAK]
      const cut = piecesOf(node, offset, annotations)
      offset += node.text.length
      return cut
    })
    return pieces.map((piece, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a text that is read does not change its order
      <Piece key={index} piece={piece} next={pieces[index + 1]} outcomes={outcomes} />
    ))
  }
  const block = (node: TextBlock, key: number): ReactNode => {
    switch (node.type) {
      case 'paragraph':
        return <p key={key}>{inline(node.content)}</p>
      case 'heading':
        return createElement(`h${Math.min(under + node.attrs.level - 1, 6)}`, { key }, inline(node.content))
      case 'blockquote':
        return <blockquote key={key}>{node.content.map(block)}</blockquote>
      default:
        return createElement(
          node.type === 'bullet_list' ? 'ul' : 'ol',
          { key },
          node.content.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <li key={index}>{item.content.map(block)}</li>
          )),
        )
    }
  }
  return <div className="document">{doc.content.map(block)}</div>
}

type Words = { text: string; marks: readonly TextMark[]; annotated: boolean; ending: readonly Annotation[] }
type Inline = Words | { text: null }
const BREAK = { text: null }

/** A text node in pieces: each within or without an annotation, with those that end behind it. */
function piecesOf(
  { text, marks = [] }: TextNode & { type: 'text' },
  start: number,
  annotations: readonly Annotation[],
): Words[] {
  const end = start + text.length
  const inner = annotations.flatMap(({ from, to }) => [from, to]).filter((at) => at > start && at < end)
  const cuts = [...new Set([start, ...inner, end])].sort((a, b) => a - b)
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index] ?? start
    return {
      text: text.slice(from - start, to - start),
      marks,
      annotated: annotations.some((one) => one.from <= from && one.to >= to),
      ending: annotations.filter((one) => one.to === to),
    }
  })
}

const outcomeOf = (piece: Inline | undefined): string | null =>
  piece?.text == null ? null : (piece.marks.find((mark) => mark.type === 'outcome')?.attrs.id ?? null)

function Piece({ piece, next, outcomes }: { piece: Inline; next: Inline | undefined; outcomes: MarkedOutcomes }) {
  if (piece.text === null) return <br />
  const { text, marks, annotated, ending } = piece
  const id = outcomeOf(piece)
  const outcome = id === null ? undefined : outcomes[id]
  const strong = marks.some(({ type }) => type === 'strong')
  const words = strong ? <strong>{text}</strong> : text
  const shown = annotated ? <span className="annotated">{words}</span> : words
  return (
    <span>
      {outcome ? <mark>{shown}</mark> : shown}
      {ending.map((one) => (
        <sup key={one.href} data-beside>
          <Link href={one.href} aria-label={one.name}>
            {one.label}
          </Link>
        </sup>
      ))}
      {outcome && outcomeOf(next) !== id ? (
        <span data-beside>
          {' '}
          <Link href={outcome.href}>{outcome.label}</Link>
          {outcome.state ? <span className="became-of"> {outcome.state}</span> : null}
        </span>
      ) : null}
    </span>
  )
}
