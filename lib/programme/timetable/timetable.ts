import { diffDays } from '@/lib/time/calendar'
import { minutesOfDay } from '@/lib/time/clock'
import { deriveInstants } from '@/lib/time/partial'
import { wallClockIn } from '@/lib/time/wall-clock'
import { DEFAULT_LENGTH_MINUTES } from '../rules'
import type { ProgrammeDay, ProgrammeItemView } from '../types'
import { chipsOf } from './chips'
import { type Column, columnsOf, lead, reckonedArrival, type VisitDays } from './days'
import { hoursOfSegments, MINUTES_A_DAY, type Segment, SHORTEST_DRAWN_MINUTES } from './tracks'

const MINUTE_MS = 60_000

export type TimetableDay = Column & {
  /** By how many minutes its clock is ahead of the capital's, at its noon. */
  lead: number
  /** Minutes since its midnight, on the day of today. */
  now: number | null
}

export type Timetable = {
  days: TimetableDay[]
  segments: Segment[]
  /** Items without a day. */
  undated: ProgrammeItemView[]
  /** The hours shown, in minutes since midnight. */
  first: number
  last: number
  /** Per item: its length as drawn, in true minutes, and by how much the clocks of its two ends differ from the capital's. */
  drawn: Record<string, { length: number; lead: number; endLead: number }>
}

type Drawn = { item: ProgrammeItemView; start: Date | null; length: number; openEnd: boolean }

/**
 * A programme as a timetable: days as columns, on each the clock of one zone (`columnsOf` says which). An item stands
 * where its start is on that clock and is as long as it truly lasts, whatever the zone of its end; over midnight it goes
 * on in the next column, at what that column's clock shows. Hours that neither column has (a flight west that lands
 * before it is midnight where it left from) are not drawn. An item that the clock of its own day cannot hold, because
 * it is another date there, stands at the time on its own wall. Without an end it has the length that its kind usually
 * has (`DEFAULT_LENGTH_MINUTES`), after a window from the latest start on.
 */
export function layTimetable(args: { visit: VisitDays; days: readonly ProgrammeDay[]; now: Date }): Timetable {
  const { visit, days, now } = args
  const dated = days.filter(({ key }) => key !== 'none')
  const arrival = reckonedArrival(visit, now)
  const drawn = new Map(
    dated.flatMap(({ items }) => items.map((item) => [item.id, drawnOf(item, arrival, visit.homeZone)])),
  )
  const columns = columnsOf({ visit, days, lastDates: lastDatesOf([...drawn.values()]), now })
  const shown = columns.map((column): TimetableDay => {
    const noon = new Date(`${column.reckoned}T12:00:00Z`)
    return { ...column, lead: lead(noon, column.zone, visit.homeZone), now: nowIn(column, now) }
  })
  const segments = columns.flatMap((column, index) => {
    const timed = column.items.flatMap((item) => {
      const one = drawn.get(item.id)
      return one && item.time.startTime !== null ? segmentsOf(one, columns, index) : []
    })
    return [...timed, ...chipsOf(column, timed)]
  })
  return {
    days: shown,
    segments,
    undated: days.find(({ key }) => key === 'none')?.items ?? [],
    ...hoursOfSegments(segments),
    drawn: Object.fromEntries(
      days.flatMap(({ items }) =>
        items.map((item) => {
          const at = drawn.get(item.id)?.start ?? now
          const { length } = drawn.get(item.id) ?? drawnOf(item, arrival, visit.homeZone)
          const [own, end] = [lead(at, item.startZone, visit.homeZone), lead(at, item.endZone, visit.homeZone)]
          return [item.id, { length, lead: own, endLead: end }]
        }),
      ),
    ),
  }
}

/** When an item begins and how long it is drawn. Without dates by the reckoned arrival. */
function drawnOf(item: ProgrammeItemView, arrival: string, homeZone: string): Drawn {
  const { time, type } = item
  const context = { firstStopArrivalDate: arrival, homeZone, defaultZone: item.startZone }
  const { startsAt, endsAt } = deriveInstants({ ...time, startZone: item.startZone, endZone: item.endZone }, context)
  const window = time.startTime && time.startUntil ? minutesOfDay(time.startUntil) - minutesOfDay(time.startTime) : 0
  if (startsAt && endsAt && endsAt >= startsAt) {
    return { item, start: startsAt, length: (endsAt.getTime() - startsAt.getTime()) / MINUTE_MS, openEnd: false }
  }
  const { durationMin, durationMax } = time
  const known = durationMax ?? durationMin
  const exact = known !== null && durationMin === known
  return {
    item,
    start: startsAt,
    length: window + (known ?? DEFAULT_LENGTH_MINUTES[type]),
    openEnd: !exact || window > 0,
  }
}

const endOf = ({ start, length }: Drawn): Date | null => (start ? new Date(start.getTime() + length * MINUTE_MS) : null)

function lastDatesOf(items: readonly Drawn[]): Map<string, string> {
  return new Map(
    items.flatMap((one) => {
      // What ends at midnight itself does not reach into the day.
      const end = one.item.time.startTime === null ? null : endOf(one)
      return end ? [[one.item.id, wallClockIn(new Date(end.getTime() - 1), one.item.endZone).date] as const] : []
    }),
  )
}

/** Minutes since a column's midnight on its clock: negative before, over 1440 after its day. */
function minutesOn({ zone, reckoned }: Column, instant: Date): number {
  const { date, time } = wallClockIn(instant, zone)
  return diffDays(reckoned, date) * MINUTES_A_DAY + minutesOfDay(time)
}

function segmentsOf(one: Drawn, columns: readonly Column[], index: number): Segment[] {
  const { item, length, openEnd } = one
  const column = columns[index]
  if (!column || item.time.startTime === null) return []
  const onAxis = one.start && minutesOn(column, one.start)
  const holds = onAxis !== null && onAxis >= 0 && onAxis < MINUTES_A_DAY
  const from = holds ? onAxis : minutesOfDay(item.time.startTime)
  const until = item.time.startUntil
    ? from + minutesOfDay(item.time.startUntil) - minutesOfDay(item.time.startTime)
    : null
  const end = holds ? endOf(one) : null
  const to = end ? minutesOn(column, end) : from + length
  const first: Segment = {
    itemId: item.id,
    day: column.key,
    from,
    to: Math.min(Math.max(to, from + SHORTEST_DRAWN_MINUTES), MINUTES_A_DAY),
    ...(until === null ? {} : { until: Math.min(until, MINUTES_A_DAY) }),
    ...(openEnd && to <= MINUTES_A_DAY ? { openEnd: true } : {}),
    ...(to > MINUTES_A_DAY ? { after: true } : {}),
  }
  return to > MINUTES_A_DAY ? [first, ...restOf(one, columns, index, { from, to })] : [first]
}

/** What of an item lies in the columns after its own. */
function restOf(one: Drawn, columns: readonly Column[], index: number, own: { from: number; to: number }): Segment[] {
  const rest: Segment[] = []
  let left = own.to - MINUTES_A_DAY
  let midnight = one.start ? new Date(one.start.getTime() + (MINUTES_A_DAY - own.from) * MINUTE_MS) : null
  const end = endOf(one)
  for (let ahead = 1; left > 0; ahead++) {
    const column = columns[index + ahead]
    if (!column || diffDays(columns[index]?.reckoned ?? column.reckoned, column.reckoned) !== ahead) break
    const from = midnight ? Math.max(0, minutesOn(column, midnight)) : 0
    const to = end ? minutesOn(column, end) : left
    // It ended in hours that no column has.
    if (to <= from) break
    const more = to > MINUTES_A_DAY
    rest.push({
      itemId: one.item.id,
      day: column.key,
      from,
      to: Math.min(Math.max(to, from + SHORTEST_DRAWN_MINUTES), MINUTES_A_DAY),
      before: true,
      ...(more ? { after: true } : one.openEnd ? { openEnd: true } : {}),
    })
    left = to - MINUTES_A_DAY
    midnight = midnight && new Date(midnight.getTime() + (MINUTES_A_DAY - from) * MINUTE_MS)
  }
  return rest
}

function nowIn(column: Column, now: Date): number | null {
  const wall = wallClockIn(now, column.zone)
  return column.date === wall.date ? minutesOfDay(wall.time) : null
}

/**
 * The key of the day that a narrow screen shows: the one asked for, else today, else that of the next item, else the
 * first.
 * @param asked `2027-03-12` or `2`, as the address says it
 */
export function shownDay(
  days: readonly TimetableDay[],
  asked: string | null,
  nextItemId: string | null,
): string | null {
  const wanted = days.find(({ date, dayNumber }) => asked !== null && (date ?? String(dayNumber)) === asked)
  const today = days.find(({ now }) => now !== null)
  const next = days.find(({ items }) => items.some(({ id }) => id === nextItemId))
  return (wanted ?? today ?? next ?? days[0])?.key ?? null
}
