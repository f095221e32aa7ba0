import type { CommandContext } from '@/lib/audit/command'
import { type LoadedItem, subjectOf } from '../item-for-write.commands'
import { CONFIRMABLE_FIELDS, type ConfirmableField } from '../values'
import { ownFields } from './confirmable'

/** A field that needed no value has been given one, or lost it: that it needs none was said of what stood before. */
export async function forgetNotNeeded(
  tx: CommandContext['tx'],
  itemId: string,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  const field = { in: CONFIRMABLE_FIELDS.filter((one) => ownFields(one).some((name) => name in changes)) }
  await tx.toBeConfirmed.updateMany({ where: { itemId, notNeeded: true, field }, data: { notNeeded: false } })
}

type Item = Pick<LoadedItem, 'id' | 'title' | 'visitId'>
const fieldChange = (field: string) => ({ field: { from: null, to: field } })

/** Closes the open notes of these fields; the history has one line for each. */
export async function closeNotes(
  context: CommandContext,
  item: Item,
  fields: readonly ConfirmableField[],
): Promise<void> {
  const { tx, now, actor } = context
  const open = await tx.toBeConfirmed.findMany({
    where: { itemId: item.id, settledAt: null, field: { in: [...fields] } },
    orderBy: { id: 'asc' },
    select: { id: true, field: true },
  })
  if (open.length === 0) return
  await tx.toBeConfirmed.updateMany({
    where: { id: { in: open.map(({ id }) => id) } },
    data: { settledAt: now, settledBy: actor.userId, version: { increment: 1 } },
  })
  for (const { field } of open) {
    context.audit({ ...subjectOf(item), action: 'programme_item.confirmed_field', changes: fieldChange(field) })
  }
}

/** Keeps that a field needs no value, on its open note where there is one; noting it twice is once. */
export async function noteNotNeeded(
  context: CommandContext,
  item: Item,
  { field, openId }: { field: ConfirmableField; openId: string | null },
): Promise<void> {
  const { tx, now, actor, commandId } = context
  const settled = { settledAt: now, settledBy: actor.userId, notNeeded: true }
  if (openId) {
    await tx.toBeConfirmed.update({ where: { id: openId }, data: { ...settled, version: { increment: 1 } } })
  } else {
    if (await tx.toBeConfirmed.count({ where: { itemId: item.id, field, notNeeded: true } })) return
    await tx.toBeConfirmed.create({
      data: { id: commandId, itemId: item.id, field, createdAt: now, createdBy: actor.userId, ...settled },
    })
  }
  context.audit({ ...subjectOf(item), action: 'programme_item.field_not_needed', changes: fieldChange(field) })
}
