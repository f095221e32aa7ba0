import { plainText } from '@/lib/time/written-words'

/** What people write where they know nothing yet, letters and figures only. */
const PLACEHOLDERS = new Set([
  ...['tbd', 'tbc', 'tba', 'nn', 'na', 'unknown', 'notknown', 'none', 'notset', 'pending'],
  ...['tobeconfirmed', 'tobedecided', 'tobedetermined', 'tobeannounced', 'tobespecified', 'tobeadvised'],
  ...['уточняется', 'уточняются', 'уточнить', 'будетуточнено', 'науточнении', 'посогласованию'],
  ...['согласовывается', 'насогласовании', 'определяется', 'неизвестно', 'неопределено', 'нет', 'нд', 'нн'],
  ...['aniqlanmoqda', 'aniqlashtirilmoqda', 'aniqlashtiriladi', 'aniqlanadi', 'nomalum', 'kelishilmoqda'],
  ...['аниқланмоқда', 'аниқлаштирилмоқда', 'аниқлаштирилади', 'аниқланади', 'номаълум', 'келишилмоқда'],
  ...['待定', '待确认', '未定', '未知'],
])
/** `хх:хх`, `__.__`, `??`: the shape of a time or a date without its figures. */
const BLANK_SHAPE = /^[xх?_*.:\s–—…-]*$/u
const NOT_A_WORD = /[^\p{L}\p{N}]+/gu

/** Whether a cell says that nothing is known: empty, `TBC`, `N.N.`, `уточняется`, a dash. Never stored as a fact. */
export function isNothing(text: string): boolean {
  const plain = plainText(text)
  return BLANK_SHAPE.test(plain) || PLACEHOLDERS.has(plain.replace(NOT_A_WORD, ''))
}
