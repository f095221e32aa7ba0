import { dayNumberOf, diffDays, weekdayOf } from './calendar'
import { isDayNumber, isIsoDate } from './iso'
import { monthOfWord, plainText, weekdayOfWord } from './written-words'

/** A day that somebody wrote. Exactly one of `date` and `dayNumber` is known. */
export type WrittenDay = {
  date: string | null
  dayNumber: number | null
  /** The year was not written: it is that of the arrival, or its neighbour where that is nearer. */
  yearAssumed: boolean
  /** Written in figures that another country would read as month and day; with dots nobody does. */
  dayFirst: boolean
}

export type DayTrouble =
  | 'unreadable'
  /** A day and a month, and nothing says of which year. */
  | 'noYear'
  | 'noSuchDate'
  /** The weekday beside it is that of another date. */
  | 'otherWeekday'
  /** The day number beside it is that of another date. */
  | 'otherDayNumber'

export type DayAnswer = { ok: true; day: WrittenDay } | { ok: false; why: DayTrouble }

type Found = { year: number | null; month: number; day: number; figures: boolean }
type Parts = { dates: Found[]; dayNumbers: number[]; weekdays: number[] }

/** Longer texts are no day. */
const LONGEST = 80

const YEAR_FIRST = /(?<![\d.])(\d{4})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{1,2})(?!\d)/g
const DAY_FIRST = /(?<![\d.])(\d{1,2})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{4}|\d{2})(?!\d)/g
const CHINESE = /(?<!\d)(?:(\d{4}) ?年 ?)?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]/g
const CHINESE_WEEKDAY = /(?:星期|周|礼拜)([一二三四五六日天])/g
const NO_YEAR = /(?<![\d.:/-])(\d{1,2})[./](\d{1,2})(?![\d:/-])(?!\.\d)/g
const DAY_BEFORE = /(?<![\p{L}\d])(?:day|день|kun|кун|第) ?[-–—#№:]? ?(\d{1,3})(?!\d)(?: ?[天日])?/gu
const DAY_AFTER =
  /(?<![\d./])(\d{1,3}) ?[-–]? ?(?:st|nd|rd|th|й|ый|ой|ий|chi|nchi|inchi|чи|нчи|инчи)? ?[-–]? ?(?:day|день|kun|кун)(?!\p{L})/gu

const FILLER = /^(of|the|on|st|nd|rd|th|year|г|гг|год|года|yil|yili|йил|йили|число|числа|kuni|куни|е|го)$/
const PUNCTUATION = /^[,.;:()№/–—-]+$/

/**
 * Reads a day as people write it: `12.03.2027`, `12/03/27` (the day first), `2027-03-12`, `Monday, 12 March`,
 * `12-mart 2027 yil`, `Day 2`, `2-й день`, `3月12日`. Every word of the text must be understood, else nothing is.
 * @param arrivalDate local date of arrival, for a year that is not written; null: then there is none
 */
export function readWrittenDay(text: string, { arrivalDate }: { arrivalDate: string | null }): DayAnswer {
  const plain = plainText(text)
  const parts = plain.length > LONGEST ? null : partsOf(plain)
  if (!parts) return { ok: false, why: 'unreadable' }
  const { dates, dayNumbers, weekdays } = parts
  const [found, ...otherDates] = dates
  const [dayNumber, ...otherNumbers] = dayNumbers
  if (otherDates.length > 0 || otherNumbers.length > 0 || weekdays.length > 1) return { ok: false, why: 'unreadable' }
  if (!found) return dayNumber === undefined ? { ok: false, why: 'unreadable' } : numbered(dayNumber, weekdays)
  const dated = dateOf(found, arrivalDate)
  if (!dated.ok || dated.day.date === null) return dated
  if (weekdays.some((weekday) => weekday !== weekdayOf(dated.day.date ?? ''))) return { ok: false, why: 'otherWeekday' }
  if (dayNumber !== undefined && arrivalDate !== null && dayNumberOf(dated.day.date, arrivalDate) !== dayNumber) {
    return { ok: false, why: 'otherDayNumber' }
  }
  return dated
}

function numbered(dayNumber: number, weekdays: readonly number[]): DayAnswer {
  // "Day 2, Monday": nothing here can tell whether they agree.
  if (!isDayNumber(dayNumber) || weekdays.length > 0) return { ok: false, why: 'unreadable' }
  return { ok: true, day: { date: null, dayNumber, yearAssumed: false, dayFirst: false } }
}

function partsOf(plain: string): Parts | null {
  const parts: Parts = { dates: [], dayNumbers: [], weekdays: [] }
  const number = (text: string | undefined) => Number(text)
  const date = (year: string | undefined, month: string | undefined, day: string | undefined, figures = false) => {
    parts.dates.push({ year: fullYear(year), month: number(month), day: number(day), figures })
    return ' '
  }
  const rest = plain
    .replace(YEAR_FIRST, (_, year, month, day) => date(year, month, day))
    .replace(DAY_FIRST, (all, day, month, year) => date(year, month, day, !all.includes('.')))
    .replace(CHINESE, (_, year, month, day) => date(year, month, day))
    .replace(CHINESE_WEEKDAY, (_, sign: string) => {
      parts.weekdays.push(Math.min('一二三四五六日天'.indexOf(sign) + 1, 7))
      return ' '
    })
    .replace(DAY_BEFORE, (_, day) => {
      parts.dayNumbers.push(number(day))
      return ' '
    })
    .replace(NO_YEAR, (all, day, month) => date(undefined, month, day, !all.includes('.')))
    .replace(DAY_AFTER, (_, day) => {
      parts.dayNumbers.push(number(day))
      return ' '
    })
  return readWords(rest, parts) ? parts : null
}

/** The rest in words: `Monday, 12 March 2027`, `March 12`, `12-mar-27`. False when anything else stands there. */
function readWords(rest: string, parts: Parts): boolean {
  const months: number[] = []
  const figures: { text: string; afterMonth: boolean }[] = []
  for (const word of rest.match(/\p{L}+|\d+|[^\p{L}\d\s]+/gu) ?? []) {
    const month = monthOfWord(word)
    const weekday = weekdayOfWord(word)
    if (month !== null) months.push(month)
    else if (weekday !== null) parts.weekdays.push(weekday)
    else if (/^\d{1,4}$/.test(word)) figures.push({ text: word, afterMonth: months.length > 0 })
    else if (!FILLER.test(word) && !PUNCTUATION.test(word)) return false
  }
  const [month] = months
  if (month === undefined) return figures.length === 0
  const days = figures.filter(({ text }) => text.length <= 2)
  const years = figures.filter(({ text }) => text.length === 4)
  const shortYear = years.length === 0 && days.length === 2 && days[0]?.afterMonth === false && days[1]?.afterMonth
  const [day, second] = days
  if (months.length > 1 || !day || years.length > 1 || figures.length > days.length + years.length) return false
  if (days.length > (shortYear ? 2 : 1)) return false
  parts.dates.push({
    year: fullYear(years[0]?.text ?? (shortYear ? second?.text : undefined)),
    month,
    day: Number(day.text),
    figures: false,
  })
  return true
}

/** A visit is of this century. */
const fullYear = (year: string | undefined): number | null =>
  year === undefined ? null : Number(year.length === 2 ? `20${year}` : year)

function dateOf({ year, month, day, figures }: Found, arrivalDate: string | null): DayAnswer {
  const dayFirst = figures && day <= 12 && month <= 12 && day !== month
  const of = (y: number) => `${y}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const known = (date: string, yearAssumed: boolean): DayAnswer => ({
    ok: true,
    day: { date, dayNumber: null, yearAssumed, dayFirst },
  })
  if (year !== null) return isIsoDate(of(year)) ? known(of(year), false) : { ok: false, why: 'noSuchDate' }
  // The leap year has every date that any year has.
  if (!isIsoDate(of(2000))) return { ok: false, why: 'noSuchDate' }
  if (arrivalDate === null) return { ok: false, why: 'noYear' }
  const near = Number(arrivalDate.slice(0, 4))
  const away = (date: string) => Math.abs(diffDays(arrivalDate, date))
  const [best] = [near, near + 1, near - 1]
    .map(of)
    .filter(isIsoDate)
    .sort((a, b) => away(a) - away(b))
  return best ? known(best, true) : { ok: false, why: 'noSuchDate' }
}
