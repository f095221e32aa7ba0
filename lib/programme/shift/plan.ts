import { orderedInstants } from '../instants'
import type { ProgrammeItemView } from '../types'
import { type Shift, shiftItem, staysPut, type WhyStays } from './rules'

/** When an item is, with the zones in which that is told. */
export type ItemWhen = Pick<ProgrammeItemView, 'time' | 'startsAt' | 'endsAt' | 'startZone' | 'endZone'>

export type PlannedMove = { item: ProgrammeItemView } & (
  | { after: ItemWhen; stays: null }
  | { after: null; stays: WhyStays }
)

export type VisitClock = { arrivalDate: string | null; homeZone: string }

/** Each item with where a shift puts it, or why it stays; in the order given. Writes nothing. */
export const planShift = (items: readonly ProgrammeItemView[], shift: Shift, visit: VisitClock): PlannedMove[] =>
  items.map((item) => {
    const context = contextOf(item, visit)
    const shifted = shiftItem({ status: item.status, time: item.time, context }, shift)
    return staysPut(shifted)
      ? { item, after: null, stays: shifted }
      : { item, after: whenAt(item, shifted.time, visit), stays: null }
  })

/** An item at another time. */
export function whenAt(item: ProgrammeItemView, time: ProgrammeItemView['time'], visit: VisitClock): ItemWhen {
  const { startsAt, endsAt } = orderedInstants(time, contextOf(item, visit))
  return {
    time,
    startsAt: startsAt?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
    startZone: item.startZone,
    endZone: item.endZone,
  }
}

const contextOf = (item: ProgrammeItemView, { arrivalDate, homeZone }: VisitClock) => ({
  firstStopArrivalDate: arrivalDate,
  homeZone,
  defaultZone: item.startZone,
})
