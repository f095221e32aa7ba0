import type { ReactNode } from 'react'

/**
 * A part of a page under its heading.
 * @param id an anchor; the heading gets `<id>-heading`
 * @param boxed on a surface with a line around it
 * @param level 3 inside another section
 */
export function Section(props: {
  title: ReactNode
  id: string
  action?: ReactNode
  boxed?: boolean
  level?: 2 | 3
  children: ReactNode
}) {
  const { title, id, action, boxed = false, level = 2, children } = props
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section
      id={id}
      aria-labelledby={`${id}-heading`}
      className={`mb-8 ${boxed ? 'rounded border border-line bg-surface p-4 sm:p-5' : ''}`}
    >
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Heading id={`${id}-heading`} className={level === 2 ? 'text-xl' : 'text-lg'}>
          {title}
        </Heading>
        {action ? <div className="no-print flex flex-wrap gap-2">{action}</div> : null}
      </div>
      {children}
    </section>
  )
}

/** A surface with a line around it. */
export function Card({ children }: { children: ReactNode }) {
  return <div className="rounded border border-line bg-surface p-4">{children}</div>
}
