import type { ItemStatus } from '@/lib/programme/workflow'
import { deriveInstants } from '@/lib/time/partial'
import { past } from './history'
import { DAY } from './plan'
import { dayOf } from './tables'
import type { VisitContext } from './visit'

/** When an item is, in the words of the wall and as instants. */
export type ItemTime = {
  day: number
  date: string | null
  startTime: string | null
  endTime: string | null
  duration: number | null
  startsAt: number | null
  endsAt: number | null
  /** When it was over, as far as one can say. */
  over: number
}

type Place = { index: number; status: ItemStatus; readout: boolean }

/** Day, start and end of an item; a tenth have a part of the day only. */
export function timeOf({ world, plan, rng, zone }: VisitContext, { index, status, readout }: Place): ItemTime {
  const perDay = Math.ceil(plan.items / plan.days)
  const gone = plan.arrival === null ? plan.days : Math.floor((world.plan.end + DAY / 2 - plan.arrival) / DAY)
  const day = Math.floor(index / perDay)
  const kept = readout && plan.status === 'under_way' ? index % Math.max(1, Math.min(gone, plan.days)) : day
  const minute = 8 * 60 + Math.floor(((index % perDay) * 12 * 60) / perDay / 15) * 15
  const timed = rng.chance(0.9) || readout
  const duration = timed && rng.chance(0.4) ? rng.pick([30, 45, 60]) : null
  const endTime = timed && duration === null && rng.chance(0.7) ? clock(minute + rng.pick([30, 45, 60, 90])) : null
  const date = plan.arrival === null ? null : dayOf(plan.arrival + kept * DAY)
  const midnight = date === null ? null : Date.parse(date) - offsetOf(date, zone)
  const startsAt = timed && midnight !== null ? midnight + minute * 60_000 : null
  const length = duration ?? (endTime === null ? null : minuteOf(endTime) - minute)
  const endsAt = startsAt === null || length === null ? null : startsAt + length * 60_000
  const ahead = status === 'confirmed' || status === 'tentative' || status === 'requested'
  const over = ahead ? plan.createdAt + 15 * DAY : (endsAt ?? startsAt ?? midnight ?? plan.createdAt) + 3_600_000
  const startTime = timed ? clock(minute) : null
  return { day: kept + 1, date, startTime, endTime, duration, startsAt, endsAt, over: past(world, over) }
}

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

const offsets = new Map<string, number>()

/** Milliseconds that the zone is ahead of UTC on the date; clocks change at night, when nothing is planned. */
function offsetOf(date: string, zone: string): number {
  const key = `${date} ${zone}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const noon = { ...UNKNOWN, date, startTime: '12:00', startZone: zone }
  const { startsAt } = deriveInstants(noon, { firstStopArrivalDate: null, homeZone: zone, defaultZone: zone })
  const offset = Date.parse(`${date}T12:00:00Z`) - (startsAt?.getTime() ?? 0)
  offsets.set(key, offset)
  return offset
}

const UNKNOWN = {
  dayNumber: null,
  partOfDay: null,
  startUntil: null,
  endTime: null,
  endDate: null,
  endZone: null,
  startOffset: null,
  endOffset: null,
  durationMin: null,
  durationMax: null,
}
