import { compareDates } from '@/lib/time/calendar'
import { type DifferenceKind, kindOf } from './rules'
import type { ItemDifference, ItemLine, ProgrammeDifference, When } from './types'

export type DayEntry = { kind: 'added' | 'removed'; item: ItemLine } | { kind: DifferenceKind; item: ItemDifference }

export type DifferenceDay = { key: string; date: string | null; dayNumber: number | null; entries: DayEntry[] }

/** The items of a difference by the day on which they are, or were: numbered days, then dates, then those without. */
export function differenceByDay({ added, removed, changed }: ProgrammeDifference): DifferenceDay[] {
  const entries: DayEntry[] = [
    ...removed.map((item) => ({ kind: 'removed' as const, item })),
    ...added.map((item) => ({ kind: 'added' as const, item })),
    ...changed.map((item) => ({ kind: kindOf(item), item })),
  ]
  const days = new Map<string, DifferenceDay>()
  for (const entry of entries) {
    const { date, dayNumber } = entry.item.when
    const key = date ?? (dayNumber === null ? 'none' : `day:${dayNumber}`)
    const day = days.get(key) ?? { key, date, dayNumber, entries: [] }
    days.set(key, { ...day, entries: [...day.entries, entry] })
  }
  return [...days.values()].sort(compareDays).map((day) => ({
    ...day,
    entries: [...day.entries].sort((a, b) => compareTexts(hourOf(a.item.when), hourOf(b.item.when))),
  }))
}

const rank = ({ date, dayNumber }: DifferenceDay): number => (date !== null ? 1 : dayNumber === null ? 2 : 0)

function compareDays(a: DifferenceDay, b: DifferenceDay): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  if (a.date !== null && b.date !== null) return compareDates(a.date, b.date)
  return (a.dayNumber ?? 0) - (b.dayNumber ?? 0)
}

/** What has no time stands last. */
const hourOf = ({ time }: When): string => time.startTime ?? time.endTime ?? '~'
const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
