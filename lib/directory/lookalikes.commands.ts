import { Prisma, type Tx } from '@/lib/platform/db'
import { fail, ok, type Result } from '@/lib/platform/result'
import { searchKey } from '@/lib/search/key'

/** Trigrams two names share before they are taken for one: other spellings and another order of the words pass. */
const ALIKE = 0.8
/** Records named in one warning. */
const SHOWN = 5

const TABLES = {
  organisation: {
    names: Prisma.raw('organisation_name'),
    records: Prisma.raw('organisation'),
    key: Prisma.raw('organisation_id'),
  },
  person: { names: Prisma.raw('person_name'), records: Prisma.raw('person'), key: Prisma.raw('person_id') },
} as const
const PATHS = { organisation: '/organisations', person: '/people' } as const

/**
 * Asks to confirm when a record that is not archived has a name that looks the same as one of these, so that
 * nobody is in the directory twice without somebody having looked. One code a record: what was accepted once
 * does not cover a record that came later.
 * @param ownId the record that is being edited
 */
export async function confirmLookalikes(
  tx: Tx,
  table: keyof typeof TABLES,
  args: { names: readonly string[]; ownId: string | null; confirmed: readonly string[] },
): Promise<Result> {
  const keys = [...new Set(args.names.map(searchKey).filter((key) => key !== ''))]
  if (keys.length === 0) return ok(null)
  const { names, records, key } = TABLES[table]
  await tx.$executeRaw`/* directory.lookalikes-threshold */
    SELECT set_config('pg_trgm.similarity_threshold', ${String(ALIKE)}, true)`
  const found = await tx.$queryRaw<{ id: string; name: string }[]>`/* directory.lookalikes */
    SELECT DISTINCT r.id, r.name
    FROM unnest(${keys}::text[]) AS wanted(key)
    JOIN ${names} n ON n.search_key = wanted.key OR n.search_key % wanted.key
    JOIN ${records} r ON r.id = n.${key} AND r.archived_at IS NULL
    WHERE r.id IS DISTINCT FROM ${args.ownId}::uuid
    ORDER BY r.name, r.id LIMIT ${SHOWN}`
  const warnings = found
    .map(({ id, name }) => ({
      code: `looksLike:${id}`,
      field: 'names',
      key: `refusals.directory.${table}LooksLike`,
      values: { name },
      href: `${PATHS[table]}/${id}`,
    }))
    .filter(({ code }) => !args.confirmed.includes(code))
  return warnings.length === 0 ? ok(null) : fail({ kind: 'confirm', warnings })
}
