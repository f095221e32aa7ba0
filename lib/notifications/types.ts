/** What people choose by: how they are told of a group of kinds. In words: `notifications.topics.<topic>`. */
export const NOTICE_TOPICS = [
  'due',
  'overdue',
  'reviews',
  'watched',
  'outside',
  'bulk',
  'readouts',
  'programme',
  'digest',
] as const
export type NoticeTopic = (typeof NOTICE_TOPICS)[number]

/** How one is told: `notifications.ways.<way>`. Who chose nothing is told by both. */
export const NOTICE_WAYS = ['both', 'app', 'mail', 'none'] as const
export type NoticeWay = (typeof NOTICE_WAYS)[number]

/**
 * What a notice tells of, each under the topic by which people choose. Its sentence is `notifications.kinds.<kind>`,
 * said and linked by `sentence.ts`, in the application and by mail.
 */
const TOPICS = {
  version_issued: 'programme',
  readout_missing: 'readouts',
  readout_overdue: 'readouts',
  readout_reminded: 'readouts',
  readouts_missing: 'readouts',
  readout_submitted: 'readouts',
  readout_returned: 'readouts',
  follow_up_due: 'due',
  follow_up_due_unattended: 'due',
  follow_ups_due: 'due',
  follow_up_overdue: 'overdue',
  follow_up_overdue_copy: 'overdue',
  follow_up_overdue_unattended: 'overdue',
  follow_ups_overdue: 'overdue',
  follow_up_assigned: 'watched',
  follow_up_watched: 'watched',
  follow_up_commented: 'watched',
  follow_up_reported: 'watched',
  follow_up_submitted: 'reviews',
  follow_up_returned: 'reviews',
  follow_up_closed: 'reviews',
  follow_up_dropped: 'watched',
  follow_up_reopened: 'watched',
  follow_up_due_date_moved: 'reviews',
  follow_up_due_date_refused: 'reviews',
  follow_ups_assigned: 'watched',
  follow_ups_due_date_moved: 'reviews',
  follow_up_reminded: 'due',
  follow_ups_reminded: 'due',
  bulk_done: 'bulk',
  bulk_stopped: 'bulk',
  outside_report_arrived: 'outside',
  digest: 'digest',
} as const satisfies Record<string, NoticeTopic>
export type NoticeKind = keyof typeof TOPICS
export const NOTICE_KINDS = Object.keys(TOPICS) as NoticeKind[]

const asKind = (kind: string): NoticeKind | undefined => NOTICE_KINDS.find((one) => one === kind)

/** The topic of a kind; null for one that an earlier version wrote and nobody writes any more. */
export function topicOf(kind: string): NoticeTopic | null {
  const known = asKind(kind)
  return known ? TOPICS[known] : null
}

/** For the words of the sentence: nothing by which a visit could be known, for its reader may lose the right to it. */
export type NoticeValues = Record<string, string | number | boolean>

/** What a notice is about, for its words and its link; null: about none, or one that the reader may no longer see. */
export type NoticeSubject = {
  kind: string
  visit: { id: string; reference: string; title: string } | null
  /** The programme item that it is about. */
  item: { id: string; title: string } | null
  /** The readout that it is about: `item` is the meeting that it is of. */
  readoutId: string | null
  followUp: { id: string; reference: string; title: string } | null
  /** Of anything else, its id as it was told. */
  subjectId: string
  /** It was of something that the reader may no longer see: nothing else of it is told. */
  gone: boolean
  values: NoticeValues
}

export type NoticeRow = NoticeSubject & {
  id: string
  /** Instant, ISO 8601 UTC. */
  at: string
  read: boolean
}

export type NoticePage = { rows: NoticeRow[]; next: string | null }

export type NoticeChoice = { topic: NoticeTopic; way: NoticeWay }
