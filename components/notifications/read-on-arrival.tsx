'use client'

import { useEffect, useRef } from 'react'
import { attempt } from '@/components/ui/form/command'
import { markNoticeRead } from '@/lib/notifications/actions'
import { newId } from '@/lib/platform/id'

/** Notes that a notice was read once what it tells of is on the screen. A page that is only fetched reads nothing. */
export function ReadOnArrival({ noticeId }: { noticeId: string }) {
  const sent = useRef<string | null>(null)
  useEffect(() => {
    if (sent.current === noticeId) return
    sent.current = noticeId
    // One that could not be noted stays unread, which is true as far as the office knows.
    void attempt(markNoticeRead, { commandId: newId(), noticeId })
  }, [noticeId])
  return null
}
