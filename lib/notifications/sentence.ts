import { digestLines } from '@/lib/reminders/digest'
import { formatIfDate } from '@/lib/time/format'
import type { NoticeKind, NoticeSubject, NoticeValues } from './types'

type Words = { key: string; values: Record<string, string | number>; href: string | null }

/**
 * A notice in words: its message (`notifications.kinds.<key>`) with values, and where it leads.
 * @property figures what it counts, each with a link of its own: messages `notifications.digest.<key>`
 */
export type Sentence = Words & { figures: (Words & { href: string })[] }

/** Whom it is said to: `personId` in the directory, whose own changes a notice leads to. */
export type Reader = { personId: string | null }

type Maker = (subject: NoticeSubject, reader: Reader) => Pick<Sentence, 'key' | 'href'> | null

const ofReadout: Maker = ({ kind, visit, item, readoutId }) =>
  visit && item && readoutId ? { key: kind, href: `/readouts/${readoutId}` } : null

const ofMissing: Maker = ({ kind, visit, item }) =>
  visit && item
    ? { key: kind, href: kind === 'readout_overdue' ? `/meetings/${item.id}` : `/meetings/${item.id}/readout` }
    : null

const ofFollowUp: Maker = ({ kind, visit, followUp }) =>
  visit && followUp ? { key: kind, href: `/follow-ups/${followUp.id}` } : null

const ofBulk: Maker = ({ kind, subjectId }) => ({ key: kind, href: `/follow-ups/bulk/${subjectId}` })

/** Several at once lead to the register: one's own, or those of the office. */
const ofSeveral =
  (filters: string): Maker =>
  ({ kind, values }, { personId }) => {
    const whose = values.own && personId !== null ? `&officer=${personId}` : ''
    const late = values.lateFrom ? `&lateDays=${values.lateFrom}-` : ''
    return { key: kind, href: `/follow-ups?${filters}${late}${whose}` }
  }

/**
 * What one bulk change told of leads to these alone, as far as its reader may see them. Of those from before each change
 * kept whom it told, to the reader's own.
 */
const ofTold: Maker = (subject, reader) =>
  subject.values.own
    ? ofSeveral('status=unfinished')(subject, reader)
    : { key: subject.kind, href: `/follow-ups?told=${subject.subjectId}` }

/** What each kind says of its subject; null: that is not there any more. */
const MAKERS: Readonly<Record<NoticeKind, Maker>> = {
  version_issued: ({ visit, values }, { personId }) =>
    visit && {
      key: values.first ? 'version_issued_first' : 'version_issued',
      href: `/visits/${visit.id}/programme/versions/${values.number}${personId === null ? '' : `?for=person:${personId}`}`,
    },
  readout_missing: ofMissing,
  readout_overdue: ofMissing,
  readout_reminded: ofMissing,
  readouts_missing: ({ kind }) => ({ key: kind, href: '/missing-readouts' }),
  readout_submitted: ofReadout,
  readout_returned: ofReadout,
  follow_up_due: ofFollowUp,
  follow_up_due_unattended: ofFollowUp,
  follow_ups_due: ofSeveral('due=14'),
  follow_up_overdue: ofFollowUp,
  follow_up_overdue_copy: ofFollowUp,
  follow_up_overdue_unattended: ofFollowUp,
  follow_ups_overdue: ofSeveral('overdue=1'),
  follow_up_assigned: ofFollowUp,
  follow_up_watched: ofFollowUp,
  follow_up_commented: ofFollowUp,
  follow_up_reported: ofFollowUp,
  follow_up_submitted: ofFollowUp,
  follow_up_returned: ofFollowUp,
  follow_up_closed: ofFollowUp,
  follow_up_dropped: ofFollowUp,
  follow_up_reopened: ofFollowUp,
  follow_up_due_date_moved: ofFollowUp,
  follow_up_due_date_refused: ofFollowUp,
  follow_ups_assigned: ofTold,
  follow_ups_due_date_moved: ofTold,
  follow_up_reminded: ofFollowUp,
  follow_ups_reminded: ofTold,
  bulk_done: ofBulk,
  bulk_stopped: ofBulk,
  outside_report_arrived: ofFollowUp,
  digest: ({ kind }) => ({ key: kind, href: null }),
}

/** What a notice says to its reader. What is gone has words of its own; of an unknown kind it says that something changed. */
export function sentenceOf(subject: NoticeSubject, reader: Reader): Sentence {
  const maker = (MAKERS as Partial<Record<string, Maker>>)[subject.kind]
  const made = subject.gone ? { key: 'gone', href: null } : maker?.(subject, reader)
  const figures = subject.kind === 'digest' ? digestLines(subject.values) : []
  return {
    key: 'unknown',
    href: null,
    ...made,
    values: wordsOf(subject),
    figures: figures.map(({ key, shown, path }) => ({ key, values: { shown }, href: path })),
  }
}

/** The names of what it is about, and what was told: days as they are written. */
function wordsOf({ visit, item, followUp, values }: NoticeSubject): Sentence['values'] {
  const names = { visit: visit?.title ?? '', item: item?.title ?? '', followUp: followUp?.title ?? '' }
  return { by: '', comments: 0, ...inWords(values), ...names, reference: followUp?.reference ?? '' }
}

const inWords = (values: NoticeValues): Sentence['values'] =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : typeof value === 'string' ? formatIfDate(value) : String(value),
    ]),
  )
