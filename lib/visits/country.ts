const NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' })

/** The country's name in English for an ISO 3166-1 alpha-2 code; the code itself when there is none. */
export function countryName(code: string): string {
  try {
    return NAMES.of(code) ?? code
  } catch {
    return code
  }
}

/** Every country code that the runtime has a name for, by name. Some two letter codes are not countries: left out. */
export function countryOptions(): { value: string; label: string }[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter((code) => !NOT_COUNTRIES.has(code) && countryName(code) !== code)
  return codes
    .map((value) => ({ value, label: countryName(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en'))
}

let codes: Map<string, string> | undefined

/** The code of a country by its code or its English name, in any case; null when there is none of that name. */
export function countryCode(text: string): string | null {
  codes ??= new Map(
    countryOptions().flatMap(({ value, label }) => [
      [value.toLowerCase(), value] as const,
      [label.toLowerCase(), value] as const,
    ]),
  )
  return codes.get(text.trim().toLowerCase()) ?? null
}

/** Reserved, former and grouping codes that Unicode names too. */
const NOT_COUNTRIES = new Set([
  'AC',
  'AN',
  'BU',
  'CP',
  'CQ',
  'CS',
  'DD',
  'DG',
  'DY',
  'EA',
  'EU',
  'EZ',
  'FQ',
  'FX',
  'HV',
  'IC',
  'JT',
  'MI',
  'NH',
  'NQ',
  'NT',
  'PC',
  'PU',
  'PZ',
  'QO',
  'QU',
  'RH',
  'SU',
  'TA',
  'TP',
  'UK',
  'UN',
  'VD',
  'WK',
  'XA',
  'XB',
  'XK',
  'YD',
  'YU',
  'ZR',
  'ZZ',
])
