'use client'

import type { ReactNode } from 'react'
import { dropDrafts } from '@/components/ui/form/draft'

/**
 * "Sign out", posted by the browser so that it works before the page is alive. What was typed and not saved goes with
 * it: the next person at this browser must not find it.
 * @param className of the button
 */
export function SignOutButton({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <form method="post" action="/api/sign-out" onSubmit={() => dropDrafts()}>
      <button type="submit" className={className}>
        {children}
      </button>
    </form>
  )
}
