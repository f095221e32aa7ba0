import { OUTCOME_TYPES, OWED_BY } from '@/lib/outcomes/schema'
import { type Query, readQuery } from '@/lib/platform/address'
import { isUuid } from '@/lib/platform/id'
import { addDays } from '@/lib/time/calendar'
import { countryCode } from '@/lib/visits/country'
import { VISIT_DIRECTIONS } from '@/lib/visits/values'
import { JUDGEMENTS } from '../schema'
import { FOLLOW_UP_STATUSES } from '../workflow'

/** On with `1`. */
export const FLAG_FILTERS = ['overdue', 'unowned', 'stale', 'nodate', 'late', 'alone'] as const
/** An id (a link's), or words (a person's); see `filterSql`. */
export const NAME_FILTERS = ['visit', 'lead', 'officer', 'host', 'topic', 'with'] as const
/**
 * All filters of follow-ups as they stand in the address, in the order of `filtersToQuery`. All combine.
 * `lead` takes the organisations below it along, unless `alone` is on. `lead`, `officer`, `country`, `topic`
 * and `host` also take `none`. `with` takes several organisations (`severalOf`) and those below them: what is done with them,
 * for them or by them.
 * `told` is the id of a bulk change: what the reader was told of by it.
 */
export const FILTER_NAMES = [
  'q',
  'status',
  'overdue',
  'lateDays',
  'due',
  'late',
  'nodate',
  'stale',
  'unowned',
  'judgement',
  'owed',
  'type',
  'year',
  'visit',
  'direction',
  'country',
  'topic',
  'host',
  'with',
  'lead',
  'alone',
  'officer',
  'told',
] as const
export type FilterName = (typeof FILTER_NAMES)[number]
export type FollowUpFilters = Partial<Record<FilterName, string>>

export const GROUPS = ['visit', 'lead', 'country', 'officer'] as const
export type FollowUpGroup = (typeof GROUPS)[number]

/** What the register shows of what is filtered; `columns` are names with commas between them. */
export type FollowUpView = FollowUpFilters & { group?: FollowUpGroup; columns?: string }
/** The same on one page: cursors of the row before or after it, and `all` for the exact count. */
export type RegisterQuery = FollowUpView & { after?: string; before?: string; count?: string }

/** A status, all that is not finished, or all that ever left Open. */
export const STATUS_FILTERS = ['unfinished', 'started', ...FOLLOW_UP_STATUSES] as const
/** The type of the outcome; of an agreement there is none, it is an instrument. */
export const TYPE_FILTERS = [...OUTCOME_TYPES, 'instrument'] as const

/** Days are counted up to here: more than a century. */
const MOST_DAYS = 36_500

/** A country of an unknown name: nothing is found. */
export const NO_COUNTRY = 'ZZ'

const oneOf =
  (values: readonly string[]) =>
  (text: string): string | null =>
    values.includes(text) ? text : null
const flag = oneOf(['1'])
const asIs = (text: string): string | null => text

/** What a value of the address stands for in its plain form; null: no such value, nothing is filtered. */
const READ: Record<FilterName, (text: string) => string | null> = {
  q: asIs,
  status: oneOf(STATUS_FILTERS),
  overdue: flag,
  lateDays: (text) => (lateDays(text) ? text : null),
  due: (text) => (wholeDays(text) === null ? null : String(wholeDays(text))),
  late: flag,
  nodate: flag,
  stale: flag,
  unowned: flag,
  judgement: oneOf(JUDGEMENTS),
  owed: oneOf(OWED_BY),
  type: oneOf(TYPE_FILTERS),
  year: (text) => (text === 'none' || text === 'known' || /^(19|20|21)\d{2}$/.test(text) ? text : null),
  visit: asIs,
  direction: oneOf(VISIT_DIRECTIONS),
  country: (text) => (text === 'none' ? text : (countryCode(text) ?? NO_COUNTRY)),
  topic: asIs,
  host: asIs,
  with: asIs,
  lead: asIs,
  alone: flag,
  officer: asIs,
  told: (text) => (isUuid(text) ? text : null),
}

/** The filters among the parameters of an address; what is no known value of one filters nothing and is left out. */
export function readFilters(searchParams: Query): FollowUpFilters {
  const found = readQuery(searchParams, FILTER_NAMES)
  const filters: FollowUpFilters = {}
  for (const name of FILTER_NAMES) {
    const value = found[name] && READ[name](found[name])
    if (value) filters[name] = value
  }
  return filters
}

/** `readFilters` with the group, the columns and the page. */
export function readRegister(searchParams: Query): RegisterQuery {
  const { group: asked, ...page } = readQuery(searchParams, ['group', 'after', 'before', 'count'])
  const group = GROUPS.find((known) => known === asked)
  // A form sends each column by itself.
  const columns = [searchParams.columns ?? []].flat().join(',').slice(0, 200)
  return { ...readFilters(searchParams), ...page, ...(group ? { group } : {}), ...(columns ? { columns } : {}) }
}

/**
 * The address after `?`, always in the same order: the filters with the group and the columns, never a page. Empty when
 * nothing is filtered.
 */
export function filtersToQuery(filters: FollowUpView): string {
  const search = new URLSearchParams()
  for (const name of [...FILTER_NAMES, 'group', 'columns'] as const) {
    const value = filters[name]
    if (value) search.set(name, value)
  }
  return search.toString()
}

/** The filters of a view alone: what `filterSql` goes by. */
export function onlyFilters(view: RegisterQuery): FollowUpFilters {
  const { group: _group, columns: _columns, after: _after, before: _before, count: _count, ...filters } = view
  return filters
}

/** Days overdue from `min` to `max` (null: any more), both counted; null for what is no such range. */
export function lateDays(text: string): { min: number; max: number | null } | null {
  const [, from = '', to = ''] = /^(\d{1,5})-(\d{0,5})$/.exec(text) ?? []
  const [min, max] = [wholeDays(from), to === '' ? null : wholeDays(to)]
  if (min === null || min < 1 || (max !== null && max < min)) return null
  return { min, max }
}

/** A number of days from 0 on; null for what is none. */
export function wholeDays(text: string): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) <= MOST_DAYS ? Number(text) : null
}

/**
 * The days (`YYYY-MM-DD`, both included) between which the filters leave due dates on the day `today`; null: no end.
 */
export function dueBetween(filters: FollowUpFilters, today: string): { from: string | null; until: string | null } {
  const { overdue, due, ...asked } = readFilters(filters)
  const late = asked.lateDays ? lateDays(asked.lateDays) : null
  const until = [
    ...(overdue ? [addDays(today, -1)] : []),
    ...(late ? [addDays(today, -late.min)] : []),
    ...(due ? [addDays(today, Number(due))] : []),
  ]
  const from = [...(late?.max ? [addDays(today, -late.max)] : []), ...(due ? [today] : [])]
  return { from: from.sort().at(-1) ?? null, until: until.sort()[0] ?? null }
}
