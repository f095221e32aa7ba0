/** Languages that names are written in and people speak here, most used first; others stay as they are stored. */
const LANGUAGE_TAGS = [
  'uz-Latn',
  'uz-Cyrl',
  'ru',
  'en',
  'zh-Hans',
  'zh-Hant',
  'kaa',
  'kk',
  'ky',
  'tg',
  'tk',
  'az',
  'tr',
  'fa',
  'ar',
  'ko',
  'ja',
  'de',
  'fr',
  'es',
  'it',
  'hi',
  'ur',
  'ms',
] as const

const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' })

/** The language's name in English for a BCP 47 tag; the tag itself when there is none. */
export function languageName(tag: string): string {
  try {
    return NAMES.of(tag) ?? tag
  } catch {
    return tag
  }
}

/** What a form offers: the usual languages, and those that the record has beside them. */
export function languageOptions(also: readonly string[] = []): { value: string; label: string }[] {
  const tags = new Set<string>([...LANGUAGE_TAGS, ...also])
  tags.delete('und')
  return [...tags].map((value) => ({ value, label: languageName(value) }))
}
