import type { TextDoc } from '@/lib/text/types'
import type { ReportContent } from './content'

/** What of a report somebody may read, whatever stands in it. */
export type Reader = {
  /** Drafts and positions. */
  internal: boolean
  /** Readouts that are restricted, of this visit. */
  restricted: boolean
}

/** What a planner writes around the rest; version 0: nobody has yet. */
export type ReportTexts = {
  introduction: TextDoc | null
  conclusions: TextDoc | null
  version: number
  /** Instant, and by whom; null while nobody has. */
  updatedAt: string | null
  updatedByName: string | null
}

/** A report as one reader gets it. */
export type ReportCopy = {
  content: ReportContent
  reader: Reader
  /** Restricted parts that this copy leaves out and of which the reader knows. */
  omitted: number
}

export type ReportDraft = ReportCopy & { texts: ReportTexts }

export type SignedRow = {
  number: number
  note: string | null
  /** Instant, ISO 8601 UTC. */
  signedAt: string
  signedByName: string
  /** Meetings that had no final readout; null for a reader who may not know of those that are not for them. */
  missing: number | null
}

export type SignedReport = ReportCopy & SignedRow

/** One part of a report that is not as it was; `itemId` and `title` where it is of a meeting. */
export type ChangedPart = {
  part:
    | 'visit'
    | 'introduction'
    | 'conclusions'
    | 'delegation'
    | 'programme'
    | 'missing'
    | 'files'
    | 'issued'
    | 'meeting'
    | 'outcomes'
    | 'agreements'
  itemId: string | null
  title: string | null
}
