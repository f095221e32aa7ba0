import type { SavedViewRow } from './types'

/** What says which page of a list is looked at, and not what the list is; `view=all` is the whole one. */
const PLACE = ['after', 'before', 'count', 'view']

/**
 * The address of a view, after `?`: without the page, in one order, so that the same filters are the same text however
 * somebody came to them.
 */
export function viewQuery(query: string): string {
  const given = new URLSearchParams(query)
  for (const name of PLACE) given.delete(name)
  const kept = [...given].filter(([, value]) => value.trim() !== '')
  return new URLSearchParams(kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))).toString()
}

/**
 * Where everything in a register stands: at its own path, unless that opens with a view of the reader's.
 * @param path of the register
 */
export const wholeRegister = (path: string, views: readonly Pick<SavedViewRow, 'isDefault'>[]): string =>
  views.some(({ isDefault }) => isDefault) ? `${path}?view=all` : path

/** What a register that is called without any query opens with, as an address after `?`; null: everything. */
export function opensWith(
  asked: Readonly<Record<string, unknown>>,
  views: readonly Pick<SavedViewRow, 'isDefault' | 'query'>[],
): string | null {
  if (Object.values(asked).some((value) => value !== undefined)) return null
  // An empty view would lead to itself.
  return views.find(({ isDefault }) => isDefault)?.query || null
}
