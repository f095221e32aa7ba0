import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { dayFromDb } from '@/lib/platform/day'
import { reference } from '@/lib/platform/reference'
import { fail, ok, type Result, refused } from '@/lib/platform/result'
import { loadVisitTimes } from '../instants.commands'
import { itemForWrite, openVisit, subjectOf, type VisitRow } from '../item-for-write.commands'
import { isOutsideVisit } from '../rules'
import type { Day } from './day'
import { copyItems, itemsToCopy, ownParties } from './items.commands'
import { duplicateDaySchema, duplicateItemSchema } from './schema'

/** Makes an item once more, all that is planned of it, as Requested; on its own day or on another. */
export const duplicateItem = defineCommand({
  name: 'duplicateItem',
  permission: 'programme.edit',
  schema: duplicateItemSchema,
  handler: async (context, input): Promise<Result<{ id: string }>> => {
    const { dayNumber, date, commandId: id } = input
    const found = await itemForWrite(context, input.itemId)
    if (!found.ok) return found
    const { visit, item } = found.value
    if (await context.tx.programmeItem.findUnique({ where: { id }, select: { id: true } })) {
      return refused('errors.commandReused')
    }
    // Asked once: on its own day it stands already.
    const sameDay = item.dayNumber === dayNumber && dayFromDb(item.date) === date
    const dates = { arrivalDate: dayFromDb(visit.arrivalDate), departureDate: dayFromDb(visit.departureDate) }
    if (!sameDay && isOutsideVisit(item.type, input, dates) && !input.confirmed.includes('outsideVisit')) {
      const field = date === null ? 'dayNumber' : 'date'
      const key = 'refusals.programme.outsideVisit'
      return fail({ kind: 'confirm', warnings: [{ code: 'outsideVisit', field, key }] })
    }
    await copyTo(context, { visit, itemIds: [item.id], day: { dayNumber, date }, id })
    return ok({ id })
  },
})

/** Makes the chosen items once more on another day; none when one of them is no longer there. */
export const duplicateDay = defineCommand({
  name: 'duplicateDay',
  permission: 'programme.edit',
  schema: duplicateDaySchema,
  handler: async (context, input): Promise<Result<{ copied: number }>> => {
    const visit = await openVisit(context, input.visitId)
    if (!visit.ok) return visit
    const itemIds = [...new Set(input.itemIds)]
    const { dayNumber, date } = input
    const copied = await copyTo(context, { visit: visit.value, itemIds, day: { dayNumber, date } })
    return copied === itemIds.length ? ok({ copied }) : refused('refusals.programme.copy.gone')
  },
})

type Wanted = { visit: VisitRow; itemIds: readonly string[]; day: Day; id?: string }

/** @returns how many of them were there */
async function copyTo(context: CommandContext, { visit, itemIds, day, id }: Wanted): Promise<number> {
  const { tx } = context
  const items = await itemsToCopy(tx, visit.id, itemIds)
  const times = await loadVisitTimes(tx, visit.id)
  const ids = await copyItems(
    tx,
    items.map((item) => ({ item, day, ...(id ? { id } : {}) })),
    { visitId: visit.id, from: times, to: times, parties: await ownParties(tx, visit.id) },
  )
  for (const [index, item] of items.entries()) {
    context.audit({
      ...subjectOf({ ...item, id: ids[index] ?? item.id }),
      action: 'programme_item.copied',
      changes: { copyOf: { from: null, to: reference('P', item.number) } },
    })
  }
  return items.length
}
