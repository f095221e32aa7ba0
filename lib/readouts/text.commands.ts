import type { CommandContext } from '@/lib/audit/command'
import { conflict } from '@/lib/platform/conflict'
import { ok, type Result } from '@/lib/platform/result'
import { type LoadedReadout, stillProposed, subjectOf } from './load.commands'
import { sameTexts } from './rules'
import { TEXTS, type Texts } from './schema'

export type Saved = { version: number /** Null when nothing changed. */; revision: number | null }

type Input = { version: number; base?: Record<string, string | null> | undefined } & Texts

/**
 * Writes the texts as a new revision; none when they are as they were. Refuses a stale version with both texts.
 * @param reason of a correction; its event is then `readout.corrected`
 */
export async function saveText(
  context: CommandContext,
  readout: LoadedReadout,
  input: Input,
  reason?: string,
): Promise<Result<Saved>> {
  const mine: Texts = { discussion: input.discussion, positions: input.positions, pressLine: input.pressLine }
  const theirs: Texts = { discussion: readout.discussion, positions: readout.positions, pressLine: readout.pressLine }
  if (sameTexts(mine, theirs)) return ok({ version: readout.version, revision: null })
  if (input.version !== readout.version) {
    return conflict({ version: readout.version, base: input.base ?? {}, mine, theirs })
  }
  const { tx, actor, now, audit } = context
  const last = await tx.readoutRevision.aggregate({ where: { readoutId: readout.id }, _max: { number: true } })
  const number = (last._max.number ?? 0) + 1
  await tx.readoutRevision.create({
    data: {
      readoutId: readout.id,
      number,
      ...mine,
      reason: reason ?? null,
      writtenBy: actor.userId,
      writtenByName: actor.name,
      at: now,
    },
  })
  const set = TEXTS.filter((field) => mine[field] !== theirs[field])
  const adopted =
    readout.writerId === null && actor.userId !== null && reason === undefined
      ? { writerId: actor.userId, writerName: actor.name }
      : {}
  const { version } = await tx.readout.update({
    where: { id: readout.id },
    data: { ...mine, ...adopted, proposed: stillProposed(context, readout.proposed, set), version: { increment: 1 } },
    select: { version: true },
  })
  // The texts themselves are in the revision: the history only says which one to read.
  audit({
    ...subjectOf(readout),
    action: reason === undefined ? 'readout.saved' : 'readout.corrected',
    changes: { revision: { from: number - 1 || null, to: number } },
    reason: reason ?? null,
  })
  return ok({ version, revision: number })
}
