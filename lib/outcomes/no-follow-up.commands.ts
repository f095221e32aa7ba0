import type { CommandContext } from '@/lib/audit/command'
import { conflict } from '@/lib/platform/conflict'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { outcomeForWrite, subjectOf } from './load.commands'

type Input = { outcomeId: string; version: number }

/**
 * "No follow-up needed", with its reason. It is about the work, not about the record: it can be said of an outcome
 * of a final readout too. Refused while a follow-up is on its way.
 */
export async function waiveFollowUp(context: CommandContext, input: Input & { reason: string }): Promise<Result> {
  const { tx } = context
  return await setReason(context, input, input.reason, async (outcomeId) => {
    const running = await tx.followUp.count({
      where: { outcomeId, archivedAt: null, status: { not: 'dropped' } },
    })
    return running > 0 ? refused('refusals.outcomes.hasFollowUps', { count: running }) : ok(null)
  })
}

/** Takes "No follow-up needed" back. */
export async function requireFollowUp(context: CommandContext, input: Input): Promise<Result> {
  return await setReason(context, input, null, async () => ok(null))
}

async function setReason(
  context: CommandContext,
  input: Input,
  reason: string | null,
  check: (outcomeId: string) => Promise<Result>,
): Promise<Result> {
  const loaded = await outcomeForWrite(context, input.outcomeId)
  if (!loaded.ok) return loaded
  const { outcome } = loaded.value
  if (outcome.archivedAt) return missing()
  const checked = await check(outcome.id)
  if (!checked.ok) return checked
  if (input.version !== outcome.version) {
    return conflict({
      version: outcome.version,
      base: {},
      mine: { reason },
      theirs: { reason: outcome.noFollowUpReason },
    })
  }
  if (outcome.noFollowUpReason === reason) return ok(null)
  await context.tx.outcome.update({
    where: { id: outcome.id },
    data: { noFollowUpReason: reason, version: { increment: 1 } },
  })
  context.audit({
    ...subjectOf(outcome),
    action: reason === null ? 'outcome.follow_up_required' : 'outcome.follow_up_waived',
    changes: { noFollowUpReason: { from: outcome.noFollowUpReason, to: reason } },
  })
  return ok(null)
}
