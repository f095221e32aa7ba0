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

/** Lines of an agreement's follow-ups in a list of outcomes: one agreement may stand for each of them. */
const FEW = 3

/**
 * What the agreement does that stands for the outcome; nothing where there is none.
 * @param all the page that has them all, where only a few stand
 */
export function AgreementFollowUpLines({
  followUps = [],
  all,
}: {
  followUps?: readonly FollowUpLine[] | undefined
  all?: string
}) {
  const t = useTranslations('outcomes')
  if (followUps.length === 0) return null
  const count = t('byAgreement', { count: followUps.length })
  const few = all && followUps.length > FEW
  return (
    <>
      <p className="text-muted">{few ? <Link href={all}>{count}</Link> : count}</p>
      <FollowUpLines followUps={few ? followUps.slice(0, FEW) : followUps} />
    </>
  )
}
