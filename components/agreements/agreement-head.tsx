import { useTranslations } from 'next-intl'
import { RestrictedTag } from '@/components/readouts/release-tags'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { Tag } from '@/components/ui/tag'
import { Proposed } from '@/components/ui/unknown'
import type { AgreementView, Choice } from '@/lib/agreements/types'
import { isSigned } from '@/lib/agreements/workflow'
import { type Actor, can } from '@/lib/auth/permissions'
import { formatDate } from '@/lib/time/format'
import { hasAgreementMenu, NextStep, OtherSteps } from './agreement-steps'
import { AgreementStatusTag, EndingTag, NoticeTag } from './agreement-tags'

type Props = { agreement: AgreementView; actor: Actor; items: readonly Choice[]; today: string }

export function AgreementHead({ agreement, actor, items, today }: Props) {
  const t = useTranslations('agreements')
  const { visit, archived, restricted, proposed } = agreement
  return (
    <PageHead
      above={<Link href={`/visits/${visit.id}/agreements`}>{`${visit.reference} ${visit.title}`}</Link>}
      reference={agreement.reference}
      title={agreement.title}
      tag={
        <span className="flex flex-wrap gap-1">
          <AgreementStatusTag status={agreement.status} />
          {restricted ? <RestrictedTag /> : null}
          {proposed.length > 0 ? <Proposed /> : null}
          <EndingTag ends={agreement} />
          <NoticeTag ends={agreement} today={today} />
          {archived ? <Tag tone="dropped">{t('archived')}</Tag> : null}
        </span>
      }
      facts={[t(`type.${agreement.type}`)]}
      action={<NextStep agreement={agreement} actor={actor} items={items} />}
      {...(hasAgreementMenu(actor) ? { menu: <OtherSteps agreement={agreement} actor={actor} items={items} /> } : {})}
    />
  )
}

/** What must be read first: that it has ended, why it was terminated, who does not see it. */
export function AgreementNotice({ agreement, actor }: Pick<Props, 'agreement' | 'actor'>) {
  const t = useTranslations('agreements.page')
  const { archived, ended, inForceUntil, status, statusReason } = agreement
  if (archived) return <Notice tone="info">{t('archivedNote')}</Notice>
  if (status === 'terminated' && statusReason) {
    return (
      <Notice tone="warn" title={t('terminatedTitle')}>
        <p className="whitespace-pre-line break-words">{statusReason}</p>
      </Notice>
    )
  }
  if (ended && inForceUntil) {
    return (
      <Notice tone="warn" title={t('endedTitle', { date: formatDate(inForceUntil) })}>
        {can(actor, 'agreement.edit') ? <p>{t('endedNote')}</p> : null}
      </Notice>
    )
  }
  return isSigned(status) ? null : <p className="mb-4 text-sm text-muted">{t('draftNote')}</p>
}
