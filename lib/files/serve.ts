import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { logger } from '@/lib/platform/logger'
import type { FileToServe } from './queries'
import { isAbsence, keys, type Store } from './store'
import type { Served } from './types'

export type Answer = { body: ReadableStream | Uint8Array<ArrayBuffer>; type: string; name: string; bytes: number }

/**
 * What is sent of a file: the whole as it is kept, a page of its preview (from 1), or its thumbnail. The whole is
 * compared with its checksum before a byte of it goes out.
 * @returns null where there is no such page or thumbnail; `damaged` where the store does not give what was put there,
 *   which is logged.
 */
export async function serveFile(
  store: Store,
  file: FileToServe,
  { as, page = 1 }: { as: Served; page?: number },
): Promise<Answer | 'damaged' | null> {
  if (as === 'original') return await serveOriginal(store, file)
  if (as === 'thumbnail' && !file.hasThumbnail) return null
  if (as === 'preview' && !(Number.isInteger(page) && page >= 1 && page <= file.previewPages)) return null
  const bytes = await store.get(as === 'thumbnail' ? keys.thumbnail(file.id) : keys.preview(file.id, page))
  if (bytes === null) return damaged(file, 'gone')
  return { body: new Uint8Array(bytes), type: 'image/webp', name: `${file.name}.webp`, bytes: bytes.length }
}

async function serveOriginal(store: Store, file: FileToServe): Promise<Answer | 'damaged'> {
  const key = keys.original(file.id)
  const found = await hashOf(store, key)
  if (found !== file.keptSha256) return damaged(file, found === null ? 'gone' : 'changed')
  const body = Readable.toWeb(await store.stream(key)) as ReadableStream
  return { body, type: file.mediaType ?? 'application/octet-stream', name: file.name, bytes: file.size }
}

async function hashOf(store: Store, key: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of await store.stream(key)) hash.update(chunk)
    return hash.digest('hex')
  } catch (error) {
    if (isAbsence(error)) return null
    throw error
  }
}

function damaged({ id }: FileToServe, how: 'gone' | 'changed'): 'damaged' {
  logger.error({ file: id, how }, 'a stored file is damaged')
  return 'damaged'
}
