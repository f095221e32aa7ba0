import { useTranslations } from 'next-intl'
import { ITEM_TONES } from '@/components/programme/item/item-tags'
import { type Cell, group, link, tag } from '@/components/ui/cell'
import { useDatesCell } from '@/components/visits/visit-dates'
import { STATUS_TONES } from '@/components/visits/visit-tags'
import { MEMBER_ROLES } from '@/lib/delegations/schema'
import type { InvolvedIn, MeetingInvolved, VisitInvolved } from '@/lib/search/types'
import { formatDate } from '@/lib/time/format'
import { isOpenForChange } from '@/lib/visits/workflow'
import { InvolvedFollowUps } from './involved-follow-ups'
import { InvolvedList, type InvolvedPlace, visitLink } from './involved-list'

/** The first visits, meetings, outcomes and open follow-ups of one organisation or person that the reader may see. */
export function Involved(props: {
  involved: InvolvedIn
  register: string
  own: 'leads' | 'accountable'
  /** Of a person: their own programme is one press away while a visit is not over. */
  personId?: string
  /** The address of the page with all rows of one list. */
  all: (list: keyof InvolvedIn) => string
}) {
  const { involved, register, own, personId, all } = props
  return (
    <>
      <InvolvedFollowUps
        followUps={involved.followUps}
        register={register}
        own={own}
        place={{ all: all('followUps') }}
      />
      <InvolvedVisits
        visits={involved.visits}
        titles={own === 'accountable'}
        personId={personId}
        place={{ all: all('visits') }}
      />
      <InvolvedMeetings meetings={involved.meetings} place={{ all: all('meetings') }} />
      <InvolvedOutcomes outcomes={involved.outcomes} place={{ all: all('outcomes') }} />
    </>
  )
}

type InList<Key extends keyof InvolvedIn> = { [K in Key]: InvolvedIn[K] } & { place: InvolvedPlace }

type VisitsProps = InList<'visits'> & { titles: boolean; personId?: string | undefined }

export function InvolvedVisits({ visits, titles, personId, place }: VisitsProps) {
  const t = useTranslations('directory.involved')
  const as = useTranslations('directory.asRole')
  const visit = useTranslations('visits')
  const datesOf = useDatesCell()
  return (
    <InvolvedList
      id="visits"
      title={t('visits')}
      empty={t('noVisits')}
      list={visits}
      place={place}
      more={t('all.visits', { count: visits.count, more: String(visits.countIsCapped) })}
      columns={[
        {
          key: 'visit',
          header: t('visit'),
          primary: true,
          cell: (row) => ({
            kind: 'title',
            to: `/visits/${row.id}`,
            text: row.title,
            under:
              personId && hasOwnProgramme(row)
                ? [`${row.reference} · `, link(`/visits/${row.id}/programme?for=person:${personId}`, t('ownProgramme'))]
                : row.reference,
          }),
        },
        { key: 'as', header: t('as'), cell: (row) => row.as.map((role) => as(role)).join(', ') },
        ...(titles
          ? [{ key: 'title', header: t('titleThen'), cell: (row: VisitInvolved) => row.titles.join('; ') || '—' }]
          : []),
        {
          key: 'dates',
          header: t('dates'),
          narrow: true,
          cell: ({ arrivalDate, departureDate }) => datesOf(arrivalDate, departureDate),
        },
        {
          key: 'status',
          header: t('status'),
          narrow: true,
          cell: (row) => {
            const status = tag(STATUS_TONES[row.status], visit(`status.${row.status}`))
            return row.restricted ? group(status, tag('late', visit('head.restricted'))) : status
          },
        },
      ]}
    />
  )
}

/** On the visit as one of ours or of the hosts, and the visit is not over. */
const hasOwnProgramme = ({ status, as }: VisitInvolved): boolean =>
  isOpenForChange(status) && as.some((role) => role === 'contact' || MEMBER_ROLES.some((own) => own === role))

export function InvolvedMeetings({ meetings, place }: InList<'meetings'>) {
  const t = useTranslations('directory.involved')
  const item = useTranslations('programme')
  const unknown = useTranslations('shell')('toBeConfirmed')
  const day = ({ date, dayNumber }: MeetingInvolved): Cell => {
    if (date) return formatDate(date)
    return dayNumber === null ? { kind: 'unknown', text: unknown } : t('dayNumber', { number: dayNumber })
  }
  return (
    <InvolvedList
      id="meetings"
      title={t('meetings')}
      empty={t('noMeetings')}
      list={meetings}
      place={place}
      more={t('all.meetings', { count: meetings.count, more: String(meetings.countIsCapped) })}
      columns={[
        {
          key: 'meeting',
          header: t('meeting'),
          primary: true,
          cell: (row) => ({
            kind: 'title',
            to: `/meetings/${row.id}`,
            text: row.title,
            under: `${row.reference} · ${item(`type.${row.type}`)}`,
          }),
        },
        { key: 'visit', header: t('visit'), cell: visitLink },
        { key: 'day', header: t('day'), narrow: true, cell: day },
        {
          key: 'status',
          header: t('status'),
          narrow: true,
          cell: ({ status }) => tag(ITEM_TONES[status], item(`status.${status}`)),
        },
      ]}
    />
  )
}

export function InvolvedOutcomes({ outcomes, place }: InList<'outcomes'>) {
  const t = useTranslations('directory.involved')
  const outcome = useTranslations('outcomes')
  return (
    <InvolvedList
      id="outcomes"
      title={t('outcomes')}
      empty={t('noOutcomes')}
      list={outcomes}
      place={place}
      more={t('all.outcomes', { count: outcomes.count, more: String(outcomes.countIsCapped) })}
      columns={[
        {
          key: 'outcome',
          header: t('outcome'),
          primary: true,
          cell: (row) => ({
            kind: 'title',
            to: `/outcomes/${row.id}`,
            text: row.text,
            under: [`${row.reference} · `, link(`/meetings/${row.meeting.id}`, row.meeting.title)],
          }),
        },
        { key: 'visit', header: t('visit'), cell: visitLink },
        { key: 'type', header: t('type'), narrow: true, cell: (row) => tag('neutral', outcome(`type.${row.type}`)) },
        { key: 'owedBy', header: t('owedBy'), narrow: true, cell: (row) => outcome(`owedBy.${row.owedBy}`) },
      ]}
    />
  )
}
