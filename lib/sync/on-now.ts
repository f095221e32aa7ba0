import { isAhead } from '@/lib/programme/workflow'
import { todayIn } from '@/lib/time/calendar'
import type { PackMeeting } from './types'

/** How long something is taken to last while nothing says it, in minutes. */
const ASSUMED_MINUTES = 60

type Item = Pick<
  PackMeeting,
  'id' | 'status' | 'date' | 'dayNumber' | 'time' | 'startsAt' | 'endsAt' | 'zone' | 'readoutExpected'
>
export type OnNow = { kind: 'now' | 'next'; id: string }

const stands = ({ status }: Item): boolean => status !== 'cancelled' && status !== 'postponed'

/**
 * What is on at `now`, else what comes next; null when nothing does. A meeting goes before what yields no readout.
 * Each item is read by the clock of its own place. What is on today without an hour comes after today's timed items
 * and before tomorrow's; where nothing has a date, the first item that was not held yet, in the programme's order.
 */
export function onNow(programme: readonly Item[], now: Date): OnNow | null {
  const items = programme.filter(stands)
  const on = items.filter((item) => isOn(item, now))
  const current = on.findLast(({ readoutExpected }) => readoutExpected) ?? on.at(-1)
  if (current) return { kind: 'now', id: current.id }
  const next = nextByDay(items, now) ?? nextByOrder(items)
  return next ? { kind: 'next', id: next.id } : null
}

/** From its start to its end; without an end, for an hour. */
export function isOn({ startsAt, endsAt }: Pick<Item, 'startsAt' | 'endsAt'>, now: Date): boolean {
  if (startsAt === null) return false
  const start = Date.parse(startsAt)
  const end = endsAt === null ? start + ASSUMED_MINUTES * 60_000 : Date.parse(endsAt)
  return start <= now.getTime() && now.getTime() < end
}

function nextByDay(items: readonly Item[], now: Date): Item | undefined {
  const ahead = items.flatMap((item) => {
    const key = sortKey(item, now)
    return key === null ? [] : [{ item, key }]
  })
  return ahead.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))[0]?.item
}

/** Its day by its own clock, then its hour; null when it is over, held without an hour, or has no date. */
function sortKey(item: Item, now: Date): string | null {
  const { date, startsAt, zone } = item
  if (startsAt !== null) {
    const start = new Date(startsAt)
    return start > now ? `${date ?? todayIn(zone, start)} 0 ${startsAt}` : null
  }
  if (date === null || date < todayIn(zone, now) || !isAhead(item.status)) return null
  return `${date} 1`
}

/** Only what has no date, and after what was held last: a programme whose days have numbers alone. */
function nextByOrder(items: readonly Item[]): Item | undefined {
  const undated = items.filter(({ date }) => date === null)
  const lastHeld = undated.findLastIndex(({ status }) => status === 'held')
  const rest = [...undated.slice(lastHeld + 1), ...undated.slice(0, lastHeld + 1)].filter((one) => isAhead(one.status))
  return rest.find(({ readoutExpected }) => readoutExpected) ?? rest[0]
}

/** Items of today, each by the clock of its place; those without a date are on no day. */
export const onToday = <T extends Pick<Item, 'date' | 'zone'>>(programme: readonly T[], now: Date): T[] =>
  programme.filter(({ date, zone }) => date !== null && date === todayIn(zone, now))
