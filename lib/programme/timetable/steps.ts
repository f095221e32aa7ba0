import { clockAfter } from '@/lib/time/clock'
import { wallLength } from '../place-time'
import { type DayAxis, dayFor, dayOfTime, drawnLength, type Move, type Moving, onAxis, onWall } from './moved'
import { MINUTES_A_DAY } from './tracks'

/** Steps of a move in minutes, and fine ones. */
export const STEP_MINUTES = 15
export const FINE_STEP_MINUTES = 5

/** Why a step is not made: its day ends, there is no day beside, it has no time, its end would be before its start. */
export type NoStep = 'edgeOfDay' | 'noDayBefore' | 'noDayAfter' | 'noTimeYet' | 'endBeforeStart'
export type Step = Move | NoStep

type At = { moving: Moving; days: readonly DayAxis[]; arrivalDate: string | null }

const stays = ({ time }: Moving): Move => ({
  dayNumber: time.dayNumber,
  date: time.date,
  startTime: time.startTime,
  minutes: null,
})

/** Earlier or later by minutes, within its day. */
export function stepTime({ moving }: At, minutes: number): Step {
  const { startTime } = moving.time
  if (startTime === null) return 'noTimeYet'
  const moved = clockAfter(startTime, minutes)
  return moved.days === 0 ? { ...stays(moving), startTime: moved.time } : 'edgeOfDay'
}

/** To the day before or after on the timetable, at the same time on its own wall. */
export function stepDay({ moving, days }: At, by: 1 | -1): Step {
  const own = dayOfTime(days, moving.time)
  const day = own && days[days.indexOf(own) + by]
  if (!day) return by === 1 ? 'noDayAfter' : 'noDayBefore'
  return { ...stays(moving), ...dayFor(moving.time, day) }
}

/** Longer or shorter by minutes: from its end, or from where it is drawn to end while it has none. */
export function stepEnd({ moving, arrivalDate }: At, minutes: number): Step {
  if (moving.time.startTime === null) return 'noTimeYet'
  const length = wallLength(moving.time, arrivalDate) ?? drawnWall(moving, arrivalDate)
  // What the walls of two zones show may be shorter than it lasts.
  const gap = moving.endLead - moving.lead
  return length + minutes - gap <= 0 ? 'endBeforeStart' : { ...stays(moving), minutes: length + minutes }
}

const drawnWall = (moving: Moving, arrivalDate: string | null): number =>
  drawnLength(moving, arrivalDate).length + moving.endLead - moving.lead

/**
 * To a place on a day's axis, in minutes since its midnight: to the nearest step. Before midnight it is the day before,
 * as for what was taken by its part after midnight.
 */
export function dropAt({ moving, days }: At, to: { day: DayAxis; minutes: number; step: number }): Step {
  const nearest = Math.round(to.minutes / to.step) * to.step
  const back = nearest < 0
  const day = back ? days[days.indexOf(to.day) - 1] : to.day
  if (!day) return 'noDayBefore'
  const minutes = Math.min(nearest + (back ? MINUTES_A_DAY : 0), MINUTES_A_DAY - to.step)
  return { ...dayFor(moving.time, day), startTime: onWall(moving, day, Math.max(0, minutes)), minutes: null }
}

/** Its end dragged to a place on the axis of a day that it stands in. */
export function dragEnd(at: At, to: { day: DayAxis; minutes: number; step: number }): Step {
  const { moving, days } = at
  const own = dayOfTime(days, moving.time)
  const { startTime } = moving.time
  if (!own || startTime === null) return 'noTimeYet'
  const over = (days.indexOf(to.day) - days.indexOf(own)) * MINUTES_A_DAY - (to.day.lead - own.lead)
  const end = Math.round(to.minutes / to.step) * to.step + over
  const length = end - onAxis(moving, own, startTime)
  return length <= 0 ? 'endBeforeStart' : { ...stays(moving), minutes: length + moving.endLead - moving.lead }
}
