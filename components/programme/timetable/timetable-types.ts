import type { Tone } from '@/components/ui/tag'
import type { Segment } from '@/lib/programme/timetable/tracks'
import type { ItemType } from '@/lib/programme/values'
import type { PartialTime } from '@/lib/time/partial-fields'

/** What moving an item needs to know of it; only for who may. */
export type Movable = {
  type: ItemType
  /** As stored, without what is not known. */
  time: Partial<PartialTime>
  /** Zones in which its start and end are told. */
  startZone: string
  endZone: string
  /** By how many minutes the clocks of both are ahead of the capital's. */
  lead: number
  endLead: number
}

/** An item as the timetable shows it: texts, and how it stands apart. */
export type TimetableItem = {
  id: string
  version: number
  title: string
  tone: Tone
  status: string
  /** In its own local time; null: not known. */
  time: string | null
  /** The capital's clock, another day of its end. */
  under?: readonly string[]
  place?: string
  is: readonly ('off' | 'over' | 'next' | 'clash')[]
  move?: Movable
}

export type TimetableDayView = {
  key: string
  /** As `?day=` says it: `2027-03-12` or `2`. */
  param: string
  date: string | null
  dayNumber: number | null
  /** "Friday, 12 Mar 2027" or "Day 2". */
  name: string
  /** "Day 1 · Shanghai · Shanghai time". */
  facts: string
  zone: string
  /** By how many minutes its clock is ahead of the capital's. */
  lead: number
  /** Minutes since its midnight when the page was made, on the day of today. */
  now: number | null
  /** Where an item is added; only for who may. */
  add?: { href: string; text: string }
}

export type TimetableView = {
  visitId: string
  homeZone: string
  arrivalDate: string | null
  days: TimetableDayView[]
  items: Record<string, TimetableItem>
  segments: Segment[]
  /** Ids of the items without a day. */
  undated: string[]
  /** Hours shown, in minutes since midnight. */
  first: number
  last: number
}
