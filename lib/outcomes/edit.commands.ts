import type { CommandContext } from '@/lib/audit/command'
import { changed } from '@/lib/audit/record'
import { conflict } from '@/lib/platform/conflict'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { noteCorrection, readoutForWrite, stillProposed } from '@/lib/readouts/load.commands'
import { searchKey } from '@/lib/search/key'
import { type LoadedOutcome, outcomeForWrite, refuseChange, subjectOf } from './load.commands'
import type { OutcomeFields } from './schema'

const FIELDS = ['type', 'text', 'owedBy'] as const

/** A new outcome, last in its readout. */
export async function addOutcome(
  context: CommandContext,
  input: OutcomeFields & {
    commandId: string
    id: string | null
    readoutId: string
    sectionKey: string | null
    reason: string | null
  },
): Promise<Result<{ id: string }>> {
  const { tx, audit } = context
  const loaded = await readoutForWrite(context, input.readoutId)
  if (!loaded.ok) return loaded
  const readout = loaded.value
  const no = refuseChange(context, readout, input.reason)
  if (no) return no
  const id = input.id ?? input.commandId
  if (await tx.outcome.findUnique({ where: { id }, select: { id: true } })) return refused('errors.commandReused')
  const last = await tx.outcome.aggregate({ where: { readoutId: readout.id }, _max: { position: true } })
  const { type, text, owedBy, sectionKey } = input
  const outcome = await tx.outcome.create({
    data: {
      id,
      visitId: readout.visitId,
      itemId: readout.itemId,
      readoutId: readout.id,
      type,
      text,
      owedBy,
      sectionKey,
      searchKey: searchKey(text),
      position: (last._max.position ?? -1) + 1,
    },
  })
  audit({
    ...subjectOf(outcome),
    action: 'outcome.added',
    changes: { type: { from: null, to: type }, text: { from: null, to: text }, owedBy: { from: null, to: owedBy } },
    reason: input.reason,
  })
  await noteCorrection(context, readout, input.reason)
  return ok({ id })
}

/** Type, text and who owes it. A save that changes nothing still answers for what was only proposed. */
export async function editOutcome(
  context: CommandContext,
  input: OutcomeFields & {
    outcomeId: string
    version: number
    base?: Record<string, string | null> | undefined
    reason: string | null
  },
): Promise<Result<{ version: number }>> {
  const loaded = await outcomeForWrite(context, input.outcomeId)
  if (!loaded.ok) return loaded
  const { outcome, readout } = loaded.value
  if (outcome.archivedAt) return missing()
  const no = refuseChange(context, readout, input.reason)
  if (no) return no
  const mine = { type: input.type, text: input.text, owedBy: input.owedBy }
  const theirs = { type: outcome.type, text: outcome.text, owedBy: outcome.owedBy }
  if (input.version !== outcome.version) {
    return conflict({ version: outcome.version, base: input.base ?? {}, mine, theirs })
  }
  const changes = changed(theirs, mine, FIELDS)
  const proposed = stillProposed(context, outcome.proposed, FIELDS)
  if (Object.keys(changes).length === 0 && proposed.length === outcome.proposed.length) {
    return ok({ version: outcome.version })
  }
  const { version } = await context.tx.outcome.update({
    where: { id: outcome.id },
    data: { ...mine, searchKey: searchKey(mine.text), proposed, version: { increment: 1 } },
    select: { version: true },
  })
  context.audit({ ...subjectOf(outcome), action: 'outcome.edited', changes, reason: input.reason })
  await noteCorrection(context, readout, input.reason)
  return ok({ version })
}

type Change = { outcomeId: string; version: number; reason: string | null }

/** Into the archive, where it counts nowhere; refused while follow-ups hang on it. */
export async function archiveOutcome(context: CommandContext, input: Change): Promise<Result> {
  const { tx, actor, now } = context
  return await changeStanding(context, input, 'outcome.archived', async (outcome) => {
    if (outcome.archivedAt) return missing()
    const followUps = await tx.followUp.count({ where: { outcomeId: outcome.id, archivedAt: null } })
    if (followUps > 0) return refused('refusals.outcomes.hasFollowUps', { count: followUps })
    return ok({ archivedAt: now, archivedBy: actor.userId })
  })
}

/** Back from the archive, at its old place. */
export async function restoreOutcome(context: CommandContext, input: Change): Promise<Result> {
  return await changeStanding(context, input, 'outcome.restored', async (outcome) =>
    outcome.archivedAt ? ok({ archivedAt: null, archivedBy: null }) : missing(),
  )
}

type Standing = { archivedAt: Date | null; archivedBy: string | null }

async function changeStanding(
  context: CommandContext,
  input: Change,
  action: 'outcome.archived' | 'outcome.restored',
  decide: (outcome: LoadedOutcome) => Promise<Result<Standing>>,
): Promise<Result> {
  const loaded = await outcomeForWrite(context, input.outcomeId)
  if (!loaded.ok) return loaded
  const { outcome, readout } = loaded.value
  const no = refuseChange(context, readout, input.reason)
  if (no) return no
  const decided = await decide(outcome)
  if (!decided.ok) return decided
  if (input.version !== outcome.version) return conflict({ version: outcome.version, base: {}, mine: {}, theirs: {} })
  await context.tx.outcome.update({
    where: { id: outcome.id },
    data: { ...decided.value, version: { increment: 1 } },
  })
  context.audit({ ...subjectOf(outcome), action, reason: input.reason })
  await noteCorrection(context, readout, input.reason)
  return ok(null)
}

/** One place up or down among the outcomes of its readout; at the end it stays. Positions are written anew. */
export async function moveOutcome(
  context: CommandContext,
  input: { outcomeId: string; direction: 'up' | 'down'; reason: string | null },
): Promise<Result> {
  const loaded = await outcomeForWrite(context, input.outcomeId)
  if (!loaded.ok) return loaded
  const { outcome, readout } = loaded.value
  if (outcome.archivedAt) return missing()
  const no = refuseChange(context, readout, input.reason)
  if (no) return no
  const rows = await context.tx.outcome.findMany({
    where: { readoutId: readout.id, archivedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, position: true },
  })
  const from = rows.findIndex(({ id }) => id === outcome.id)
  const to = input.direction === 'up' ? from - 1 : from + 1
  const [moving] = to < 0 || to >= rows.length ? [] : rows.splice(from, 1)
  if (!moving) return ok(null)
  rows.splice(to, 0, moving)
  for (const [position, row] of rows.entries()) {
    if (row.position !== position) await context.tx.outcome.update({ where: { id: row.id }, data: { position } })
  }
  context.audit({
    ...subjectOf(outcome),
    action: 'outcome.moved',
    changes: { position: { from: from + 1, to: to + 1 } },
    reason: input.reason,
  })
  return ok(null)
}
