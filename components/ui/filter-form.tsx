'use client'

import { useRouter } from 'next/navigation'
import type { FormEvent, ReactNode } from 'react'

/** The form of a filter bar: works without JavaScript; with it, empty filters stay out of the address. */
export function FilterForm({ action, label, children }: { action: string; label: string; children: ReactNode }) {
  const router = useRouter()
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const query = new URLSearchParams()
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === 'string' && value.trim() !== '') query.append(name, value.trim())
    }
    router.push(query.size > 0 ? `${action}?${query}` : action)
  }
  return (
    <search aria-label={label}>
      <form action={action} onSubmit={onSubmit} className="flex flex-wrap items-end gap-x-3 gap-y-2">
        {children}
      </form>
    </search>
  )
}
