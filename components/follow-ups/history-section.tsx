import { useTranslations } from 'next-intl'
import { HistoryList } from '@/components/audit/history-list'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import type { AuditPage } from '@/lib/audit/types'
import type { FollowUpView } from '@/lib/follow-ups/types'

/** What happened last, and the way to all of it. */
export function HistorySection({ followUp, history }: { followUp: FollowUpView; history: AuditPage }) {
  const t = useTranslations('followUp.history')
  return (
    <Section id="history" title={t('title')}>
      {history.rows.length > 0 ? (
        <HistoryList rows={history.rows} zone={followUp.visit.homeZone} />
      ) : (
        <EmptyState>{t('empty')}</EmptyState>
      )}
      {history.next ? (
        <p className="no-print mt-3">
          <Link href={`/follow-ups/${followUp.id}/history`}>{t('all')}</Link>
        </p>
      ) : null}
    </Section>
  )
}
