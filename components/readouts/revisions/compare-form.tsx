import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { FilterSelect } from '@/components/ui/filter-fields'
import { FilterForm } from '@/components/ui/filter-form'
import { useSectionName } from '../section-name'

/** Which two revisions stand side by side, of one section or of the whole readout; the choice is in the address. */
export function CompareForm(props: {
  path: string
  first: number
  second: number
  /** The number of the latest revision. */
  latest: number
  section: string | undefined
  sections: readonly { key: string; title: string | null }[]
}) {
  const { path, first, second, latest, section, sections } = props
  const t = useTranslations('revisions')
  const nameOf = useSectionName()
  return (
    <div className="mb-6">
      <FilterForm action={path} label={t('compareLabel')}>
        <NumberField name="first" label={t('first')} value={first} min={0} max={latest} />
        <NumberField name="second" label={t('second')} value={second} min={1} max={latest} />
        <FilterSelect
          name="section"
          label={t('of')}
          value={section}
          any={t('whole')}
          options={sections.map((one) => ({ value: one.key, label: nameOf(one) }))}
        />
        <Button type="submit">{t('compare')}</Button>
      </FilterForm>
    </div>
  )
}

function NumberField(props: { name: string; label: string; value: number; min: number; max: number }) {
  const { name, label, value, min, max } = props
  return (
    <div className="grid min-w-0 gap-0.5 max-sm:w-[calc(50%-0.375rem)]">
      <label htmlFor={`compare-${name}`} className="text-sm text-muted">
        {label}
      </label>
      <input
        id={`compare-${name}`}
        type="number"
        inputMode="numeric"
        name={name}
        min={min}
        max={max}
        required
        defaultValue={value}
        className="field-control sm:w-28"
      />
    </div>
  )
}
