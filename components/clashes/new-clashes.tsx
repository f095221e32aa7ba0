import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'
import type { Broken } from '@/lib/clashes/compare'
import { ClashItems, ClashPeople, ClashReason } from './clash-words'

/** What a change would break, before it is made: each new clash with its reason and links; those that go as a count. */
export function NewClashes({ broken: { created, gone }, title }: { broken: Broken; title: string }) {
  const t = useTranslations('clashes')
  return (
    <section aria-labelledby="breaks" className="mb-6">
      <h3 id="breaks" className="mb-2 text-lg">
        {title}
      </h3>
      {created.length === 0 ? (
        <p className="mb-2">{t('preview.none')}</p>
      ) : (
        <ul className="mb-2 space-y-3">
          {created.map((clash) => (
            <li key={clash.key} className="rounded border border-line bg-surface p-4">
              <div className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1">
                <h4 className="text-base">{t(`rules.${clash.rule}`)}</h4>
                <Tag tone={clash.certainty === 'certain' ? 'late' : 'waiting'}>{t(`groups.${clash.certainty}`)}</Tag>
              </div>
              <ClashReason clash={clash} />
              <ClashItems items={clash.items} />
              <ClashPeople people={clash.people} />
            </li>
          ))}
        </ul>
      )}
      {gone > 0 ? <p className="text-muted">{t('preview.gone', { count: gone })}</p> : null}
    </section>
  )
}
