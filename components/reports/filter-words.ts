import { useTranslations } from 'next-intl'
import { NO_COUNTRY } from '@/lib/follow-ups/register/filters'
import { REPORT_FILTERS, type ReportFilter, type ReportFilters } from '@/lib/reports/filters'
import { countryName } from '@/lib/visits/country'

/** What the records among the filters are called; absent ones are not to be found. */
export type FilterNames = { host?: string; lead?: string; topic?: string; visit?: string }

type Words = { name: ReportFilter; label: string; value: string }

/** The filters of a report in words, in the order of the address. */
export function useFilterWords(filters: ReportFilters, names: FilterNames): Words[] {
  const t = useTranslations('reports')
  const direction = useTranslations('visits.direction')
  const owed = useTranslations('outcomes.owedBy')
  const said = (name: ReportFilter, value: string): string | null => {
    switch (name) {
      case 'alone':
        return null
      case 'direction':
        return direction(value)
      case 'owed':
        return owed(value)
      case 'year':
      case 'country':
        if (value === 'none') return t(`none.${name}`)
        if (value === 'known') return t('filter.yearKnown')
        if (value === NO_COUNTRY) return t('filter.unknown')
        return name === 'country' ? countryName(value) : value
      default: {
        const known = value === 'none' ? t(`none.${name}`) : (names[name] ?? t('filter.unknown'))
        return name === 'lead' && filters.alone && value !== 'none' ? t('filter.alone', { name: known }) : known
      }
    }
  }
  return REPORT_FILTERS.flatMap((name) => {
    const value = filters[name] ? said(name, filters[name]) : null
    return value === null ? [] : [{ name, label: t(`filter.${name}`), value }]
  })
}
