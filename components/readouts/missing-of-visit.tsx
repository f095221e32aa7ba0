import { useTranslations } from 'next-intl'
import { ChoiceLinks } from '@/components/ui/choice-links'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import type { Actor } from '@/lib/auth/permissions'
import { withQuery } from '@/lib/platform/address'
import type { MissingPage } from '@/lib/readouts/missing'
import { MissingRegister } from './missing-register'

/** The way between all meetings of a visit and those whose readout is missing. */
export function WhichReadouts({ visitId, missing, now }: { visitId: string; missing: number; now: 'all' | 'missing' }) {
  const t = useTranslations('missing.visit')
  const href = `/visits/${visitId}/readouts`
  const choices = [
    { href, label: t('all'), current: now === 'all' },
    { href: `${href}?missing=1`, label: t('missing', { count: missing }), current: now === 'missing' },
  ]
  return <ChoiceLinks label={t('which')} choices={choices} />
}

/** The meetings of one visit whose readout is missing. */
export function MissingOfVisit(props: {
  visitId: string
  page: MissingPage
  missing: number
  actor: Actor
  now: Date
}) {
  const { visitId, page, missing, actor, now } = props
  const t = useTranslations('missing')
  const address = (more: Record<string, string>) => withQuery(`/visits/${visitId}/readouts`, { missing: '1', ...more })
  return (
    <section aria-labelledby="missing-heading">
      <h2 id="missing-heading" className="mb-1 text-xl">
        {t('title')}
      </h2>
      <WhichReadouts visitId={visitId} missing={missing} now="missing" />
      <MissingRegister rows={page.rows} actor={actor} now={now} empty={<EmptyState>{t('empty')}</EmptyState>} />
      <KeysetPager
        previous={page.previous && address({ before: page.previous })}
        next={page.next && address({ after: page.next })}
      />
    </section>
  )
}
