import type { CommandContext } from '@/lib/audit/command'
import { ok, type Result } from '@/lib/platform/result'
import { stillProposed } from '@/lib/readouts/load.commands'
import { followUpForWrite, refuseFinished, subjectOf, touch } from '../load.commands'

/** Writes the next step alone, within a command that holds the permission for it; refused once the work is finished. */
export async function orderNextStep(
  context: CommandContext,
  { followUpId, nextStep }: { followUpId: string; nextStep: string },
): Promise<Result> {
  const loaded = await followUpForWrite(context, followUpId)
  if (!loaded.ok) return loaded
  const followUp = loaded.value
  const finished = refuseFinished(followUp)
  if (finished) return finished
  if (followUp.nextStep === nextStep) return ok(null)
  await context.tx.followUp.update({
    where: { id: followUpId },
    data: { nextStep, proposed: stillProposed(context, followUp.proposed, ['nextStep']), ...touch(context.now) },
  })
  context.audit({
    action: 'follow_up.edited',
    ...subjectOf(followUp),
    changes: { nextStep: { from: followUp.nextStep, to: nextStep } },
  })
  return ok(null)
}
