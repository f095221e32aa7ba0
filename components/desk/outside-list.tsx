import { useTranslations } from 'next-intl'
import type { WaitingReport } from '@/lib/private-links/types'
import { formatInstant } from '@/lib/time/format'
import { DeskLine, DeskList } from './desk-list'

/** What outside bodies reported and nobody has decided on, the longest waiting first. */
export function OutsideReportsWaiting({ few }: { few: { rows: WaitingReport[]; more: boolean } }) {
  const t = useTranslations('privateLinks.desk')
  return (
    <DeskList
      id="outside"
      title={t('title')}
      rows={few.rows}
      empty=""
      line={({ organisation, at, homeZone, followUp, visit }) => (
        <DeskLine
          href={`/follow-ups/${followUp.id}#outside-reports`}
          title={followUp.title}
          under={[
            followUp.reference,
            visit,
            t('by', { name: organisation, at: formatInstant(new Date(at), homeZone) }),
          ].join(' · ')}
        />
      )}
    />
  )
}
