import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'

/** One list of the desk: what waits, a line each; "See all" where there is more. */
export function DeskList<Row extends { id: string }>(props: {
  id: string
  title: string
  rows: readonly Row[]
  empty: string
  more?: { href: string; label: string; name: string } | null
  /** The page that has all of this, where there is one. */
  register?: { href: string; label: string }
  line: (row: Row) => ReactNode
}) {
  const { id, title, rows, empty, more, register, line } = props
  return (
    <Section
      id={id}
      title={title}
      action={
        more || register ? (
          <>
            {register ? <Link href={register.href}>{register.label}</Link> : null}
            {more ? (
              <Link href={more.href} aria-label={more.name}>
                {more.label}
              </Link>
            ) : null}
          </>
        ) : null
      }
    >
      {rows.length === 0 ? (
        <p className="text-muted">{empty}</p>
      ) : (
        <ul className="rounded border border-line bg-surface">
          {rows.map((row) => (
            <li key={row.id} className="border-line px-4 py-2.5 not-last:border-b">
              {line(row)}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** The title as a link with what it belongs to under it; what matters about it at the right. */
export function DeskLine(props: { href: string; title: string; under?: ReactNode; children?: ReactNode }) {
  const { href, title, under, children } = props
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
      <div className="min-w-0 flex-1 basis-56">
        <Link href={href} className="font-semibold break-words text-link no-underline hover:underline">
          {title}
        </Link>
        {under ? <div className="text-sm break-words text-muted">{under}</div> : null}
      </div>
      {children ? <div className="flex flex-wrap items-center gap-1.5">{children}</div> : null}
    </div>
  )
}
