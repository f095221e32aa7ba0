import { MINUTES_A_DAY, type Segment } from './tracks'

/** Where a day begins when nothing stands in it. */
const FIRST_START = 9 * 60
const STEP_MINUTES = 30
const LATEST_START = MINUTES_A_DAY - STEP_MINUTES

/**
 * Where the next item of a day is likely to begin, in minutes since its midnight: on the half hour after what ends last.
 * A nightly flight that ends in the morning counts like any other.
 */
export function freeStart(segments: readonly Segment[]): number {
  const last = Math.max(0, ...segments.filter(({ chip }) => !chip).map(({ to }) => to))
  const next = last === 0 ? FIRST_START : Math.ceil(last / STEP_MINUTES) * STEP_MINUTES
  return Math.min(next, LATEST_START)
}
