import { createHash } from 'node:crypto'
import { kindOf, type Refusal } from './kind'
import { previewPdf } from './pdf'
import { readPicture } from './picture'
import { isPicture, LARGEST_FILE, type MediaType, nameOfKind } from './rules'
import { keys, type Store } from './store'

export type Prepared = {
  name: string
  mediaType: MediaType
  size: number
  keptSha256: string
  width: number | null
  height: number | null
  locationKept: boolean
  hasThumbnail: boolean
  previewPages: number
}

type Sent = { id: string; name: string; keepLocation: boolean }
type Looked = { bytes: Buffer; thumbnail: Buffer | null; pages: Buffer[]; width: number | null; height: number | null }

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * Looks at a file that is here whole, and puts into the store what may be shown of it. Doing it again puts the same
 * there again.
 * @returns what was found, or why it is not taken
 */
export async function prepareFile(store: Store, sent: Sent, bytes: Buffer): Promise<Prepared | { refusal: Refusal }> {
  const kind = await kindOf(bytes, sent.name)
  if (!kind.ok) return { refusal: kind.refusal }
  const { mediaType } = kind
  const looked = await lookAt(bytes, mediaType, sent.keepLocation)
  if ('refusal' in looked) return { refusal: `refusals.files.${looked.refusal}` }
  if (looked.bytes.length > LARGEST_FILE) return { refusal: 'refusals.files.tooLarge' }
  for (const [index, page] of looked.pages.entries()) await store.put(keys.preview(sent.id, index + 1), page)
  if (looked.thumbnail) await store.put(keys.thumbnail(sent.id), looked.thumbnail)
  await store.put(keys.original(sent.id), looked.bytes)
  return {
    name: nameOfKind(sent.name, mediaType),
    mediaType,
    size: looked.bytes.length,
    keptSha256: sha256(looked.bytes),
    width: looked.width,
    height: looked.height,
    locationKept: sent.keepLocation && isPicture(mediaType),
    hasThumbnail: looked.thumbnail !== null,
    previewPages: looked.pages.length,
  }
}

async function lookAt(
  bytes: Buffer,
  mediaType: MediaType,
  keepLocation: boolean,
): Promise<Looked | { refusal: 'pixels' | 'picture' }> {
  const plain = { bytes, thumbnail: null, pages: [], width: null, height: null }
  if (mediaType === 'application/pdf') return { ...plain, ...(await previewPdf(bytes)) }
  if (!isPicture(mediaType)) return plain
  const picture = await readPicture(bytes, mediaType, keepLocation)
  if ('refusal' in picture) return picture
  const { preview, ...rest } = picture
  return { ...rest, pages: [preview] }
}
