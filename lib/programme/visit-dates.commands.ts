import type { CommandContext } from '@/lib/audit/command'
import { conflict } from '@/lib/platform/conflict'
import { dayFromDb, dayToDb } from '@/lib/platform/day'
import { type Failure, fail, invalid, ok, type Result } from '@/lib/platform/result'
import { addDays, dateOfDay, diffDays } from '@/lib/time/calendar'
import { rederiveInstants } from './instants.commands'
import { openVisit, subjectOf } from './item-for-write.commands'
import { isOutsideVisit } from './rules'
import type { ItemType } from './values'

type Dates = { arrivalDate: string | null; departureDate: string | null }
type Input = Dates & {
  visitId: string
  version: number
  base?: Record<string, string | null> | undefined
  confirmed: string[]
  moveDated: string[]
}
type Item = {
  id: string
  title: string
  visitId: string
  type: ItemType
  held: boolean
  dayNumber: number | null
  date: string | null
  endDate: string | null
}
type Warning = Extract<Failure, { kind: 'confirm' }>['warnings'][number]
/** An item's day written anew. */
type Rewrite = { item: Item; action: 'programme_item.date_kept' | 'programme_item.date_moved' } & Pick<
  Item,
  'dayNumber' | 'date' | 'endDate'
>

/**
 * Sets the dates of a visit. Day-numbered items follow the arrival once the planner has seen how many will; dated ones
 * move only when ticked (`moveDated`); held ones never: one whose day was a number gets that day written as its date.
 */
export async function setDates(context: CommandContext, input: Input): Promise<Result<{ version: number }>> {
  const { tx } = context
  const found = await openVisit(context, input.visitId)
  if (!found.ok) return found
  const visit = found.value
  const before: Dates = { arrivalDate: dayFromDb(visit.arrivalDate), departureDate: dayFromDb(visit.departureDate) }
  const after: Dates = { arrivalDate: input.arrivalDate, departureDate: input.departureDate }
  if (visit.version !== input.version) {
    return conflict({ version: visit.version, base: input.base ?? {}, mine: after, theirs: before })
  }
  if (before.arrivalDate === after.arrivalDate && before.departureDate === after.departureDate) {
    return ok({ version: visit.version })
  }
  const items = await loadDays(context, visit.id)
  const ticked = new Set(input.moveDated)
  if (!input.moveDated.every((id) => items.some((item) => item.id === id && item.date !== null && !item.held))) {
    return invalid('moveDated', 'errors.referenceGone')
  }
  const rewrites = before.arrivalDate === after.arrivalDate ? [] : rewriteDays(items, before, after, ticked)
  const warnings = warningsOf({ items, rewrites, before, after }).filter(({ code }) => !input.confirmed.includes(code))
  if (warnings.length > 0) return fail({ kind: 'confirm', warnings })

  await tx.visit.update({
    where: { id: visit.id },
    data: {
      arrivalDate: dayToDb(after.arrivalDate),
      departureDate: dayToDb(after.departureDate),
      proposed: visit.proposed.filter((field) => field !== 'arrivalDate' && field !== 'departureDate'),
      version: { increment: 1 },
    },
  })
  for (const rewrite of rewrites) await writeDay(context, rewrite)
  await rederiveInstants(tx, { visitId: visit.id })
  context.audit({
    action: 'visit.dates_set',
    subjectType: 'visit',
    subjectId: visit.id,
    subjectName: visit.title,
    visitId: visit.id,
    changes: Object.fromEntries(
      (['arrivalDate', 'departureDate'] as const)
        .filter((field) => before[field] !== after[field])
        .map((field) => [field, { from: before[field], to: after[field] }]),
    ),
  })
  return ok({ version: visit.version + 1 })
}

async function loadDays({ tx }: CommandContext, visitId: string): Promise<Item[]> {
  const rows = await tx.programmeItem.findMany({
    where: { visitId, archivedAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, title: true, type: true, status: true, dayNumber: true, date: true, endDate: true },
  })
  return rows.map(({ status, ...row }) => ({
    ...row,
    visitId,
    held: status === 'held',
    date: dayFromDb(row.date),
    endDate: dayFromDb(row.endDate),
  }))
}

/** Which items get another day written, and which. An end on a date of its own moves along with its start. */
function rewriteDays(items: readonly Item[], before: Dates, after: Dates, ticked: ReadonlySet<string>): Rewrite[] {
  if (before.arrivalDate === null) return []
  const [from, to] = [before.arrivalDate, after.arrivalDate]
  const days = to === null ? 0 : diffDays(from, to)
  return items.flatMap((item): Rewrite[] => {
    const endDate = item.endDate === null ? null : addDays(item.endDate, days)
    if (item.held) {
      if (item.dayNumber === null) return []
      const date = dateOfDay(item.dayNumber, from)
      return [{ item, action: 'programme_item.date_kept', dayNumber: null, date, endDate: item.endDate }]
    }
    if (item.dayNumber !== null) {
      return endDate === item.endDate
        ? []
        : [{ item, action: 'programme_item.date_moved', dayNumber: item.dayNumber, date: null, endDate }]
    }
    if (item.date === null || !ticked.has(item.id) || days === 0) return []
    return [{ item, action: 'programme_item.date_moved', dayNumber: null, date: addDays(item.date, days), endDate }]
  })
}

async function writeDay({ tx, audit }: CommandContext, { item, action, ...day }: Rewrite): Promise<void> {
  await tx.programmeItem.update({
    where: { id: item.id },
    data: {
      dayNumber: day.dayNumber,
      date: dayToDb(day.date),
      endDate: dayToDb(day.endDate),
      // The old instants and the new end date need not fit each other; both are derived again at the end.
      startsAt: null,
      endsAt: null,
      version: { increment: 1 },
    },
  })
  audit({ ...subjectOf(item), action, changes: { date: { from: item.date, to: day.date ?? day.endDate } } })
}

function warningsOf(args: {
  items: readonly Item[]
  rewrites: readonly Rewrite[]
  before: Dates
  after: Dates
}): Warning[] {
  const { items, rewrites, before, after } = args
  const warnings: Warning[] = []
  const numbered = items.filter((item) => item.dayNumber !== null && !item.held).length
  const arrivalMoves = before.arrivalDate !== after.arrivalDate
  if (arrivalMoves && numbered > 0) {
    const key =
      after.arrivalDate === null ? 'itemsLoseDates' : before.arrivalDate === null ? 'itemsGetDates' : 'itemsMove'
    warnings.push({
      code: 'itemsMove',
      field: 'arrivalDate',
      key: `refusals.programme.${key}`,
      values: { count: numbered },
    })
  }
  const moved = new Set(rewrites.map(({ item }) => item.id))
  const dated = items.filter((item) => item.date !== null && !item.held && !moved.has(item.id))
  if (arrivalMoves && before.arrivalDate !== null && dated.length > 0) {
    warnings.push({
      code: 'datedStay',
      field: 'arrivalDate',
      key: 'refusals.programme.datedStay',
      values: { count: dated.length },
    })
  }
  const days = new Map(rewrites.map(({ item, dayNumber, date }) => [item.id, { dayNumber, date }]))
  const outside = items.filter((item) => {
    const { dayNumber, date } = days.get(item.id) ?? item
    return isOutsideVisit(item.type, { dayNumber, date }, after)
  }).length
  if (outside > 0) {
    const values = { count: outside }
    warnings.push({ code: 'outsideVisit', field: 'departureDate', key: 'refusals.programme.itemsOutside', values })
  }
  return warnings
}
