import type { DocBlock, DocRun } from '@/lib/exports/docx-types'
import { tellTime } from '@/lib/programme/tell-time'
import { isFixedSection } from '@/lib/readouts/schema'
import { formatDate } from '@/lib/time/format'
import { wallClockIn } from '@/lib/time/wall-clock'
import type { ReportAttendee, ReportItem, ReportMeeting } from './content'
import type { Making } from './document'
import { dayName, placeRuns, timeRuns } from './document-programme'
import { blocksOf } from './structured'

/** Every meeting with a final readout, in the order of the programme. */
export function meetingBlocks(making: Making): DocBlock[] {
  const { content } = making
  const placed = new Map(content.days.flatMap((day) => day.items.map((item) => [item.id, { item, day }] as const)))
  return content.meetings.flatMap((meeting) => {
    const place = placed.get(meeting.itemId)
    return place ? blocksOfMeeting(making, meeting, place) : []
  })
}

type Place = { item: ReportItem; day: { key: string; date: string | null; dayNumber: number | null } }

function blocksOfMeeting(making: Making, meeting: ReportMeeting, { item, day }: Place): DocBlock[] {
  const { t, content } = making
  const { homeZone } = content.visit
  const id = `meeting-${item.id}`
  const term = (key: string, runs: DocRun[]) => ({ term: t(`visitReports.meeting.${key}`), runs })
  const known = tellTime(item, { homeZone, dayZone: null }).text !== null
  const time: DocRun[] = known
    ? timeRuns(item, { homeZone, dayZone: null }, t).filter((run) => !('line' in run))
    : [{ text: t('visitReports.meeting.timeUnknown'), quiet: true }]
  const { correction, outcomes } = meeting
  return [
    { kind: 'heading', level: 2, text: item.title, id, number: null },
    ...(meeting.restricted ? [restrictedMark(making)] : []),
    {
      kind: 'facts',
      rows: [
        term('when', [{ text: `${dayName(day, t)}, ` }, ...spaced(time)]),
        term('where', placeRuns(item, t)),
        term('what', [{ text: `${t(`programme.type.${item.type}`)}, ${item.reference}` }]),
        ...presence(making, meeting).map(({ key, runs }) => term(key, runs)),
        ...(outcomes.length > 0
          ? [term('outcomes', [{ text: outcomes.map(({ reference }) => reference).join(', ') }])]
          : []),
        ...(correction
          ? [
              term('corrected', [
                { text: `${formatDate(wallClockIn(new Date(correction.at), homeZone).date)}: ${correction.reason}` },
              ]),
            ]
          : []),
      ],
    },
    ...meeting.sections.flatMap((section): DocBlock[] => [
      {
        kind: 'heading',
        level: 3,
        text: isFixedSection(section.key) ? t(`readouts.sections.${section.key}`) : (section.title ?? ''),
        id: `${id}-${section.key}`,
        number: null,
      },
      ...blocksOf(section.doc, { under: 3, anchor: `${id}-${section.key}` }),
    ]),
    ...(meeting.sections.length === 0
      ? [{ kind: 'paragraph' as const, runs: [{ text: t('visitReports.meeting.noText'), quiet: true }] }]
      : []),
  ]
}

const restrictedMark = ({ t }: Making): DocBlock => ({
  kind: 'paragraph',
  runs: [{ text: t('visitReports.restricted'), strong: true }],
})

const spaced = (runs: readonly DocRun[]): DocRun[] =>
  runs.flatMap((run, at): DocRun[] => (at > 0 && 'text' in run ? [{ ...run, text: ` (${run.text})` }] : [run]))

function presence({ t }: Making, { attendance }: ReportMeeting): { key: string; runs: DocRun[] }[] {
  const there = (side: ReportAttendee['side']) => attendance.filter((one) => one.side === side && one.present)
  const absent = attendance.filter(({ present, planned }) => planned && !present)
  const line = (key: string, people: readonly ReportAttendee[]) =>
    people.length > 0 ? [{ key, runs: [{ text: people.map((one) => attendeeWords(one, t)).join('; ') }] }] : []
  const unknown = { text: t('visitReports.meeting.nobodyNamed'), quiet: true }
  const ours = line('ours', there('ours'))
  const hosts = line('hosts', there('host'))
  return [
    ...(ours.length > 0 ? ours : [{ key: 'ours', runs: [unknown] }]),
    ...(hosts.length > 0 ? hosts : [{ key: 'hosts', runs: [unknown] }]),
    ...line('absent', absent),
  ]
}

function attendeeWords(one: ReportAttendee, t: Making['t']): string {
  const { replaces } = one
  const who = partyWords(one, t)
  return replaces ? t('visitReports.meeting.inPlaceOf', { who, whom: replaces }) : who
}

type Party = Pick<ReportAttendee, 'name' | 'title' | 'organisation' | 'isGroup' | 'headcount'>

/** How somebody is called: by name or post, a group with its number. */
export function calledAs({ name, title, headcount }: Party, t: Making['t']): string {
  const called = name ?? title ?? t('visitReports.notKnown')
  return headcount === null ? called : t('programme.row.group', { name: called, count: headcount })
}

/** The same with title and organisation as held then. */
export function partyWords(party: Party, t: Making['t']): string {
  const about = [party.name === null ? null : party.title, party.organisation].filter(Boolean).join(', ')
  return about ? `${calledAs(party, t)}, ${about}` : calledAs(party, t)
}
