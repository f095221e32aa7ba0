'use client'

import { type ReactNode, useRef } from 'react'
import { useScrollToDay } from './timetable-start'

/** Around the timetable of who only reads it: begins at the day that is shown. */
export function TimetableReader({ shown, children }: { shown: string | null; children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null)
  useScrollToDay(root, shown)
  return <div ref={root}>{children}</div>
}
