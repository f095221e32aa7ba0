import { useTranslations } from 'next-intl'
import type { ActiveFilter } from '@/components/ui/filter-bar'
import {
  FILTER_NAMES,
  type FilterName,
  FLAG_FILTERS,
  type FollowUpFilters,
  type FollowUpView,
  filtersToQuery,
  lateDays,
  NAME_FILTERS,
  NO_COUNTRY,
} from '@/lib/follow-ups/register/filters'
import { countryName } from '@/lib/visits/country'

/** What the names of the address are called, or the words that they were asked for by; a missing one is not to be found. */
export type FilterNames = Pick<FollowUpFilters, (typeof NAME_FILTERS)[number]>

const isOneOf = <T extends string>(list: readonly T[], name: string): name is T =>
  (list as readonly string[]).includes(name)

/** A value of a filter in words; null for a flag, whose name says it. */
export function useFilterWords(names: FilterNames): (name: FilterName, value: string) => string | null {
  const t = useTranslations('followUps')
  const outcomes = useTranslations('outcomes')
  const visits = useTranslations('visits')
  return (name, value) => {
    if (isOneOf(FLAG_FILTERS, name) || name === 'told') return null
    if (value === 'none') return t(name === 'year' ? 'filter.yearNone' : 'filter.none')
    if (name === 'year' && value === 'known') return t('filter.yearKnown')
    if (isOneOf(NAME_FILTERS, name)) return names[name] ?? t('filter.unknown')
    switch (name) {
      case 'status':
        return t(value === 'unfinished' || value === 'started' ? `filter.${value}` : `status.${value}`)
      case 'lateDays': {
        const { min, max } = lateDays(value) ?? { min: 1, max: null }
        return max === null ? t('filter.lateOver', { min }) : t('filter.lateFrom', { min, max })
      }
      case 'due':
        return t('filter.dueIn', { days: Number(value) })
      case 'judgement':
        return t(`judgement.${value}`)
      case 'owed':
        return outcomes(`owedBy.${value}`)
      case 'type':
        return value === 'instrument' ? t('register.instrument') : outcomes(`type.${value}`)
      case 'direction':
        return visits(`direction.${value}`)
      case 'country':
        return value === NO_COUNTRY ? t('filter.unknown') : countryName(value)
      default:
        return value
    }
  }
}

/** The filters that are set, as tags that each lead to the same register without it; without any, to all of it. */
export function useActiveFilters(
  { path, whole }: { path: string; whole: string },
  view: FollowUpView,
  names: FilterNames,
): ActiveFilter[] {
  const t = useTranslations('followUps.filter')
  const words = useFilterWords(names)
  return FILTER_NAMES.flatMap((name) => {
    const value = view[name]
    if (!value) return []
    const said = words(name, value)
    const { [name]: _gone, ...rest } = view
    const query = filtersToQuery(rest)
    return [{ label: said === null ? t(name) : `${t(name)}: ${said}`, href: query ? `${path}?${query}` : whole }]
  })
}
