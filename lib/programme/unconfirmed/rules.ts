import type { VisitStatus } from '@/lib/visits/workflow'
import type { ProgrammeItemView } from '../types'
import type { CounterpartAnswer } from '../values'
import type { OpenPoint } from './open-points'

/** As they stand in the address; what is not understood there is left out. */
export type UnconfirmedFilters = {
  /** Words of the visit's title. */
  q?: string
  /** One of `OPEN_KINDS`. */
  open?: string
  /** `1`: somebody was asked until a day that has passed. */
  overdue?: string
  after?: string
  before?: string
  /** `all` for the exact number. */
  count?: string
}

/** A counterpart who has not confirmed. */
export type Waiting = { contactId: string; name: string; answer: CounterpartAnswer }

/** An item that is ahead, with what is open about it: of all that, what the filters ask for. */
export type UnconfirmedItem = Pick<
  ProgrammeItemView,
  | 'id'
  | 'reference'
  | 'title'
  | 'type'
  | 'status'
  | 'version'
  | 'time'
  | 'startsAt'
  | 'endsAt'
  | 'startZone'
  | 'endZone'
  | 'city'
  | 'venue'
> & { waiting: Waiting[]; points: OpenPoint[] }

/** A visit with its items of this page. */
export type UnconfirmedVisit = {
  id: string
  reference: string
  title: string
  status: VisitStatus
  arrivalDate: string | null
  homeZone: string
  items: UnconfirmedItem[]
}

export type UnconfirmedPage = {
  visits: UnconfirmedVisit[]
  count: number
  countIsCapped: boolean
  /** The page looked through as many visits as it may, and there are more in its direction. */
  further: boolean
  next: string | null
  previous: string | null
}
