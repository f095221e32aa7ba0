import type { ReactNode } from 'react'
import { Frame } from '@/components/shell/frame'
import { currentSession } from '@/lib/auth/actor'
import { railCounts } from '@/lib/follow-ups/rail.queries'

/** The frame. It guards nothing: every page requires its actor itself, and leads to sign-in without one. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const session = await currentSession()
  if (!session) return children
  const { actor, unread } = session
  return (
    <Frame actor={actor} counts={railCounts(actor, new Date())} unread={unread}>
      {children}
    </Frame>
  )
}
