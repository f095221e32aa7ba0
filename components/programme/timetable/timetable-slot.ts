import { formatClock } from '@/lib/time/clock'

type Slot = { date: string | null; dayNumber: number | null; zone: string; city?: string; whose?: string | undefined }

/**
 * Where an item is added that stands on this day at so many minutes since midnight, on the clock of the day's zone; from
 * there the way leads back to the same timetable, somebody's own where `whose` says so.
 */
export function slotHref(visitId: string, { date, dayNumber, zone, city, whose }: Slot, minutes: number): string {
  const query = new URLSearchParams({
    ...(date === null ? { day: String(dayNumber) } : { date }),
    start: formatClock(minutes),
    zone,
    ...(city === undefined ? {} : { city }),
    from: 'timetable',
    ...(whose === undefined ? {} : { for: whose }),
  })
  return `/visits/${visitId}/programme/new?${query}`
}
