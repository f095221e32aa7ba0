import { DEFAULT_LENGTH_MINUTES } from '@/lib/programme/rules'
import type { Certainty, SnapshotItem } from './types'

const MINUTE_MS = 60_000

/**
 * When an item takes place, as far as it is known. Milliseconds since 1970. Intervals are half-open: an end at 12:00
 * and a start at 12:00 do not meet.
 */
export type Occupancy = {
  /** The earliest and, in a start window, the latest moment it can begin. */
  startMin: number
  startMax: number
  /** The earliest moment it can be over by what is known; null while no end and no duration is known. */
  endSure: number | null
  /** The same with what is taken for granted: the longest duration, the default length. */
  end: number
  /** Minutes taken for granted, and which end was missing. */
  assumed: { minutes: number; missing: 'start' | 'end' } | null
  /** Begins within a window and takes a length, so that it is over the later the later it begins. */
  floats: boolean
}

/** Null while no instant of it is known: nothing is guessed. */
export function occupancyOf(item: SnapshotItem): Occupancy | null {
  const { startsAt, endsAt, time } = item
  const fallback = DEFAULT_LENGTH_MINUTES[item.type]
  if (startsAt === null) {
    if (endsAt === null) return null
    const end = Date.parse(endsAt)
    const start = end - fallback * MINUTE_MS
    const assumed = { minutes: fallback, missing: 'start' } as const
    return { startMin: start, startMax: start, endSure: null, end, assumed, floats: false }
  }
  const startMin = Date.parse(startsAt)
  const startMax = startMin + windowMinutes(item) * MINUTE_MS
  if (endsAt !== null) {
    const end = Date.parse(endsAt)
    return { startMin, startMax: Math.min(startMax, end), endSure: end, end, assumed: null, floats: false }
  }
  const floats = startMax > startMin
  const { durationMin, durationMax } = time
  const known = durationMax ?? durationMin
  return {
    startMin,
    startMax,
    endSure: durationMin === null ? null : startMin + durationMin * MINUTE_MS,
    end: startMin + (known ?? fallback) * MINUTE_MS,
    assumed: known === null ? { minutes: fallback, missing: 'end' } : null,
    floats,
  }
}

/**
 * Whether two items cannot both be without meeting, whatever moments of their windows are taken: null when they can.
 * Certain only where both ends are known.
 */
export function overlap(a: Occupancy, b: Occupancy): Certainty | null {
  if (a.endSure !== null && b.endSure !== null && meet(a, a.endSure, b, b.endSure)) return 'certain'
  return meet(a, a.end, b, b.end) ? 'possible' : null
}

const meet = (a: Occupancy, aEnd: number, b: Occupancy, bEnd: number): boolean => aEnd > b.startMax && bEnd > a.startMax

/** Minutes between the earliest end of one and the latest start of the next. */
export const minutesBetween = (first: Occupancy, next: Occupancy): number => (next.startMax - first.end) / MINUTE_MS

/**
 * Whether no moment of a start window is free of the others, each of which leaves some: then they fill it together.
 * @param others that do not float themselves
 */
export function isWindowFull(item: Occupancy, others: readonly Occupancy[]): boolean {
  if (!item.floats) return false
  const length = item.end - item.startMin
  const works = (start: number) => others.every((other) => start + length <= other.startMax || other.end <= start)
  const moments = [item.startMin, ...others.map(({ end }) => end)]
  return !moments.some((start) => start >= item.startMin && start <= item.startMax && works(start))
}

/** Length of the start window, read from the wall; 0 without one. */
function windowMinutes({ time: { startTime, startUntil } }: SnapshotItem): number {
  return startTime === null || startUntil === null ? 0 : Math.max(0, ofDay(startUntil) - ofDay(startTime))
}

const ofDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
