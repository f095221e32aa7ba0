import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { type FileStoreSettings, fileStoreSettings } from '@/lib/platform/env'
import { newId } from '@/lib/platform/id'

/** Where the bytes of files are. Keys are made of ids, never of what somebody typed. */
export type Store = {
  /** Whole or not at all; what is there under the key is replaced. */
  put: (key: string, bytes: Uint8Array) => Promise<void>
  /** Null when there is nothing under the key. */
  get: (key: string) => Promise<Buffer | null>
  /** Whether there is something under the key. */
  has: (key: string) => Promise<boolean>
  /** Fails while it is read when there is nothing under the key. */
  stream: (key: string) => Promise<Readable>
  /** The last parts of the keys in a folder. */
  list: (folder: string) => Promise<string[]>
  /** Everything in a folder; nothing when there is none. */
  remove: (folder: string) => Promise<void>
}

export const keys = {
  original: (id: string) => `${id}/original`,
  thumbnail: (id: string) => `${id}/thumbnail`,
  /** @param page from 1 */
  preview: (id: string, page: number) => `${id}/preview-${page}`,
  parts: (id: string) => `parts/${id}`,
  part: (id: string, n: number) => `parts/${id}/${n}`,
}

/** On its way into the folder; never listed. */
const TEMPORARY = '.writing-'

/** Files for our own account alone, each written beside its place and put there whole. */
class LocalDriver extends FSDriver {
  readonly #root: string

  constructor(root: string) {
    super({ location: root, visibility: 'private' })
    this.#root = root
  }

  override async put(key: string, contents: string | Uint8Array): Promise<void> {
    const place = path.join(this.#root, key)
    const beside = path.join(path.dirname(place), `${TEMPORARY}${newId()}`)
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
    try {
      const file = await open(beside, 'wx', 0o600)
      try {
        await file.writeFile(contents)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(beside, place)
    } catch (error) {
      await rm(beside, { force: true })
      throw error
    }
  }
}

/** A store as the settings say: a folder of this machine, or any that speaks S3. */
export async function openStore(settings: FileStoreSettings): Promise<Store> {
  const disk = new Disk(settings.kind === 'local' ? new LocalDriver(settings.folder) : await remoteDriver(settings))
  return storeOn(disk)
}

async function remoteDriver({ kind: _, ...settings }: Extract<FileStoreSettings, { kind: 's3' }>) {
  const { S3Driver } = await import('flydrive/drivers/s3')
  return new S3Driver({
    ...settings,
    visibility: 'private',
    // Many stores have no access lists per object; the bucket is private as a whole.
    supportsACL: false,
    // Checksums of the SDK's own kind are not understood by every store; ours are kept with each file.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
}

function storeOn(disk: Disk): Store {
  const list = async (folder: string): Promise<string[]> => {
    const names: string[] = []
    let page: string | undefined
    do {
      const found = await disk.listAll(folder, page === undefined ? {} : { paginationToken: page })
      for (const entry of found.objects) if (entry.isFile && !entry.name.startsWith(TEMPORARY)) names.push(entry.name)
      page = found.paginationToken
    } while (page !== undefined)
    return names
  }
  return {
    put: (key, bytes) => disk.put(key, bytes, { contentType: 'application/octet-stream' }),
    get: async (key) => {
      try {
        const chunks: Buffer[] = []
        for await (const chunk of await disk.getStream(key)) chunks.push(Buffer.from(chunk))
        return Buffer.concat(chunks)
      } catch (error) {
        if (isAbsence(error)) return null
        throw error
      }
    },
    has: (key) => disk.exists(key),
    stream: (key) => disk.getStream(key),
    list,
    // One by one: not every store takes a list of keys to delete.
    remove: async (folder) => {
      for (const name of await list(folder)) await disk.delete(`${folder}/${name}`)
      if (disk.driver instanceof LocalDriver) await disk.deleteAll(folder)
    },
  }
}

const ABSENT = new Set(['ENOENT', 'NoSuchKey', 'NotFound'])

/** Whether a failure of the store says that there is nothing under the key. */
export function isAbsence(error: unknown): boolean {
  for (let e: unknown = error, depth = 0; e && typeof e === 'object' && depth < 4; depth++) {
    const { code, name, cause } = e as Record<string, unknown>
    if (ABSENT.has(String(code)) || ABSENT.has(String(name))) return true
    e = cause
  }
  return false
}

// Routes are bundled apart from each other: one client a process.
const shared = globalThis as typeof globalThis & { tashrifFiles?: Promise<Store> }

/** The store of this installation, opened once a process. */
export function fileStore(): Promise<Store> {
  shared.tashrifFiles ??= openStore(fileStoreSettings())
  return shared.tashrifFiles
}
