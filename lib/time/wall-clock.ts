/** What the calendar and the clock on the wall show: date `YYYY-MM-DD`, time `HH:MM`. */
export type WallClock = { date: string; time: string }

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * What the wall shows in an IANA zone at an instant, whatever the zone and the language of the process are.
 * Throws RangeError for an unknown zone or an invalid Date.
 */
export function wallClockIn(instant: Date, zone: string): WallClock {
  const parts = new Map(
    formatFor(zone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  )
  const year = (parts.get('year') ?? '').padStart(4, '0')
  return {
    date: `${year}-${parts.get('month')}-${parts.get('day')}`,
    time: `${parts.get('hour')}:${parts.get('minute')}`,
  }
}

/** Making a format costs far more than using it, and a page uses few zones. */
function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formats.set(zone, format)
  return format
}
