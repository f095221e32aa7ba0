import type { ReactNode } from 'react'
import { Link } from './link'

/** The first column of a register: the title as a link, what it belongs to under it in muted. */
export function RowTitle({ href, children, under }: { href: string; children: ReactNode; under?: ReactNode }) {
  return (
    <>
      <Link href={href} className="inline-block font-semibold text-link no-underline hover:underline">
        {children}
      </Link>
      {under ? <div className="text-sm text-muted">{under}</div> : null}
    </>
  )
}
