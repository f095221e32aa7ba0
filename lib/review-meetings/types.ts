import type { FollowUpView, Named } from '@/lib/follow-ups/types'
import type { FollowUpStatus } from '@/lib/follow-ups/workflow'
import type { Minutes } from './content'
import type { Decision, ReviewMeetingStatus } from './workflow'

/** Days are local days of home, `YYYY-MM-DD`; instants ISO strings. */
export type ReviewMeetingRow = {
  id: string
  reference: string
  title: string
  status: ReviewMeetingStatus
  heldOn: string | null
  /** On its list, and decided among them. */
  items: number
  decided: number
  archived: boolean
}

export type ReviewMeetingView = ReviewMeetingRow & {
  present: string | null
  creator: string
  closedAt: string | null
  closer: string | null
  version: number
}

/** What was decided on one follow-up. */
export type Decided = {
  decision: Decision
  reason: string | null
  dueDate: string | null
  dueReason: string | null
  order: string | null
  decider: string
  decidedAt: string
}

/** One line of a meeting's list. */
export type ReviewItemRow = {
  id: string
  position: number
  decision: Decision | null
  dueDateSet: string | null
  order: string | null
  followUp: {
    id: string
    reference: string
    title: string
    status: FollowUpStatus
    dueDate: string | null
    daysLate: number
    officer: Named | null
    unowned: boolean
  }
  visit: { id: string; reference: string; title: string }
}

export type ReviewItemPage = { rows: ReviewItemRow[]; next: string | null; previous: string | null }

/** What the room sees of one follow-up, and where it stands in the list. */
export type RoomView = {
  meeting: { id: string; reference: string; title: string; status: ReviewMeetingStatus }
  /** `version` is that of `versionShown`. */
  item: { id: string; version: number; decided: Decided | null }
  followUp: FollowUpView
  /** Its place among those that the reader sees, from 1. */
  place: number
  total: number
  decided: number
  previous: string | null
  next: string | null
}

/** The minutes as one reader gets them. `closed`: frozen then; null: what they would say now. */
export type MinutesCopy = { minutes: Minutes; closed: { at: string; by: string } | null }
