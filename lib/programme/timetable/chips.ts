import { minutesOfDay } from '@/lib/time/clock'
import { HOUR_OF_PART } from '@/lib/time/day-groups'
import type { ProgrammeDay } from '../types'
import { CHIP_MINUTES, MINUTES_A_DAY, type Segment } from './tracks'

/** Where the untimed items of a day stand that has no timed ones and no part of the day to go by. */
const FIRST_CHIP = 9 * 60

/**
 * The untimed items of a day, each in its hand-set place: between the timed ones that it stands between in the order of
 * the day, as near as there is room to the hour of the part of the day that it names. Where there is no room it stands
 * beside, never over.
 * @param timed what of the day's timed items stands in this column, in the order of the day
 */
export function chipsOf(day: ProgrammeDay, timed: readonly Segment[]): Segment[] {
  const own = new Map(
    timed.filter(({ day: key, before }) => key === day.key && !before).map((one) => [one.itemId, one]),
  )
  const chips: Segment[] = []
  let row: { itemId: string; hour: number | null }[] = []
  let after: number | null = null
  const place = (before: number | null) => {
    chips.push(...placeRow(row, day.key, { after, before }))
    row = []
  }
  for (const item of day.items) {
    const block = own.get(item.id)
    if (block) {
      place(block.from)
      after = Math.max(after ?? 0, block.to)
    } else if (item.time.startTime === null) {
      const { partOfDay } = item.time
      row.push({ itemId: item.id, hour: partOfDay === null ? null : minutesOfDay(HOUR_OF_PART[partOfDay]) })
    }
  }
  place(null)
  return chips
}

/** Untimed items in a row, in the gap between two timed ones. */
function placeRow(
  row: readonly { itemId: string; hour: number | null }[],
  day: string,
  gap: { after: number | null; before: number | null },
): Segment[] {
  const latest = (gap.before ?? MINUTES_A_DAY) - row.length * CHIP_MINUTES
  // Before the first timed item they stand right above it, else right below the one before.
  let at = gap.after ?? (gap.before === null ? FIRST_CHIP : latest)
  return row.map(({ itemId, hour }, index): Segment => {
    const wanted = Math.max(at, Math.min(hour ?? at, latest + index * CHIP_MINUTES))
    const from = Math.min(Math.max(0, wanted), MINUTES_A_DAY - CHIP_MINUTES)
    at = from + CHIP_MINUTES
    return { itemId, day, from, to: at, chip: true }
  })
}
