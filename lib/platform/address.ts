/** What Next.js gives a page as `searchParams`. */
export type Query = Record<string, string | string[] | undefined>

/** The named parameters that are there and not empty, each once, at most 200 characters. */
export function readQuery<K extends string>(query: Query, names: readonly K[]): Partial<Record<K, string>> {
  const read: Partial<Record<K, string>> = {}
  for (const name of names) {
    const raw = query[name]
    const value = (Array.isArray(raw) ? raw[0] : raw)?.trim().slice(0, 200)
    // Postgres knows no NUL: an address that carries one asks for nothing.
    if (value && !value.includes('\u0000')) read[name] = value
  }
  return read
}

/** A path with the parameters that have a value. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value)
  return search.size > 0 ? `${path}?${search}` : path
}

/** The same list without one filter, from its first page. */
export function withoutFilter(path: string, query: Readonly<Record<string, string | undefined>>, name: string): string {
  const { [name]: _gone, ...rest } = query
  return withQuery(path, rest)
}
