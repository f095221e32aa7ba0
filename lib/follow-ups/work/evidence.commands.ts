import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { invalid, missing, ok, type Result, refused } from '@/lib/platform/result'
import { followUpForWrite, type LoadedFollowUp, refuseFinished, subjectOf, touch } from '../load.commands'
import { addEvidenceSchema, evidenceSchema } from '../schema'

/**
 * A note, a link or a file that shows what was done. It adds to what is there, so it needs no version. A file is one of
 * this follow-up that is ready; the end of its upload has made it evidence already, and then nothing is added.
 */
export const addEvidence = defineCommand({
  name: 'addEvidence',
  permission: 'follow-up.write',
  schema: addEvidenceSchema,
  handler: async (context, input): Promise<Result> => {
    const { tx, actor, now } = context
    const loaded = await followUpForWrite(context, input.followUpId)
    if (!loaded.ok) return loaded
    const finished = refuseFinished(loaded.value)
    if (finished) return finished
    const file = input.kind === 'file' ? await readyFile(context, input) : null
    if (file === 'absent') return invalid('fileId', 'refusals.files.notReady')
    if (file?.evidence) return ok(null)
    const url = input.kind === 'link' ? input.url : null
    await tx.evidence.create({
      data: {
        followUpId: input.followUpId,
        kind: input.kind,
        text: input.text ?? url ?? file?.name ?? '',
        url,
        fileId: file?.id ?? null,
        addedBy: actor.userId,
        adderName: actor.name,
        at: now,
      },
    })
    await noteEvidence(context, loaded.value, 'follow_up.evidence_added')
    return ok(null)
  },
})

async function readyFile(
  { tx }: CommandContext,
  { followUpId, fileId }: { followUpId: string; fileId: string | null },
) {
  const file = await tx.storedFile.findFirst({
    where: { id: fileId ?? '', followUpId, state: 'ready' },
    select: { id: true, name: true, evidence: { select: { id: true } } },
  })
  return file ?? ('absent' as const)
}

/** Takes a piece of evidence out of the list, with a way back; not while a reviewer relies on it. */
export const archiveEvidence = evidenceCommand('archiveEvidence', 'follow_up.evidence_archived', (context) => ({
  archivedAt: context.now,
  archivedBy: context.actor.userId,
}))

export const restoreEvidence = evidenceCommand('restoreEvidence', 'follow_up.evidence_restored', () => ({
  archivedAt: null,
  archivedBy: null,
}))

type EvidenceEvent = 'follow_up.evidence_added' | 'follow_up.evidence_archived' | 'follow_up.evidence_restored'
type Archived = { archivedAt: Date | null; archivedBy: string | null }

function evidenceCommand(name: string, event: EvidenceEvent, data: (context: CommandContext) => Archived) {
  return defineCommand({
    name,
    permission: 'follow-up.write',
    schema: evidenceSchema,
    handler: async (context, input): Promise<Result> => {
      const { tx } = context
      const loaded = await followUpForWrite(context, input.followUpId)
      if (!loaded.ok) return loaded
      const finished = refuseFinished(loaded.value)
      if (finished) return finished
      if (loaded.value.status === 'in_review') return refused('refusals.followUps.evidenceInReview')
      const found = await tx.evidence.findFirst({ where: { id: input.evidenceId, followUpId: loaded.value.id } })
      if (!found) return missing()
      const next = data(context)
      if ((found.archivedAt === null) === (next.archivedAt === null)) return ok(null)
      await tx.evidence.update({ where: { id: found.id }, data: next })
      if (found.fileId) await tx.storedFile.update({ where: { id: found.fileId }, data: next })
      await noteEvidence(context, loaded.value, event)
      return ok(null)
    },
  })
}

async function noteEvidence({ tx, now, audit }: CommandContext, followUp: LoadedFollowUp, action: EvidenceEvent) {
  await tx.followUp.update({ where: { id: followUp.id }, data: touch(now) })
  audit({ action, ...subjectOf(followUp) })
}
