/**
 * The words of dates and times as programmes write them: English, Russian, Uzbek in both scripts, with their usual
 * short forms and case endings. All in the form that `plainText` gives.
 */

const MONTHS: readonly RegExp[] = [
  /^(jan|january|yan|yanvar|янв|январ[ья]?)$/,
  /^(feb|february|fev|fevral|фев|февр|феврал[ья]?)$/,
  /^(mar|march|mart|мар|март|марта)$/,
  /^(apr|april|aprel|апр|апрел[ья]?)$/,
  /^(may|май|мая)$/,
  /^(jun|june|iyun|июн[ья]?)$/,
  /^(jul|july|iyul|июл[ья]?)$/,
  /^(aug|august|avg|avgust|авг|август|августа)$/,
  /^(sep|sept|september|sen|sentabr|sentyabr|сен|сент|сентябр[ья]?)$/,
  /^(oct|october|okt|oktabr|oktyabr|окт|октябр[ья]?)$/,
  /^(nov|november|noy|noyabr|ноя|нояб|ноябр[ья]?)$/,
  /^(dec|december|dek|dekabr|дек|декабр[ья]?)$/,
]

const WEEKDAYS: readonly RegExp[] = [
  /^(mon|monday|пн|понедельник[ау]?|dushanba|du|душанба|душ)$/,
  /^(tue|tues|tuesday|вт|вторник[ау]?|seshanba|se|сешанба|сеш)$/,
  /^(wed|weds|wednesday|ср|сред[ауы]|chorshanba|chor|чоршанба|чор)$/,
  /^(thu|thur|thurs|thursday|чт|четверг[ау]?|payshanba|pay|пайшанба|пай)$/,
  /^(fri|friday|пт|пятниц[ауы]|juma|жума)$/,
  /^(sat|saturday|сб|суббот[ауы]|shanba|шанба)$/,
  /^(sun|sunday|вс|воскресень[ея]|yakshanba|yak|якшанба|якш)$/,
]

const place = (lists: readonly RegExp[], word: string): number | null => {
  const at = lists.findIndex((forms) => forms.test(word))
  return at < 0 ? null : at + 1
}

/** January 1 to December 12; null for another word. */
export const monthOfWord = (word: string): number | null => place(MONTHS, word)

/** Monday 1 to Sunday 7; null for another word. */
export const weekdayOfWord = (word: string): number | null => place(WEEKDAYS, word)

const APOSTROPHES = /['`´‘’‚‛′ʹʺʻʼʽ]/gu
// Spaces of every width, and what has no width at all.
const SPACES = /[\s\u00a0\u200b-\u200d\u2060\ufeff]+/gu

/** Lower case, one space between words, no apostrophes, ё as е, full-width digits as usual ones. */
export const plainText = (text: string): string =>
  text
    .replace(APOSTROPHES, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('ё', 'е')
    .replace(SPACES, ' ')
    .trim()
