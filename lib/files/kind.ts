import { fileTypeFromBuffer } from 'file-type'
import { officeKind } from './office'
import { extensionOf, type MediaType } from './rules'
import { isPlainText } from './text-kind'

/** What a file is by its content, or why it is not taken: a key of the message files. */
export type Kind = { ok: true; mediaType: MediaType } | { ok: false; refusal: Refusal }
export type Refusal = `refusals.files.${string}`

const refuse = (what: string): Kind => ({ ok: false, refusal: `refusals.files.${what}` })
const take = (mediaType: MediaType): Kind => ({ ok: true, mediaType })

const TAKEN: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
] satisfies MediaType[])
const PHONE_PICTURES = /^image\/(heic|heif|avif)/
const PROGRAMS =
  /^application\/(x-msdownload|x-elf|x-mach-binary|x-executable|wasm|java-vm|x-ms-shortcut|x-apple-alias|vnd\.android\.package-archive|x-nintendo|vnd\.microsoft\.portable-executable)/
const ARCHIVES =
  /^application\/(gzip|x-tar|x-7z-compressed|x-rar-compressed|x-bzip2|x-xz|zstd|x-lzip|x-lz4|vnd\.ms-cab-compressed|x-iso9660-image|x-apple-diskimage|x-compress|x-ar|x-archive|x-deb|x-rpm|x-unix-archive)/
/** Local header, and the end of an empty one; a self-extracting program has its own beginning. */
const ZIP = [Buffer.from('PK\u0003\u0004'), Buffer.from('PK\u0005\u0006')]

/** Types that a text may have; every other extension means something to a program. */
const TEXTS: Readonly<Record<string, MediaType>> = { txt: 'text/plain', csv: 'text/csv' }

/** What the bytes of a whole file are. Its name decides only between the kinds of plain text. */
export async function kindOf(bytes: Buffer, name: string): Promise<Kind> {
  if (ZIP.some((mark) => bytes.subarray(0, 4).equals(mark))) {
    const office = officeKind(bytes)
    return 'refusal' in office ? refuse(office.refusal) : take(office.mediaType)
  }
  const mime = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime as string | undefined
  if (mime !== undefined && TAKEN.has(mime)) return take(mime as MediaType)
  if (mime !== undefined) return refuse(reasonAgainst(mime))
  const text = TEXTS[extensionOf(name)]
  if (!isPlainText(bytes)) return refuse(extensionOf(name) === 'pdf' ? 'notAPdf' : 'unknown')
  return text ? take(text) : refuse('markup')
}

function reasonAgainst(mime: string): string {
  if (PHONE_PICTURES.test(mime)) return 'heic'
  if (PROGRAMS.test(mime)) return 'program'
  if (ARCHIVES.test(mime)) return 'archive'
  if (mime === 'application/x-cfb') return 'oldOffice'
  return 'unknown'
}
