import type { PartOfDay } from './partial-fields'
import { readWrittenDuration } from './written-duration'
import { plainText } from './written-words'

/** A time of day that somebody wrote; what was not written is null. */
export type WrittenTime = {
  /** `HH:MM`. */
  startTime: string | null
  endTime: string | null
  partOfDay: PartOfDay | null
  /** The end is on the day after the start: it reads earlier, or it was said. */
  endsNextDay: boolean
  /** Minutes. */
  durationMin: number | null
  durationMax: number | null
}

const LONGEST = 80

type Token =
  | { kind: 'clock'; minutes: number; half: Half | null }
  | { kind: 'bare'; minutes: number; half: null }
  | { kind: 'part'; part: PartOfDay }
  | { kind: 'dash' | 'from' | 'to' | 'since' | 'until' | 'nextDay' }
type Half = 'am' | 'pm'
type Clock = Extract<Token, { minutes: number }>

/** Parts of the day in several words, as one; then the longer of two that begin alike. */
const PARTS: readonly (readonly [PartOfDay, RegExp])[] = [
  [
    'afternoon',
    /(?<!\p{L})(после обеда|после полудня|во второй половине дня|вторая половина дня|tushdan keyin|peshindan keyin|kunning ikkinchi yarmi(da)?|тушдан кейин|пешиндан кейин|куннинг иккинчи ярми(да)?|in the afternoon|afternoon|下午)(?!\p{L})/u,
  ],
  [
    'morning',
    /(?<!\p{L})(в первой половине дня|первая половина дня|до обеда|kunning birinchi yarmi(da)?|куннинг биринчи ярми(да)?|in the morning|morning|утром|утро|ertalab|tongda|эрталаб|тонгда|上午|早上)(?!\p{L})/u,
  ],
  ['midday', /(?<!\p{L})(midday|в полдень|полдень|tush payti|tushda|туш пайти|тушда|中午)(?!\p{L})/u],
  [
    'evening',
    /(?<!\p{L})(in the evening|evening|вечером|вечер|kechqurun|kechki payt|кечқурун|кечки пайт|晚上)(?!\p{L})/u,
  ],
  ['night', /(?<!\p{L})(at night|night|ночью|ночь|tunda|тунда|夜里)(?!\p{L})/u],
]
/** Hours of the day, from and up to, in which a clock beside the part agrees with it. */
const HOURS: Record<PartOfDay, readonly [number, number]> = {
  morning: [5, 12],
  midday: [11, 14],
  afternoon: [12, 18],
  evening: [16, 24],
  night: [18, 24],
}

const NEXT_DAY = /\(?\+ ?1( ?(day|d|день|д|kun|кун))?\)?(?![\d:])|next day|на следующий день|ertasi kuni|эртаси куни/gu
const LOCAL =
  /(?<!\p{L})(local time|по местному времени|местное время|mahalliy vaqt(da| bilan)?|маҳаллий вақт(да| билан)?)(?!\p{L})/gu
const half = (name: string) => String.raw`(?: ?(?<${name}>a\.?m\.?|p\.?m\.?|утра|дня|вечера)(?!\p{L}))?`
const TOKEN = new RegExp(
  [
    String.raw`(?<h1>\d{1,2}) ?[:.] ?(?<m1>\d{2})(?::\d{2})?(?![\d:])${half('half1')}`,
    String.raw`(?<h2>\d{1,2})h(?<m2>\d{2})?(?![\p{L}\d])`,
    String.raw`(?<h3>\d{2})(?<m3>\d{2}) ?(?:hrs|h)(?!\p{L})`,
    // 14-30 and 14-00 are how a clock is written in Russian; 14-16 may be two hours.
    String.raw`(?<h4>\d{1,2})-(?<m4>00|2[5-9]|[3-5]\d)(?![\d:.])`,
    String.raw`(?<h5>\d{1,2})(?!\d)${half('half5')}`,
    String.raw`(?<word>\p{L}+)`,
    '(?<dash>[–—−~-]+)',
    String.raw`(?<gap>[\s,;()]+)`,
  ].join('|'),
  'uy',
)

const WORDS: Record<string, Token['kind'] | 'nothing'> = {
  ...Object.fromEntries(['from', 'с', 'со'].map((word) => [word, 'from' as const])),
  ...Object.fromEntries(['to', 'till', 'until', 'до'].map((word) => [word, 'to' as const])),
  ...Object.fromEntries(['dan', 'дан'].map((word) => [word, 'since' as const])),
  ...Object.fromEntries(['gacha', 'гача'].map((word) => [word, 'until' as const])),
  ...Object.fromEntries(
    ['at', 'в', 'soat', 'соат', 'da', 'да', 'часов', 'час', 'hrs'].map((word) => [word, 'nothing']),
  ),
}

/**
 * Reads a time of day as programmes write it: `14:30`, `14.30`, `14-30`, `2:30 pm`, `14:30–16:00`, `с 14:30 до 16:00`,
 * `soat 14:30 dan 16:00 gacha`, `22:40 – 06:15 (+1)`, `until 18:00`, `утром`, `14:30 (1 hour)`. Every word of it must be
 * understood, else the answer is null.
 */
export function readWrittenTime(text: string): WrittenTime | null {
  const plain = plainText(text).replace(LOCAL, ' ')
  if (plain.length > LONGEST) return null
  const { rest, duration } = withoutDuration(plain)
  const tokens = tokensOf(rest)
  const time = tokens && understood(tokens)
  return time && { ...time, ...duration }
}

/** `14:30 (1 hour)`: the length stands in brackets. */
function withoutDuration(plain: string) {
  const none = { durationMin: null, durationMax: null }
  const [whole, inside] = /\(([^()]+)\)\s*$/.exec(plain) ?? []
  const length = inside === undefined ? null : readWrittenDuration(inside)
  if (whole === undefined || length === null) return { rest: plain, duration: none }
  return { rest: plain.slice(0, -whole.length), duration: { durationMin: length.min, durationMax: length.max } }
}

function tokensOf(plain: string): Token[] | null {
  const tokens: Token[] = []
  let rest = plain.replace(NEXT_DAY, () => {
    tokens.push({ kind: 'nextDay' })
    return ' '
  })
  for (const [part, words] of PARTS) {
    rest = rest.replace(words, () => {
      tokens.push({ kind: 'part', part })
      return ' '
    })
  }
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < rest.length) {
    const match = TOKEN.exec(rest)
    if (!match) return null
    const token = tokenOf(match)
    if (token === null) return null
    if (token !== 'nothing') tokens.push(token)
  }
  return tokens
}

function tokenOf(match: RegExpExecArray): Token | 'nothing' | null {
  const { h1, m1, half1, h2, m2, h3, m3, h4, m4, h5, half5, word, dash } = match.groups ?? {}
  const half = halfOf(half1 ?? half5)
  if (h5 !== undefined) {
    const minutes = minutesOf(h5, '0', half)
    if (minutes === null) return null
    return half === null ? { kind: 'bare', minutes, half } : { kind: 'clock', minutes, half }
  }
  const hour = h1 ?? h2 ?? h3 ?? h4
  if (hour !== undefined) {
    const minutes = minutesOf(hour, m1 ?? m2 ?? m3 ?? m4 ?? '0', half)
    return minutes === null ? null : { kind: 'clock', minutes, half }
  }
  if (dash !== undefined) return { kind: 'dash' }
  if (word === undefined) return 'nothing'
  const kind = Object.hasOwn(WORDS, word) ? WORDS[word] : null
  return kind === 'nothing' ? kind : kind ? ({ kind } as Token) : null
}

const halfOf = (word: string | undefined): Half | null =>
  word === undefined ? null : /^(a|утра)/.test(word) ? 'am' : 'pm'

/** Minutes of the day, 24:00 included; null for what no clock shows. */
function minutesOf(hour: string, minute: string, half: Half | null): number | null {
  const [h, m] = [Number(hour), Number(minute)]
  if (m > 59 || h > 24 || (h === 24 && m > 0) || (half === 'am' && h > 12)) return null
  if (half === 'pm' && h < 12) return (h + 12) * 60 + m
  return (half === 'am' && h === 12 ? 0 : h) * 60 + m
}

const NOTHING: WrittenTime = {
  startTime: null,
  endTime: null,
  partOfDay: null,
  endsNextDay: false,
  durationMin: null,
  durationMax: null,
}

function understood(tokens: readonly Token[]): WrittenTime | null {
  const parts = tokens.flatMap((token) => (token.kind === 'part' ? [token.part] : []))
  const clocks = tokens.filter((token): token is Clock => token.kind === 'clock' || token.kind === 'bare')
  const nextDay = tokens.some(({ kind }) => kind === 'nextDay')
  const [part] = parts
  if (parts.length > 1 || clocks.length > 2) return null
  if (clocks.length === 0) return part && tokens.length === 1 ? { ...NOTHING, partOfDay: part } : null
  if (part && clocks.some(({ minutes }) => !inPart(minutes, part))) return null
  const shape = tokens
    .filter(({ kind }) => kind !== 'part' && kind !== 'nextDay')
    .map(({ kind }) => (kind === 'clock' || kind === 'bare' ? 'clock' : kind))
    .join(' ')
  const [first, second] = clocks
  if (!first) return null
  return second ? range(shape, first, second, nextDay) : single(shape, first, nextDay)
}

const inPart = (minutes: number, part: PartOfDay): boolean =>
  minutes >= HOURS[part][0] * 60 && minutes < HOURS[part][1] * 60

const STARTS = new Set(['clock', 'from clock', 'clock dash', 'from clock dash', 'clock since'])
const ENDS = new Set(['to clock', 'clock until'])
const RANGES = new Set([
  'clock dash clock',
  'clock to clock',
  'from clock to clock',
  'from clock dash clock',
  'clock since clock until',
  'clock since clock',
  'clock dash clock until',
])

function single(shape: string, clock: Clock, nextDay: boolean): WrittenTime | null {
  if (clock.kind === 'bare' || clock.minutes === 1_440 || nextDay) return null
  if (STARTS.has(shape)) return { ...NOTHING, startTime: told(clock.minutes) }
  return ENDS.has(shape) ? { ...NOTHING, endTime: told(clock.minutes) } : null
}

function range(shape: string, first: Clock, second: Clock, nextDay: boolean): WrittenTime | null {
  const words = /from|since/.test(shape)
  // "10-12" may be a date or ten twelve; "from 10 to 12" and "10:00-12" say what they are.
  if (!RANGES.has(shape) || (first.kind === 'bare' && second.kind === 'bare' && !words)) return null
  const start = first.half === null && second.half !== null ? inHalfOf(first.minutes, second) : first.minutes
  if (start === null || start === 1_440) return null
  const end = second.half === null && first.half === 'pm' && second.minutes < 720 ? null : second.minutes
  if (end === null) return null
  const endsNextDay = nextDay || end < start || end === 1_440
  return { ...NOTHING, startTime: told(start), endTime: told(end % 1_440), endsNextDay }
}

/** "2:30–4 pm", "10:30–1 pm": the half of the day in which the start comes before the end. */
function inHalfOf(minutes: number, end: Clock): number | null {
  if (minutes >= 780) return minutes
  const early = minutes % 720
  const late = early + 720
  const fitting = end.half === 'pm' && late <= end.minutes ? late : early
  return fitting <= end.minutes ? fitting : null
}

const told = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
