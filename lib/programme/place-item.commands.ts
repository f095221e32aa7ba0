import type { CommandContext } from '@/lib/audit/command'
import { conflict } from '@/lib/platform/conflict'
import { dayFromDb, dayToDb } from '@/lib/platform/day'
import { fail, ok, type Result, refused } from '@/lib/platform/result'
import { checkPartialTime } from '@/lib/time/partial'
import type { PartialTime } from '@/lib/time/partial-fields'
import { instantsToStore, loadVisitTimes, storedPartialTime, timeContext } from './instants.commands'
import { itemForWrite, subjectOf } from './item-for-write.commands'
import { type Placement, placeTime } from './place-time'
import { isOutsideVisit } from './rules'
import type { PlaceItemInput } from './schema'
import { timeMessages } from './time-messages'
import { forgetNotNeeded } from './unconfirmed/open-notes.commands'

/**
 * Puts an item on another day or at another time, or gives it another length, as `placeTime` says. Refused for what was
 * held, for an end before the start, and for a local time that does not exist or that the clock shows twice (a place
 * for the choice is the item's own form). Asks before it leaves the visit's dates. Zones are never changed here.
 */
export async function place(
  context: CommandContext,
  input: PlaceItemInput,
): Promise<Result<{ id: string; version: number }>> {
  const found = await itemForWrite(context, input.itemId)
  if (!found.ok) return found
  const { visit, item } = found.value
  const stored = storedPartialTime(item)
  const times = await loadVisitTimes(context.tx, visit.id)
  const time = wantedTime(stored, input, times.arrivalDate)
  if (item.version !== input.version) {
    const [mine, theirs] = [timeTexts(time), timeTexts(stored)]
    const by = await lastOther(context, item.id)
    return conflict({ version: item.version, base: input.base ?? {}, mine, theirs, by })
  }
  if (item.status === 'held') return refused('refusals.programme.heldStays')
  const changes = changesOf(stored, time)
  if (Object.keys(changes).length === 0) return ok({ id: item.id, version: item.version })
  const problems = checkPartialTime(time, timeContext(item.city, times))
  if (problems.length > 0) return fail({ kind: 'invalid', fields: timeMessages(problems) })
  const dates = { arrivalDate: times.arrivalDate, departureDate: dayFromDb(visit.departureDate) }
  const sameDay = stored.dayNumber === time.dayNumber && stored.date === time.date
  if (!sameDay && isOutsideVisit(item.type, time, dates) && !input.confirmed.includes('outsideVisit')) {
    const field = time.date === null ? 'dayNumber' : 'date'
    const warning = { code: 'outsideVisit', field, key: 'refusals.programme.outsideVisit' }
    return fail({ kind: 'confirm', warnings: [warning] })
  }
  const { date, endDate, ...columns } = time
  await context.tx.programmeItem.update({
    where: { id: item.id },
    data: {
      ...columns,
      date: dayToDb(date),
      endDate: dayToDb(endDate),
      ...instantsToStore(time, item.city, times),
      // What a person sets is no longer proposed.
      proposed: item.proposed.filter((field) => !(field in changes)),
      version: { increment: 1 },
    },
  })
  await forgetNotNeeded(context.tx, item.id, changes)
  context.audit({ ...subjectOf(item), action: 'programme_item.moved', changes })
  return ok({ id: item.id, version: item.version + 1 })
}

/** Who last did something to the item, where that was somebody else: a move is made by keys and by drag, in no form. */
async function lastOther({ tx, actor }: CommandContext, itemId: string): Promise<string | null> {
  const last = await tx.auditEvent.findFirst({
    where: { subjectId: itemId },
    orderBy: { id: 'desc' },
    select: { actorId: true, actorName: true },
  })
  return last && last.actorId !== actor.userId ? last.actorName : null
}

function wantedTime(stored: PartialTime, input: PlaceItemInput, arrivalDate: string | null): PartialTime {
  const { dayNumber, date, startTime, endTime, endDate } = input
  if (input.how === 'asGiven') {
    const { partOfDay, startUntil, startOffset, endOffset, durationMin, durationMax } = input
    const day = { dayNumber, date, endDate, partOfDay }
    return { ...stored, ...day, startTime, startUntil, endTime, startOffset, endOffset, durationMin, durationMax }
  }
  const end: Record<typeof input.how, Placement['end']> = {
    keepLength: 'follows',
    setEnd: { endTime, endDate },
    setLength: input.minutes === null ? 'follows' : { minutes: input.minutes },
  }
  const moved = placeTime(stored, { dayNumber, date, startTime, end: end[input.how] }, arrivalDate)
  // Only where the same hour stands there twice does the choice matter, and only who was asked has made it.
  const { startOffset, endOffset } = input
  return { ...moved, startOffset: startOffset ?? moved.startOffset, endOffset: endOffset ?? moved.endOffset }
}

const timeTexts = (time: PartialTime): Record<string, string | null> =>
  Object.fromEntries(Object.entries(time).map(([field, value]) => [field, value === null ? null : String(value)]))

/** The fields of the time that differ, as the history keeps them. */
function changesOf(before: PartialTime, after: PartialTime) {
  const [from, to] = [timeTexts(before), timeTexts(after)]
  const fields = Object.keys(to).filter((field) => from[field] !== to[field])
  return Object.fromEntries(fields.map((field) => [field, { from: from[field] ?? null, to: to[field] ?? null }]))
}
