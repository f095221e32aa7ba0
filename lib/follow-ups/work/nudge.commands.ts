import { defineCommand } from '@/lib/audit/command'
import { ok, type Result, refused } from '@/lib/platform/result'
import { todayAtHome } from '@/lib/platform/today'
import { mayRemindAgain } from '@/lib/readouts/missing'
import { whoMaySee } from '../audience.queries'
import { remindOfFollowUpSchema } from '../bulk/schema'
import { followUpForWrite, type LoadedFollowUp, refuseFinished, subjectOf } from '../load.commands'
import { deliver, type Telling } from '../notices.commands'

/** Reminds the accountable officer now: at most once a day of each follow-up, whoever asks. */
export const remindOfFollowUp = defineCommand({
  name: 'remindOfFollowUp',
  permission: 'follow-up.write',
  schema: remindOfFollowUpSchema,
  handler: async (context, input): Promise<Result> => {
    const loaded = await followUpForWrite(context, input.followUpId)
    return loaded.ok ? await remindLoaded(context, loaded.value) : loaded
  },
})

/**
 * What `remindOfFollowUp` asks and does, on one that is held: also where it is one of many. It changes nothing of the
 * follow-up, so that being asked after does not make it look cared for.
 */
export async function remindLoaded(context: Telling, followUp: LoadedFollowUp): Promise<Result> {
  const { tx, actor, now, audit } = context
  const finished = refuseFinished(followUp)
  if (finished) return finished
  if (followUp.status === 'in_review') return refused('refusals.followUps.waitsForReview')
  if (followUp.officerId === null) return refused('refusals.followUps.nobodyToRemind')
  const accounts = await tx.user.findMany({ where: { personId: followUp.officerId }, select: { id: true } })
  const asked = { today: todayAtHome(now), userIds: accounts.map(({ id }) => id) }
  const userIds = asked.userIds.length > 0 ? await whoMaySee(tx, followUp.id, asked) : []
  if (userIds.length === 0) return refused('refusals.followUps.noAccountToRemind')
  const followUpId = followUp.id
  const last = await tx.followUpNudge.findUnique({ where: { followUpId }, select: { at: true } })
  if (!mayRemindAgain(last?.at ?? null, now)) return refused('refusals.followUps.remindedToday')
  const nudge = { at: now, by: actor.userId, byName: actor.name }
  await tx.followUpNudge.upsert({ where: { followUpId }, create: { followUpId, ...nudge }, update: nudge })
  const subject = { visitId: followUp.visitId, subjectType: 'followUp', subjectId: followUpId }
  const notice = { kind: 'follow_up_reminded', ...subject, values: { by: actor.name } } as const
  await deliver(
    context,
    userIds.map((userId) => ({ userId, ...notice })),
  )
  audit({ action: 'follow_up.reminded', ...subjectOf(followUp) })
  return ok(null)
}
