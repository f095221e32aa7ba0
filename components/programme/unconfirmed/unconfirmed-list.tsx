'use client'

import { Link } from '@/components/ui/link'
import { SettleHost } from './settle-host'
import { UnconfirmedPoint } from './unconfirmed-point'
import type { OpenItemView, OpenVisitView, OpenWords } from './unconfirmed-view'

type Props = {
  visits: readonly OpenVisitView[]
  words: OpenWords
  mayEdit: boolean
  /** Where the page is about one visit, its head says so already. */
  single?: boolean
}

/**
 * What is open, visit by visit and item by item. One component of the browser, so that a line travels as its texts.
 */
export function UnconfirmedList({ visits, words, mayEdit, single = false }: Props) {
  return (
    <SettleHost words={words.act}>
      {visits.map((visit) => (
        <section key={visit.id} className="mb-7" {...(single ? {} : { 'aria-labelledby': `visit-${visit.id}` })}>
          {single ? null : (
            <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
              <h3 id={`visit-${visit.id}`} className="min-w-0 text-lg break-words">
                <Link href={`/visits/${visit.id}/programme/unconfirmed`}>{visit.title}</Link>{' '}
                <span className="text-sm font-normal text-muted">{visit.about}</span>
              </h3>
              {visit.arrival ? <p className="text-muted">{visit.arrival}</p> : null}
            </div>
          )}
          <ol className="rounded border border-line bg-surface">
            {visit.items.map((item) => (
              <OpenItem key={item.id} item={item} words={words} mayEdit={mayEdit} level={single ? 'h3' : 'h4'} />
            ))}
          </ol>
        </section>
      ))}
    </SettleHost>
  )
}

function OpenItem(props: { item: OpenItemView; words: OpenWords; mayEdit: boolean; level: 'h3' | 'h4' }) {
  const { item, words, mayEdit, level: Heading } = props
  return (
    <li id={`item-${item.id}`} className="border-line px-4 py-3 not-last:border-b">
      <Heading className="text-base break-words">
        <Link href={`/meetings/${item.id}`}>{item.title}</Link>
      </Heading>
      <p className="text-sm break-words text-muted">{item.about}</p>
      <ul className="mt-1.5">
        {item.points.map((point) => (
          <UnconfirmedPoint key={point.kind} point={point} item={item} words={words} mayEdit={mayEdit} />
        ))}
      </ul>
    </li>
  )
}
