import { readFilters } from '@/lib/follow-ups/register/filters'
import { OUTCOME_TYPES, type OutcomeType } from '@/lib/outcomes/schema'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { BREAKDOWNS, type Breakdown, STAGES, type Stage } from './schema'

/**
 * The filters of reports, by the names and with the values that the register of follow-ups has: an address that leads
 * from here to there means the same in both.
 */
export const REPORT_FILTERS = [
  'year',
  'direction',
  'country',
  'host',
  'lead',
  'alone',
  'topic',
  'visit',
  'owed',
] as const
export type ReportFilter = (typeof REPORT_FILTERS)[number]
export type ReportFilters = Partial<Record<ReportFilter, string>>

/** An instrument, an outcome of a type, or any. */
export const AGREED_TYPES = ['instrument', ...OUTCOME_TYPES] as const
export type AgreedType = 'instrument' | OutcomeType

/** The register of what was agreed, as it stands in the address. */
export type AgreedQuery = {
  filters: ReportFilters
  stage: Stage
  type?: AgreedType
  /** `date.id` of the row before or after the page. */
  after?: string
  before?: string
  /** `all` for the exact number. */
  count?: string
}

/** The filters among the parameters of an address; what is no known value filters nothing and is left out. */
export function readReportFilters(query: Query): ReportFilters {
  const asked = readFilters(query)
  const filters: ReportFilters = {}
  for (const name of REPORT_FILTERS) {
    const value = asked[name]
    if (value) filters[name] = value
  }
  return filters
}

/** The breakdown that an address asks for; by visit unless it names another. */
export const readBreakdown = (query: Query): Breakdown =>
  BREAKDOWNS.find((known) => known === readQuery(query, ['by']).by) ?? 'visit'

export function readAgreed(query: Query): AgreedQuery {
  const { stage, type, ...page } = readQuery(query, ['stage', 'type', 'after', 'before', 'count'])
  const known = AGREED_TYPES.find((value) => value === type)
  return {
    filters: readReportFilters(query),
    stage: STAGES.find((value) => value === stage) ?? 'agreed',
    ...(known ? { type: known } : {}),
    ...page,
  }
}

/** The address of the rows that a number counts. */
export const agreedHref = (stage: Stage, filters: ReportFilters, type?: AgreedType): string =>
  withQuery('/reports/agreed', { stage, type, ...filters })

/** The address of the visits that agreed anything: the breakdown by visit, which has a row for each, in one list. */
export const delegationsHref = (filters: ReportFilters): string =>
  `${withQuery('/reports', { ...filters, by: 'visit', rows: 'all' })}#by`

/** The address of the rows that a median was taken of, or of those that it left out for want of a date. */
export const daysHref = (step: 'start' | 'closing', filters: ReportFilters, of: 'dated' | 'undated'): string =>
  agreedHref(step === 'start' ? 'started' : 'closed', {
    ...filters,
    // Every year that is asked for by its number is known.
    year: of === 'undated' ? 'none' : (filters.year ?? 'known'),
  })

/**
 * The filters of one row of a breakdown. @param key an id, a country, a year, or `none`
 */
export function narrowed(filters: ReportFilters, by: Breakdown, key: string): ReportFilters {
  const { alone: _alone, ...rest } = filters
  return by === 'lead' ? { ...rest, lead: key, ...(key === 'none' ? {} : { alone: '1' }) } : { ...filters, [by]: key }
}
