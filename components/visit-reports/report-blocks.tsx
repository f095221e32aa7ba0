import { createElement, type ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { DocBlock, DocRun } from '@/lib/exports/docx-types'

/** The blocks of a document on a page; its headings begin below the one of the page. */
export function ReportBlocks({ blocks }: { blocks: readonly DocBlock[] }) {
  return blocks.map((block, index) => <Block key={keyOf(block, index)} block={block} />)
}

const keyOf = (block: DocBlock, index: number): string => (block.kind === 'heading' ? block.id : String(index))

function Block({ block }: { block: DocBlock }): ReactNode {
  switch (block.kind) {
    case 'heading': {
      const { level, id, number, text } = block
      const inside = number === null ? text : [<span key="number">{number}</span>, ' ', text]
      return createElement(`h${Math.min(level + 1, 6)}`, { id, className: `report-h${level}` }, inside)
    }
    case 'paragraph':
      return (
        <p>
          <Runs runs={block.runs} />
        </p>
      )
    case 'quote':
      return (
        <blockquote>
          <ReportBlocks blocks={block.blocks} />
        </blockquote>
      )
    case 'list':
      return createElement(
        block.ordered ? 'ol' : 'ul',
        null,
        block.items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a document that is read does not change its order
          <li key={index}>
            <ReportBlocks blocks={item} />
          </li>
        )),
      )
    case 'facts':
      return <Facts rows={block.rows} />
    default:
      return <Table table={block} />
  }
}

/** What is known of something, term by term. */
export function Facts({ rows }: { rows: readonly { term: string; runs: readonly DocRun[] }[] }) {
  return (
    <dl className="report-facts">
      {rows.map(({ term, runs }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            <Runs runs={runs} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** On a phone each row is a card with its columns' names, hence the labels. */
function Table({ table: { label, columns, rows } }: { table: Extract<DocBlock, { kind: 'table' }> }) {
  return (
    <table className="report-table" aria-label={label}>
      <colgroup>
        {columns.map((column) => (
          <col key={column.label} style={{ width: `${column.share}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.label} scope="col">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a document that is read does not change its order
          <tr key={at}>
            {cells.map((runs, column) => (
              <td key={columns[column]?.label} data-label={columns[column]?.label}>
                <span>
                  <Runs runs={runs} />
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Runs({ runs }: { runs: readonly DocRun[] }) {
  return runs.map((run, index) => {
    const key = index
    if ('line' in run) return <br key={key} />
    const text = run.href ? <Link href={run.href}>{run.text}</Link> : run.text
    const shown = run.strong ? <strong>{text}</strong> : text
    return (
      <span key={key} {...(run.quiet ? { className: 'text-muted' } : {})}>
        {shown}
      </span>
    )
  })
}
