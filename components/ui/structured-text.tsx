import { createElement, type ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { TextBlock, TextDoc, TextNode } from '@/lib/text/types'

/** What stands at a marked sentence: where its outcome is, and what it is called there. */
export type MarkedOutcomes = Readonly<Record<string, { href: string; label: string }>>

type Props = {
  doc: TextDoc
  /** The level of the heading above the text: its own begin one below. */
  under?: 2 | 3
  /** Marked sentences lead to their outcome; one that is not here is plain text. */
  outcomes?: MarkedOutcomes
}

/** A structured text as a document: elements only, never HTML that somebody wrote. */
export function StructuredText({ doc, under = 2, outcomes = {} }: Props) {
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
            // biome-ignore lint/suspicious/noArrayIndexKey: a text that is read does not change its order
            <li key={index}>{item.content.map(block)}</li>
          )),
        )
    }
  }
  const inline = (content: readonly TextNode[] = []): ReactNode => content.map((node, index) => words(node, index))
  const words = (node: TextNode, key: number): ReactNode => {
    if (node.type === 'hard_break') return <br key={key} />
    let shown: ReactNode = node.text
    for (const mark of node.marks ?? []) {
      if (mark.type === 'strong') shown = <strong>{shown}</strong>
      else if (outcomes[mark.attrs.id]) shown = <MarkedSentence {...outcomes[mark.attrs.id]}>{shown}</MarkedSentence>
    }
    return <span key={key}>{shown}</span>
  }
  return <div className="document">{doc.content.map(block)}</div>
}

function MarkedSentence({ href = '', label = '', children }: { href?: string; label?: string; children: ReactNode }) {
  return (
    <mark>
      {children} <Link href={href}>{label}</Link>
    </mark>
  )
}
