import type { ReactNode } from 'react'

/** Says in one sentence what belongs here and offers the first step. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="rounded border border-dashed border-line px-5 py-8 text-center">
      <p className="mx-auto max-w-prose text-muted">{children}</p>
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  )
}
