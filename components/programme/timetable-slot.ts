import { formatClock } from '@/lib/time/clock'

type Slot = { date: string | null; dayNumber: number | null; zone: string; city?: string }

/** Where an item is added that stands on this day at so many minutes since midnight, on the clock of the day's zone. */
export function slotHref(visitId: string, { date, dayNumber, zone, city }: Slot, minutes: number): string {
  const query = new URLSearchParams({
    ...(date === null ? { day: String(dayNumber) } : { date }),
    start: formatClock(minutes),
    zone,
    ...(city === undefined ? {} : { city }),
    from: 'timetable',
  })
  return `/visits/${visitId}/programme/new?${query}`
}
