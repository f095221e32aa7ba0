import { deriveInstants } from '@/lib/time/partial'
import { EMPTY_PARTIAL_TIME, type PartialTime } from '@/lib/time/partial-fields'
import { layOut } from '../layout'
import { layTimetable } from '../timetable/timetable'
import type { ProgrammeItemView } from '../types'

export const HOME = 'Asia/Tashkent'
export const SHANGHAI = 'Asia/Shanghai'
export const ARRIVAL = '2027-03-12'
const NOW = new Date('2027-03-12T05:30:00Z')

type Fields = Partial<PartialTime> & Partial<Pick<ProgrammeItemView, 'type' | 'position' | 'city'>>

/** An item as pages read it, by the fields that a timetable looks at. */
function item(id: string, { type = 'meeting', position = null, city = null, ...time }: Fields, arrival: string | null) {
  const partial: PartialTime = { ...EMPTY_PARTIAL_TIME, ...time }
  const startZone = partial.startZone ?? HOME
  const context = { firstStopArrivalDate: arrival, homeZone: HOME, defaultZone: startZone }
  const { startsAt, endsAt } = deriveInstants(partial, context)
  return {
    id,
    type,
    position,
    city,
    status: 'confirmed',
    time: partial,
    startsAt: startsAt?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
    startZone,
    endZone: partial.endZone ?? startZone,
  } as ProgrammeItemView
}

type Dates = { arrivalDate?: string | null; departureDate?: string | null }
/** The timetable of a visit at home in Tashkent that arrived today, with these items. */
export function laid(items: Record<string, Fields>, { arrivalDate = ARRIVAL, departureDate = null }: Dates = {}) {
  const views = Object.entries(items).map(([id, fields]) => item(id, fields, arrivalDate))
  const visit = { id: 'v', reference: 'V-1', title: 'Visit', homeZone: HOME, arrivalDate, departureDate, stops: [] }
  return layTimetable({ visit, days: layOut(views, arrivalDate, NOW).days, now: NOW })
}
/** Minutes since midnight. */
export const at = (hours: number, minutes = 0) => hours * 60 + minutes
