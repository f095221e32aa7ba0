/**
 * Cyrillic letters (Uzbek, Russian and their neighbours) as Latin, before the classes of sounds are folded. The letters
 * are whole characters (NFC): й is not и with a mark.
 */
const CYRILLIC: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ғ: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  є: 'e',
  ж: 'j',
  җ: 'j',
  ҷ: 'j',
  з: 'z',
  и: 'i',
  ӣ: 'i',
  і: 'i',
  ї: 'i',
  й: 'y',
  ј: 'y',
  к: 'k',
  қ: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  ң: 'n',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ӯ: 'o',
  ү: 'u',
  ұ: 'u',
  ў: 'o',
  ф: 'f',
  х: 'h',
  ҳ: 'h',
  һ: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ә: 'a',
  ю: 'yu',
  я: 'ya',
}

/** Latin and Greek letters that no decomposition takes apart. */
const UNDECOMPOSED: Record<string, string> = {
  ı: 'i',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ə: 'a',
  ς: 'σ',
}

const LETTERS = new Map(Object.entries({ ...CYRILLIC, ...UNDECOMPOSED }))

/** The letter in the Latin of the search key; any other character as it is. Lower case in, lower case out. */
export function latinOf(letter: string): string {
  return LETTERS.get(letter) ?? letter
}
