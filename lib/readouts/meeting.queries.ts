import { dayFromDb } from '@/lib/platform/day'
import type { Prisma } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import { placeZone } from '@/lib/programme/place'
import { dateOfItem, isMeeting } from '@/lib/programme/rules'
import { formatPartialTime } from '@/lib/time/format'
import type { MeetingFacts, VisitFacts } from './types'

/** What the facts of a meeting are made of. */
export const MEETING = {
  id: true,
  number: true,
  title: true,
  type: true,
  status: true,
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
  city: true,
  venue: true,
  readoutExpected: true,
} as const satisfies Prisma.ProgrammeItemSelect

export const VISIT = {
  id: true,
  number: true,
  title: true,
  status: true,
  homeZone: true,
  arrivalDate: true,
  stops: { select: { city: true, zone: true } },
} as const satisfies Prisma.VisitSelect

type MeetingRecord = Prisma.ProgrammeItemGetPayload<{ select: typeof MEETING }>
type VisitRecord = Prisma.VisitGetPayload<{ select: typeof VISIT }>

/** A meeting in words of the place it was at. */
export function meetingFacts(item: MeetingRecord, visit: VisitRecord): MeetingFacts {
  const time = { ...item, date: dayFromDb(item.date), endDate: dayFromDb(item.endDate) }
  const zones = { homeZone: visit.homeZone, defaultZone: placeZone(item.city, visit) }
  return {
    id: item.id,
    reference: reference('P', item.number),
    title: item.title,
    type: item.type,
    status: item.status,
    date: dateOfItem(time, dayFromDb(visit.arrivalDate)),
    dayNumber: item.dayNumber,
    time: formatPartialTime(time, zones)?.text ?? null,
    city: item.city,
    venue: item.venue,
    readoutExpected: isMeeting(item),
  }
}

export const visitFacts = (visit: VisitRecord): VisitFacts => ({
  id: visit.id,
  reference: reference('V', visit.number),
  title: visit.title,
  status: visit.status,
  homeZone: visit.homeZone,
})
