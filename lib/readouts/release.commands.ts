import type { CommandContext } from '@/lib/audit/command'
import { conflict } from '@/lib/platform/conflict'
import { ok, type Result, refused } from '@/lib/platform/result'
import { restrictedReach } from '@/lib/visits/scope'
import { type LoadedReadout, readoutToMark, subjectOf } from './load.commands'
import type { Handling } from './schema'

/**
 * Restricts a readout or opens it to the office again; its outcomes and follow-ups go with it, by triggers. Who would no
 * longer see it is refused: nobody takes a readout from themselves by mistake.
 */
export async function setHandling(
  context: CommandContext,
  input: { readoutId: string; version: number; handling: Handling; reason: string | null },
): Promise<Result> {
  const { tx, audit } = context
  const { handling, reason } = input
  const loaded = await readoutToMark(context, input.readoutId, reason)
  if (!loaded.ok) return loaded
  const readout = loaded.value
  if (readout.handling === handling) return ok(null)
  if (readout.version !== input.version) return conflict({ version: readout.version, base: {}, mine: {}, theirs: {} })
  if (handling === 'restricted' && !(await staysInSight(context, readout))) {
    return refused('refusals.readouts.restrictOffTeam')
  }
  await tx.readout.update({ where: { id: readout.id }, data: { handling, version: { increment: 1 } } })
  const action = handling === 'restricted' ? 'readout.restricted' : 'readout.unrestricted'
  audit({ ...subjectOf(readout), action, reason })
  return ok(null)
}

async function staysInSight({ tx, actor }: CommandContext, { visitId, writerId }: LoadedReadout): Promise<boolean> {
  if (restrictedReach(actor) === 'all' || writerId === actor.userId) return true
  return actor.userId !== null && (await tx.visitTeamMember.count({ where: { visitId, userId: actor.userId } })) > 0
}

/** Marks a section as one that may leave the office, or takes that back. No text changes, so no revision is made. */
export async function setSectionRelease(
  context: CommandContext,
  input: { readoutId: string; key: string; releasable: boolean; reason: string | null },
): Promise<Result> {
  const { tx, audit } = context
  const { key, releasable, reason } = input
  const loaded = await readoutToMark(context, input.readoutId, reason)
  if (!loaded.ok) return loaded
  const readout = loaded.value
  const at = { readoutId_key: { readoutId: readout.id, key } }
  const section = await tx.readoutSection.findUnique({ where: at, select: { title: true, releasable: true } })
  if (!section) return refused('refusals.readouts.sectionNotWritten')
  if (section.releasable === releasable) return ok(null)
  await tx.readoutSection.update({ where: at, data: { releasable } })
  audit({
    ...subjectOf(readout),
    action: releasable ? 'readout.section_released' : 'readout.section_withheld',
    // An own section by its title; a fixed one by its name, which the history has in words.
    changes:
      section.title === null ? { field: { from: null, to: key } } : { section: { from: null, to: section.title } },
    reason,
  })
  return ok(null)
}
