import type { Actor } from '@/lib/auth/permissions'
import { missing, ok, type Result } from '@/lib/platform/result'
import { startFile } from './commands'
import { finishFile } from './finish.commands'
import { receivePart, uploadState } from './parts.commands'
import type { UploadState } from './types'

// Uploads have handlers, not actions: their parts are raw bytes, and a device without a page sends them. The commands
// check; routes see no commands.

/** The id of an upload is that of its beginning too, so that one that is begun twice is begun once. */
export const beginUpload = (actor: Actor, sent: unknown, now: Date): Promise<Result<{ id: string }>> =>
  startFile(actor, { ...(typeof sent === 'object' ? sent : {}), ...commandIdOf(sent) }, now)

const commandIdOf = (sent: unknown) =>
  typeof sent === 'object' && sent !== null && 'id' in sent ? { commandId: sent.id } : {}

/** @param n from 0 */
export const putPart = (actor: Actor, fileId: string, n: number, bytes: Uint8Array): Promise<Result> =>
  receivePart(actor, { fileId, n, bytes })

export async function askParts(actor: Actor, fileId: string): Promise<Result<UploadState>> {
  const state = await uploadState(actor, fileId)
  return state ? ok(state) : missing()
}

export const finishUpload = (actor: Actor, fileId: string, sent: unknown, now: Date): Promise<Result<{ id: string }>> =>
  finishFile(actor, fileId, sent, now)
