import * as z from 'zod/mini'
import { defineCommand } from '@/lib/audit/command'
import { hashToken } from '@/lib/auth/private-address'
import { finishOf } from '@/lib/files/finish.commands'
import { receivePartOf, stateOf } from '@/lib/files/parts.commands'
import { keepFileSchema } from '@/lib/files/schema'
import { fileStore, type Store } from '@/lib/files/store'
import type { UploadState } from '@/lib/files/types'
import { subjectOf } from '@/lib/follow-ups/load.commands'
import { db } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { linkForWrite } from './outside.commands'
import { BY_LINK } from './outside-actor'
import { TOKEN } from './rules'

/** One file on its way through a link. */
export type Upload = { token: string; fileId: string }

/** What came through this link and is of a report that still waits; nothing else is there. */
async function uploadOf({ token, fileId }: Upload, now: Date) {
  if (!TOKEN.test(token) || !isUuid(fileId)) return null
  const link = { tokenHash: hashToken(token), revokedAt: null, expiresAt: { gt: now } }
  return await db().storedFile.findFirst({ where: { id: fileId, outsideReport: { state: 'waiting', link } } })
}

/** @param part `n` from 0 */
export const receiveOutsidePart = async (
  upload: Upload,
  part: { n: number; bytes: Uint8Array },
  now: Date,
  from: Promise<Store> = fileStore(),
): Promise<Result> => receivePartOf(await uploadOf(upload, now), part, from)

export async function outsideUploadState(
  upload: Upload,
  now: Date,
  from: Promise<Store> = fileStore(),
): Promise<Result<UploadState>> {
  const found = await uploadOf(upload, now)
  return found ? ok(await stateOf(found, from)) : missing()
}

/** All parts were sent: looked at and kept, as `finishOf` says, with the report that waits. */
export async function finishOutsideFile(
  upload: Upload,
  sent: unknown,
  now: Date,
  from: Promise<Store> = fileStore(),
): Promise<Result<{ id: string }>> {
  const { token } = upload
  return finishOf(await uploadOf(upload, now), sent, (found) => keepFile(BY_LINK, { ...found, token }, now), from)
}

const keepFile = defineCommand({
  name: 'finishOutsideFile',
  permission: 'account.own',
  schema: z.object({ ...keepFileSchema.shape, token: z.string() }),
  handler: async (context, input): Promise<Result<{ id: string }>> => {
    const { tx, now, audit } = context
    const { fileId, commandId: _, token, ...found } = input
    const loaded = await linkForWrite(context, token)
    if (!loaded.ok) return loaded
    const { link, followUp } = loaded.value
    const of = { id: fileId, outsideReport: { linkId: link.id, state: 'waiting' as const } }
    const { count } = await tx.storedFile.updateMany({
      where: { ...of, state: 'receiving' },
      data: { ...found, state: 'ready', hasPreview: found.previewPages > 0, at: now },
    })
    if (count === 0) {
      // Sent twice at once: the other was first, with the same bytes. Or the report was decided on meanwhile.
      const there = await tx.storedFile.findFirst({ where: { ...of, state: 'ready' }, select: { id: true } })
      return there ? ok(there) : refused('refusals.privateLinks.notWaiting')
    }
    audit({
      action: 'outside_report.file_arrived',
      ...subjectOf(followUp),
      changes: { organisation: { from: null, to: link.organisation.name }, file: { from: null, to: found.name } },
    })
    return ok({ id: fileId })
  },
})
