import type { Median } from './types'

/**
 * The median of whole days of which each is there so many times: the middle one, or the mean of the two in the middle;
 * null of none. As `percentile_cont(0.5)` of Postgres, without sorting every single one.
 */
export function medianOf(days: readonly { days: number; count: number }[]): number | null {
  const sorted = days.filter(({ count }) => count > 0).sort((a, b) => a.days - b.days)
  const total = sorted.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  const at = (place: number): number => {
    let passed = 0
    for (const one of sorted) {
      passed += one.count
      if (place < passed) return one.days
    }
    return sorted.at(-1)?.days ?? 0
  }
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2
}

/** @param days null: the undated */
export function toMedian(days: readonly { days: number | null; count: number }[]): Median {
  const dated = days.flatMap(({ days: known, count }) => (known === null ? [] : [{ days: known, count }]))
  const sum = (list: readonly { count: number }[]) => list.reduce((all, { count }) => all + count, 0)
  return { days: medianOf(dated), counted: sum(dated), undated: sum(days) - sum(dated) }
}

/** A part of a whole in whole per cent, never 0 or 100 where it is not quite; null of nothing. */
export function percentOf(part: number, whole: number): number | null {
  if (whole === 0) return null
  const rounded = Math.round((part / whole) * 100)
  if (part > 0 && rounded === 0) return 1
  return part < whole && rounded === 100 ? 99 : rounded
}
