import { formatDate, formatPartialTime, homeTimeBeside } from '@/lib/time/format'
import { wallClockIn } from '@/lib/time/wall-clock'
import { isSameZone } from '@/lib/time/zones'
import { dateOfItem } from './rules'
import type { ProgrammeItemView } from './types'

type Timed = Pick<ProgrammeItemView, 'time' | 'startsAt' | 'endsAt' | 'startZone' | 'endZone'>

export type ToldTime = {
  /** In the venue's local time; null when no time is known. */
  text: string | null
  /** What the capital's clock shows at that moment; null where it is the same or the moment is not known. */
  home: string | null
  /** The date it ends on where that is another than it starts on and the text does not say so. */
  endsOn: string | null
}

/** The one zone in which a day's times are told, or null when they differ; items without a time have no say. */
export function zoneOfDay(items: readonly Timed[]): string | null {
  const timed = items.filter(({ time }) => time.startTime !== null || time.endTime !== null)
  const asked = timed.length > 0 ? timed : items
  const [first] = asked
  const one = first && asked.every(({ startZone }) => isSameZone(startZone, first.startZone))
  return one ? first.startZone : null
}

/**
 * An item's time as a programme tells it.
 * @param dayZone the zone that the day's heading already names: it is not said again in every line
 */
export function tellTime(item: Timed, { homeZone, dayZone }: { homeZone: string; dayZone: string | null }): ToldTime {
  const { time, startZone, endZone } = item
  const said = dayZone !== null && isSameZone(startZone, dayZone)
  const zones = said ? undefined : { homeZone, defaultZone: startZone }
  const pieces = formatPartialTime({ ...time, startZone, endZone }, zones)
  const [instant, zone] = item.startsAt ? [item.startsAt, startZone] : [item.endsAt, endZone]
  return {
    text: pieces?.text ?? null,
    home: instant ? homeTimeBeside(new Date(instant), zone, homeZone) : null,
    endsOn: endsOn(item),
  }
}

/**
 * An item's time beside an axis that shows the clock of one zone: what is told in another carries its own, the capital's
 * too; null when no time is known.
 */
export function tellOnAxis(item: Pick<Timed, 'time' | 'startZone' | 'endZone'>, axisZone: string): string | null {
  const { time, startZone, endZone } = item
  const zones = { homeZone: axisZone, defaultZone: startZone }
  return formatPartialTime({ ...time, startZone, endZone }, zones)?.text ?? null
}

function endsOn({ time, startsAt, endsAt, startZone, endZone }: Timed): string | null {
  if (startsAt === null || endsAt === null || time.endTime === null || time.endDate !== null) return null
  const [start, end] = [wallClockIn(new Date(startsAt), startZone).date, wallClockIn(new Date(endsAt), endZone).date]
  return start === end ? null : formatDate(end)
}

/** What stands for an item's day: its date, its number, or null for neither. */
export function tellDay(item: Timed, arrivalDate: string | null): { date: string | null; dayNumber: number | null } {
  return { date: dateOfItem(item.time, arrivalDate), dayNumber: item.time.dayNumber }
}
