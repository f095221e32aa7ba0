import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { FilterSelect } from '@/components/ui/filter-fields'
import { FilterForm } from '@/components/ui/filter-form'
import type { RevisionRow } from '@/lib/readouts/types'
import { formatInstant } from '@/lib/time/format'

/** Which two revisions stand side by side; the choice is in the address. */
export function RevisionChoice(props: {
  readoutId: string
  list: readonly RevisionRow[]
  left: number | undefined
  right: number | undefined
  zone: string
}) {
  const { readoutId, list, left, right, zone } = props
  const t = useTranslations('readouts.revisions')
  const options = list.map(({ number, at, by, reason }) => ({
    value: String(number),
    label: [`${t('number', { number })}`, formatInstant(new Date(at), zone), by, reason].filter(Boolean).join(' · '),
  }))
  return (
    <div className="mb-6">
      <p className="mb-2 text-muted">{t('compareHint')}</p>
      <FilterForm action={`/readouts/${readoutId}/revisions`} label={t('of')}>
        <FilterSelect name="first" label={t('first')} value={String(left ?? '')} options={options} />
        <FilterSelect name="second" label={t('second')} value={String(right ?? '')} options={options} />
        <Button type="submit">{t('compare')}</Button>
      </FilterForm>
    </div>
  )
}
