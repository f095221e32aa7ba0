import { Temporal } from 'temporal-polyfill'
import { DEFAULT_LENGTH_MINUTES, dateOfItem, isMeeting } from '@/lib/programme/rules'
import type { ItemType } from '@/lib/programme/values'
import type { ItemStatus } from '@/lib/programme/workflow'
import type { VisitStatus } from '@/lib/visits/workflow'
import type { ReadoutStatus } from './workflow'

/** What tells when a meeting is over, and whether a readout of it is still missing. Days are `YYYY-MM-DD`. */
export type DueFacts = {
  type: ItemType
  status: ItemStatus
  readoutExpected: boolean | null
  archived: boolean
  startsAt: Date | null
  endsAt: Date | null
  date: string | null
  endDate: string | null
  dayNumber: number | null
  startZone: string | null
  endZone: string | null
  city: string | null
  durationMin: number | null
  durationMax: number | null
  /** When it was marked as held. */
  heldAt: Date | null
  readout: ReadoutStatus | null
  visit: {
    status: VisitStatus
    arrivalDate: string | null
    homeZone: string
    stops: readonly { city: string | null; zone: string | null }[]
  }
}

const MINUTE_MS = 60_000

/**
 * When a meeting is over by what is known: its end; its start and its length, assumed where nobody said it; else the end
 * of its last day in its zone; else, once held, when it was marked so. Null: nothing tells.
 */
export function meetingOverAt(item: DueFacts): Date | null {
  if (item.endsAt) return item.endsAt
  if (item.startsAt) {
    const minutes = item.durationMax ?? item.durationMin ?? DEFAULT_LENGTH_MINUTES[item.type]
    return new Date(item.startsAt.getTime() + minutes * MINUTE_MS)
  }
  const day = item.endDate ?? dateOfItem(item, item.visit.arrivalDate)
  if (day !== null) {
    const next = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zoneOf(item))
    return new Date(next.epochMilliseconds)
  }
  return item.status === 'held' ? item.heldAt : null
}

/** As far as it was written down: of the item, of its stop, the one that all stops share; else home's. */
function zoneOf({ startZone, endZone, city, visit }: DueFacts): string {
  const here = visit.stops.find(
    (stop) => stop.zone !== null && city !== null && stop.city?.toLowerCase() === city.toLowerCase(),
  )
  const zones = new Set(visit.stops.flatMap(({ zone }) => zone ?? []))
  const [only = null] = zones.size === 1 ? zones : []
  return endZone ?? startZone ?? here?.zone ?? only ?? visit.homeZone
}

/**
 * From when on a meeting waits for its readout; null where none is expected, the meeting is off, its visit is over, or
 * the readout was handed in. What is held is over, whatever the plan said. The database keeps the same as
 * `programme_item.readout_due_at` (migration `meetings_that_wait_for_a_readout`).
 */
export function readoutDueAt(item: DueFacts): Date | null {
  const off = item.archived || item.status === 'postponed' || item.status === 'cancelled'
  const closed = item.visit.status === 'completed' || item.visit.status === 'cancelled'
  const handedIn = item.readout !== null && item.readout !== 'draft'
  if (off || closed || handedIn || !isMeeting(item)) return null
  const over = meetingOverAt(item)
  if (item.status !== 'held' || item.heldAt === null) return over
  return over === null || item.heldAt < over ? item.heldAt : over
}

/** Whether the readout of a meeting is missing now: it was held or is past, and none was handed in. */
export function isReadoutMissing(item: DueFacts, now: Date): boolean {
  const due = readoutDueAt(item)
  return due !== null && due <= now
}
