import type { PackMeeting } from '@/lib/sync/types'

/** A meeting as somebody last had it before them with nothing unsent. */
export type Seen = Pick<PackMeeting, 'date' | 'dayNumber' | 'time' | 'status' | 'city' | 'venue'>
export type Meanwhile = 'gone' | 'cancelled' | 'postponed' | 'moved' | 'place'

export const seenOf = ({ date, dayNumber, time, status, city, venue }: PackMeeting): Seen => ({
  date,
  dayNumber,
  time,
  status,
  city,
  venue,
})

/** What the programme has made of a meeting since; null when nothing that its note-taker must know. */
export function changedSince(seen: Seen, now: PackMeeting | null): Meanwhile | null {
  if (!now) return 'gone'
  const { status } = now
  if ((status === 'cancelled' || status === 'postponed') && status !== seen.status) return status
  if (now.date !== seen.date || now.dayNumber !== seen.dayNumber || now.time !== seen.time) return 'moved'
  return now.city !== seen.city || now.venue !== seen.venue ? 'place' : null
}
