import type { CommandContext } from '@/lib/audit/command'
import { dayFromDb } from '@/lib/platform/day'
import type { DerivedInstants, TimeContext } from '@/lib/time/partial'
import type { PartialTime, PartOfDay } from '@/lib/time/partial-fields'
import { orderedInstants } from './instants'
import { placeZone, type VisitPlaces } from './place'

type Tx = CommandContext['tx']

/** What the times of a visit's items depend on besides themselves. */
export type VisitTimes = VisitPlaces & { arrivalDate: string | null }

/** The columns of an item's partial time as Prisma reads them. */
export type StoredTime = Omit<PartialTime, 'date' | 'endDate' | 'partOfDay'> & {
  date: Date | null
  endDate: Date | null
  partOfDay: PartOfDay | null
}

/** The partial time of a stored item. */
export const storedPartialTime = (item: StoredTime): PartialTime => ({
  dayNumber: item.dayNumber,
  date: dayFromDb(item.date),
  partOfDay: item.partOfDay,
  startTime: item.startTime,
  startUntil: item.startUntil,
  endTime: item.endTime,
  endDate: dayFromDb(item.endDate),
  startZone: item.startZone,
  endZone: item.endZone,
  startOffset: item.startOffset,
  endOffset: item.endOffset,
  durationMin: item.durationMin,
  durationMax: item.durationMax,
})

/** What `lib/time` needs to know to place an item of this city in time. */
export const timeContext = (city: string | null, visit: VisitTimes): TimeContext => ({
  firstStopArrivalDate: visit.arrivalDate,
  homeZone: visit.homeZone,
  defaultZone: placeZone(city, visit),
})

/** The instants to store, null where what is known does not determine one. */
export const instantsToStore = (time: PartialTime, city: string | null, visit: VisitTimes): DerivedInstants =>
  orderedInstants(time, timeContext(city, visit))

/** Reads what `instantsToStore` needs, in the command's transaction. Throws when the visit is not there. */
export async function loadVisitTimes(tx: Tx, visitId: string): Promise<VisitTimes> {
  const visit = await tx.visit.findUniqueOrThrow({
    where: { id: visitId },
    select: {
      arrivalDate: true,
      homeZone: true,
      stops: { select: { city: true, zone: true }, orderBy: { position: 'asc' } },
    },
  })
  return { arrivalDate: dayFromDb(visit.arrivalDate), homeZone: visit.homeZone, stops: visit.stops }
}

const TIME_COLUMNS = {
  dayNumber: true,
  date: true,
  partOfDay: true,
  startTime: true,
  startUntil: true,
  endTime: true,
  endDate: true,
  startZone: true,
  endZone: true,
  startOffset: true,
  endOffset: true,
  durationMin: true,
  durationMax: true,
} as const

/**
 * Derives `starts_at` and `ends_at` of all items of a visit again, archived ones too: after a change of the arrival
 * date, of the home zone or of a stop's city or zone. Versions stay: nobody's text has changed.
 * @returns how many items now have other instants
 */
export async function rederiveInstants(tx: Tx, { visitId }: { visitId: string }): Promise<number> {
  const visit = await loadVisitTimes(tx, visitId)
  const items = await tx.programmeItem.findMany({
    where: { visitId },
    select: { id: true, city: true, startsAt: true, endsAt: true, ...TIME_COLUMNS },
  })
  const moved = items.flatMap((item) => {
    const { startsAt, endsAt } = instantsToStore(storedPartialTime(item), item.city, visit)
    const same = startsAt?.getTime() === item.startsAt?.getTime() && endsAt?.getTime() === item.endsAt?.getTime()
    return same ? [] : [{ id: item.id, s: startsAt?.toISOString() ?? null, e: endsAt?.toISOString() ?? null }]
  })
  if (moved.length === 0) return 0
  return await tx.$executeRaw`/* programme.instants */
    UPDATE programme_item i SET starts_at = d.s, ends_at = d.e
    FROM jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) AS d(id uuid, s timestamptz, e timestamptz)
    WHERE i.id = d.id`
}
