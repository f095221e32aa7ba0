import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { forbidden, invalid, missing, ok, type Result, refused } from '@/lib/platform/result'
import { canSendFiles } from './policy'
import { partCount, partSize } from './rules'
import { fileStore, keys, type Store } from './store'
import type { UploadState } from './types'

/** What somebody has on its way; nobody else's is there for them. Null for none. */
export async function ownUpload(actor: Actor, fileId: string) {
  if (!actor.userId || !isUuid(fileId)) return null
  return await db().storedFile.findFirst({ where: { id: fileId, addedBy: actor.userId } })
}

type Upload = NonNullable<Awaited<ReturnType<typeof ownUpload>>>

/**
 * Puts one part of one's own upload where it waits for the others.
 * @param n from 0
 */
export async function receivePart(
  actor: Actor,
  { fileId, n, bytes }: { fileId: string; n: number; bytes: Uint8Array },
  from: Promise<Store> = fileStore(),
): Promise<Result> {
  if (!canSendFiles(actor)) return forbidden()
  return receivePartOf(await ownUpload(actor, fileId), { n, bytes }, from)
}

/**
 * The same, whoever sends it: in any order, and as often as it is sent. It is told from the size that was announced how
 * long each is.
 */
export async function receivePartOf(
  upload: Upload | null,
  { n, bytes }: { n: number; bytes: Uint8Array },
  from: Promise<Store>,
): Promise<Result> {
  if (!upload) return missing()
  // It is whole already: an answer was lost on the way.
  if (upload.state === 'ready') return ok(null)
  if (upload.state === 'refused') return refused(upload.refusal ?? 'refusals.files.unknown')
  if (partSize(upload.size, n) === 0) return invalid('part', 'refusals.files.noSuchPart')
  if (bytes.length !== partSize(upload.size, n)) return invalid('part', 'refusals.files.partSize')
  await (await from).put(keys.part(upload.id, n), bytes)
  return ok(null)
}

/** Which parts are here, so that an upload that broke off goes on where it did; null when it is not this person's. */
export async function uploadState(
  actor: Actor,
  fileId: string,
  from: Promise<Store> = fileStore(),
): Promise<UploadState | null> {
  const upload = await ownUpload(actor, fileId)
  return upload && stateOf(upload, from)
}

export async function stateOf(upload: Upload, from: Promise<Store>): Promise<UploadState> {
  const parts = upload.state === 'receiving' ? await partsThere(await from, upload) : []
  return { state: upload.state, size: upload.size, parts }
}

export async function partsThere(store: Store, { id, size }: { id: string; size: number }): Promise<number[]> {
  const names = await store.list(keys.parts(id))
  const count = partCount(size)
  return names
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((n) => n < count)
    .sort((a, b) => a - b)
}
