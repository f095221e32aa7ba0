import { useTranslations } from 'next-intl'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilterText } from '@/components/ui/filter-fields'
import { RowTitle } from '@/components/ui/row-title'
import { VisitDates } from '@/components/visits/visit-dates'
import { withQuery } from '@/lib/platform/address'
import type { VisitRow } from '@/lib/visits/types'

/** The visit that a new agreement stands under: found by its words, chosen by a link. */
export function ChooseVisit({ visits, q }: { visits: readonly VisitRow[]; q: string | undefined }) {
  const t = useTranslations('agreements.choose')
  return (
    <section aria-labelledby="choose-visit" className="max-w-3xl">
      <h2 id="choose-visit" className="text-xl">
        {t('title')}
      </h2>
      <p className="mb-3 text-muted">{t('intro')}</p>
      <FilterBar action="/agreements/new" state={{ q }} short>
        <FilterText name="q" label={t('search')} value={q} />
      </FilterBar>
      {visits.length === 0 ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <ul className="rounded border border-line bg-surface">
          {visits.map(({ id, reference, title, arrivalDate, departureDate }) => (
            <li key={id} className="border-line px-4 py-2.5 not-last:border-b hover:bg-sunken">
              <RowTitle
                href={withQuery('/agreements/new', { visit: id })}
                under={
                  <>
                    {reference} · <VisitDates arrival={arrivalDate} departure={departureDate} />
                  </>
                }
              >
                {title}
              </RowTitle>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
