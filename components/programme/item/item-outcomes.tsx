import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import type { ItemPage } from '@/lib/programme/types'
import { ReadoutStatusTag } from './item-tags'

type Props = { page: ItemPage; readoutHref: string | null; mayWrite: boolean; seesDrafts: boolean }

/** The readout of a meeting and what came out of it. */
export function ItemReadout({ page, readoutHref, mayWrite, seesDrafts }: Props) {
  const t = useTranslations('programme.page')
  const { item, outcomes } = page
  const none = seesDrafts ? (item.status === 'held' || !mayWrite ? 'readoutNone' : 'readoutHeldFirst') : 'readoutHidden'
  return (
    <Section
      id="readout"
      title={t('readoutTitle')}
      action={item.readout && readoutHref ? <ButtonLink href={readoutHref}>{t('openReadout')}</ButtonLink> : null}
    >
      {item.readout ? <ReadoutStatusTag status={item.readout.status} /> : <p className="text-muted">{t(none)}</p>}
      {item.readout && outcomes.length === 0 ? <p className="mt-2 text-muted">{t('noOutcomes')}</p> : null}
      {outcomes.length > 0 ? (
        <>
          <h3 className="mt-3 text-base">{t('outcomes')}</h3>
          <ul className="mt-1 divide-y divide-line rounded border border-line bg-surface">
            {outcomes.map((outcome) => (
              <li key={outcome.id} className="px-4 py-2">
                <Link href={`/outcomes/${outcome.id}`}>{outcome.text}</Link>
                <span className="block text-sm text-muted">
                  {outcome.reference} · {t('followUps', { count: outcome.followUps })}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  )
}
