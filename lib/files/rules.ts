/** Bytes of the largest file, and of one part of it: below what proxy.ts lets through at a time. */
export const LARGEST_FILE = 50 * 1024 * 1024
export const PART_BYTES = 1024 * 1024

/** Pages at the beginning of a PDF that are shown without opening it. */
export const PREVIEWED_PAGES = 5

/** How many parts a file of so many bytes has. */
export const partCount = (size: number): number => Math.ceil(size / PART_BYTES)

/** Bytes of the part `n`, counted from 0; 0 where the file has no such part. */
export const partSize = (size: number, n: number): number =>
  Number.isInteger(n) && n >= 0 ? Math.max(0, Math.min(PART_BYTES, size - n * PART_BYTES)) : 0

/** The parts that are still to be sent. */
export const partsMissing = (size: number, there: readonly number[]): number[] => {
  const known = new Set(there)
  return Array.from({ length: partCount(size) }, (_, n) => n).filter((n) => !known.has(n))
}

const OFFICE = 'application/vnd.openxmlformats-officedocument'

/** What is taken, by the type that the content has: its extensions, the first one for a name that has another. */
export const KINDS = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  [`${OFFICE}.wordprocessingml.document`]: ['docx'],
  [`${OFFICE}.spreadsheetml.sheet`]: ['xlsx'],
  [`${OFFICE}.presentationml.presentation`]: ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'text/plain': ['txt'],
  'text/csv': ['csv'],
} as const satisfies Record<string, readonly string[]>

export type MediaType = keyof typeof KINDS

/**
 * For a file picker. HEIC is not on it: a phone that keeps its photos so then hands over a JPEG.
 */
export const ACCEPT = Object.entries(KINDS)
  .flatMap(([type, extensions]) => [type, ...extensions.map((extension) => `.${extension}`)])
  .join(',')

/** The same for a camera. */
export const ACCEPT_PICTURES = Object.keys(KINDS)
  .filter((type) => type.startsWith('image/'))
  .join(',')

export const isPicture = (mediaType: string | null): boolean => mediaType?.startsWith('image/') ?? false

// Control characters, and those that turn the direction of what follows: `photo\u202Egpj.exe` would read as a picture.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const UNSEEN = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g
const LONGEST_NAME = 200

export const extensionOf = (name: string): string => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** A file's name as it may be shown and saved: no folder, nothing unseen, its extension kept where it is shortened. */
export function cleanName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const seen = last
    .replace(UNSEEN, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (seen === '') return 'file'
  if (seen.length <= LONGEST_NAME) return seen
  const extension = extensionOf(seen)
  return extension ? `${seen.slice(0, LONGEST_NAME - extension.length - 1)}.${extension}` : seen.slice(0, LONGEST_NAME)
}

/** The name with an extension that its content bears out: added where it has another. */
export function nameOfKind(name: string, mediaType: MediaType): string {
  const [first, ...others] = KINDS[mediaType]
  const extension = extensionOf(name)
  return extension === first || others.some((other) => other === extension) ? name : `${name}.${first}`
}

/** A size for people: bytes as a number with one decimal at most, and its unit. */
export function sizeInUnits(bytes: number): { amount: number; unit: 'B' | 'kB' | 'MB' } {
  if (bytes < 1_000) return { amount: bytes, unit: 'B' }
  if (bytes < 1_000_000) return { amount: Math.round(bytes / 1_000), unit: 'kB' }
  return { amount: Math.round(bytes / 100_000) / 10, unit: 'MB' }
}
