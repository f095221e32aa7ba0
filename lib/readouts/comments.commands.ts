import type { CommandContext } from '@/lib/audit/command'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { type LoadedReadout, readoutForWrite, refuseUnlessDraft, subjectOf } from './load.commands'
import { isReviewed } from './rules'
import { isFixedSection } from './schema'

type NewComment = { readoutId: string; sectionKey: string | null; quote: string | null; text: string }
type Named = { readoutId: string; commentId: string }

/** Puts a comment beside the text while the readout is Submitted or Cleared; it reaches the writer with the return. */
export async function addComment(context: CommandContext, input: NewComment): Promise<Result<{ id: string }>> {
  const { tx, actor, now, commandId: id, audit } = context
  const loaded = await inReview(context, input.readoutId)
  if (!loaded.ok) return loaded
  const { readoutId, sectionKey, quote, text } = input
  if (sectionKey !== null && !(await hasSection(context, readoutId, sectionKey))) return missing()
  await tx.readoutComment.create({
    data: { id, readoutId, sectionKey, quote, text, by: actor.userId, byName: actor.name, at: now },
  })
  audit({ ...subjectOf(loaded.value), action: 'readout.commented', changes: { comment: { from: null, to: text } } })
  return ok({ id })
}

const hasSection = async ({ tx }: CommandContext, readoutId: string, key: string): Promise<boolean> =>
  isFixedSection(key) || (await tx.readoutSection.count({ where: { readoutId, key } })) > 0

/** Takes one's own comment back, before the readout is returned with it. */
export async function removeComment(context: CommandContext, input: Named): Promise<Result> {
  const loaded = await inReview(context, input.readoutId)
  if (!loaded.ok) return loaded
  const readout = loaded.value
  const comment = await find(context, input)
  if (!comment) return missing()
  if (comment.by !== context.actor.userId) return refused('refusals.readouts.commentOfAnother', { by: comment.byName })
  if (!ofThisRound(comment, readout)) return refused('refusals.readouts.commentSent')
  await context.tx.readoutComment.delete({ where: { id: comment.id } })
  const changes = { comment: { from: comment.text, to: null } }
  context.audit({ ...subjectOf(readout), action: 'readout.comment_removed', changes })
  return ok(null)
}

/** Notes in Draft that a comment was seen to, or that it was not after all. */
export async function settleComment(context: CommandContext, input: Named, settled: boolean): Promise<Result> {
  const { tx, actor, now, audit } = context
  const loaded = await readoutForWrite(context, input.readoutId)
  if (!loaded.ok) return loaded
  const locked = refuseUnlessDraft(loaded.value)
  if (locked) return locked
  const comment = await find(context, input)
  if (!comment) return missing()
  if ((comment.resolvedAt !== null) === settled) return ok(null)
  await tx.readoutComment.update({
    where: { id: comment.id },
    data: {
      resolvedAt: settled ? now : null,
      resolvedBy: settled ? actor.userId : null,
      resolvedByName: settled ? actor.name : null,
    },
  })
  const action = settled ? 'readout.comment_settled' : 'readout.comment_reopened'
  audit({ ...subjectOf(loaded.value), action, changes: { comment: { from: null, to: comment.text } } })
  return ok(null)
}

/** How many comments wait for the writer. */
export const openComments = ({ tx }: Pick<CommandContext, 'tx'>, readoutId: string): Promise<number> =>
  tx.readoutComment.count({ where: { readoutId, resolvedAt: null } })

/** Made since the readout was last handed in. */
export const ofThisRound = (comment: { at: Date }, readout: { submittedAt: Date | null }): boolean =>
  readout.submittedAt !== null && comment.at >= readout.submittedAt

const find = ({ tx }: CommandContext, { readoutId, commentId }: Named) =>
  tx.readoutComment.findFirst({ where: { id: commentId, readoutId } })

async function inReview(context: CommandContext, readoutId: string): Promise<Result<LoadedReadout>> {
  const loaded = await readoutForWrite(context, readoutId)
  if (!loaded.ok) return loaded
  const { status } = loaded.value
  return isReviewed(status) ? loaded : refused('refusals.readouts.notInReview', { status })
}
