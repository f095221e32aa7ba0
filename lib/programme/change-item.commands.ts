import type { CommandContext } from '@/lib/audit/command'
import { followItem } from '@/lib/delegations/roster.commands'
import { dayFromDb } from '@/lib/platform/day'
import { invalid, ok, type Result, refused } from '@/lib/platform/result'
import type { PartOfDay } from '@/lib/time/partial-fields'
import { knownReadoutSql } from '@/lib/visits/scope'
import { itemForWrite, staleStep, subjectOf } from './item-for-write.commands'
import { dayOf, moveWithinDay, positionOf } from './order'
import { isReadoutEmpty } from './rules'
import { contactName } from './shown'
import { forgetNotNeeded } from './unconfirmed/open-notes.commands'
import type { CounterpartAnswer } from './values'
import type { ItemStatus, ItemTransition } from './workflow'

type Saved = { id: string; version: number }
type Step = { itemId: string; version: number; reason: string | null }

/** Takes one row of the workflow; refused from a state that the row does not name, or while its condition fails. */
export async function stepItem(context: CommandContext, row: ItemTransition, input: Step): Promise<Result<Saved>> {
  const found = await itemForWrite(context, input.itemId)
  if (!found.ok) return found
  const { item } = found.value
  if (item.version !== input.version) return staleStep(item, row.to)
  const from: readonly ItemStatus[] = row.from
  if (!from.includes(item.status)) return refused(`refusals.programme.wrongStatus.${item.status}`)
  if (row.command === 'takeBackHeld' && !(await hasNothingWritten(context, item.id))) {
    return refuseWritten(context, item.id, 'refusals.programme.readoutWritten')
  }
  const keepsReason = row.to === 'postponed' || row.to === 'cancelled'
  const saved = await context.tx.programmeItem.update({
    where: { id: item.id },
    data: {
      status: row.to,
      statusReason: keepsReason ? input.reason : null,
      proposed: item.proposed.filter((field) => field !== 'status'),
      version: { increment: 1 },
    },
  })
  // What was held or off did not follow the delegation meanwhile.
  if ((item.status === 'held' || item.status === 'cancelled') && row.to !== 'held') {
    await followItem(context.tx, item.id, null)
  }
  context.audit({
    ...subjectOf(item),
    action: row.event,
    changes: { status: { from: item.status, to: row.to } },
    reason: input.reason,
  })
  return ok({ id: item.id, version: saved.version })
}

async function hasNothingWritten({ tx }: CommandContext, itemId: string): Promise<boolean> {
  const outcomes = await tx.outcome.count({ where: { itemId, archivedAt: null } })
  const readout = await tx.readout.findUnique({
    where: { itemId },
    select: {
      sections: { where: { text: { not: '' } }, select: { key: true } },
      _count: { select: { files: { where: { archivedAt: null } } } },
    },
  })
  return isReadoutEmpty(readout && { written: readout.sections.length, outcomes, files: readout._count.files })
}

/** Refused with the way to what was written; of a restricted readout that is not for the actor nothing is told. */
async function refuseWritten(
  { tx, actor }: CommandContext,
  itemId: string,
  key: 'refusals.programme.readoutWritten' | 'refusals.programme.archiveWritten',
): Promise<Result<never>> {
  const known = await tx.$queryRaw<unknown[]>`/* programme.readout-known */
    SELECT 1 FROM readout r WHERE r.item_id = ${itemId}::uuid AND ${knownReadoutSql(actor)}`
  if (known.length === 0) return refused('refusals.programme.askTheTeam')
  return refused(key, undefined, [{ key: 'refusals.programme.openReadout', href: `/meetings/${itemId}/readout` }])
}

/** Puts an item into the archive, from which it comes back; refused once something was written down about it. */
export async function archive(
  context: CommandContext,
  input: { itemId: string; version: number },
): Promise<Result<Saved>> {
  const found = await itemForWrite(context, input.itemId)
  if (!found.ok) return found
  const { item } = found.value
  if (item.version !== input.version) return staleStep(item, 'archived')
  if (!(await hasNothingWritten(context, item.id))) {
    return refuseWritten(context, item.id, 'refusals.programme.archiveWritten')
  }
  const saved = await context.tx.programmeItem.update({
    where: { id: item.id },
    data: { archivedAt: context.now, archivedBy: context.actor.userId, version: { increment: 1 } },
  })
  context.audit({ ...subjectOf(item), action: 'programme_item.archived' })
  return ok({ id: item.id, version: saved.version })
}

/** Brings an item back from the archive as it was; who takes part is as the delegation is now, unless it was held. */
export async function restore(
  context: CommandContext,
  input: { itemId: string; version: number },
): Promise<Result<Saved>> {
  const found = await itemForWrite(context, input.itemId, { archived: true })
  if (!found.ok) return found
  const { item } = found.value
  if (item.version !== input.version) return staleStep(item, 'restored')
  const saved = await context.tx.programmeItem.update({
    where: { id: item.id },
    data: { archivedAt: null, archivedBy: null, version: { increment: 1 } },
  })
  if (item.status !== 'held') await followItem(context.tx, item.id, null)
  context.audit({ ...subjectOf(item), action: 'programme_item.restored' })
  return ok({ id: item.id, version: saved.version })
}

/**
 * Moves an item by one place within its day and writes the whole day's order down. No version: two planners who move
 * at once both get what they asked for, one after the other, and nobody's open form is made stale by it.
 */
export async function move(
  context: CommandContext,
  { itemId, direction }: { itemId: string; direction: 'up' | 'down' },
): Promise<Result<{ id: string }>> {
  const found = await itemForWrite(context, itemId)
  if (!found.ok) return found
  const { visit, item } = found.value
  const rows = await context.tx.programmeItem.findMany({
    where: { visitId: visit.id, archivedAt: null },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      dayNumber: true,
      date: true,
      partOfDay: true,
      startTime: true,
      endTime: true,
      startsAt: true,
      position: true,
    },
  })
  const placed = rows.map((row) => ({
    ...row,
    date: dayFromDb(row.date),
    partOfDay: row.partOfDay satisfies PartOfDay | null,
    position: positionOf(row.position),
  }))
  const order = moveWithinDay(dayOf(placed, itemId, dayFromDb(visit.arrivalDate)), itemId, direction)
  if (!order) return refused('refusals.programme.cannotMove')
  const positions = order.map((id, index) => ({ id, position: index + 1 }))
  await context.tx.$executeRaw`/* programme.move-within-day */
    UPDATE programme_item i SET position = d.position
    FROM jsonb_to_recordset(${JSON.stringify(positions)}::jsonb) AS d(id uuid, position int) WHERE i.id = d.id`
  context.audit({ ...subjectOf(item), action: `programme_item.moved_${direction}` })
  return ok({ id: item.id })
}

/** Notes what a counterpart answered. The item's own text is untouched, and so is its version. */
export async function answer(
  context: CommandContext,
  input: { itemId: string; contactId: string; answer: CounterpartAnswer },
): Promise<Result<{ id: string }>> {
  const found = await itemForWrite(context, input.itemId)
  if (!found.ok) return found
  const { item } = found.value
  const counterpart = item.counterparts.find(({ contactId }) => contactId === input.contactId)
  if (!counterpart) return invalid('contactId', 'errors.referenceGone')
  if (counterpart.answer === input.answer) return ok({ id: item.id })
  await context.tx.itemCounterpart.update({
    where: { itemId_contactId: { itemId: item.id, contactId: input.contactId } },
    data: { answer: input.answer },
  })
  await forgetNotNeeded(context.tx, item.id, { counterparts: input.answer })
  context.audit({
    ...subjectOf(item),
    action: 'programme_item.answered',
    changes: {
      counterpart: { from: null, to: contactName(counterpart.contact) },
      answer: { from: counterpart.answer, to: input.answer },
    },
  })
  return ok({ id: item.id })
}
