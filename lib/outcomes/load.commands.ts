import type { CommandContext } from '@/lib/audit/command'
import { can } from '@/lib/auth/permissions'
import { lock } from '@/lib/platform/lock'
import { reference } from '@/lib/platform/reference'
import { invalid, missing, ok, type Result, refused } from '@/lib/platform/result'
import { type LoadedReadout, readoutForWrite } from '@/lib/readouts/load.commands'

/** The outcome and its readout for a write, both held; hidden or absent is `missing`. */
export async function outcomeForWrite(context: CommandContext, outcomeId: string) {
  const { tx } = context
  const at = await tx.outcome.findUnique({ where: { id: outcomeId }, select: { readoutId: true } })
  if (!at) return missing()
  const loaded = await readoutForWrite(context, at.readoutId)
  if (!loaded.ok) return loaded
  await lock(tx, 'outcome', outcomeId)
  const outcome = await tx.outcome.findUniqueOrThrow({ where: { id: outcomeId } })
  return ok({ outcome, readout: loaded.value })
}

export type LoadedOutcome = Extract<Awaited<ReturnType<typeof outcomeForWrite>>, { ok: true }>['value']['outcome']

/**
 * Until the readout is final every writer changes its outcomes; after that it is a correction: a manager's, with a
 * reason. Null when the change may go on.
 */
export function refuseChange(
  { actor }: Pick<CommandContext, 'actor'>,
  readout: LoadedReadout,
  reason: string | null,
): Result<never> | null {
  if (readout.status !== 'final') return null
  if (!can(actor, 'readout.clear')) return refused('refusals.readouts.final', { status: readout.status })
  return reason === null ? invalid('reason', 'errors.correctionReason') : null
}

/** A sentence calls an outcome by its reference: its text is for those who may see it. */
export const subjectOf = (outcome: Pick<LoadedOutcome, 'id' | 'number' | 'visitId'>) =>
  ({
    subjectType: 'outcome',
    subjectId: outcome.id,
    subjectName: reference('O', outcome.number),
    visitId: outcome.visitId,
  }) as const
