'use client'

import { type CSSProperties, useEffect, useState } from 'react'
import { formatClock, minutesOfDay } from '@/lib/time/clock'
import { wallClockIn } from '@/lib/time/wall-clock'

const MINUTE_MS = 60_000

type Props = {
  /** The day whose column it crosses, and the zone of its clock. */
  date: string | null
  zone: string
  /** Minutes since midnight when the page was made. */
  at: number
  /** The hours shown, in minutes. */
  first: number
  last: number
  /** `Now, {time}`. */
  words: string
}

/**
 * Where it is now in the column of today; it alone is drawn again, once a minute. Gone when the day is over or the hour
 * is not among those shown.
 */
export function NowLine({ date, zone, at, first, last, words }: Props) {
  const [now, setNow] = useState<number | null>(at)
  useEffect(() => {
    const look = () => {
      const wall = wallClockIn(new Date(), zone)
      setNow(date === wall.date ? minutesOfDay(wall.time) : null)
    }
    const timer = setInterval(look, MINUTE_MS)
    return () => clearInterval(timer)
  }, [date, zone])
  if (now === null || now < first || now > last) return null
  return (
    <p className="tt-now" style={{ '--f': now } as CSSProperties}>
      <span>{words.replace('{time}', formatClock(now))}</span>
    </p>
  )
}
