import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { FilterSelect } from '@/components/ui/filter-fields'
import { FilterForm } from '@/components/ui/filter-form'
import { formatInstant } from '@/lib/time/format'
import type { Side, VersionRow } from '@/lib/versions/types'

type Choice = Pick<VersionRow, 'number' | 'issuedAt' | 'issuedByName'>
type Props = { visitId: string; choices: readonly Choice[]; from: Side; to: Side; homeZone: string }

/** Which two programmes are compared; the choice is in the address. */
export function CompareChoice({ visitId, choices, from, to, homeZone }: Props) {
  const t = useTranslations('versions')
  const options = [
    { value: 'draft', label: t('draft') },
    ...choices.map(({ number, issuedAt, issuedByName }) => ({
      value: String(number),
      label: [t('number', { number }), formatInstant(new Date(issuedAt), homeZone), issuedByName].join(' · '),
    })),
  ]
  return (
    <div className="no-print mb-6">
      <FilterForm action={`/visits/${visitId}/programme/versions/compare`} label={t('compare.of')}>
        <FilterSelect name="from" label={t('compare.from')} value={String(from)} options={options} />
        <FilterSelect name="to" label={t('compare.to')} value={String(to)} options={options} />
        <Button type="submit">{t('compare.show')}</Button>
      </FilterForm>
    </div>
  )
}
