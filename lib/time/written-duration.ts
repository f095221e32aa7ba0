import { plainText } from './written-words'

/** Minutes; `min` is null for "up to". */
export type WrittenDuration = { min: number | null; max: number | null }

/** As long as any item of a programme: thirty days. */
const MAX_MINUTES = 43_200
const LONGEST = 60

const HOURS = '(?:hours?|hrs?|h|часов|часа|час|ч|soat|соат)'
const MINUTES = '(?:minutes?|mins?|min|m|минут[аы]?|мин|daqiqa|дақиқа)'
const END = String.raw`\.?(?!\p{L})`

const HALF_HOUR = /^(half an hour|полчаса|yarim soat|ярим соат)$/
const CLOCK = new RegExp(String.raw`^(\d{1,3}):(\d{2})(?: ?${HOURS}${END})?$`, 'u')
const BOTH = new RegExp(String.raw`^(\d{1,3}) ?${HOURS}${END} ?(?:and |и |)(\d{1,2}) ?${MINUTES}${END}$`, 'u')
const ONE = new RegExp(String.raw`^(\d{1,4}(?:[.,]\d{1,2})?) ?(?:(${HOURS})|${MINUTES})${END}$`, 'u')
const UNIT = new RegExp(` ?(?:${HOURS}|${MINUTES})${END}$`, 'u')
const UP_TO = /^(?:up to|до|не более) (.+)$/u
const RANGE = /^(.+?) ?(?:[–—-]| to | до )+ ?(.+)$/u

/**
 * Reads a length of time: `1 hour`, `1.5 h`, `90 min`, `1 ч 30 мин`, `2 soat`, `2:30 to 3:00 hours`, `up to 3 hours`.
 * A number without its unit is nothing. Null when it is not understood.
 */
export function readWrittenDuration(text: string): WrittenDuration | null {
  const plain = plainText(text).replace(/[()]/g, '').trim()
  if (plain.length > LONGEST) return null
  const [, most] = UP_TO.exec(plain) ?? []
  if (most !== undefined) {
    const max = minutesOf(most)
    return max === null ? null : { min: null, max }
  }
  const one = minutesOf(plain)
  return one === null ? rangeOf(plain) : { min: one, max: one }
}

/** "2–3 hours": the unit stands once, at the end. */
function rangeOf(plain: string): WrittenDuration | null {
  const [, first, second] = RANGE.exec(plain) ?? []
  if (first === undefined || second === undefined) return null
  const unit = UNIT.exec(second)?.[0] ?? ''
  const [min, max] = [minutesOf(first) ?? minutesOf(`${first}${unit}`), minutesOf(second)]
  return min === null || max === null || max < min ? null : { min, max }
}

function minutesOf(text: string): number | null {
  const minutes = count(text.trim())
  return minutes !== null && Number.isInteger(minutes) && minutes > 0 && minutes <= MAX_MINUTES ? minutes : null
}

function count(text: string): number | null {
  if (HALF_HOUR.test(text)) return 30
  const clock = CLOCK.exec(text)
  if (clock) return Number(clock[2]) > 59 ? null : Number(clock[1]) * 60 + Number(clock[2])
  const both = BOTH.exec(text)
  if (both) return Number(both[1]) * 60 + Number(both[2])
  const one = ONE.exec(text)
  return one ? Number(one[1]?.replace(',', '.')) * (one[2] === undefined ? 1 : 60) : null
}
