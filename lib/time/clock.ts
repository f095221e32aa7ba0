const MINUTES_A_DAY = 1_440

/** `HH:MM` as minutes since midnight. */
export const minutesOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** What the wall shows so many minutes later (earlier when negative), and how many days on that is. */
export function clockAfter(time: string, minutes: number): { time: string; days: number } {
  const total = minutesOfDay(time) + minutes
  const days = Math.floor(total / MINUTES_A_DAY)
  const rest = total - days * MINUTES_A_DAY
  const two = (value: number) => String(value).padStart(2, '0')
  return { time: `${two(Math.floor(rest / 60))}:${two(rest % 60)}`, days }
}

/** Minutes since midnight as `HH:MM`; midnight at the end of the day as `24:00`. */
export function formatClock(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
