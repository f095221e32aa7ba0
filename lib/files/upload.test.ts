import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newId } from '@/lib/platform/id'
import { PART_BYTES, partCount, partSize } from './rules'
import { type Upload, uploadFile } from './upload'

type Fault = 'before' | 'after' | null

/** What the server does with an upload, behind a network that may lose a question or its answer. */
function serverWith(fault: (question: string) => Fault) {
  const parts = new Map<number, Buffer>()
  const state = { begun: null as { size: number } | null, finished: 0, bytes: null as Buffer | null, puts: 0 }
  const answerTo = async (path: string, init: RequestInit): Promise<unknown> => {
    if (path === '/api/files') {
      state.begun ??= JSON.parse(String(init.body))
      return { ok: true, value: {} }
    }
    const size = state.begun?.size ?? 0
    if (path.endsWith('/parts'))
      return { ok: true, value: { state: state.bytes ? 'ready' : 'receiving', size, parts: [...parts.keys()] } }
    if (path.endsWith('/finish')) {
      const whole = Buffer.concat([...parts.entries()].sort(([a], [b]) => a - b).map(([, part]) => part))
      const same = createHash('sha256').update(whole).digest('hex') === JSON.parse(String(init.body)).sha256
      const damaged = { kind: 'invalid', fields: { file: [{ key: 'refusals.files.damagedOnTheWay' }] } }
      if (!same) parts.clear()
      if (!same) return { ok: false, failure: damaged }
      state.bytes = whole
      state.finished += 1
      return { ok: true, value: { id: 'x' } }
    }
    const n = Number(path.split('/').at(-1))
    parts.set(n, Buffer.from(init.body as ArrayBuffer))
    state.puts += 1
    return { ok: true, value: null }
  }
  const fetch = async (path: string, init: RequestInit = {}) => {
    init.signal?.throwIfAborted()
    const what = fault(`${init.method} ${path}`)
    if (what === 'before') throw new TypeError('Failed to fetch')
    const answer = await answerTo(path, init)
    if (what === 'after') throw new TypeError('Failed to fetch')
    return Response.json(answer)
  }
  return { fetch, state, parts }
}

const bytesOf = (size: number) => Buffer.from(Array.from({ length: size }, (_, i) => (i * 7 + (i >> 8)) % 256))

const uploadOf = (bytes: Buffer, more: Partial<Upload> = {}): Upload => ({
  id: newId(),
  blob: new Blob([Uint8Array.from(bytes)]),
  name: 'a.bin',
  target: { visitId: newId() },
  writtenAt: '2027-03-12T09:30:00Z',
  keepLocation: false,
  ...more,
})

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Runs to its end without waiting out the pauses. */
async function soon<T>(work: Promise<T>): Promise<T> {
  let over = false
  const ended = work.finally(() => {
    over = true
  })
  ended.catch(() => {})
  while (!over) {
    await vi.advanceTimersByTimeAsync(1_000)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return ended
}

const DONE = { ok: true, value: expect.anything() }
const AWAY = { ok: false, failure: { kind: 'unavailable' } }

describe('an upload', () => {
  it('arrives whole through a network that loses questions and answers, however often it is begun', async () => {
    const bytes = bytesOf(3 * PART_BYTES + 11)
    const chances = fc.infiniteStream(fc.constantFrom<Fault>('before', 'after', null, null, null))
    await fc.assert(
      fc.asyncProperty(chances, async (chance) => {
        const { fetch, state } = serverWith(() => chance.next().value ?? null)
        vi.stubGlobal('fetch', fetch)
        const upload = uploadOf(bytes)
        for (let attempt = 0; attempt < 40; attempt++) {
          const answer = await soon(uploadFile(upload))
          if (answer.ok) break
          expect(answer).toEqual(AWAY)
        }
        expect(state.bytes?.equals(bytes)).toBe(true)
      }),
      { numRuns: 8 },
    )
  })

  it('goes on where it broke off, and tells how far it is in bytes', async () => {
    const bytes = bytesOf(2 * PART_BYTES + 5)
    const { fetch, state, parts } = serverWith(() => null)
    vi.stubGlobal('fetch', fetch)
    parts.set(1, bytes.subarray(PART_BYTES, 2 * PART_BYTES))
    const told: number[] = []
    expect(await soon(uploadFile(uploadOf(bytes, { onProgress: (sent) => told.push(sent) })))).toEqual(DONE)
    expect([told, state.puts]).toEqual([[PART_BYTES, 2 * PART_BYTES, 2 * PART_BYTES + 5], 2])
  })

  it('that is there already is sent no more', async () => {
    const bytes = bytesOf(10)
    const { fetch, state } = serverWith(() => null)
    vi.stubGlobal('fetch', fetch)
    const upload = uploadOf(bytes)
    await soon(uploadFile(upload))
    expect(await soon(uploadFile(upload))).toEqual(DONE)
    expect(state).toMatchObject({ puts: 1, finished: 1 })
  })

  it('with a part that was damaged on the way is sent anew, once', async () => {
    const bytes = bytesOf(PART_BYTES + 5)
    const { fetch, state, parts } = serverWith(() => null)
    vi.stubGlobal('fetch', fetch)
    parts.set(0, Buffer.alloc(PART_BYTES))
    expect(await soon(uploadFile(uploadOf(bytes)))).toEqual(DONE)
    expect(state.bytes?.equals(bytes)).toBe(true)
  })

  it('gives up for now after a few attempts, and at once where it makes no sense', async () => {
    let asked = 0
    const { fetch } = serverWith(() => {
      asked += 1
      return 'before'
    })
    vi.stubGlobal('fetch', fetch)
    expect(await soon(uploadFile(uploadOf(bytesOf(5))))).toEqual(AWAY)
    expect(asked).toBe(4)
    const refusal = { ok: false, failure: { kind: 'refused', reason: { key: 'refusals.visitClosed' } } }
    vi.stubGlobal('fetch', async () => Response.json(refusal))
    expect(await soon(uploadFile(uploadOf(bytesOf(5))))).toEqual(refusal)
    vi.stubGlobal('fetch', async () => new Response('Sign in first', { status: 401 }))
    expect(await soon(uploadFile(uploadOf(bytesOf(5))))).toEqual({ ok: false, failure: { kind: 'signedOut' } })
  })

  it('ends when it is cancelled', async () => {
    const abort = new AbortController()
    const { fetch, state } = serverWith((question) => {
      if (question.endsWith('/parts/1')) abort.abort()
      return null
    })
    vi.stubGlobal('fetch', fetch)
    const upload = uploadOf(bytesOf(4 * PART_BYTES), { signal: abort.signal })
    await expect(soon(uploadFile(upload))).rejects.toThrow(/abort/i)
    expect([state.puts <= 2, partCount(4 * PART_BYTES), partSize(5, 0)]).toEqual([true, 4, 5])
  })
})
