import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import { ToBeConfirmed } from '@/components/ui/unknown'
import type { FollowUpView } from '@/lib/follow-ups/types'
import { ReportProgress } from '../follow-up-buttons'
import { ShowAll } from '../show-all'
import { ProgressList } from './work-done'

/** The next step and what was reported, latest first. */
export function ProgressSection({ followUp, mayWrite }: { followUp: FollowUpView; mayWrite: boolean }) {
  const t = useTranslations('followUps.page')
  const { id, nextStep, progress, totals } = followUp
  return (
    <Section id="progress" title={t('progress')} action={mayWrite ? <ReportProgress followUpId={id} /> : null}>
      <p className="mb-3 break-words">
        <span className="text-muted">{t('nextStep')}: </span>
        {nextStep ?? <ToBeConfirmed {...(mayWrite ? { href: `/follow-ups/${id}/edit` } : {})} />}
      </p>
      {progress.length > 0 ? (
        <ProgressList followUp={followUp} />
      ) : (
        <EmptyState>{t(mayWrite ? 'noProgress' : 'noProgressReader')}</EmptyState>
      )}
      <ShowAll followUpId={id} list="progress" anchor="progress" shown={progress.length} total={totals.progress} />
    </Section>
  )
}
