/**
 * Whether a reader has the present state already, by its If-None-Match (RFC 9110, 13.1.2): `*`, or a list that holds the
 * tag, weak or strong (the comparison is the weak one; a proxy that compresses makes tags weak).
 * If-Modified-Since is not asked: a name in an entry changes without any date of the item's.
 */
export function isUnchanged(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false
  if (ifNoneMatch.trim() === '*') return true
  return [...ifNoneMatch.matchAll(/(?:W\/)?("[^"]*")/g)].some(([, tag]) => tag === etag)
}
