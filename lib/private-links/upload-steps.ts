import type { UploadState } from '@/lib/files/types'
import type { Result } from '@/lib/platform/result'
import { startOutsideFile } from './outside.commands'
import { BY_LINK } from './outside-actor'
import { finishOutsideFile, outsideUploadState, receiveOutsidePart, type Upload } from './uploads.commands'

// The steps of an upload through a private link, for its handlers: routes see no commands.

/** The id of an upload is that of its beginning too, so that one that is begun twice is begun once. */
export function beginOutsideUpload(token: string, sent: unknown, now: Date): Promise<Result<{ id: string }>> {
  const { id, name, size, target } = (typeof sent === 'object' && sent !== null ? sent : {}) as Record<string, unknown>
  const { reportId } = (typeof target === 'object' && target !== null ? target : {}) as Record<string, unknown>
  return startOutsideFile(BY_LINK, { commandId: id, id, name, size, reportId, token }, now)
}

/** @param n from 0 */
export const putOutsidePart = (upload: Upload, part: { n: number; bytes: Uint8Array }, now: Date): Promise<Result> =>
  receiveOutsidePart(upload, part, now)

export const askOutsideParts = (upload: Upload, now: Date): Promise<Result<UploadState>> =>
  outsideUploadState(upload, now)

export const finishOutsideUpload = (upload: Upload, sent: unknown, now: Date): Promise<Result<{ id: string }>> =>
  finishOutsideFile(upload, sent, now)
