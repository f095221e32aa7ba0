import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { changed } from '@/lib/audit/record'
import { invalid, missing, ok, type Result, refused } from '@/lib/platform/result'
import { captionFileSchema, fileSchema, startFileSchema } from './schema'
import { visibleFile } from './scope'
import { type LoadedTarget, targetForWrite } from './target.commands'

/** What one person may have on its way at once. */
export const UNFINISHED = { files: 40, bytes: 500 * 1024 * 1024 } as const

/**
 * Begins an upload under the client's id; its parts follow, and `finishFile` looks at the whole. Nothing of it is to be
 * seen until then. Who has begun too much finishes or waits: the rest is deleted after a week.
 */
export const startFile = defineCommand({
  name: 'startFile',
  permission: 'readout.write',
  schema: startFileSchema,
  handler: async (context, input): Promise<Result<{ id: string }>> => {
    const { tx, actor, now, writtenAt } = context
    const target = await targetForWrite(context, input.target)
    if (!target.ok) return target
    const { id, name, size, caption, keepLocation } = input
    if (await tx.storedFile.findUnique({ where: { id }, select: { id: true } })) return refused('errors.commandReused')
    const begun = await tx.storedFile.aggregate({
      where: { addedBy: actor.userId, state: 'receiving' },
      _count: true,
      _sum: { size: true },
    })
    if (begun._count >= UNFINISHED.files || (begun._sum.size ?? 0) + size > UNFINISHED.bytes)
      return refused('refusals.files.tooManyUnfinished', { count: begun._count })
    await tx.storedFile.create({
      data: {
        id,
        ...input.target,
        name,
        size,
        caption,
        locationKept: keepLocation,
        startedAt: now,
        writtenAt,
        addedBy: actor.userId,
        adderName: actor.name,
      },
    })
    return ok({ id })
  },
})

type FileEvent = 'file_archived' | 'file_restored' | 'file_captioned'

/** A file for a write, with its record; evidence is archived as evidence, not as a file. */
async function fileForWrite(context: CommandContext, fileId: string) {
  const at = await context.tx.storedFile.findFirst({ where: { id: fileId, ...visibleFile(context.actor) } })
  if (!at) return missing()
  const target = await targetForWrite(context, at)
  if (!target.ok) return target
  const file = await context.tx.storedFile.findUniqueOrThrow({ where: { id: fileId } })
  return ok({ file, target: target.value })
}

const note = ({ audit }: CommandContext, { subject }: LoadedTarget, event: FileEvent, name: string) =>
  audit({ action: `${subject.subjectType}.${event}`, ...subject, changes: { file: { from: null, to: name } } })

/** Takes a file out of the lists, with a way back. */
export const archiveFile = archiveCommand('archiveFile', 'file_archived', ({ now, actor }) => ({
  archivedAt: now,
  archivedBy: actor.userId,
}))

export const restoreFile = archiveCommand('restoreFile', 'file_restored', () => ({
  archivedAt: null,
  archivedBy: null,
}))

type Archived = { archivedAt: Date | null; archivedBy: string | null }

function archiveCommand(name: string, event: FileEvent, data: (context: CommandContext) => Archived) {
  return defineCommand({
    name,
    permission: 'readout.write',
    schema: fileSchema,
    handler: async (context, input): Promise<Result> => {
      const found = await fileForWrite(context, input.fileId)
      if (!found.ok) return found
      const { file, target } = found.value
      if (target.followUp) return refused('refusals.files.isEvidence')
      const next = data(context)
      if ((file.archivedAt === null) === (next.archivedAt === null)) return ok(null)
      await context.tx.storedFile.update({ where: { id: file.id }, data: next })
      note(context, target, event, file.name)
      return ok(null)
    },
  })
}

/** What a picture or paper shows, in a line; empty takes it away. */
export const captionFile = defineCommand({
  name: 'captionFile',
  permission: 'readout.write',
  schema: captionFileSchema,
  handler: async (context, { fileId, caption }): Promise<Result> => {
    const found = await fileForWrite(context, fileId)
    if (!found.ok) return found
    const { file, target } = found.value
    if (target.followUp) return refused('refusals.files.isEvidence')
    if (file.archivedAt) return invalid('caption', 'refusals.files.archived')
    const changes = changed(file, { caption }, ['caption'])
    if (Object.keys(changes).length === 0) return ok(null)
    await context.tx.storedFile.update({ where: { id: fileId }, data: { caption } })
    context.audit({
      action: `${target.subject.subjectType}.file_captioned`,
      ...target.subject,
      changes: { file: { from: null, to: file.name }, ...changes },
    })
    return ok(null)
  },
})
