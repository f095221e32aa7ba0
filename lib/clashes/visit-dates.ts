import { dateOfItem, isOutsideVisit } from '@/lib/programme/rules'
import { formatDate, formatDateRange } from '@/lib/time/format'
import { makeClash } from './make-clash'
import { counts } from './timed'
import type { Clash, ProgrammeSnapshot } from './types'

/** Items on a day outside the visit's dates; travel has a day more at either end, and Day 0 is before by its meaning. */
export function outsideVisit(snapshot: ProgrammeSnapshot): Clash[] {
  const { visit } = snapshot
  return snapshot.items.filter(counts).flatMap((item) => {
    const date = dateOfItem(item.time, visit.arrivalDate)
    if (date === null || !isOutsideVisit(item.type, item.time, visit)) return []
    const message = { key: 'clashes.reasons.outsideVisit', values: { date: formatDate(date), ...datesOf(visit) } }
    const dependsOn = [visit.arrivalDate, visit.departureDate]
    return makeClash(snapshot, { rule: 'outside_visit', certainty: 'certain', items: [item], message, dependsOn })
  })
}

/** The visit's dates as far as they are known, and which of them. */
function datesOf({ arrivalDate, departureDate }: ProgrammeSnapshot['visit']): { dates: string; known: string } {
  if (arrivalDate !== null && departureDate !== null) {
    return { dates: formatDateRange(arrivalDate, departureDate), known: 'both' }
  }
  const [date, known] = arrivalDate === null ? [departureDate, 'departure'] : [arrivalDate, 'arrival']
  return { dates: date === null ? '' : formatDate(date), known }
}
