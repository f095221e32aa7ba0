import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { MeetingWhen } from '@/components/readouts/meeting-when'
import { DescriptionList } from '@/components/ui/description-list'
import { Link } from '@/components/ui/link'
import { Proposed, ToBeConfirmed } from '@/components/ui/unknown'
import type { AgreementView } from '@/lib/agreements/types'
import { isSigned } from '@/lib/agreements/workflow'
import { formatDate } from '@/lib/time/format'
import { EndingTag, NoticeTag } from './agreement-tags'

type Props = { agreement: AgreementView; editHref: string | null; today: string }

/** What it is, where and when it was signed, and how long it lasts; what is not known is said to be so. */
export function AgreementFacts({ agreement, editHref, today }: Props) {
  const t = useTranslations('agreements.page')
  const words = useTranslations('agreements')
  const owed = useTranslations('outcomes.owedBy')
  const { meeting, signedOn, signedPlace, inForceFrom, renewal, note, source, visit, status } = agreement
  const open = (what: string) => <ToBeConfirmed what={what} {...(editHref ? { href: editHref } : {})} />
  const mark = (field: string, value: ReactNode) =>
    agreement.proposed.includes(field) ? (
      <>
        {value} <Proposed />
      </>
    ) : (
      value
    )
  return (
    <DescriptionList
      facts={[
        { term: t('type'), value: mark('type', words(`type.${agreement.type}`)) },
        { term: t('owedBy'), value: mark('owedBy', owed(agreement.owedBy)) },
        { term: t('signedOn'), value: mark('signedOn', signedOn ? formatDate(signedOn) : open(t('signedOn'))) },
        { term: t('signedPlace'), value: signedPlace ?? open(t('signedPlace')) },
        meeting && {
          term: t('item'),
          value: (
            <>
              <Link href={`/meetings/${meeting.id}`}>{`${meeting.reference} ${meeting.title}`}</Link>
              <span className="block text-sm text-muted">
                <MeetingWhen meeting={meeting} />
              </span>
            </>
          ),
        },
        (isSigned(status) || inForceFrom !== null) && {
          term: t('inForceFrom'),
          value: inForceFrom ? formatDate(inForceFrom) : open(t('inForceFrom')),
        },
        { term: t('inForceUntil'), value: <Until agreement={agreement} unknown={open(t('inForceUntil'))} /> },
        agreement.noticeDays !== null && {
          term: t('notice'),
          value: (
            <>
              {t('noticeOf', { days: agreement.noticeDays })} <NoticeTag ends={agreement} today={today} />
            </>
          ),
        },
        renewal !== null && { term: t('renewal'), value: <p className="whitespace-pre-line break-words">{renewal}</p> },
        note !== null && { term: t('note'), value: <p className="whitespace-pre-line break-words">{note}</p> },
        { term: t('visit'), value: <Link href={`/visits/${visit.id}`}>{`${visit.reference} ${visit.title}`}</Link> },
        source && {
          term: t('source'),
          value: source.url ? (
            <a href={source.url} rel="noreferrer">
              {source.title}
            </a>
          ) : (
            source.title
          ),
        },
      ]}
    />
  )
}

function Until({ agreement, unknown }: { agreement: AgreementView; unknown: ReactNode }) {
  const t = useTranslations('agreements.ending')
  if (agreement.withoutEnd) return t('withoutEnd')
  if (agreement.inForceUntil === null) return unknown
  return (
    <>
      {formatDate(agreement.inForceUntil)} <EndingTag ends={agreement} />
    </>
  )
}

/** Each side's parties, and who signs for them. */
export function AgreementParties({ agreement, editHref }: Omit<Props, 'today'>) {
  const t = useTranslations('agreements')
  const { parties } = agreement
  if (parties.length === 0) {
    return (
      <p className="text-muted">
        {t('page.noParties')} {editHref ? <Link href={editHref}>{t('page.edit')}</Link> : null}
      </p>
    )
  }
  return (
    <ul className="grid gap-3">
      {parties.map(({ id, side, organisation, signatory, signatoryTitle }) => (
        <li key={id}>
          <span className="block text-sm text-muted">{t(`side.${side}`)}</span>
          <Link href={`/organisations/${organisation.id}`}>{organisation.name}</Link>
          <span className="block text-sm">
            {signatory ? <Link href={`/people/${signatory.id}`}>{signatory.name}</Link> : null}
            {signatory && signatoryTitle ? ', ' : ''}
            {signatoryTitle}
            {signatory || signatoryTitle ? null : <span className="text-muted">{t('page.signatoryUnknown')}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
