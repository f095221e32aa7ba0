import { useTranslations } from 'next-intl'
import { RestrictedTag } from '@/components/readouts/release-tags'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { Tag } from '@/components/ui/tag'
import { Proposed } from '@/components/ui/unknown'
import type { OutcomePageView } from '@/lib/outcomes/types'
import { OutcomeMenu } from './outcome-actions'
import { EditOutcome } from './outcome-buttons'
import { OutcomeTypeTag } from './outcome-tags'

/** The head of an outcome: its own words are the title. */
export function OutcomeHead({ outcome, mayChange }: { outcome: OutcomePageView; mayChange: boolean }) {
  const t = useTranslations('outcomes')
  const final = outcome.readout.status === 'final'
  return (
    <PageHead
      above={<Link href={`/readouts/${outcome.readout.id}`}>{outcome.meeting.title}</Link>}
      reference={outcome.reference}
      title={<span className="block max-w-[68ch] whitespace-pre-line font-serif">{outcome.text}</span>}
      tag={
        <>
          <OutcomeTypeTag type={outcome.type} />
          {outcome.readout.handling === 'restricted' ? <RestrictedTag /> : null}
          {outcome.proposed.length > 0 ? <Proposed /> : null}
          {outcome.archived ? <Tag tone="dropped">{t('archived')}</Tag> : null}
        </>
      }
      facts={[t('owed', { who: t(`owedBy.${outcome.owedBy}`) })]}
      action={mayChange && !outcome.archived ? <EditOutcome outcome={outcome} final={final} tone="plain" /> : null}
      menu={mayChange ? <OutcomeMenu outcome={outcome} final={final} /> : undefined}
    />
  )
}
