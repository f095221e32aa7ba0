import { useTranslations } from 'next-intl'
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
          <FollowUpStateTag status={followUp.status} />
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
