import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import type { OrganisationView } from '@/lib/directory/types'
import { PositionsList } from './positions-list'

/** Who holds or held a position in the organisation. */
export function OrganisationPeople({ organisation }: { organisation: OrganisationView }) {
  const { positions, positionCount } = organisation
  const t = useTranslations('directory.page')
  return (
    <Section id="people" title={t('people')}>
      {positions.length === 0 ? (
        <EmptyState>{t('noPeople')}</EmptyState>
      ) : (
        <PositionsList positions={positions} of="organisation" />
      )}
      {positionCount > positions.length ? (
        <p className="mt-2 text-sm text-muted">{t('shown', { shown: positions.length, count: positionCount })}</p>
      ) : null}
    </Section>
  )
}
