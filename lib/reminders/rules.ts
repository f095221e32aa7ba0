import { addDays, diffDays, weekdayOf } from '@/lib/time/calendar'

/** Days after the due date that an officer is reminded on: before it, on it, then every week while it is overdue. */
const STEPS = [-14, -7, -1, 0] as const
const WEEK = 7

/** From this weekly reminder on, the second, managers get the same. */
export const COPY_FROM = 2 * WEEK

/** What has been overdue for longer than this is told together, on Mondays: nobody reads a mail a week about each. */
export const OLD_DAYS = 8 * WEEK

/** The Monday of the week that a day lies in (`YYYY-MM-DD`, ISO 8601 weeks). */
export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day))

/**
 * The latest reminder that is applicable on a day, by the days after the due date that it is for: -14, -7, -1, 0, 7, …,
 * 56, then those that fall on a Monday. Null: it is too early for any. Given once for each due date, and none that
 * comes before one that was given: who was not there on a day gets the latest, not all.
 */
export function reminderDays(dueDate: string, today: string): number | null {
  const late = diffDays(dueDate, today)
  if (isOld(dueDate, today)) return diffDays(dueDate, mondayOf(today))
  if (late >= WEEK) return Math.min(OLD_DAYS, Math.floor(late / WEEK) * WEEK)
  return STEPS.findLast((days) => days <= late) ?? null
}

/** Overdue for so long on the Monday of this week that it is told together with the others. */
export const isOld = (dueDate: string, today: string): boolean => diffDays(dueDate, mondayOf(today)) > OLD_DAYS

/** The first reminder comes so many days before the due date. */
export const FIRST_DAYS = -STEPS[0]

/** More than so many of one kind at once are told one person together. */
const SINGLE_AT_ONCE = 5

/** Those to tell one by one, and those to tell together, by whom and what `keyOf` says. */
export function parted<T>(told: readonly T[], keyOf: (one: T) => string, most = SINGLE_AT_ONCE) {
  const groups = new Map<string, T[]>()
  for (const one of told) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  const single = [...groups.values()].filter((group) => group.length <= most)
  return { single: single.flat(), together: [...groups.values()].filter((group) => group.length > most) }
}
