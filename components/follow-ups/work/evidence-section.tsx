import { useTranslations } from 'next-intl'
import { AddFiles } from '@/components/files/add-files'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import type { Actor } from '@/lib/auth/permissions'
import { canArchiveEvidence, canWriteFollowUp } from '@/lib/follow-ups/policy'
import type { FollowUpView } from '@/lib/follow-ups/types'
import { AddEvidence } from '../follow-up-buttons'
import { ShowAll } from '../show-all'
import { EvidenceList } from './work-done'

type Props = { followUp: FollowUpView; actor: Actor; gone: ReadonlySet<string> }

/** What shows that it was done, and where more is added. */
export function EvidenceSection({ followUp, actor, gone }: Props) {
  const t = useTranslations('followUps.page')
  const { id, evidence, totals } = followUp
  const mayWrite = canWriteFollowUp(actor, followUp)
  const standing = evidence.filter(({ archived }) => !archived).length
  return (
    <Section id="evidence" title={t('evidence')} action={mayWrite ? <AddEvidence followUpId={id} /> : null}>
      {evidence.length > 0 ? (
        <EvidenceList followUp={followUp} mayArchive={canArchiveEvidence(actor, followUp)} gone={gone} />
      ) : (
        <EmptyState>{t(mayWrite ? 'noEvidence' : 'noEvidenceReader')}</EmptyState>
      )}
      <ShowAll followUpId={id} list="evidence" anchor="evidence" shown={standing} total={totals.evidence} />
      {mayWrite ? (
        <div className="mt-4">
          <AddFiles target={{ visitId: followUp.visit.id, followUpId: id }} />
        </div>
      ) : null}
    </Section>
  )
}
