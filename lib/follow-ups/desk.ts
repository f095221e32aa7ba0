import type { AgreementLine } from '@/lib/agreements/types'
import type { MissingRow } from '@/lib/readouts/missing'
import type { ReadoutStatus } from '@/lib/readouts/workflow'
import type { VisitStatus } from '@/lib/visits/workflow'
import type { FollowUpRow, ReviewRow } from './types'

/** The lists of the desk that have no register of their own: `?all=<key>` shows more of one. */
export const DESK_LISTS = ['visits', 'meetings', 'readouts', 'agreements'] as const
export type DeskList = (typeof DESK_LISTS)[number]

/** The first few of a list, and whether there are more. */
export type Few<T> = { rows: T[]; more: boolean }

/** A visit with items that are not confirmed yet. */
export type DeskVisit = {
  id: string
  reference: string
  title: string
  status: VisitStatus
  arrivalDate: string | null
  requested: number
  tentative: number
}

/** A meeting whose readout is missing; `mine`: the reader is to write it. */
export type DeskMeeting = MissingRow & { mine: boolean }

/** A readout that was handed in (to clear) or cleared (to finalise). */
export type DeskReadout = {
  id: string
  title: string
  writer: string
  status: ReadoutStatus
  submittedAt: string
  homeZone: string
  visit: { id: string; reference: string; title: string }
}

/** What waits for one person; null where it is none of theirs to do. */
export type Desk = {
  reviews: Few<ReviewRow> | null
  readouts: Few<DeskReadout> | null
  overdue: Few<FollowUpRow> | null
  unowned: Few<FollowUpRow> | null
  stale: Few<FollowUpRow> | null
  visits: Few<DeskVisit> | null
  meetings: Few<DeskMeeting> | null
  /** What ends soon, has ended, or whose notice is due. */
  agreements: Few<AgreementLine> | null
  own: Few<FollowUpRow & { returned: string | null }> | null
}
