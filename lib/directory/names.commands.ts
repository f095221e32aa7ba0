import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { searchKey } from '@/lib/search/key'
import { detectScript } from '@/lib/search/script'
import type { NameInput } from './schema'

type Filled = Omit<NameInput, 'text'> & { text: string }

/** The rows that hold a text; the first stays the primary one. */
export const filledNames = (rows: readonly NameInput[]): Filled[] =>
  rows.flatMap((row) => (row.text === null ? [] : [{ ...row, text: row.text }]))

/** Name rows for the database, in order (their ids sort as they stand), the first one primary. */
export const nameRows = (names: readonly Filled[]) =>
  names.map(({ text, languageTag, kind }, index) => ({
    id: newId(),
    text,
    languageTag,
    kind,
    script: detectScript(text),
    isPrimary: index === 0,
    searchKey: searchKey(text),
  }))

/**
 * Makes commands that create a record of one name wait for each other until the transaction ends: two people
 * who type the same new name at once get one record.
 */
export async function holdName(tx: Tx, table: 'organisation' | 'person', name: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`directory ${table} ${searchKey(name)}`}, 0))`
}

/** All names as one text, for the history and for the answer to a stale edit: `Name (en); Ном (uz-Cyrl)`. */
export const shownNames = (names: readonly Omit<Filled, 'kind'>[]): string =>
  names.map(({ text, languageTag }) => (languageTag === 'und' ? text : `${text} (${languageTag})`)).join('; ')
