import type { CommandContext } from '@/lib/audit/command'
import { transition } from '@/lib/auth/workflow'
import { conflict } from '@/lib/platform/conflict'
import type { Prisma, Tx } from '@/lib/platform/db'
import { invalid, ok, type Result, refused } from '@/lib/platform/result'
import { openComments } from './comments.commands'
import { type LoadedReadout, readoutForWrite, stillProposed, subjectOf } from './load.commands'
import { tellManagers, tellWriter } from './notices.commands'
import { isWriter } from './rules'
import { READOUT_WORKFLOW, type ReadoutStatus, type ReadoutTransition } from './workflow'

export type Moved = { version: number; status: ReadoutStatus }
type Input = { readoutId: string; version: number }
type Step = {
  change: Prisma.ReadoutUncheckedUpdateInput
  reason?: string
  /** What the readout itself says against the step. */
  refuse?: (readout: LoadedReadout) => Promise<Result<never> | null>
  /** What follows the step in its transaction: who is told. */
  after?: (readout: LoadedReadout) => Promise<void>
}

/** One step of the workflow: from-state, version, condition, write, audit. */
export async function moveReadout(
  context: CommandContext,
  input: Input,
  command: ReadoutTransition['command'],
  { change, reason, refuse, after }: Step,
): Promise<Result<Moved>> {
  const row = transition<ReadoutStatus, ReadoutTransition>(READOUT_WORKFLOW, command)
  const loaded = await readoutForWrite(context, input.readoutId)
  if (!loaded.ok) return loaded
  const readout = loaded.value
  const from: readonly ReadoutStatus[] = row.from
  if (!from.includes(readout.status)) return refused('refusals.readouts.step', { status: readout.status })
  if (readout.version !== input.version) {
    return conflict({ version: readout.version, base: {}, mine: {}, theirs: {} })
  }
  const no = await refuse?.(readout)
  if (no) return no
  const { version } = await context.tx.readout.update({
    where: { id: readout.id },
    data: {
      ...change,
      status: row.to,
      proposed: stillProposed(context, readout.proposed, ['status']),
      version: { increment: 1 },
    },
    select: { version: true },
  })
  context.audit({
    ...subjectOf(readout),
    action: row.event,
    changes: { status: { from: readout.status, to: row.to } },
    reason: reason ?? null,
  })
  await after?.(readout)
  return ok({ version, status: row.to })
}

/** Hands the readout in: the writer's step, and only with something in it. */
export function submitReadout(context: CommandContext, input: Input): Promise<Result<Moved>> {
  const { tx, actor, now } = context
  const mine = actor.userId === null ? {} : { writerId: actor.userId, writerName: actor.name }
  return moveReadout(context, input, 'submitReadout', {
    change: { ...mine, submittedAt: now, submittedBy: actor.userId, returnComments: null },
    refuse: async (readout) => {
      if (!isWriter(actor, readout.writerId)) {
        return refused('refusals.readouts.notWriter', { writer: readout.writerName })
      }
      return (await isEmpty(tx, readout.id)) ? refused('refusals.readouts.empty') : null
    },
    after: (readout) => tellManagers(context, readout),
  })
}

/**
 * Hands the readout back: with a reason, with comments beside its text, or with both. The reason stands on top of it
 * until it is submitted again.
 */
export async function returnReadout(
  context: CommandContext,
  input: Input & { reason: string | null },
): Promise<Result<Moved>> {
  const { reason } = input
  let comments = 0
  return await moveReadout(context, input, 'returnReadout', {
    change: { returnComments: reason ?? '', submittedAt: null, submittedBy: null, clearedAt: null },
    ...(reason === null ? {} : { reason }),
    refuse: async (readout) => {
      comments = await openComments(context, readout.id)
      return reason === null && comments === 0 ? invalid('reason', 'errors.returnComments') : null
    },
    after: (readout) => tellWriter(context, readout, comments),
  })
}

/** Whether a readout holds nothing that is worth handing in. */
async function isEmpty(tx: Tx, readoutId: string): Promise<boolean> {
  const standing = { readoutId, archivedAt: null }
  const written = await tx.readoutSection.count({ where: { readoutId, text: { not: '' } } })
  return (
    written + (await tx.outcome.count({ where: standing })) + (await tx.storedFile.count({ where: standing })) === 0
  )
}
