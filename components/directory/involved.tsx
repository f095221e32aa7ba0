import { useTranslations } from 'next-intl'
import { OutcomeTypeTag } from '@/components/outcomes/outcome-tags'
import { ItemStatusTag } from '@/components/programme/item-tags'
import { Link } from '@/components/ui/link'
import { RowTitle } from '@/components/ui/row-title'
import { ToBeConfirmed } from '@/components/ui/unknown'
import { VisitDates } from '@/components/visits/visit-dates'
import { RestrictedTag, VisitStatusTag } from '@/components/visits/visit-tags'
import type { InvolvedIn, MeetingInvolved, VisitInvolved } from '@/lib/search/types'
import { formatDate } from '@/lib/time/format'
import { InvolvedFollowUps } from './involved-follow-ups'
import { InvolvedList, type InvolvedPlace, visitLink } from './involved-list'

/** The first visits, meetings, outcomes and open follow-ups of one organisation or person that the reader may see. */
export function Involved(props: {
  involved: InvolvedIn
  register: string
  own: 'leads' | 'accountable'
  /** The address of the page with all rows of one list. */
  all: (list: keyof InvolvedIn) => string
}) {
  const { involved, register, own, all } = props
  return (
    <>
      <InvolvedFollowUps
        followUps={involved.followUps}
        register={register}
        own={own}
        place={{ all: all('followUps') }}
      />
      <InvolvedVisits visits={involved.visits} titles={own === 'accountable'} place={{ all: all('visits') }} />
      <InvolvedMeetings meetings={involved.meetings} place={{ all: all('meetings') }} />
      <InvolvedOutcomes outcomes={involved.outcomes} place={{ all: all('outcomes') }} />
    </>
  )
}

type InList<Key extends keyof InvolvedIn> = { [K in Key]: InvolvedIn[K] } & { place: InvolvedPlace }

export function InvolvedVisits({ visits, titles, place }: InList<'visits'> & { titles: boolean }) {
  const t = useTranslations('directory.involved')
  const as = useTranslations('directory.asRole')
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
          cell: (row) => (
            <RowTitle href={`/visits/${row.id}`} under={row.reference}>
              {row.title}
            </RowTitle>
          ),
        },
        { key: 'as', header: t('as'), cell: (row) => row.as.map((role) => as(role)).join(', ') },
        ...(titles
          ? [{ key: 'title', header: t('titleThen'), cell: (row: VisitInvolved) => row.titles.join('; ') || '—' }]
          : []),
        {
          key: 'dates',
          header: t('dates'),
          narrow: true,
          cell: (row) => <VisitDates arrival={row.arrivalDate} departure={row.departureDate} />,
        },
        {
          key: 'status',
          header: t('status'),
          narrow: true,
          cell: (row) => (
            <span className="inline-flex flex-wrap gap-1">
              <VisitStatusTag status={row.status} />
              {row.restricted ? <RestrictedTag /> : null}
            </span>
          ),
        },
      ]}
    />
  )
}

export function InvolvedMeetings({ meetings, place }: InList<'meetings'>) {
  const t = useTranslations('directory.involved')
  const type = useTranslations('programme.type')
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
          cell: (row) => (
            <RowTitle href={`/meetings/${row.id}`} under={`${row.reference} · ${type(row.type)}`}>
              {row.title}
            </RowTitle>
          ),
        },
        { key: 'visit', header: t('visit'), cell: visitLink },
        { key: 'day', header: t('day'), narrow: true, cell: (row) => <Day {...row} /> },
        { key: 'status', header: t('status'), narrow: true, cell: (row) => <ItemStatusTag status={row.status} /> },
      ]}
    />
  )
}

function Day({ date, dayNumber }: Pick<MeetingInvolved, 'date' | 'dayNumber'>) {
  const t = useTranslations('directory.involved')
  if (date) return formatDate(date)
  return dayNumber === null ? <ToBeConfirmed what={t('day')} /> : t('dayNumber', { number: dayNumber })
}

export function InvolvedOutcomes({ outcomes, place }: InList<'outcomes'>) {
  const t = useTranslations('directory.involved')
  const owed = useTranslations('outcomes.owedBy')
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
          cell: (row) => (
            <RowTitle
              href={`/outcomes/${row.id}`}
              under={
                <>
                  {row.reference} · <Link href={`/meetings/${row.meeting.id}`}>{row.meeting.title}</Link>
                </>
              }
            >
              {row.text}
            </RowTitle>
          ),
        },
        { key: 'visit', header: t('visit'), cell: visitLink },
        { key: 'type', header: t('type'), narrow: true, cell: (row) => <OutcomeTypeTag type={row.type} /> },
        { key: 'owedBy', header: t('owedBy'), narrow: true, cell: (row) => owed(row.owedBy) },
      ]}
    />
  )
}
