import type { Actor } from '@/lib/auth/permissions'
import { fail, missing, ok, type Result } from '@/lib/platform/result'
import { startFile } from './commands'
import { finishFile } from './finish.commands'
import { receivePart, uploadState } from './parts.commands'
import type { UploadState } from './types'

// Uploads have handlers, not actions: their parts are raw bytes, and a device without a page sends them. The commands
// check; routes see no commands.

/**
 * The id of an upload is that of its beginning too, so that one that is begun twice is begun once. When it was taken up
 * is reckoned from the device's own clock at sending: that clock may be a day off. What waited on the device of `userId` is
 * not taken in another's name: to them nobody is signed in.
 */
export async function beginUpload(actor: Actor, sent: unknown, now: Date): Promise<Result<{ id: string }>> {
  const input = typeof sent === 'object' && sent !== null ? (sent as Record<string, unknown>) : {}
  if (input.userId !== undefined && input.userId !== actor.userId) return fail({ kind: 'signedOut' })
  return startFile(actor, { ...input, commandId: input.id }, now, takenUpAt(input, now))
}

function takenUpAt({ writtenAt, sentAt }: Record<string, unknown>, now: Date): Date {
  const ago = Date.parse(String(sentAt)) - Date.parse(String(writtenAt))
  return ago > 0 ? new Date(now.getTime() - ago) : now
}

/** @param n from 0 */
export const putPart = (actor: Actor, fileId: string, n: number, bytes: Uint8Array): Promise<Result> =>
  receivePart(actor, { fileId, n, bytes })

export async function askParts(actor: Actor, fileId: string): Promise<Result<UploadState>> {
  const state = await uploadState(actor, fileId)
  return state ? ok(state) : missing()
}

export const finishUpload = (actor: Actor, fileId: string, sent: unknown, now: Date): Promise<Result<{ id: string }>> =>
  finishFile(actor, fileId, sent, now)
