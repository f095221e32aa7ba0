import { newId } from '@/lib/platform/id'
import { type Failure, fail, ok, type Result } from '@/lib/platform/result'
import { PART_BYTES, partSize, partsMissing } from './rules'
import type { FileTarget, UploadState } from './types'

export type Upload = {
  /** Of the file, made by the client: the same for every attempt. */
  id: string
  blob: Blob
  name: string
  target: FileTarget | { reportId: string }
  /** Where it goes, for who has no session. */
  to?: string
  caption?: string | null
  /** Instant: when it was taken up. */
  writtenAt: string
  keepLocation: boolean
  /** Whose it is, where it waited on a device: nobody else's session sends it. */
  userId?: string
  /** Bytes that are there, of all; 1 of 1 is not yet the end: the file is looked at then. */
  onProgress?: (sent: number, of: number) => void
  signal?: AbortSignal
}

/** Times a part is sent before it is given up for now, and the pause before the second; doubled for each that follows. */
const ATTEMPTS = 4
const PAUSE_MS = 500
/** Parts that were damaged on the way are sent anew as a whole, once. */
const ROUNDS = 2

/** Uploads of who is signed in. */
const OWN = '/api/files'

const UNAVAILABLE: Failure = { kind: 'unavailable' }

/**
 * Sends a file in parts and goes on where an earlier attempt broke off. Answers when the server has looked at it:
 * `unavailable` and `signedOut` are worth another attempt later with the same id, everything else is final.
 * @throws the signal's reason when it is aborted
 */
export async function uploadFile(upload: Upload): Promise<Result<{ id: string }>> {
  const { id, blob, name, target, writtenAt, keepLocation, caption = null, userId, to = OWN } = upload
  const begun = await ask<{ id: string }>(upload, to, {
    method: 'POST',
    json: {
      ...{ id, name, size: blob.size, target, caption, keepLocation, writtenAt },
      sentAt: new Date().toISOString(),
      ...(userId ? { userId } : {}),
    },
  })
  if (!begun.ok) return begun
  const sha256 = await hashOf(blob)
  let finished: Result<{ id: string }> = fail(UNAVAILABLE)
  for (let round = 0; round < ROUNDS; round++) {
    const sent = await sendParts(upload)
    if (!sent.ok) return sent
    if (sent.value === 'ready') return ok({ id })
    finished = await ask(upload, `${to}/${id}/finish`, { method: 'POST', json: { commandId: newId(), sha256 } })
    if (finished.ok || !isWorthSendingAnew(finished.failure)) return finished
  }
  return finished
}

async function sendParts(upload: Upload): Promise<Result<'sent' | 'ready'>> {
  const { id, blob, onProgress, signal, to = OWN } = upload
  const { size } = blob
  const known = await ask<UploadState>(upload, `${to}/${id}/parts`, { method: 'GET' })
  if (!known.ok) return known
  if (known.value.state === 'ready') return ok('ready')
  let there = known.value.parts.reduce((sum, n) => sum + partSize(size, n), 0)
  onProgress?.(there, size)
  for (const n of partsMissing(size, known.value.parts)) {
    signal?.throwIfAborted()
    const bytes = await blob.slice(n * PART_BYTES, n * PART_BYTES + partSize(size, n)).arrayBuffer()
    const sent = await ask(upload, `${to}/${id}/parts/${n}`, { method: 'PUT', bytes })
    if (!sent.ok) return sent
    there += bytes.byteLength
    onProgress?.(there, size)
  }
  return ok('sent')
}

const AGAIN = new Set(['refusals.files.damagedOnTheWay', 'refusals.files.partsMissing'])

const isWorthSendingAnew = (failure: Failure): boolean =>
  failure.kind === 'refused'
    ? AGAIN.has(failure.reason.key)
    : failure.kind === 'invalid' &&
      Object.values(failure.fields)
        .flat()
        .some(({ key }) => AGAIN.has(key))

type Question = { method: 'GET' } | { method: 'POST'; json: unknown } | { method: 'PUT'; bytes: ArrayBuffer }

/** Asks until there is an answer, a few times. */
async function ask<T>({ signal }: Upload, path: string, question: Question): Promise<Result<T>> {
  for (let attempt = 0; ; attempt++) {
    signal?.throwIfAborted()
    const answer = await askOnce<T>(path, question, signal)
    if (answer.ok || answer.failure.kind !== 'unavailable' || attempt + 1 >= ATTEMPTS) return answer
    await pause(PAUSE_MS * 2 ** attempt, signal)
  }
}

async function askOnce<T>(path: string, question: Question, signal?: AbortSignal): Promise<Result<T>> {
  const body = 'json' in question ? JSON.stringify(question.json) : 'bytes' in question ? question.bytes : null
  const type = 'json' in question ? 'application/json' : 'application/octet-stream'
  try {
    const response = await fetch(path, {
      method: question.method,
      ...(body === null ? {} : { body, headers: { 'content-type': type } }),
      ...(signal ? { signal } : {}),
    })
    if (response.status === 401) return fail({ kind: 'signedOut' })
    if (response.status === 403) return fail({ kind: 'forbidden' })
    if (!response.ok) return fail(UNAVAILABLE)
    return (await response.json()) as Result<T>
  } catch {
    signal?.throwIfAborted()
    return fail(UNAVAILABLE)
  }
}

const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

async function hashOf(blob: Blob): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
