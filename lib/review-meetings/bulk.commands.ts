import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { can } from '@/lib/auth/permissions'
import { beginBulk, bulkCommand, doneAtOnce } from '@/lib/follow-ups/bulk/commands'
import { type Asked, FOLLOW_UP_ACTS, type RowAct, type RowActs } from '@/lib/follow-ups/bulk/row.commands'
import { type BulkAct, bulkChangeSchema } from '@/lib/follow-ups/bulk/schema'
import { Prisma } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { forbidden, missing, ok, type Result, refused } from '@/lib/platform/result'
import { bulkReviewSchema } from './bulk-schema'
import { planMeeting } from './commands'
import { addToMeeting, type NotAdded } from './items.commands'
import { openMeetingForWrite } from './load.commands'

const WHY = {
  already: 'refusals.bulk.onList',
  finished: 'refusals.bulk.nothingToReview',
  full: 'refusals.bulk.listFull',
} as const satisfies Record<Exclude<NotAdded, 'missing'>, string>

/** It changes nothing of the follow-up, so it asks for no version of it. */
const addToReview: RowAct['run'] = async (context, { followUpId }, { meetingId }) => {
  const answer = await addToMeeting(context, String(meetingId), [followUpId])
  if (!answer.ok) return answer
  const why = answer.value.not[0]?.why
  if (why === undefined) return ok(null)
  return why === 'missing' ? missing() : refused(WHY[why])
}

/** Everything that can be done to several follow-ups at once. */
export const ALL_ACTS = {
  ...FOLLOW_UP_ACTS,
  addToReview: { permission: 'follow-up.review', run: addToReview },
} as const satisfies RowActs

/** Puts several on the list of a review meeting, one that is there or a new one. */
export const addFollowUpsToReview = bulkCommand({
  name: 'addFollowUpsToReview',
  act: 'addToReview',
  permission: ALL_ACTS.addToReview.permission,
  acts: ALL_ACTS,
  schema: bulkReviewSchema,
  asked: async (context, { meeting }): Promise<Result<Asked>> => {
    if (!meeting) return missing()
    if ('id' in meeting) {
      const open = await openMeetingForWrite(context, meeting.id)
      return open.ok ? ok({ meetingId: meeting.id }) : open
    }
    const planned = await planMeeting(context, newId(), { title: meeting.name, heldOn: null, present: null })
    return ok({ meetingId: planned.id })
  },
})

/**
 * Does one's own bulk change again for what it could not do, or did not come to: another bulk change, with what was asked
 * then. Whoever asks has looked: versions of then are not asked for.
 */
export const retryBulkChange = doneAtOnce(
  defineCommand({
    name: 'retryBulkChange',
    permission: 'follow-up.write',
    schema: bulkChangeSchema,
    handler: async (context: CommandContext, { bulkId }) => {
      const { tx, actor } = context
      const earlier = actor.userId && (await tx.bulkChange.findFirst({ where: { id: bulkId, userId: actor.userId } }))
      if (!earlier) return missing()
      const act = earlier.act as BulkAct
      if (!can(actor, ALL_ACTS[act].permission)) return forbidden()
      if (earlier.finishedAt === null) return refused('refusals.bulk.underWay')
      if (earlier.changed === earlier.total) return refused('refusals.bulk.nothingLeft')
      const rows = Prisma.sql`SELECT x.follow_up_id AS id, NULL::int AS version FROM bulk_change_row x
        WHERE x.bulk_change_id = ${bulkId}::uuid AND x.changed IS NOT TRUE`
      return await beginBulk(context, { act, asked: earlier.input as Asked, rows })
    },
  }),
  ALL_ACTS,
)
