import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { logger } from '@/lib/platform/logger'
import { isAbsence, keys, openStore, type Store } from './store'
import { checkStore } from './store-check'

const folder = mkdtempSync(path.join(tmpdir(), 'tashrif-files-'))
const local = path.join(folder, 'local')
const stores: Partial<Record<'local' | 's3', Store>> = {}
let server: S3rver

beforeAll(async () => {
  server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: path.join(folder, 's3'),
    configureBuckets: [{ name: 'tashrif', configs: [] }],
  })
  const { port } = await server.run()
  stores.local = await openStore({ kind: 'local', folder: local })
  stores.s3 = await openStore({
    kind: 's3',
    bucket: 'tashrif',
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    forcePathStyle: true,
  })
})

afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

describe.each(['local', 's3'] as const)('a store (%s)', (kind) => {
  const store = () => stores[kind] as Store
  const id = '0192b1a0-0000-7000-8000-000000000001'

  it('gives back what was put, the latest of it, and nothing where nothing is', async () => {
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, i) => i % 251))
    await store().put(keys.original(id), Buffer.from('first'))
    await store().put(keys.original(id), bytes)
    expect(await store().get(keys.original(id))).toEqual(bytes)
    const streamed: Buffer[] = []
    for await (const chunk of await store().stream(keys.original(id))) streamed.push(Buffer.from(chunk))
    expect(Buffer.concat(streamed)).toEqual(bytes)
    expect(await store().get(keys.thumbnail(id))).toBeNull()
    expect([await store().has(keys.original(id)), await store().has(keys.thumbnail(id))]).toEqual([true, false])
    const absent = async () => {
      for await (const _ of await store().stream(keys.thumbnail(id))) return
    }
    await expect(absent()).rejects.toSatisfy(isAbsence)
  })

  it('lists the parts of one upload and removes them, and nothing of another', async () => {
    const other = '0192b1a0-0000-7000-8000-000000000002'
    for (const n of [0, 1, 10]) await store().put(keys.part(id, n), Buffer.from(`part ${n}`))
    await store().put(keys.part(other, 5), Buffer.from('part'))
    expect((await store().list(keys.parts(id))).sort()).toEqual(['0', '1', '10'])
    await store().remove(keys.parts(id))
    expect(await store().list(keys.parts(id))).toEqual([])
    expect(await store().list(keys.parts(other))).toEqual(['5'])
    await store().remove(keys.parts('never-there'))
  })
})

describe('at the start', () => {
  it('is said whether files can be kept, and nothing is left of the question', async () => {
    for (const kind of ['local', 's3'] as const) {
      expect(await checkStore(async () => stores[kind] as Store)).toBe(true)
    }
    expect(readdirSync(local).filter((name) => name.startsWith('check'))).toEqual([])
    const warned = vi.spyOn(logger, 'warn').mockImplementation(() => {})
    writeFileSync(path.join(folder, 'no-folder'), '')
    expect(await checkStore(() => openStore({ kind: 'local', folder: path.join(folder, 'no-folder') }))).toBe(false)
    expect(warned).toHaveBeenCalledWith({ err: expect.objectContaining({ code: 'ENOTDIR' }) }, 'files cannot be kept')
  })
})

describe('a folder', () => {
  it('is for its own account alone', async () => {
    await stores.local?.put('a/original', Buffer.from('x'))
    const mode = (...parts: string[]) => (statSync(path.join(local, ...parts)).mode & 0o777).toString(8)
    expect([mode(), mode('a'), mode('a', 'original')]).toEqual(['700', '700', '600'])
  })

  it('shows nothing of what is still being written, and leaves nothing of what could not be', async () => {
    await stores.local?.put('parts/b/0', Buffer.from('x'))
    writeFileSync(path.join(local, 'parts/b/.writing-1'), 'half')
    expect(await stores.local?.list('parts/b')).toEqual(['0'])
    await expect(stores.local?.put('a', Buffer.from('x'))).rejects.toThrow()
    expect(readdirSync(local).filter((name) => name.startsWith('.'))).toEqual([])
  })
})
