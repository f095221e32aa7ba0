import { inflateRawSync } from 'node:zlib'
import type { MediaType } from './rules'

type Entry = { name: string; method: number; packed: number; size: number; at: number }

/** More than an office document has; what says it holds more is made to exhaust whoever opens it. */
const MOST_ENTRIES = 10_000
const MOST_BYTES = 1024 * 1024 * 1024
const MOST_TIMES_PACKED = 200
/** Small parts may shrink a lot: a page of spaces. */
const SMALL = 10 * 1024 * 1024
/** Of the one part that is looked into. */
const LARGEST_LIST = 1024 * 1024

const END = 0x06054b50
const DIRECTORY = 0x02014b50
const END_BYTES = 22
const DIRECTORY_BYTES = 46
const LOCAL_BYTES = 30

const OOXML: Readonly<Record<string, MediaType>> = {
  'wordprocessingml.document': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'spreadsheetml.sheet': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'presentationml.presentation': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
}
const ODF: ReadonlySet<string> = new Set<MediaType>([
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
])
const MACROS = /(^|\/)(vbaProject[^/]*\.bin|vbaData\.xml)$|^(Basic|Scripts)\/|\/macrosheets\//i

/**
 * What a zip is: a document of Word, Excel, PowerPoint or an OpenDocument one, without macros. Read from its table of
 * contents; nothing is unpacked but the short list that says which of them it is.
 * @returns the type, or the last part of the refusal's key
 */
export function officeKind(
  bytes: Buffer,
): { mediaType: MediaType } | { refusal: 'archive' | 'macros' | 'bomb' | 'broken' } {
  const entries = directoryOf(bytes)
  if (entries === null) return { refusal: 'broken' }
  if (isBomb(entries)) return { refusal: 'bomb' }
  const mediaType = ooxmlType(bytes, entries) ?? odfType(bytes, entries)
  if (mediaType === null) return { refusal: 'archive' }
  if (mediaType === 'macros' || entries.some(({ name }) => MACROS.test(name))) return { refusal: 'macros' }
  return { mediaType }
}

function isBomb(entries: readonly Entry[]): boolean {
  if (entries.length > MOST_ENTRIES) return true
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  return total > MOST_BYTES || entries.some(({ size, packed }) => size > SMALL && size > packed * MOST_TIMES_PACKED)
}

/** The table of contents at a zip's end; null when it has none that can be read. */
function directoryOf(bytes: Buffer): Entry[] | null {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006'))
  if (end < 0 || end + END_BYTES > bytes.length || bytes.readUInt32LE(end) !== END) return null
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  const entries: Entry[] = []
  for (let i = 0; i < count; i++) {
    if (at + DIRECTORY_BYTES > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY) return null
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + DIRECTORY_BYTES, at + DIRECTORY_BYTES + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    })
    at += DIRECTORY_BYTES + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function ooxmlType(bytes: Buffer, entries: readonly Entry[]): MediaType | 'macros' | null {
  const list = partOf(bytes, entries, '[Content_Types].xml')
  if (list === null) return null
  if (/macroEnabled|vbaProject/i.test(list)) return 'macros'
  const [, main] = /application\/vnd\.openxmlformats-officedocument\.([a-z]+\.[a-z]+)\.main\+xml/.exec(list) ?? []
  return main ? (OOXML[main] ?? null) : null
}

function odfType(bytes: Buffer, entries: readonly Entry[]): MediaType | null {
  const type = partOf(bytes, entries, 'mimetype')?.trim()
  return type !== undefined && ODF.has(type) ? (type as MediaType) : null
}

/** One part as text; null when it is not there, is long, or cannot be read. */
function partOf(bytes: Buffer, entries: readonly Entry[], name: string): string | null {
  const entry = entries.find((one) => one.name === name)
  if (!entry || entry.size > LARGEST_LIST || entry.at + LOCAL_BYTES > bytes.length) return null
  const from = entry.at + LOCAL_BYTES + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28)
  const packed = bytes.subarray(from, from + entry.packed)
  if (entry.method === 0) return packed.toString('utf8')
  try {
    return inflateRawSync(packed, { maxOutputLength: LARGEST_LIST }).toString('utf8')
  } catch {
    return null
  }
}
