/** What says which page of a list is looked at, and not what the list is. */
const PLACE = ['after', 'before', 'count']

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
