import type { AgreementLine } from '@/lib/agreements/types'
import type { FollowUpRow, Named } from '@/lib/follow-ups/types'
import type { OwedBy } from '@/lib/outcomes/schema'
import type { ReadoutStatus } from '@/lib/readouts/workflow'

/** The first few of a list, and how many more there are. */
export type Few<T> = { rows: T[]; more: number }

/** A held meeting; its readout where the reader may know of it. */
export type BriefingMeeting = {
  id: string
  reference: string
  title: string
  /** Local day, `YYYY-MM-DD`; null: not known, then perhaps a day's number. */
  date: string | null
  dayNumber: number | null
  visit: { id: string; reference: string; title: string }
  readout: { id: string; status: ReadoutStatus } | null
}

/** Who was met: a person, a post or a group, with the title as held at the last meeting. */
export type BriefingPerson = {
  id: string
  name: string
  /** Of a person of the directory. */
  personId: string | null
  title: string | null
  organisation: string | null
  /** How often, and when last. */
  meetings: number
  lastMet: string | null
}

export type BriefingFollowUp = FollowUpRow & { owedBy: OwedBy }

/** Open follow-ups by who owes them; from a thousand on no exact number. */
export type OpenCounts = {
  open: number
  isCapped: boolean
  us: number
  otherSide: number
  both: number
  nobody: number
  late: number
}

/** What stands between us and these organisations, those below them included, as far as the reader sees. */
export type Briefing = {
  organisations: Named[]
  counts: OpenCounts
  followUps: Few<BriefingFollowUp>
  meetings: Few<BriefingMeeting>
  people: Few<BriefingPerson>
  agreements: Few<AgreementLine>
}
