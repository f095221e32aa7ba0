import { searchKey } from './key'

const MAX_TERMS = 8

/** The keys of the words of a search, each once, at most eight, in the order typed. Empty when nothing can be searched. */
export function searchTerms(text: string): string[] {
  const words = searchKey(text).split(' ')
  return [...new Set(words.filter((word) => word !== ''))].slice(0, MAX_TERMS)
}

/** A `LIKE` pattern (escape character `\`, the default of Postgres) for keys that contain the term as it stands. */
export function likePattern(term: string): string {
  return `%${term.replace(/[\\%_]/g, '\\$&')}%`
}
