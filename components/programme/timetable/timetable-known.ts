import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { whoseIn } from '@/lib/programme/own'
import { placeZone } from '@/lib/programme/place'
import type { ItemFormOptions } from '@/lib/programme/types'
import { isClockTime, isIsoDate } from '@/lib/time/iso'
import { isKnownZone, isSameZone } from '@/lib/time/zones'
import type { KnownOfItem } from '../item/item-form-values'

/**
 * What an address says of the item to add; what it does not say in a way that can be read is left out. The zone is
 * filled in only where the item would not have it from its place.
 */
export function knownOfSlot(query: Query, { visit, stops }: Pick<ItemFormOptions, 'visit' | 'stops'>): KnownOfItem {
  const read = (name: string, fits: (text: string) => boolean): string | undefined => {
    const text = query[name]
    return typeof text === 'string' && fits(text) ? text : undefined
  }
  const city = read('city', (text) => text !== '' && text.length <= 100)
  const zone = read('zone', isKnownZone)
  const own = placeZone(city ?? null, { stops, homeZone: visit.homeZone }) ?? visit.homeZone
  const known = {
    dayNumber: read('day', (text) => /^\d{1,3}$/.test(text)),
    date: read('date', isIsoDate),
    startTime: read('start', isClockTime),
    startZone: zone !== undefined && !isSameZone(zone, own) ? zone : undefined,
    city,
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
}

/** The same timetable again, a narrow screen on the day that was asked for. */
export function timetableHref(visitId: string, query: Query): string {
  const { date, day, for: whose } = readQuery(query, ['date', 'day', 'for'])
  const path = `/visits/${visitId}/programme/timetable`
  return withQuery(path, { day: date ?? day, for: whoseIn(whose) ? whose : undefined })
}
