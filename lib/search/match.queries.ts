import { db, Prisma } from '@/lib/platform/db'
import { searchKey } from './key'
import { likePattern, searchTerms } from './query'

/** Shorter terms have no trigram: they are looked for at the beginning of a word only. */
const SHORTEST_INSIDE = 3
/** Trigrams of the text that a name's words must share to be taken for a misspelling of it (Tashkent, Toshkent). */
const ALIKE = 0.5
/** A shorter text is like everything. */
const SHORTEST_ALIKE = 4

/** Scripts that put no space between words: a term of theirs stands anywhere, however short. */
const NO_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/**
 * Every word of the text in the key, as SQL over a `search_key` column; null when there is nothing to look for.
 * Words of one or two letters begin a word of the key, so that the trigram index serves those as well.
 */
export function holdsWords(column: string, text: string): Prisma.Sql | null {
  const terms = searchTerms(text).map((term) => holdsTerm(Prisma.raw(column), term))
  return terms.length === 0 ? null : Prisma.sql`(${Prisma.join(terms, ' AND ')})`
}

function holdsTerm(column: Prisma.Sql, term: string): Prisma.Sql {
  const inside = likePattern(term)
  if ([...term].length >= SHORTEST_INSIDE || NO_SPACES.test(term)) return Prisma.sql`${column} LIKE ${inside}`
  const begins = inside.slice(1)
  return Prisma.sql`(${column} LIKE ${begins} OR ${column} LIKE ${`% ${begins}`})`
}

/** The text as SQL that also takes near misses; null when it is too short. Only inside of `withNearMisses`. */
export function holdsNearly(column: string, text: string): Prisma.Sql | null {
  const key = searchKey(text)
  return [...key].length < SHORTEST_ALIKE ? null : Prisma.sql`${Prisma.raw(column)} %> ${key}`
}

/** Runs one query with the threshold that `holdsNearly` goes by. */
export async function withNearMisses<T>(query: Prisma.Sql): Promise<T> {
  const [, rows] = await db().$transaction([
    db().$queryRaw`/* search.near-misses-threshold */
      SELECT set_config('pg_trgm.word_similarity_threshold', ${String(ALIKE)}, true)`,
    db().$queryRaw<T>`/* search.near-misses */ ${query}`,
  ])
  return rows
}
