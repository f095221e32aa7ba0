import type { Change } from '@/lib/audit/change'
import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { changed } from '@/lib/audit/record'
import { invalid, ok, type Result, refused } from '@/lib/platform/result'
import { FIRST_YEAR, LAST_YEAR } from '@/lib/time/iso'
import type { PartialTime } from '@/lib/time/partial-fields'
import { instantsToStore, loadVisitTimes, storedPartialTime, timeContext, type VisitTimes } from '../instants.commands'
import { openVisit, subjectOf } from '../item-for-write.commands'
import { type Shift, shiftItem, staysPut, type WhyStays } from './rules'
import { shiftItemsSchema } from './schema'

type Wanted = { id: string; version: number }
type Loaded = Awaited<ReturnType<typeof loadItems>>[number]
type Move = { item: Loaded; time: PartialTime; changes: Record<string, Change> }

/** What a shift can change of an item. */
const FIELDS = ['dayNumber', 'date', 'startTime', 'startUntil', 'endTime', 'endDate'] as const

/**
 * Moves items by days and hours, all or none: when one was changed since its preview, or cannot move, nothing is
 * written and the answer names it. As many statements for sixty items as for one.
 */
export const shiftItems = defineCommand({
  name: 'shiftItems',
  permission: 'programme.edit',
  schema: shiftItemsSchema,
  handler: async (context, input): Promise<Result<{ moved: number }>> => {
    const visit = await openVisit(context, input.visitId)
    if (!visit.ok) return visit
    const wanted = new Map(input.items.map((item) => [item.id, item]))
    const items = await loadItems(context, input.visitId, [...wanted.keys()])
    const ready = asPreviewed(items, wanted)
    if (!ready.ok) return ready
    const times = await loadVisitTimes(context.tx, input.visitId)
    const moves = movesOf(items, { days: input.days, minutes: input.minutes }, times)
    if (!moves.ok) return moves
    await writeMoves(context, moves.value, times)
    for (const { item, changes } of moves.value) {
      context.audit({ ...subjectOf(item), action: 'programme_item.shifted', changes })
    }
    return ok({ moved: moves.value.length })
  },
})

const loadItems = ({ tx }: CommandContext, visitId: string, ids: string[]) =>
  tx.programmeItem.findMany({
    where: { visitId, archivedAt: null, id: { in: ids } },
    orderBy: { id: 'asc' },
  })

/** The items as the planner saw them move, or which of them are no longer so. */
function asPreviewed(items: readonly Loaded[], wanted: ReadonlyMap<string, Wanted>): Result {
  if (items.length < wanted.size) return refused('refusals.programme.shift.gone')
  const stale = items.filter(({ id, version }) => wanted.get(id)?.version !== version)
  return stale.length === 0 ? ok(null) : naming('refusals.programme.shift.stale', stale)
}

const naming = (key: string, items: readonly { id: string; title: string }[]): Result<never> =>
  refused(
    key,
    { count: items.length },
    items.map(({ id, title }) => ({
      key: 'refusals.programme.shift.named',
      values: { title },
      href: `/meetings/${id}`,
    })),
  )

function movesOf(items: readonly Loaded[], shift: Shift, times: VisitTimes): Result<Move[]> {
  const moves: Move[] = []
  const staying: { item: Loaded; why: WhyStays }[] = []
  for (const item of items) {
    const before = storedPartialTime(item)
    const shifted = shiftItem({ status: item.status, time: before, context: timeContext(item.city, times) }, shift)
    if (staysPut(shifted)) staying.push({ item, why: shifted })
    else moves.push({ item, time: shifted.time, changes: changed(before, shifted.time, FIELDS) })
  }
  for (const { item, why } of staying) {
    if (why.why !== 'year') continue
    const values = { title: item.title, year: String(why.year), first: String(FIRST_YEAR), last: String(LAST_YEAR) }
    return invalid('days', 'refusals.programme.shift.year', values)
  }
  if (staying.length === 0) return ok(moves)
  return naming(
    'refusals.programme.shift.stays',
    staying.map(({ item }) => item),
  )
}

async function writeMoves({ tx, now }: CommandContext, moves: readonly Move[], visit: VisitTimes): Promise<void> {
  const rows = moves.map(({ item, time, changes }) => {
    const { startsAt, endsAt } = instantsToStore(time, item.city, visit)
    return {
      id: item.id,
      day_number: time.dayNumber,
      date: time.date,
      start_time: time.startTime,
      start_until: time.startUntil,
      end_time: time.endTime,
      end_date: time.endDate,
      starts_at: startsAt?.toISOString() ?? null,
      ends_at: endsAt?.toISOString() ?? null,
      // What a person sets is no longer proposed.
      proposed: item.proposed.filter((field) => !(field in changes)),
    }
  })
  await tx.$executeRaw`/* programme.shift */
    UPDATE programme_item i SET day_number = d.day_number, date = d.date, start_time = d.start_time,
      start_until = d.start_until, end_time = d.end_time, end_date = d.end_date, starts_at = d.starts_at,
      ends_at = d.ends_at, proposed = d.proposed, version = i.version + 1, updated_at = ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS d(id uuid, day_number int, date date, start_time char(5),
      start_until char(5), end_time char(5), end_date date, starts_at timestamptz, ends_at timestamptz, proposed text[])
    WHERE i.id = d.id`
}
