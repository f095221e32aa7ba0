import { useTranslations } from 'next-intl'
import { UnownedTag } from '@/components/follow-ups/follow-up-tags'
import { Link } from '@/components/ui/link'
import type { FollowUpLine } from '@/lib/outcomes/types'
import { formatDate } from '@/lib/time/format'
import { FollowUpStateTag } from './outcome-tags'

/** What became of an outcome: each follow-up with its state, who carries it and by when. */
export function FollowUpLines({ followUps }: { followUps: readonly FollowUpLine[] }) {
  const t = useTranslations('outcomes')
  return (
    <ul className="grid gap-1.5">
      {followUps.map((followUp) => (
        <li key={followUp.id} className="border-l-2 border-primary pl-3">
          <Link href={`/follow-ups/${followUp.id}`}>{followUp.title}</Link>{' '}
          <FollowUpStateTag status={followUp.status} /> {followUp.unowned ? <UnownedTag /> : null}
          <span className="block text-sm text-muted">
            {[
              followUp.reference,
              [followUp.officer, followUp.leadOrganisation].filter(Boolean).join(', ') || t('unowned'),
              followUp.dueDate ? t('due', { date: formatDate(followUp.dueDate) }) : t('noDate'),
            ].join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What the agreement does that stands for the outcome; nothing where there is none. */
export function AgreementFollowUpLines({ followUps = [] }: { followUps?: readonly FollowUpLine[] | undefined }) {
  const t = useTranslations('outcomes')
  if (followUps.length === 0) return null
  return (
    <>
      <p className="text-muted">{t('byAgreement', { count: followUps.length })}</p>
      <FollowUpLines followUps={followUps} />
    </>
  )
}
