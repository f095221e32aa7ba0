import { useTranslations } from 'next-intl'
import { OutcomeTypeTag } from '@/components/outcomes/outcome-tags'
import { ItemStatusTag } from '@/components/programme/item-tags'
import { Link } from '@/components/ui/link'
import { RowTitle } from '@/components/ui/row-title'
import { ToBeConfirmed } from '@/components/ui/unknown'
import { VisitDates } from '@/components/visits/visit-dates'
import { RestrictedTag, VisitStatusTag } from '@/components/visits/visit-tags'
import type { InvolvedIn, Latest, MeetingInvolved, OutcomeInvolved, VisitInvolved } from '@/lib/search/types'
import { formatDate } from '@/lib/time/format'
import { InvolvedFollowUps } from './involved-follow-ups'
import { InvolvedList, visitLink } from './involved-list'

/** Every visit, meeting, outcome and open follow-up of one organisation or person, as far as the reader may see them. */
export function Involved(props: { involved: InvolvedIn; register: string; own: 'leads' | 'accountable' }) {
  const { involved, register, own } = props
  return (
    <>
      <InvolvedFollowUps followUps={involved.followUps} register={register} own={own} />
      <Visits visits={involved.visits} titles={own === 'accountable'} />
      <Meetings meetings={involved.meetings} />
      <Outcomes outcomes={involved.outcomes} />
    </>
  )
}

function Visits({ visits, titles }: { visits: Latest<VisitInvolved>; titles: boolean }) {
  const t = useTranslations('directory.involved')
  const as = useTranslations('directory.asRole')
  return (
    <InvolvedList
      id="visits"
      title={t('visits')}
      empty={t('noVisits')}
      list={visits}
      more={t('latest', { shown: visits.rows.length, count: visits.count })}
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

function Meetings({ meetings }: { meetings: Latest<MeetingInvolved> }) {
  const t = useTranslations('directory.involved')
  const type = useTranslations('programme.type')
  return (
    <InvolvedList
      id="meetings"
      title={t('meetings')}
      empty={t('noMeetings')}
      list={meetings}
      more={t('latest', { shown: meetings.rows.length, count: meetings.count })}
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

function Outcomes({ outcomes }: { outcomes: Latest<OutcomeInvolved> }) {
  const t = useTranslations('directory.involved')
  const owed = useTranslations('outcomes.owedBy')
  return (
    <InvolvedList
      id="outcomes"
      title={t('outcomes')}
      empty={t('noOutcomes')}
      list={outcomes}
      more={t('latest', { shown: outcomes.rows.length, count: outcomes.count })}
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
