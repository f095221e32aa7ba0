import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { prepareFile, sha256 } from './prepare'
import type { Store } from './store'
import { pdf, photo } from './testing/bytes'

function memory() {
  const objects = new Map<string, Buffer>()
  const store = { put: async (key: string, bytes: Uint8Array) => void objects.set(key, Buffer.from(bytes)) }
  return { objects, store: store as unknown as Store }
}

async function prepare(bytes: Buffer, name: string, keepLocation = false) {
  const { objects, store } = memory()
  return { objects, found: await prepareFile(store, { id: 'f', name, keepLocation }, bytes) }
}

describe('a photo', () => {
  it('is turned upright and kept without place and device; so are its small pictures', async () => {
    const sent = await photo({ width: 2_400, height: 1_200 })
    expect((await sharp(sent).metadata()).exif?.toString('latin1')).toContain('Namuna Phone')
    const { objects, found } = await prepare(sent, 'IMG_1.jpg')
    const kept = objects.get('f/original') as Buffer
    expect(found).toEqual({
      name: 'IMG_1.jpg',
      mediaType: 'image/jpeg',
      size: kept.length,
      keptSha256: sha256(kept),
      width: 1_200,
      height: 2_400,
      locationKept: false,
      hasThumbnail: true,
      previewPages: 1,
    })
    for (const bytes of objects.values()) {
      const { exif, xmp, iptc, orientation } = await sharp(bytes).metadata()
      expect({ exif, xmp, iptc, orientation }).toEqual({})
      expect(bytes.toString('latin1')).not.toMatch(/Namuna|Exif|GPS/)
    }
    const sizes = ['f/preview-1', 'f/thumbnail'].map(async (key) => {
      const { width, height, format } = await sharp(objects.get(key)).metadata()
      return [width, height, format]
    })
    expect(await Promise.all(sizes)).toEqual([
      [800, 1_600, 'webp'],
      [160, 320, 'webp'],
    ])
  })

  it('is kept as it was sent where its place is to be kept; its small pictures carry none of it', async () => {
    const sent = await photo()
    const { objects, found } = await prepare(sent, 'IMG_1.jpg', true)
    expect(found).toMatchObject({ locationKept: true, keptSha256: sha256(sent), width: 300, height: 400 })
    expect(objects.get('f/original')).toEqual(sent)
    expect((await sharp(objects.get('f/preview-1')).metadata()).exif).toBeUndefined()
  })

  it('is made small no larger than it is', async () => {
    const { objects } = await prepare(await photo({ width: 40, height: 30 }), 'a.jpg')
    expect(await sharp(objects.get('f/thumbnail')).metadata()).toMatchObject({ width: 30, height: 40 })
  })

  it('that is cut short, or claims more pixels than there is room for, is not taken', async () => {
    const sent = await photo()
    expect((await prepare(sent.subarray(0, sent.length / 2), 'a.jpg')).found).toEqual({
      refusal: 'refusals.files.picture',
    })
    const png = await sharp({ create: { width: 10, height: 10, channels: 3, background: '#000' } })
      .png()
      .toBuffer()
    png.writeUInt32BE(60_000, 16)
    png.writeUInt32BE(60_000, 20)
    const { found, objects } = await prepare(png, 'bomb.png')
    expect(found).toMatchObject({ refusal: expect.stringMatching(/pixels|picture/) })
    expect(objects.size).toBe(0)
  })
})

describe('a PDF', () => {
  it('is kept as it is, its first pages as pictures', async () => {
    const sent = pdf(7)
    const { objects, found } = await prepare(sent, 'act')
    expect(found).toMatchObject({
      name: 'act.pdf',
      previewPages: 5,
      hasThumbnail: true,
      keptSha256: sha256(sent),
      width: null,
    })
    expect(objects.get('f/original')).toEqual(sent)
    const page = sharp(objects.get('f/preview-5'))
    expect(await page.metadata()).toMatchObject({ height: 1_600, width: 1_130, format: 'webp' })
    // White paper with something dark on it.
    const { channels } = await page.stats()
    expect([channels[0]?.min, channels[0]?.max].map((value) => Number(value) > 128)).toEqual([false, true])
  })

  it('that cannot be drawn is kept without a preview', async () => {
    const { found, objects } = await prepare(Buffer.from('%PDF-1.7\nnothing that follows from this\n'), 'broken.pdf')
    expect(found).toMatchObject({ mediaType: 'application/pdf', previewPages: 0, hasThumbnail: false })
    expect([...objects.keys()]).toEqual(['f/original'])
  })
})
