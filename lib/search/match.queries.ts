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
/** What `han_parts` of the database holds of a term: each two characters that stand together, or the one that stands alone. */
const OTHER_LETTERS = /\P{ASCII}+/gu
/** As it stands in the indexes on `han_parts`. */
const HAS_PARTS = Prisma.raw(String.raw`~ '[^\x01-\x7f]'`)

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
  if (NO_SPACES.test(term)) {
    const parts = partsOf(term)
    return Prisma.sql`(${column} ${HAS_PARTS} AND han_parts(${column}) @> ${parts} AND ${column} LIKE ${inside})`
  }
  if ([...term].length >= SHORTEST_INSIDE) return Prisma.sql`${column} LIKE ${inside}`
  const begins = inside.slice(1)
  return Prisma.sql`(${column} LIKE ${begins} OR ${column} LIKE ${`% ${begins}`})`
}

function partsOf(term: string): string[] {
  const runs = (term.match(OTHER_LETTERS) ?? []).map((run) => [...run])
  return runs.flatMap((run) => (run.length === 1 ? run : run.slice(1).map((letter, at) => `${run[at]}${letter}`)))
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

/** Records up to which a text is rare: they are looked up and put in order, instead of looked for in the order. */
const RARE = 2_000

/**
 * The ids of the first `limit` records of the directory that a name holds, in the order of names. What few are called is
 * found by the names; what many are called is met soon enough in the order of names. Neither reads the table.
 * @param match over `n`, the table of names
 * @param where over `r`, the records, the edge of the page with it
 * @param back the order is from the end
 */
export function namedInOrder(args: {
  table: 'organisation' | 'person'
  match: Prisma.Sql
  where: Prisma.Sql
  limit: number
  back?: boolean
}): Prisma.Sql {
  const { match, where, limit, back = false } = args
  const [records, names, key] = ['', '_name', '_id'].map((end) => Prisma.raw(`${args.table}${end}`))
  const order = back ? Prisma.sql`r.name DESC, r.id DESC` : Prisma.sql`r.name, r.id`
  return Prisma.sql`
    WITH hits AS MATERIALIZED (SELECT n.${key} AS id FROM ${names} n WHERE ${match} LIMIT ${RARE + 1})
    SELECT * FROM (
      (SELECT r.id, r.name FROM (SELECT DISTINCT id FROM hits) hit
        CROSS JOIN LATERAL (SELECT * FROM ${records} the WHERE the.id = hit.id OFFSET 0) r
        WHERE (SELECT count(*) FROM hits) <= ${RARE} AND ${where} ORDER BY ${order} LIMIT ${limit})
      UNION ALL
      (SELECT r.id, r.name FROM ${records} r
        WHERE (SELECT count(*) FROM hits) > ${RARE} AND ${where}
          AND (SELECT TRUE FROM ${names} n WHERE n.${key} = r.id AND ${match} LIMIT 1)
        ORDER BY ${order} LIMIT ${limit})
    ) r ORDER BY ${order}`
}
