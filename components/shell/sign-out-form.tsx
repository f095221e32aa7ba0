'use client'

import type { ReactNode } from 'react'
import { closeDrafts } from '../ui/form/draft'

/**
 * Ends the session by a plain form, so it works before the page is alive; what was typed and not saved goes
 * with it.
 * @param children the button that sends it
 */
export function SignOutForm({ action = '/api/sign-out', children }: { action?: string; children: ReactNode }) {
  return (
    <form action={action} method="post" onSubmit={() => closeDrafts()}>
      {children}
    </form>
  )
}
