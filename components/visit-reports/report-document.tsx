import type { DocHeading, TextDocument } from '@/lib/exports/docx-types'
import { Facts, ReportBlocks } from './report-blocks'

type Props = {
  document: TextDocument
  /** On paper the title is the document's; on a page of the visit it stands above already. */
  titled?: boolean
}

/** A visit report as a document: cover, contents, parts. The same words as on paper and in Word. */
export function ReportDocument({ document, titled = false }: Props) {
  const { cover, contents, blocks } = document
  const headings = blocks.filter((block): block is DocHeading => block.kind === 'heading' && block.level < 3)
  return (
    <article className="report">
      <header className="report-cover">
        <p className="small-caps text-muted">{cover.over}</p>
        {titled ? <h1>{cover.title}</h1> : null}
        {cover.lines.map((line) => (
          <p key={line} className="whitespace-pre-line">
            {line}
          </p>
        ))}
        <Facts rows={cover.facts} />
      </header>
      <nav aria-label={contents} className="report-contents">
        <p className="report-contents-title">{contents}</p>
        <ol>
          {headings.map(({ id, level, number, text }) => (
            <li key={id} className={level === 1 ? 'report-contents-part' : 'report-contents-within'}>
              <a href={`#${id}`}>
                <span>{number}</span> {text}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <ReportBlocks blocks={blocks} />
    </article>
  )
}
