import { db, Prisma } from '@/lib/platform/db'
import { searchKey } from '@/lib/search/key'

/** As in `lookalikes.commands.ts`: other spellings and another order of the words pass. */
const ALIKE = 0.8
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
 * The people who are called so, or nearly so, with the present position: those of exactly the name first, five a name,
 * none archived. By the name as given; one statement for all.
 */
export async function peopleNamed(names: readonly string[]): Promise<Map<string, NamedPerson[]>> {
  const keys = keysOf(names)
  if (keys.size === 0) return new Map()
  // A single word is like everybody of the family.
  const near = Prisma.sql`position(' ' IN wanted.key) > 0 AND (n.search_key % wanted.key OR n.search_key %> wanted.key)`
  const [, rows] = await db().$transaction([
    db().$queryRaw`/* directory.people-named-threshold */
      SELECT set_config('pg_trgm.similarity_threshold', ${String(ALIKE)}, true),
        set_config('pg_trgm.word_similarity_threshold', ${String(ALIKE)}, true)`,
    db().$queryRaw<(NamedPerson & { key: string })[]>`/* directory.people-named */
      SELECT wanted.key, found.id, found.name, found.form, s.title, s.organisation
      FROM unnest(${[...keys.keys()]}::text[]) AS wanted(key)
      CROSS JOIN LATERAL (
        SELECT one.* FROM (
          SELECT DISTINCT ON (p.id) p.id, p.name, n.text AS form, n.search_key = wanted.key AS same,
            similarity(n.search_key, wanted.key) AS alike
          FROM person_name n JOIN person p ON p.id = n.person_id AND p.archived_at IS NULL
          WHERE n.search_key = wanted.key OR (${near})
          ORDER BY p.id, n.search_key = wanted.key DESC, similarity(n.search_key, wanted.key) DESC
        ) one ORDER BY one.same DESC, one.alike DESC, one.id LIMIT ${CANDIDATES}
      ) found
      LEFT JOIN LATERAL (
        SELECT s.title, o.name AS organisation FROM position s JOIN organisation o ON o.id = s.organisation_id
        WHERE s.person_id = found.id AND s.until_date IS NULL ORDER BY s.from_date DESC NULLS LAST, s.id LIMIT 1
      ) s ON TRUE
      ORDER BY wanted.key, found.same DESC, found.alike DESC, found.id`,
  ])
  const lists = new Map<string, NamedPerson[]>()
  for (const { key, ...person } of rows) lists.set(key, [...(lists.get(key) ?? []), person])
  return byName(keys, lists)
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
