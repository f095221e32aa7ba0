import sharp from 'sharp'
import type { MediaType } from './rules'

/** Pixels of the largest picture: more than a phone takes, less than would fill the memory. */
const MOST_PIXELS = 64_000_000
const SECONDS = 20
export const THUMBNAIL_PX = 320
export const PREVIEW_PX = 1_600

const INPUT = { limitInputPixels: MOST_PIXELS, failOn: 'error' } as const

// One thread a picture: requests go on beside it. Nothing is seen twice, so nothing is remembered.
sharp.concurrency(1)
sharp.cache(false)

export type Picture = {
  bytes: Buffer
  width: number
  height: number
  thumbnail: Buffer
  preview: Buffer
}

/**
 * A picture as it may be kept, turned upright: written anew without the place, the device and all else that a camera
 * writes into it, or with `keepLocation` as it was sent. With a thumbnail and a preview that carry none of it.
 * @returns the last part of the refusal's key where it has too many pixels or cannot be read
 */
export async function readPicture(
  sent: Buffer,
  mediaType: MediaType,
  keepLocation: boolean,
): Promise<Picture | { refusal: 'pixels' | 'picture' }> {
  try {
    const { width = 0, height = 0 } = await sharp(sent, { ...INPUT, limitInputPixels: false }).metadata()
    if (width * height > MOST_PIXELS) return { refusal: 'pixels' }
    const upright = await written(sent, mediaType)
    const [preview, thumbnail] = [await webp(upright.data, PREVIEW_PX), await webp(upright.data, THUMBNAIL_PX)]
    const { width: wide, height: high } = upright.info
    return { bytes: keepLocation ? sent : upright.data, width: wide, height: high, thumbnail, preview }
  } catch {
    return { refusal: 'picture' }
  }
}

const written = (sent: Buffer, mediaType: MediaType) => {
  const upright = sharp(sent, INPUT).autoOrient().timeout({ seconds: SECONDS })
  const as =
    mediaType === 'image/png'
      ? upright.png()
      : mediaType === 'image/webp'
        ? upright.webp({ quality: 90 })
        : upright.jpeg({ quality: 90 })
  return as.toBuffer({ resolveWithObject: true })
}

/** No larger than it is. */
const webp = (bytes: Buffer, edge: number): Promise<Buffer> =>
  sharp(bytes, INPUT)
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 78 })
    .timeout({ seconds: SECONDS })
    .toBuffer()

/** Raw pixels of a page (four bytes each) as a preview. */
export const previewOfPage = (pixels: Uint8Array, width: number, height: number): Promise<Buffer> =>
  sharp(pixels, { raw: { width, height, channels: 4 } })
    .flatten({ background: '#ffffff' })
    .webp({ quality: 78 })
    .toBuffer()

/** The first page's preview made small. */
export const thumbnailOf = (preview: Buffer): Promise<Buffer> => webp(preview, THUMBNAIL_PX)
