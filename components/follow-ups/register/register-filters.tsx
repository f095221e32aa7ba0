import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilterFlag, FilterSelect, FilterText } from '@/components/ui/filter-fields'
import {
  FILTER_NAMES,
  type FilterName,
  type FollowUpView,
  NAME_FILTERS,
  NO_COUNTRY,
  STATUS_FILTERS,
  TYPE_FILTERS,
} from '@/lib/follow-ups/register/filters'
import { JUDGEMENTS } from '@/lib/follow-ups/schema'
import { OWED_BY } from '@/lib/outcomes/schema'
import { countryName } from '@/lib/visits/country'
import { VISIT_DIRECTIONS } from '@/lib/visits/values'
import { type FilterNames, useActiveFilters, useFilterWords } from './active-filters'

/** Asked for by most; the others stand in a fold, open while one of them is set. */
const FIRST = ['q', 'status', 'visit', 'lead', 'officer', 'overdue', 'unowned', 'stale', 'nodate'] as const
const FIRST_FLAGS = ['overdue', 'unowned', 'stale', 'nodate'] as const
/** Comes by a link from a notice and has no field. */
const KEPT = ['told'] as const
const MORE = FILTER_NAMES.filter((name) => !([...FIRST, ...KEPT] as readonly FilterName[]).includes(name))

const CHOICES = {
  status: STATUS_FILTERS,
  lateDays: ['1-30', '31-90', '91-180', '181-'],
  judgement: JUDGEMENTS,
  owed: OWED_BY,
  type: TYPE_FILTERS,
  direction: VISIT_DIRECTIONS,
} as const

/**
 * The filters of the register; all of them live in the address.
 * @param view what the register shows; group and columns survive
 * @param path where the register stands
 * @param whole where everything in it stands, if that is another address
 */
export function RegisterFilters(props: {
  view: FollowUpView
  names: FilterNames
  path: string
  whole?: string
  count: ReactNode
}) {
  const { view, names, path, whole = path, count } = props
  const t = useTranslations('followUps.filter')
  const { group, columns, ...filters } = view
  const field = useFields(filters, names)
  return (
    <FilterBar
      action={path}
      whole={whole}
      state={filters}
      count={count}
      active={useActiveFilters({ path, whole }, view, names)}
      keep={{ group, columns, told: filters.told }}
      open={isUnknown(filters, names)}
    >
      {field.text('q')}
      {field.choice('status')}
      {field.text('visit')}
      {field.text('lead')}
      {field.text('officer')}
      {FIRST_FLAGS.map(field.flag)}
      <details className="self-center open:w-full" open={MORE.some((name) => filters[name] !== undefined)}>
        <summary className="inline-flex min-h-6 cursor-pointer items-center text-link">{t('more')}</summary>
        <div className="mt-2 mb-1 flex flex-wrap items-end gap-x-3 gap-y-2">
          {field.text('due')}
          {(['lateDays', 'judgement', 'owed', 'type', 'direction'] as const).map(field.choice)}
          {(['year', 'country', 'topic', 'host', 'with'] as const).map(field.text)}
          {(['late', 'alone'] as const).map(field.flag)}
        </div>
      </details>
    </FilterBar>
  )
}

/** Whether something is asked for by a name that is nobody's: its field is to be seen. */
const isUnknown = (filters: FollowUpView, names: FilterNames): boolean =>
  filters.country === NO_COUNTRY ||
  NAME_FILTERS.some((name) => filters[name] !== undefined && filters[name] !== 'none' && names[name] === undefined)

/** The fields of the filters, each with its value of the address; a choice also offers what the address asks for. */
function useFields(filters: FollowUpView, names: FilterNames) {
  const t = useTranslations('followUps.filter')
  const words = useFilterWords(names)
  const shown = (name: FilterName): string | undefined => {
    const value = filters[name]
    if (value === undefined || value === 'none') return value
    if (name === 'country') return countryName(value)
    const isName = (NAME_FILTERS as readonly FilterName[]).includes(name)
    return isName ? names[name as keyof FilterNames] : value
  }
  return {
    text: (name: FilterName) => <FilterText key={name} name={name} label={t(name)} value={shown(name)} />,
    flag: (name: FilterName) => <FilterFlag key={name} name={name} label={t(name)} value={filters[name]} />,
    choice: (name: keyof typeof CHOICES) => {
      const asked = filters[name]
      const known: readonly string[] = CHOICES[name]
      const values = asked === undefined || known.includes(asked) ? known : [...known, asked]
      const options = values.map((value) => ({ value, label: words(name, value) ?? value }))
      return <FilterSelect key={name} name={name} label={t(name)} value={asked} options={options} />
    },
  }
}
