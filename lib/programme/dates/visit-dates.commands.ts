import type { CommandContext } from '@/lib/audit/command'
import { withQuery } from '@/lib/platform/address'
import { conflict } from '@/lib/platform/conflict'
import { dayFromDb, dayToDb } from '@/lib/platform/day'
import { type Failure, fail, invalid, ok, type Result } from '@/lib/platform/result'
import { rederiveInstants } from '../instants.commands'
import { openVisit, subjectOf } from '../item-for-write.commands'
import { isOutsideVisit } from '../rules'
import type { ItemType } from '../values'
import { type DatedItem, type DayRewrite, hasDates, rewriteDays } from './visit-dates'

type Dates = { arrivalDate: string | null; departureDate: string | null }
type Input = Dates & {
  visitId: string
  version: number
  base?: Record<string, string | null> | undefined
  confirmed: string[]
  moveDated: string[]
}
type Item = DatedItem & { title: string; visitId: string; type: ItemType }
type Warning = Extract<Failure, { kind: 'confirm' }>['warnings'][number]
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
  const rewrites = rewriteDays(items, { before, after }, ticked)
  if (!rewrites.every(hasDates)) return invalid('arrivalDate', 'refusals.programme.datesTooFar')
  const warnings = warningsOf({ items, rewrites, before, after, visitId: visit.id }).filter(
    ({ code }) => !input.confirmed.includes(code),
  )
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
  await writeDays(context, rewrites)
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

async function writeDays({ tx, now, audit }: CommandContext, rewrites: readonly DayRewrite<Item>[]): Promise<void> {
  if (rewrites.length === 0) return
  const rows = rewrites.map(({ item, day }) => ({
    id: item.id,
    day_number: day.dayNumber,
    date: day.date,
    end_date: day.endDate,
  }))
  // The old instants and the new end date need not fit each other; both are derived again at the end.
  await tx.$executeRaw`/* programme.visit-days */
    UPDATE programme_item i SET day_number = d.day_number, date = d.date, end_date = d.end_date, starts_at = NULL,
      ends_at = NULL, version = i.version + 1, updated_at = ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS d(id uuid, day_number int, date date, end_date date)
    WHERE i.id = d.id`
  for (const { item, kept, day } of rewrites) {
    const action = kept ? 'programme_item.date_kept' : 'programme_item.date_moved'
    audit({ ...subjectOf(item), action, changes: { date: { from: item.date, to: day.date ?? day.endDate } } })
  }
}

function warningsOf(args: {
  items: readonly Item[]
  rewrites: readonly DayRewrite<Item>[]
  before: Dates
  after: Dates
  visitId: string
}): Warning[] {
  const { items, rewrites, before, after, visitId } = args
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
      // Each item before and after, and what it would break.
      href: withQuery(`/visits/${visitId}/programme/dates`, {
        preview: '1',
        arrivalDate: after.arrivalDate ?? undefined,
        departureDate: after.departureDate ?? undefined,
      }),
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
  const days = new Map(rewrites.map(({ item, day }) => [item.id, day]))
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
