import { tzlib_get_ical_block, tzlib_get_timezones } from 'timezones-ical-library'
import { wallClockIn } from '@/lib/time/wall-clock'

const MINUTE_MS = 60_000
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
/** The blocks say the rules of today from 1970 on; a local time before them has no block to be read by. */
const FIRST_YEAR = 1971

/** One change of the clock a year, as the block writes it. Minutes east of UTC. */
type Change = { month: number; nth: number; weekday: number; minuteOfDay: number; from: number; to: number }
type ZoneBlock = { text: string; changes: Change[]; fixed: number | null }

const blocks = new Map<string, ZoneBlock | null>()
let known: ReadonlySet<string> | null = null

/** The VTIMEZONE of a zone, lines parted by CRLF, or null for one that no block is known of. */
export const zoneBlock = (zone: string): string | null => blockOf(zone)?.text ?? null

/**
 * What the wall shows in a zone at an instant, `20270312T143000`, when a reader who goes by the zone's block finds the
 * same instant from it. Null where it could find another, and the time has to be said in UTC: the hour that the clock shows
 * twice (RFC 5545, 3.3.5 takes the first, some programs the second), years with other rules, zones without a block.
 */
export function localTime(instant: Date, zone: string): string | null {
  const block = zone === 'UTC' || zone === 'Etc/UTC' ? null : blockOf(zone)
  if (!block || instant.getUTCFullYear() < FIRST_YEAR) return null
  const { date, time } = wallClockIn(instant, zone)
  const wallMs = Date.parse(`${date}T${time}:00Z`)
  if (wallMs - offsetAt(block, wallMs) * MINUTE_MS !== instant.getTime()) return null
  return `${date.replaceAll('-', '')}T${time.replace(':', '')}00`
}

/**
 * Minutes east of UTC that the block tells for a time on the wall (its digits read as UTC, in milliseconds); NaN for a
 * time that the wall shows twice.
 */
function offsetAt({ fixed, changes }: ZoneBlock, wallMs: number): number {
  if (fixed !== null) return fixed
  const year = new Date(wallMs).getUTCFullYear()
  const inYear = changes
    .map((change) => ({ ...change, at: wallOf(change, year) }))
    .sort((first, second) => first.at - second.at)
  if (inYear.some(({ at, from, to }) => at > wallMs && at - (from - to) * MINUTE_MS <= wallMs)) return Number.NaN
  const last = inYear.findLast(({ at }) => at <= wallMs)
  return last ? last.to : (inYear[0]?.from ?? Number.NaN)
}

/** When the change is in a year, on the wall of before it. */
function wallOf({ month, nth, weekday, minuteOfDay }: Change, year: number): number {
  const monthsLast = new Date(Date.UTC(year, month, 0))
  const first = new Date(Date.UTC(year, month - 1, 1))
  const day =
    nth > 0
      ? 1 + ((weekday - first.getUTCDay() + 7) % 7) + (nth - 1) * 7
      : monthsLast.getUTCDate() - ((monthsLast.getUTCDay() - weekday + 7) % 7) + (nth + 1) * 7
  return Date.UTC(year, month - 1, day) + minuteOfDay * MINUTE_MS
}

function blockOf(zone: string): ZoneBlock | null {
  const read = blocks.get(zone)
  if (read !== undefined) return read
  known ??= new Set(tzlib_get_timezones())
  const block = known.has(zone) ? readBlock(zone, String(tzlib_get_ical_block(zone)[0])) : null
  // Only for zones that exist: what somebody sends must not fill the memory.
  if (block) blocks.set(zone, block)
  return block
}

/** Null for a block whose rules are not understood: nobody could tell what it says of a time. */
function readBlock(zone: string, given: string): ZoneBlock | null {
  // The library names some zones after the one whose rules they share: Amsterdam would become Brussels.
  const text = given.replace(/^(TZID|X-LIC-LOCATION):.*$/gm, `$1:${zone}`)
  const parts = [...text.matchAll(/BEGIN:(?:STANDARD|DAYLIGHT)\r\n([\s\S]*?)END:/g)].map(([, lines = '']) => lines)
  const [only] = parts
  if (parts.length === 1 && only !== undefined && !only.includes('RRULE')) {
    return { text, changes: [], fixed: minutes(valueIn(only, 'TZOFFSETTO')) }
  }
  const changes = parts.flatMap((lines) => readChange(lines) ?? [])
  return parts.length > 0 && changes.length === parts.length ? { text, changes, fixed: null } : null
}

function readChange(lines: string): Change | null {
  const rule = /^FREQ=YEARLY;BYMONTH=(\d+);BYDAY=(-?\d)([A-Z]{2})$/.exec(valueIn(lines, 'RRULE'))
  const start = /^\d{8}T(\d\d)(\d\d)00$/.exec(valueIn(lines, 'DTSTART'))
  if (!rule || !start) return null
  return {
    month: Number(rule[1]),
    nth: Number(rule[2]),
    weekday: WEEKDAYS.indexOf(rule[3] ?? ''),
    minuteOfDay: Number(start[1]) * 60 + Number(start[2]),
    from: minutes(valueIn(lines, 'TZOFFSETFROM')),
    to: minutes(valueIn(lines, 'TZOFFSETTO')),
  }
}

const valueIn = (lines: string, name: string): string =>
  new RegExp(`^${name}:(.*)$`, 'm').exec(lines)?.[1]?.trim() ?? ''

/** `+0530` → 330. */
function minutes(offset: string): number {
  const [, sign, hours, rest] = /^([+-])(\d\d)(\d\d)$/.exec(offset) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(rest))
}
