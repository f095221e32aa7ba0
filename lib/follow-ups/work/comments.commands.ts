import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { can } from '@/lib/auth/permissions'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { followUpForWrite, subjectOf } from '../load.commands'
import { tell } from '../notices.commands'
import { followUpCommentSchema, writeFollowUpCommentSchema } from './schema'

/**
 * What somebody says about a follow-up, also about a closed one. It is no work on it: neither a touch (a stale one stays
 * stale) nor a new version.
 */
export const commentOnFollowUp = defineCommand({
  name: 'commentOnFollowUp',
  permission: 'follow-up.write',
  schema: writeFollowUpCommentSchema,
  handler: async (context, input): Promise<Result<{ id: string }>> => {
    const { tx, actor, now, commandId: id, audit } = context
    const loaded = await followUpForWrite(context, input.followUpId)
    if (!loaded.ok) return loaded
    const { followUpId, text } = input
    await tx.followUpComment.create({ data: { id, followUpId, text, by: actor.userId, byName: actor.name, at: now } })
    audit({ action: 'follow_up.commented', ...subjectOf(loaded.value) })
    await tell(context, loaded.value, 'follow_up_commented', { internal: true })
    return ok({ id })
  },
})

/** Takes one's own comment away, a manager any, with a way back. */
export const archiveFollowUpComment = shelve('archiveFollowUpComment', 'follow_up.comment_archived')
export const restoreFollowUpComment = shelve('restoreFollowUpComment', 'follow_up.comment_restored')

function shelve(
  name: 'archiveFollowUpComment' | 'restoreFollowUpComment',
  action: 'follow_up.comment_archived' | 'follow_up.comment_restored',
) {
  return defineCommand({
    name,
    permission: 'follow-up.write',
    schema: followUpCommentSchema,
    handler: async (context, input): Promise<Result> => {
      const { tx, audit } = context
      const loaded = await followUpForWrite(context, input.followUpId)
      if (!loaded.ok) return loaded
      const { commentId: id, followUpId } = input
      const comment = await tx.followUpComment.findFirst({ where: { id, followUpId } })
      if (!comment) return missing()
      if (!isTheirs(context, comment.by)) return refused('refusals.followUps.commentOfAnother', { by: comment.byName })
      const archive = action === 'follow_up.comment_archived'
      if ((comment.archivedAt !== null) === archive) return ok(null)
      await tx.followUpComment.update({ where: { id }, data: archived(context, archive) })
      audit({ action, ...subjectOf(loaded.value) })
      return ok(null)
    },
  })
}

const isTheirs = ({ actor }: CommandContext, by: string | null): boolean =>
  (actor.userId !== null && actor.userId === by) || can(actor, 'follow-up.review')

const archived = ({ now, actor }: CommandContext, archive: boolean) =>
  archive ? { archivedAt: now, archivedBy: actor.userId } : { archivedAt: null, archivedBy: null }
