/** What a notice tells of. Its sentence is `notifications.kinds.<kind>`. */
export const NOTICE_KINDS = [
  'version_issued',
  'readout_missing',
  'readout_overdue',
  'readout_reminded',
  'readouts_missing',
  'readout_submitted',
  'readout_returned',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** For the words of the sentence: nothing by which a visit could be known, for its reader may lose the right to it. */
export type NoticeValues = Record<string, string | number | boolean>

export type NoticeRow = {
  id: string
  kind: string
  /** Instant, ISO 8601 UTC. */
  at: string
  read: boolean
  /** Null when it is of no visit, and when the reader may no longer see the one it is of. */
  visit: { id: string; reference: string; title: string } | null
  /** The programme item that it is about; null when it is about none, or one that the reader may no longer see. */
  item: { id: string; title: string } | null
  /** The readout that it is about: `item` is the meeting that it is of. */
  readoutId: string | null
  /** It was of a visit that the reader may no longer see: nothing else of it is told. */
  gone: boolean
  values: NoticeValues
}

export type NoticePage = { rows: NoticeRow[]; next: string | null }
