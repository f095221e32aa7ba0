import { type CommandContext, defineCommand, messagesByField } from '@/lib/audit/command'
import type { Actor } from '@/lib/auth/permissions'
import { touch } from '@/lib/follow-ups/load.commands'
import { db } from '@/lib/platform/db'
import { fail, forbidden, invalid, missing, ok, type Result, refused } from '@/lib/platform/result'
import { ownUpload, partsThere } from './parts.commands'
import { canSendFiles } from './policy'
import { type Prepared, prepareFile, sha256 } from './prepare'
import { partsMissing } from './rules'
import { finishFileSchema, type KeepFile, keepFileSchema } from './schema'
import { fileStore, keys, type Store } from './store'
import { type LoadedTarget, targetForWrite } from './target.commands'
import { inTurn } from './turns'

type Upload = NonNullable<Awaited<ReturnType<typeof ownUpload>>>
type Finished = { id: string }

/** All parts of one's own upload were sent: see `finishOf`. */
export async function finishFile(
  actor: Actor,
  fileId: string,
  raw: unknown,
  now: Date,
  from: Promise<Store> = fileStore(),
): Promise<Result<Finished>> {
  if (!canSendFiles(actor)) return forbidden()
  const upload = await ownUpload(actor, fileId)
  return finishOf(upload, raw, (found) => keepFile(actor, found, now, upload?.writtenAt), from)
}

/**
 * The end of an upload, whoever sent it: its parts are put together, compared with what the sender says they hash to,
 * looked at, and kept by `keep` as they may be shown. Looking takes seconds for a large file and is done before the
 * transaction. Asked again it answers the same. What is not taken is `invalid` at `file`; parts that are not here are
 * refused as `partsMissing`.
 * @param upload null: there is none of this sender's
 */
export async function finishOf(
  upload: Upload | null,
  raw: unknown,
  keep: (found: KeepFile) => Promise<Result<Finished>>,
  from: Promise<Store>,
): Promise<Result<Finished>> {
  const parsed = finishFileSchema.safeParse(raw)
  if (!parsed.success) return fail({ kind: 'invalid', fields: messagesByField(parsed.error) })
  if (!upload) return missing()
  const { id: fileId } = upload
  if (upload.state === 'refused') return invalid('file', upload.refusal ?? 'refusals.files.unknown')
  if (upload.state === 'ready')
    return upload.sha256 === parsed.data.sha256 ? ok({ id: fileId }) : refused('errors.commandReused')
  const store = await from
  const prepared = await inTurn(() => prepareUpload(store, upload, parsed.data.sha256))
  if (!prepared.ok) return prepared
  const kept = await keep({ ...parsed.data, ...prepared.value, fileId })
  if (kept.ok) await store.remove(keys.parts(fileId))
  return kept
}

async function prepareUpload(store: Store, upload: Upload, claimed: string): Promise<Result<Prepared>> {
  const absent = partsMissing(upload.size, await partsThere(store, upload))
  if (absent.length > 0) return refused('refusals.files.partsMissing', { count: absent.length })
  const bytes = await assemble(store, upload)
  if (bytes === null || bytes.length !== upload.size || sha256(bytes) !== claimed) {
    // Which of them is wrong is not known: they are asked for again.
    await store.remove(keys.parts(upload.id))
    return invalid('file', 'refusals.files.damagedOnTheWay')
  }
  const prepared = await prepareFile(store, { ...upload, keepLocation: upload.locationKept }, bytes)
  if (!('refusal' in prepared)) return ok(prepared)
  await db().storedFile.updateMany({
    where: { id: upload.id, state: 'receiving' },
    data: { state: 'refused', refusal: prepared.refusal },
  })
  await store.remove(keys.parts(upload.id))
  return invalid('file', prepared.refusal)
}

/** The parts in their order; null when one went away meanwhile. */
async function assemble(store: Store, { id, size }: Upload): Promise<Buffer | null> {
  const parts: Buffer[] = []
  for (const n of await partsThere(store, { id, size })) {
    const part = await store.get(keys.part(id, n))
    if (part === null) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** The whole is here and fit to be seen; on a follow-up it is evidence from now on. */
const keepFile = defineCommand({
  name: 'finishFile',
  permission: 'readout.write',
  schema: keepFileSchema,
  handler: async (context, input): Promise<Result<Finished>> => {
    const { tx, actor, now } = context
    const { fileId, commandId: _, ...found } = input
    const at = await tx.storedFile.findFirst({ where: { id: fileId, addedBy: actor.userId } })
    if (!at) return missing()
    const target = await targetForWrite(context, at)
    if (!target.ok) return target
    const { count } = await tx.storedFile.updateMany({
      where: { id: fileId, state: 'receiving' },
      data: { ...found, state: 'ready', hasPreview: found.previewPages > 0, at: now },
    })
    // Sent twice at once: the other was first, with the same bytes.
    if (count === 0) return ok({ id: fileId })
    await noteAdded(context, target.value, { ...input, caption: at.caption })
    return ok({ id: fileId })
  },
})

async function noteAdded(
  context: CommandContext,
  { subject, followUp }: LoadedTarget,
  file: KeepFile & { caption: string | null },
): Promise<void> {
  const { tx, actor, now, audit } = context
  const changes = { file: { from: null, to: file.name } }
  if (!followUp) return audit({ action: `${subject.subjectType}.file_added`, ...subject, changes })
  await tx.evidence.create({
    data: {
      followUpId: followUp.id,
      kind: 'file',
      fileId: file.fileId,
      text: file.caption ?? file.name,
      addedBy: actor.userId,
      adderName: actor.name,
      at: now,
    },
  })
  await tx.followUp.update({ where: { id: followUp.id }, data: touch(now) })
  audit({ action: 'follow_up.evidence_added', ...subject, changes })
}
