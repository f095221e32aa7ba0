import type { FollowUpStatus } from '../workflow'
import { type FollowUpGroup, type FollowUpView, filtersToQuery, onlyFilters } from './filters'

/** The follow-ups of a visit, lead organisation, country or officer: how many there are in each state. */
export type GroupRow = {
  /** An id, or a code of ISO 3166-1; null: of none. */
  key: string | null
  /** Null: of none; a country goes by its code. */
  name: string | null
  /** An officer with something to do who can no longer sign in. */
  unowned: boolean
  all: number
  unfinished: number
  states: Record<FollowUpStatus, number>
}

/** The cursors are those of an address; null: there is no such page. */
export type GroupPage = { rows: GroupRow[]; next: string | null; previous: string | null }

/** A number of a group's row: all of them, those not finished, or those of a state. */
export type GroupNumber = 'all' | 'unfinished' | FollowUpStatus

/**
 * The filters that find what a number counts, as an address after `?`; null where the filter on the status, which the
 * number would take the place of, cannot be asked for beside it.
 */
export function numberQuery(
  view: FollowUpView,
  group: FollowUpGroup,
  key: string | null,
  of: GroupNumber,
): string | null {
  const { status } = view
  const asked = of === 'all' ? status : of
  const isPart =
    status === undefined || status === asked || (status === 'unfinished' && of !== 'closed' && of !== 'dropped')
  if (!isPart) return null
  const one = { [group]: key ?? 'none', ...(group === 'lead' ? { alone: '1' } : {}) }
  const { columns } = view
  return filtersToQuery({
    ...onlyFilters(view),
    ...one,
    ...(asked ? { status: asked } : {}),
    ...(columns ? { columns } : {}),
  })
}
