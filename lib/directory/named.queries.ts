import { db } from '@/lib/platform/db'
import { searchKey } from '@/lib/search/key'

/** People named for one written name. */
const CANDIDATES = 5

/** `form` is the name by which the record was found. */
export type NamedPerson = { id: string; name: string; form: string; title: string | null; organisation: string | null }

/**
 * The organisations that bear exactly these names, in any spelling and by any of their names, none archived; of several
 * the one that was there first. By the name as given; one statement for all.
 */
export async function organisationsNamed(names: readonly string[]): Promise<Map<string, { id: string; name: string }>> {
  const keys = keysOf(names)
  if (keys.size === 0) return new Map()
  const rows = await db().$queryRaw<{ key: string; id: string; name: string }[]>`/* directory.organisations-named */
    SELECT DISTINCT ON (n.search_key) n.search_key AS key, o.id, o.name
    FROM organisation_name n JOIN organisation o ON o.id = n.organisation_id AND o.archived_at IS NULL
    WHERE n.search_key COLLATE "C" = ANY (${[...keys.keys()]}::text[])
    ORDER BY n.search_key, o.id`
  return byName(
    keys,
    rows.map(({ key, id, name }) => [key, { id, name }] as const),
  )
}

/**
 * The people who are called so, in any spelling and order of the words, or so with a patronymic more or less; with the
 * present position, five a name, none archived. By the name as given; one statement for all, each name by the index.
 */
export async function peopleNamed(names: readonly string[]): Promise<Map<string, NamedPerson[]>> {
  const keys = keysOf(names)
  const wanted = [...keys.keys()].flatMap(waysOfWriting)
  if (wanted.length === 0) return new Map()
  const rows = await db().$queryRaw<(NamedPerson & { key: string })[]>`/* directory.people-named */
    SELECT found.key, p.id, p.name, found.form, s.title, s.organisation
    FROM (
      SELECT DISTINCT ON (w.key, n.person_id) w.key, w.rank, n.person_id, n.text AS form
      FROM unnest(${wanted.map(({ key }) => key)}::text[], ${wanted.map(({ from }) => from)}::text[],
        ${wanted.map(({ upTo }) => upTo)}::text[], ${wanted.map(({ rank }) => rank)}::int[]) AS w(key, since, up_to, rank)
      CROSS JOIN LATERAL (SELECT n.person_id, n.text FROM person_name n
        WHERE n.search_key COLLATE "C" >= w.since AND n.search_key COLLATE "C" < w.up_to
        ORDER BY n.search_key COLLATE "C" LIMIT ${CANDIDATES}) n
      ORDER BY w.key, n.person_id, w.rank
    ) found
    JOIN person p ON p.id = found.person_id AND p.archived_at IS NULL
    LEFT JOIN LATERAL (
      SELECT s.title, o.name AS organisation FROM position s JOIN organisation o ON o.id = s.organisation_id
      WHERE s.person_id = p.id AND s.until_date IS NULL ORDER BY s.from_date DESC NULLS LAST, s.id LIMIT 1
    ) s ON TRUE
    ORDER BY found.key, found.rank, p.id`
  const lists = new Map<string, NamedPerson[]>()
  for (const { key, ...person } of rows) {
    const list = lists.get(key) ?? []
    if (list.length < CANDIDATES) lists.set(key, [...list, person])
  }
  return byName(keys, lists)
}

type Way = { key: string; from: string; upTo: string; rank: number }

/**
 * Ranges of the index for a key: its words in each order (up to three of them), alone or with a word behind them, and
 * without the third. A single word is looked for as a whole name only: it is like everybody of the family.
 */
function waysOfWriting(key: string): Way[] {
  const words = key.split(' ')
  // A space stands before every other character that a key has, and "!" behind the space.
  const way = (from: string, rank: number): Way => ({
    key,
    from,
    upTo: `${from}${words.length > 1 ? '!' : '\u0001'}`,
    rank,
  })
  const [first, second, third] = words
  if (first === undefined || second === undefined || words.length > 3) return [way(key, 0)]
  if (third === undefined) return [way(key, 0), way(`${second} ${first}`, 1)]
  const whole = (from: string): Way => ({ key, from, upTo: `${from}\u0001`, rank: 2 })
  const orders = [
    [first, third, second],
    [second, first, third],
    [second, third, first],
    [third, first, second],
    [third, second, first],
  ]
  return [
    way(key, 0),
    ...orders.map((order) => way(order.join(' '), 1)),
    whole(`${first} ${second}`),
    whole(`${second} ${first}`),
  ]
}

/** The names by their keys: several spellings may share one. */
function keysOf(names: readonly string[]): Map<string, string[]> {
  const keys = new Map<string, string[]>()
  for (const name of names) {
    const key = searchKey(name)
    if (key !== '') keys.set(key, [...(keys.get(key) ?? []), name])
  }
  return keys
}

function byName<T>(keys: ReadonlyMap<string, string[]>, found: Iterable<readonly [string, T]>): Map<string, T> {
  return new Map([...found].flatMap(([key, value]) => (keys.get(key) ?? []).map((name) => [name, value] as const)))
}
