'use client'

import { usePathname } from 'next/navigation'
import { Link } from './link'

export type Section = {
  href: string
  label: string
  /** How many records the section holds; shown beside the label. */
  count?: number
  /** What waits there, in words: "3 missing". */
  waits?: string
  /** Also current on pages below it. Off for a section whose address begins every other's ("Overview"). */
  below?: boolean
}

/** The sections of a record as links under its head; the current one is marked. */
export function SectionNav({ label, sections }: { label: string; sections: readonly Section[] }) {
  const path = usePathname()
  return (
    <nav aria-label={label} className="no-print mb-6 overflow-x-auto border-b border-line">
      <ul className="flex min-w-max gap-1">
        {sections.map(({ href, label: text, count, waits, below = true }) => {
          const [own = ''] = href.split('?')
          const current = path === own || (below && path.startsWith(`${own}/`))
          return (
            <li key={href}>
              <Link
                href={href}
                {...(current ? { 'aria-current': 'page' as const } : {})}
                className={`-mb-px inline-flex min-h-11 items-center gap-1.5 border-b-2 px-2.5 no-underline outline-offset-[-3px] sm:min-h-10 ${
                  current ? 'border-primary font-semibold text-ink' : 'border-transparent text-muted hover:text-ink'
                }`}
              >
                {text}
                {count === undefined ? null : (
                  <span className="text-sm font-normal text-muted tabular-nums">{count}</span>
                )}
                {waits ? <span className="text-sm font-normal text-waiting">{waits}</span> : null}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
