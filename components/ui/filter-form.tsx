import type { ReactNode } from 'react'

/** The form of a filter bar, plain GET; the frame's `Navigation` sends it without its empty fields. */
export function FilterForm({ action, label, children }: { action: string; label: string; children: ReactNode }) {
  return (
    <search aria-label={label}>
      <form action={action} className="flex flex-wrap items-end gap-x-3 gap-y-2">
        {children}
      </form>
    </search>
  )
}
