import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { AgreementLine } from '@/lib/agreements/types'
import type { BriefingFollowUp, BriefingMeeting, BriefingPerson, Few } from '@/lib/briefings/types'
import { formatDate } from '@/lib/time/format'

// Each list as lines of text, on a page and on paper alike.

/** One list under its heading: its lines, and how many more there are. */
export function BriefingList<Row extends { id: string }>(props: {
  title: string
  few: Few<Row>
  empty: string
  /** The number is no exact one. */
  isCapped?: boolean
  /** Of the heading: 2 where the page's own stands right above. */
  level: 2 | 3
  /** Where all of them stand. */
  all: string
  line: (row: Row) => ReactNode
}) {
  const t = useTranslations('briefings')
  const { title, few, empty, isCapped = false, level, all, line } = props
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className="mb-5 min-w-0">
      <Heading className="mb-1 text-lg">{title}</Heading>
      {few.rows.length === 0 ? <p className="text-muted">{empty}</p> : null}
      <ul className="grid gap-1.5">
        {few.rows.map((row) => (
          <li key={row.id} className="break-inside-avoid break-words">
            {line(row)}
          </li>
        ))}
      </ul>
      {few.more > 0 ? (
        <p className="mt-1.5">
          <Link href={all}>
            {t(isCapped ? 'moreCapped' : 'more', { count: few.more })}
            <span className="sr-only">: {title}</span>
          </Link>
        </p>
      ) : null}
    </section>
  )
}

function Line({ href, title, under }: { href: string | null; title: ReactNode; under: readonly ReactNode[] }) {
  const said = under.filter((one) => one !== null && one !== '')
  return (
    <>
      {href === null ? <span className="font-semibold">{title}</span> : <Link href={href}>{title}</Link>}
      <span className="block text-sm text-muted">
        {said.flatMap((one, index) => (index > 0 ? [' · ', one] : [one]))}
      </span>
    </>
  )
}

/** Who owes it, when it is due and how late it is, who is accountable: in words. */
export function FollowUpLine({ row }: { row: BriefingFollowUp }) {
  const t = useTranslations('briefings')
  const status = useTranslations('followUps.status')
  const mark = useTranslations('followUps.mark')
  const { id, reference, title, owedBy, dueDate, daysLate, officer, unowned, leadOrganisation } = row
  return (
    <Line
      href={`/follow-ups/${id}`}
      title={`${reference} ${title}`}
      under={[
        <strong key="owed">{t(`owed.${owedBy}`)}</strong>,
        status(row.status),
        dueDate === null ? t('noDate') : t('due', { date: formatDate(dueDate) }),
        daysLate > 0 ? (
          <strong key="late" className="text-late">
            {t('late', { days: daysLate })}
          </strong>
        ) : null,
        officer ? t('officer', { name: officer.name }) : null,
        // Somebody is named who can do nothing any more.
        officer && unowned ? mark('unowned') : null,
        leadOrganisation ? t('lead', { name: leadOrganisation.name }) : null,
      ]}
    />
  )
}

export function MeetingLine({ row }: { row: BriefingMeeting }) {
  const t = useTranslations('briefings')
  const { id, title, date, dayNumber, visit, readout } = row
  const day = date ? formatDate(date) : dayNumber === null ? t('dayUnknown') : t('day', { number: dayNumber })
  return (
    <Line
      href={`/meetings/${id}`}
      title={title}
      under={[
        day,
        visit.title,
        readout ? (
          <Link key="readout" href={`/readouts/${readout.id}`}>
            {t('readout')}
          </Link>
        ) : (
          t('noReadout')
        ),
      ]}
    />
  )
}

export function PersonLine({ row }: { row: BriefingPerson }) {
  const t = useTranslations('briefings')
  const { personId, name, title, organisation, lastMet, meetings } = row
  return (
    <Line
      href={personId === null ? null : `/people/${personId}`}
      title={name}
      under={[
        title,
        organisation,
        lastMet ? t('lastMet', { date: formatDate(lastMet), count: meetings }) : t('metUnknown', { count: meetings }),
      ]}
    />
  )
}

export function AgreementBriefLine({ row }: { row: AgreementLine }) {
  const t = useTranslations('briefings')
  const words = useTranslations('agreements')
  const { id, reference, title, type, status, signedOn, inForceUntil } = row
  return (
    <Line
      href={`/agreements/${id}`}
      title={`${reference} ${title}`}
      under={[
        words(`type.${type}`),
        words(`status.${status}`),
        signedOn ? t('signed', { date: formatDate(signedOn) }) : null,
        inForceUntil ? t('until', { date: formatDate(inForceUntil) }) : null,
      ]}
    />
  )
}
