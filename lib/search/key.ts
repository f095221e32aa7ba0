import { latinOf } from './letters'

/** Raise it whenever `searchKey` gives another key for some text: stored keys with another version are made again. */
export const SEARCH_KEY_VERSION = 1

/** UTF-16 units. */
const MAX_KEY_LENGTH = 400
/** Longer texts are cut before the work: no name is longer, and a megabyte must not cost a second. */
const MAX_TEXT_LENGTH = 2000

/** Apostrophes and their look-alikes: Uzbek writes oʻ, o‘, o', o` for one letter, and ʼ or ’ for the glottal stop. */
const APOSTROPHES = /['`´‘’‚‛′‵ʹʺʻʼʽʾʿˈˊˋ＇｀]/gu
/** Marks above and below letters, and the vowel signs of Arabic. The vowel signs of Indic scripts are kept. */
const MARKS = /[\u0300-\u036f\u064b-\u065f\u0670]/gu
const NOT_A_WORD = /[^\p{L}\p{N}\p{M}]+/gu

/**
 * Spellings of one sound, folded to one. Order matters; the whole list runs until nothing changes.
 * - `ng` before `h` (Shanghai, Шанхай, Shanxay) and `gh` (Afghanistan, Afgʻoniston)
 * - `kh`, `x`, `h`: Х and Ҳ (Khokim, Xokim, Hokim)
 * - `zh`, `dzh`, `dj`, `j`: Ж and Дж (Zhuraev, Djuraev, Juraev); `chzh` is Ж in Chinese names written in Russian (Сучжоу)
 * - `shch` and `sh`: Щ; `ts` and `s`: Ц, which Uzbek writes either way
 * - `q` and `k`: Қ (Qoʻqon, Kokand); `w` and `v` (Huawei, Хуавэй)
 * - `ye` and `e`, `y` and `i` (Aliyev, Aliev; Yuriy, Iurii, Юрий; Sergey, Sergei)
 * - doubled letters (Abdulla, Abdula; Yuriy → iurii → iuri)
 * The vowels o and a (Toshkent, Tashkent) stay apart: similarity of trigrams brings them together.
 */
const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/ngh/g, 'nh'],
  [/gh/g, 'g'],
  [/kh|x/g, 'h'],
  [/ch?zh|chj|dzh|dj|zh/g, 'j'],
  [/shch/g, 'sh'],
  [/ts/g, 's'],
  [/q/g, 'k'],
  [/w/g, 'v'],
  [/ye/g, 'e'],
  [/y/g, 'i'],
  [/([a-z])\1+/g, '$1'],
]

/**
 * The key by which a name or a title is found: one for all spellings of it in Latin and Cyrillic Uzbek and Russian, with
 * or without diacritics and apostrophes. Lower-case words separated by one space; other scripts (Chinese) as they are.
 * Made at write and at query alike. Never throws; the key of a key is the key; at most 400 UTF-16 units.
 */
export function searchKey(text: string): string {
  const plain = text
    .slice(0, MAX_TEXT_LENGTH)
    .replace(APOSTROPHES, '')
    .normalize('NFKC')
    .replace(APOSTROPHES, '')
    .toLowerCase()
    .normalize('NFC')
  const latin = Array.from(plain, latinOf).join('').normalize('NFKD').replace(MARKS, '')
  const letters = Array.from(latin, latinOf).join('').toLowerCase().normalize('NFC')
  return cut(foldSounds(letters.replace(NOT_A_WORD, ' ').trim()))
}

function foldSounds(text: string): string {
  let before = text
  for (;;) {
    const after = FOLDS.reduce((folded, [spelling, sound]) => folded.replace(spelling, sound), before)
    // Ends: a change shortens the text or takes a letter (q, w, x, y) away that no other change brings back.
    if (after === before) return after
    before = after
  }
}

function cut(key: string): string {
  const short = key.slice(0, MAX_KEY_LENGTH)
  // Never half a character: a lone surrogate cannot be stored.
  return short.replace(/[\ud800-\udbff]$/, '').trimEnd()
}
