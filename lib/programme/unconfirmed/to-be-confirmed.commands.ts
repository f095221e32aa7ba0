import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { conflict } from '@/lib/platform/conflict'
import { dayFromDb, dayToDb } from '@/lib/platform/day'
import { ok, type Result } from '@/lib/platform/result'
import { itemForWrite, type LoadedItem, subjectOf } from '../item-for-write.commands'
import { shownItem } from '../shown'
import type { ConfirmableField } from '../values'
import { isFilled } from './confirmable'
import { closeNotes, noteNotNeeded } from './open-notes.commands'
import { markToBeConfirmedSchema, settleToBeConfirmedSchema } from './settle-schema'

type Texts = { askedOf: string | null; until: string | null; note: string | null }
type Asked = Texts & {
  itemId: string
  field: ConfirmableField
  version: number
  base?: Record<string, string | null> | undefined
}
type Marked = { id: string; version: number }

/**
 * Notes that a field of an item, filled or not, is to be confirmed: whom we asked, until when, and a note, each of which
 * may be missing. Where an open note stands already it is changed, on its version.
 */
export const markToBeConfirmed = defineCommand({
  name: 'markToBeConfirmed',
  permission: 'programme.edit',
  schema: markToBeConfirmedSchema,
  handler: mark,
})

/**
 * Notes that a field is settled as it is. One that stands empty or unanswered needs nothing more: it is off the lists of
 * what is open until it changes or somebody asks again.
 */
export const settleToBeConfirmed = defineCommand({
  name: 'settleToBeConfirmed',
  permission: 'programme.edit',
  schema: settleToBeConfirmedSchema,
  handler: settleAsItIs,
})

const openNote = (context: CommandContext, itemId: string, field: ConfirmableField) =>
  context.tx.toBeConfirmed.findFirst({ where: { itemId, field, settledAt: null } })

async function mark(context: CommandContext, input: Asked): Promise<Result<Marked>> {
  const { tx, now, actor } = context
  const found = await itemForWrite(context, input.itemId)
  if (!found.ok) return found
  const { item } = found.value
  const { itemId, field, askedOf, until, note } = input
  const mine: Texts = { askedOf, until, note }
  const open = await openNote(context, itemId, field)
  const theirs: Texts = {
    askedOf: open?.askedOf ?? null,
    until: dayFromDb(open?.until ?? null),
    note: open?.note ?? null,
  }
  if ((open?.version ?? 0) !== input.version) {
    return conflict({ version: open?.version ?? 0, base: input.base ?? {}, mine, theirs })
  }
  const names = Object.keys(mine) as (keyof Texts)[]
  const changes = names.flatMap((name) =>
    mine[name] === theirs[name] ? [] : [[name, change(theirs[name], mine[name])]],
  )
  if (open && changes.length === 0) return ok({ id: open.id, version: open.version })
  const data = { askedOf, note, until: dayToDb(until) }
  const saved = open
    ? await tx.toBeConfirmed.update({ where: { id: open.id }, data: { ...data, version: { increment: 1 } } })
    : await tx.toBeConfirmed.create({
        data: { id: context.commandId, itemId, field, ...data, createdAt: now, createdBy: actor.userId },
      })
  // Asked again: that nothing was needed is no longer so.
  await tx.toBeConfirmed.updateMany({ where: { itemId, field, notNeeded: true }, data: { notNeeded: false } })
  context.audit({
    ...subjectOf(item),
    action: 'programme_item.marked_to_be_confirmed',
    changes: { field: change(null, field), ...Object.fromEntries(changes) },
  })
  return ok({ id: saved.id, version: saved.version })
}

const change = (from: string | null, to: string | null) => ({ from, to })

async function settleAsItIs(
  context: CommandContext,
  input: { itemId: string; field: ConfirmableField; version: number },
): Promise<Result<{ id: string }>> {
  const found = await itemForWrite(context, input.itemId)
  if (!found.ok) return found
  const { item } = found.value
  const { itemId, field } = input
  const open = await openNote(context, itemId, field)
  if ((open?.version ?? 0) !== input.version) {
    return conflict({ version: open?.version ?? 0, base: {}, mine: {}, theirs: {} })
  }
  if (isFilled(field, shownItem(item)) && !waitsForAnswer(field, item)) await closeNotes(context, item, [field])
  else await noteNotNeeded(context, item, { field, openId: open?.id ?? null })
  return ok({ id: itemId })
}

const waitsForAnswer = (field: ConfirmableField, { counterparts }: LoadedItem): boolean =>
  field === 'counterparts' && counterparts.some(({ answer }) => answer !== 'confirmed')
