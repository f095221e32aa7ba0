import { addDays, dateOfDay, todayIn } from '@/lib/time/calendar'
import type { PartialTime } from '@/lib/time/partial-fields'
import type { ItemType } from './values'

/** DESIGN §1, Meeting: the kinds that yield a readout. */
export const READOUT_TYPES: ReadonlySet<ItemType> = new Set([
  'courtesy_call',
  'meeting',
  'working_session',
  'site_visit',
  'presentation',
  'signing_ceremony',
  'training',
])

/** Kinds of getting somewhere: with from, to, carrier and number, and allowed a day beyond the visit. */
export const TRAVEL_TYPES: ReadonlySet<ItemType> = new Set(['arrival', 'departure', 'transfer'])

/** Kinds that somebody can offer. */
const OFFERED_TYPES: ReadonlySet<ItemType> = new Set(['official_meal', 'reception', 'cultural_event'])

export const isTravel = (type: ItemType): boolean => TRAVEL_TYPES.has(type)
export const isOffered = (type: ItemType): boolean => OFFERED_TYPES.has(type)

/**
 * How long an item of each kind is taken to be while nothing says it, in minutes: for what must be drawn or reckoned.
 * Where it is used it is shown as such, never stored.
 */
export const DEFAULT_LENGTH_MINUTES: Readonly<Record<ItemType, number>> = {
  arrival: 60,
  departure: 60,
  transfer: 60,
  courtesy_call: 60,
  meeting: 60,
  working_session: 60,
  site_visit: 60,
  presentation: 60,
  signing_ceremony: 60,
  official_meal: 90,
  reception: 90,
  training: 60,
  cultural_event: 60,
  press_event: 60,
  internal: 60,
  free_time: 60,
  other: 60,
}

/** Whether a readout is due after the item: as a person said, else by its type. */
export const yieldsReadout = (type: ItemType, readoutExpected: boolean | null): boolean =>
  readoutExpected ?? READOUT_TYPES.has(type)

/** DESIGN §1: a meeting is an item that yields a readout. */
export const isMeeting = (item: { type: ItemType; readoutExpected: boolean | null }): boolean =>
  yieldsReadout(item.type, item.readoutExpected)

export type VisitDates = { arrivalDate: string | null; departureDate: string | null }

/** The date an item is on, `YYYY-MM-DD`; null while its day or the arrival is not known. */
export function dateOfItem(time: Pick<PartialTime, 'dayNumber' | 'date'>, arrivalDate: string | null): string | null {
  if (time.date !== null) return time.date
  return time.dayNumber === null || arrivalDate === null ? null : dateOfDay(time.dayNumber, arrivalDate)
}

/**
 * Whether an item lies on a day outside the visit: worth a question, never a refusal. Day 0 is the day of travel
 * before the arrival by its meaning; travel may begin the day before and end the day after.
 */
export function isOutsideVisit(
  type: ItemType,
  time: Pick<PartialTime, 'dayNumber' | 'date'>,
  visit: VisitDates,
): boolean {
  const { arrivalDate, departureDate } = visit
  const date = dateOfItem(time, arrivalDate)
  if (date === null || time.dayNumber === 0) return false
  const slack = isTravel(type) ? 1 : 0
  if (arrivalDate !== null && date < addDays(arrivalDate, -slack)) return true
  return departureDate !== null && date > addDays(departureDate, slack)
}

/** What people wrote down about a meeting: sections with words in them, and how many outcomes and files stand. */
export type ReadoutContent = { written: number; outcomes: number; files: number }

/** DESIGN §3: an item goes back from Held, or to the archive, only while nobody wrote anything down about it. */
export const isReadoutEmpty = (readout: ReadoutContent | null): boolean =>
  readout === null || readout.written + readout.outcomes + readout.files === 0

/** Today where the visit is, when its dates say that it is there today; else null: nothing is assumed. */
export function todayOfVisit({ arrivalDate, departureDate }: VisitDates, zone: string, now: Date): string | null {
  const today = todayIn(zone, now)
  if (arrivalDate === null || today < arrivalDate) return null
  return departureDate !== null && today > departureDate ? null : today
}

/** Whether an item's time has come by what is known of it: its start, else its date; one without either may be any time. */
export function isDue(
  { startsAt, time, startZone }: { startsAt: string | null; time: PartialTime; startZone: string },
  arrivalDate: string | null,
  now: Date,
): boolean {
  if (startsAt !== null) return startsAt <= now.toISOString()
  const date = dateOfItem(time, arrivalDate)
  return date === null || date <= todayIn(startZone, now)
}
