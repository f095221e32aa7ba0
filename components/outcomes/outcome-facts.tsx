import { useTranslations } from 'next-intl'
import { MeetingWhen } from '@/components/readouts/meeting-when'
import { ReadoutStatusTag } from '@/components/readouts/readout-tags'
import { DescriptionList } from '@/components/ui/description-list'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import type { OutcomePageView } from '@/lib/outcomes/types'
import { PassageQuote } from './marked-passage'

/** Where an outcome came from, every part a link. */
export function OutcomeFacts({ outcome }: { outcome: OutcomePageView }) {
  const t = useTranslations('outcomes')
  const { meeting, visit, readout, source, passage } = outcome
  return (
    <Section id="facts" title={t('page.facts')}>
      <DescriptionList
        facts={[
          passage && {
            term: t('page.madeOf'),
            value: <PassageQuote readoutId={readout.id} passage={passage} />,
          },
          { term: t('page.type'), value: t(`type.${outcome.type}`) },
          { term: t('page.owedBy'), value: t(`owedBy.${outcome.owedBy}`) },
          { term: t('page.meeting'), value: <Link href={`/meetings/${meeting.id}`}>{meeting.title}</Link> },
          { term: t('page.when'), value: <MeetingWhen meeting={meeting} /> },
          {
            term: t('page.readout'),
            value: (
              <>
                <Link href={`/readouts/${readout.id}`}>{t('page.readout')}</Link>{' '}
                <ReadoutStatusTag status={readout.status} />
              </>
            ),
          },
          {
            term: t('page.visit'),
            value: (
              <Link href={`/visits/${visit.id}`}>
                {visit.reference} {visit.title}
              </Link>
            ),
          },
          source && {
            term: t('page.source'),
            value: source.url ? <a href={source.url}>{source.title}</a> : source.title,
          },
        ]}
      />
    </Section>
  )
}
