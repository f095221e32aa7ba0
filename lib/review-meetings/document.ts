import type { DocBlock, DocRun, TextDocument } from '@/lib/exports/docx-types'
import { officerRuns } from '@/lib/follow-ups/officer-runs'
import type { Translator } from '@/lib/platform/words'
import { formatDate, formatInstant } from '@/lib/time/format'
import { zoneCity } from '@/lib/time/zones'
import type { MinutesItem } from './content'
import type { MinutesCopy } from './types'
import { DECISIONS } from './workflow'

type Made = { t: Translator; homeZone: string }
type Fact = { term: string; runs: readonly DocRun[] }

/**
 * The minutes as a document in words: the page, the paper and the Word file are all made of this one, so that none can
 * hold what another leaves out.
 * @param homeZone IANA zone in which instants are told
 */
export function minutesDocument({ minutes, closed }: MinutesCopy, homeZone: string, t: Translator): TextDocument {
  const made = { t, homeZone }
  const { meeting, items } = minutes
  const stands = closed
    ? t('reviewMeetings.minutes.closed', { at: instant(closed.at, homeZone), name: closed.by })
    : t('reviewMeetings.minutes.preview')
  return {
    language: 'en-GB',
    cover: {
      over: `${t('reviewMeetings.minutes.title')} · ${meeting.reference}`,
      title: meeting.title,
      lines: [stands],
      facts: coverFacts({ minutes, closed }, made),
    },
    contents: t('reviewMeetings.minutes.contents'),
    blocks: [
      { kind: 'heading', level: 1, text: t('reviewMeetings.minutes.overview'), id: 'overview', number: '1' },
      overview(items, made),
      { kind: 'heading', level: 1, text: t('reviewMeetings.minutes.items'), id: 'items', number: '2' },
      ...items.flatMap((item, at) => itemBlocks(item, at + 1, made)),
    ],
    foot: [meeting.reference, meeting.title, stands].join(' · '),
  }
}

const instant = (at: string, homeZone: string) => `${formatInstant(new Date(at), homeZone)} ${zoneCity(homeZone)}`

const run = (text: string | null, otherwise: string): DocRun[] => [text ? { text } : { text: otherwise, quiet: true }]

function coverFacts({ minutes: { meeting, items } }: MinutesCopy, { t }: Made): Fact[] {
  const counts = [...DECISIONS, null].flatMap((decision) => {
    const count = items.filter((item) => item.decision === decision).length
    return count > 0 ? [t('reviewMeetings.minutes.decisionCount', { count, decision: decisionWord(decision, t) })] : []
  })
  return [
    {
      term: t('reviewMeetings.minutes.heldOn'),
      runs: run(meeting.heldOn && formatDate(meeting.heldOn), t('reviewMeetings.minutes.dayUnknown')),
    },
    {
      term: t('reviewMeetings.minutes.present'),
      runs: run(meeting.present, t('reviewMeetings.minutes.presentUnknown')),
    },
    { term: t('reviewMeetings.minutes.decisions'), runs: run(counts.join(', '), t('reviewMeetings.minutes.none')) },
  ]
}

const decisionWord = (decision: MinutesItem['decision'], t: Translator) =>
  t(`reviewMeetings.decision.${decision ?? 'none'}`)

function overview(items: readonly MinutesItem[], { t }: Made): DocBlock {
  const none = t('reviewMeetings.minutes.none')
  return {
    kind: 'table',
    label: t('reviewMeetings.minutes.overviewLabel'),
    columns: [
      { label: t('reviewMeetings.minutes.followUp'), share: 46 },
      { label: t('reviewMeetings.minutes.decision'), share: 17 },
      { label: t('reviewMeetings.minutes.newDate'), share: 15 },
      { label: t('reviewMeetings.minutes.officer'), share: 22 },
    ],
    rows: items.map(({ followUp, decision, dueDate, officer, unowned }) => [
      [
        { text: followUp.title, href: `/follow-ups/${followUp.id}` },
        { line: true },
        { text: followUp.reference, quiet: true },
      ],
      [{ text: decisionWord(decision, t), strong: true }],
      run(dueDate && formatDate(dueDate), none),
      officerRuns({ officer, unowned }, t),
    ]),
  }
}

function itemBlocks(item: MinutesItem, at: number, made: Made): DocBlock[] {
  const { followUp } = item
  return [
    { kind: 'heading', level: 2, text: `${followUp.reference} ${followUp.title}`, id: followUp.id, number: `2.${at}` },
    { kind: 'facts', rows: [...standingFacts(item, made), ...decisionFacts(item, made)] },
  ]
}

function standingFacts(item: MinutesItem, { t }: Made): Fact[] {
  const { visit, promise, lead, firstDueDate, dueBefore } = item
  const term = (key: string) => t(`reviewMeetings.minutes.${key}`)
  const day = (date: string | null) => (date === null ? term('noDate') : formatDate(date))
  const dates =
    item.dueDate === null
      ? day(dueBefore)
      : t('reviewMeetings.minutes.dueMoved', { from: day(dueBefore), to: day(item.dueDate) })
  return [
    { term: term('promise'), runs: [{ text: promise }] },
    { term: term('visit'), runs: [{ text: `${visit.reference} ${visit.title}`, href: `/visits/${visit.id}` }] },
    { term: term('lead'), runs: run(lead, term('nobody')) },
    { term: term('officer'), runs: officerRuns(item, t) },
    { term: term('due'), runs: [{ text: dates }] },
    ...(firstDueDate && firstDueDate !== (item.dueDate ?? dueBefore)
      ? [{ term: term('firstDue'), runs: [{ text: formatDate(firstDueDate) }] }]
      : []),
  ]
}

function decisionFacts(item: MinutesItem, { t, homeZone }: Made): Fact[] {
  const term = (key: string) => t(`reviewMeetings.minutes.${key}`)
  const said = (key: string, text: string | null): Fact[] => (text ? [{ term: term(key), runs: [{ text }] }] : [])
  const [before, after] = [item.statusBefore, item.statusAfter].map((status) => t(`followUps.status.${status}`))
  const state =
    before === after ? before : t('reviewMeetings.minutes.stateChange', { before: before ?? '', after: after ?? '' })
  const by = item.decidedBy && item.decidedAt ? `${item.decidedBy}, ${instant(item.decidedAt, homeZone)}` : null
  return [
    { term: term('decision'), runs: [{ text: decisionWord(item.decision, t), strong: true }] },
    ...said('reason', item.reason),
    ...said('dueReason', item.dueReason),
    ...said('order', item.order),
    ...said('state', state ?? null),
    ...said('decidedBy', by),
  ]
}
