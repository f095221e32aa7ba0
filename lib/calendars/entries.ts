import type { CalendarDocument, CalendarEntry, CalendarWhen } from '@/lib/exports/calendar'
import { placeZone } from '@/lib/programme/place'
import { dateOfItem } from '@/lib/programme/rules'
import { formatDuration, formatPartialTime } from '@/lib/time/format'
import type { PartialTime } from '@/lib/time/partial-fields'
import type { CalendarItem, CalendarVisit } from './types'
import type { EntryWords } from './words'

/** UIDs must not change when the program moves to another address, so no address is in them (RFC 5545, 3.8.4.7). */
const uidOf = (itemId: string): string => `${itemId}@tashrif`

type Context = { visit: CalendarVisit; words: EntryWords; appUrl: string }

/** The entries of items that have a date, and how many of the programme have none. */
export function entriesOf(
  items: readonly CalendarItem[],
  context: Context,
): { entries: CalendarEntry[]; undated: number } {
  const entries = items.flatMap((item) => entryOf(item, context) ?? [])
  const undated = items.filter((item) => isUndated(item, context.visit)).length
  return { entries, undated }
}

/** Whether an item still stands and no calendar can show it. */
const isUndated = (item: CalendarItem, { arrivalDate }: CalendarVisit): boolean =>
  !item.archived && item.status !== 'cancelled' && dateOfItem(item, arrivalDate) === null

/**
 * An item as a calendar shows it; null without a date. A time that is not known, or that its zone does not have, is a
 * whole day marked tentative, which keeps nobody busy. No end is made up. Postponed is sent as cancelled: what is shown
 * is when it will not be; under the same UID it comes back once it is resumed.
 */
export function entryOf(item: CalendarItem, { visit, words, appUrl }: Context): CalendarEntry | null {
  const date = dateOfItem(item, visit.arrivalDate)
  if (date === null) return null
  const startZone = item.startZone ?? placeZone(item.city, visit) ?? visit.homeZone
  const zones = { startZone, endZone: item.endZone ?? startZone }
  const when = whenOf(item, date, zones)
  const isOff = item.archived || item.status === 'cancelled' || item.status === 'postponed'
  const url = `${appUrl}/meetings/${item.id}`
  return {
    uid: uidOf(item.id),
    sequence: item.sequence,
    changedAt: item.changedAt,
    when,
    status: isOff ? 'CANCELLED' : when.kind === 'days' ? 'TENTATIVE' : STATUS[item.status],
    free: isOff || when.kind === 'days',
    title: titleOf(item, { ...zones, visit, words, isTimed: when.kind === 'timed' }),
    description: [...linesOf(item, words, when), url].join('\n'),
    location: joined([item.venue, item.city], ', ') ?? item.fromPlace,
    categories: [words.type[item.type]],
    url,
  }
}

const STATUS = {
  requested: 'TENTATIVE',
  tentative: 'TENTATIVE',
  confirmed: 'CONFIRMED',
  held: 'CONFIRMED',
  postponed: 'CANCELLED',
  cancelled: 'CANCELLED',
} as const satisfies Record<CalendarItem['status'], CalendarEntry['status']>

type Zones = { startZone: string; endZone: string }

function whenOf(item: CalendarItem, date: string, { startZone, endZone }: Zones): CalendarWhen {
  const { startsAt, endsAt, endDate } = item
  if (startsAt === null) return { kind: 'days', first: date, last: endDate !== null && endDate > date ? endDate : date }
  return {
    kind: 'timed',
    start: { instant: startsAt, zone: startZone },
    end: endsAt === null ? null : { instant: endsAt, zone: endZone },
  }
}

type Told = Zones & { visit: CalendarVisit; words: EntryWords; isTimed: boolean }

/** The title with what the calendar's own fields cannot say of its state and its time. */
function titleOf(item: CalendarItem, { startZone, endZone, visit, words, isTimed }: Told): string {
  const { title, status, archived, startUntil, partOfDay } = item
  const off = status === 'cancelled' || status === 'postponed' ? words.status[status] : null
  const state = off ?? (archived ? words.removed : null)
  const named = state === null ? title : `${state}: ${title}`
  const clock = (time: PartialTime) =>
    formatPartialTime(
      { ...time, partOfDay: null, startZone, endZone },
      { homeZone: visit.homeZone, defaultZone: startZone },
    )
  if (isTimed) {
    if (startUntil === null) return named
    return `${named} (${words.between(clock({ ...item, endTime: null, endDate: null })?.text ?? '')})`
  }
  // What is known of the time in words: a part of the day, an end alone, an hour that the zone does not have.
  const part = partOfDay === null ? null : words.partOfDay[partOfDay].toLowerCase()
  return `${named} (${joined([part, clock(item)?.text, words.timeUnknown], ', ')})`
}

function linesOf(item: CalendarItem, words: EntryWords, when: CalendarWhen): string[] {
  const { status, statusReason, archived, durationMin, durationMax } = item
  const known = status === 'confirmed' || status === 'held'
  const line = (label: string, value: string | null) => (value === null || value === '' ? null : `${label}: ${value}`)
  const endless = when.kind === 'timed' && when.end === null && !archived
  const duration = endless || when.kind === 'days' ? formatDuration(durationMin, durationMax) : null
  return [
    archived ? words.removed : null,
    known ? null : joined([words.status[status], statusReason], ': '),
    endless ? words.endUnknown : null,
    duration === null ? null : `${words.lasts} ${duration}`,
    line(words.route, joined([item.fromPlace, item.toPlace], ' – ')),
    line(words.carrier, item.carrier),
    line(words.vehicle, item.vehicle),
    line(words.offeredBy, item.offeredBy),
    line(words.ours, item.forEveryone ? words.wholeDelegation : item.participants.map(partyOf).join(', ')),
    line(words.theirs, [...item.hosts, ...item.counterparts.map((one) => counterpartOf(one, words))].join(', ')),
    line(words.interpreter, item.interpreter),
    line(words.noteTaker, item.noteTaker),
  ].filter((text) => text !== null)
}

const partyOf = ({ name, headcount }: CalendarItem['participants'][number]): string =>
  headcount === null ? name : `${name} (${headcount})`

const counterpartOf = (one: CalendarItem['counterparts'][number], words: EntryWords): string =>
  one.answer === 'confirmed' ? partyOf(one) : `${partyOf(one)} (${words.notConfirmed})`

/** What is there, joined; null when nothing is. */
function joined(parts: readonly (string | null | undefined)[], between: string): string | null {
  const there = parts.filter(Boolean)
  return there.length > 0 ? there.join(between) : null
}

export type CalendarHead = Pick<CalendarDocument, 'name' | 'description' | 'refreshMinutes'>

export const documentOf = (visit: CalendarVisit, head: CalendarHead, entries: CalendarEntry[]): CalendarDocument => ({
  ...head,
  zone: visit.homeZone,
  entries,
})
