import type { Tx } from '@/lib/platform/db'
import type { Choice } from '@/lib/platform/fields'
import { newId } from '@/lib/platform/id'
import { searchKey } from '@/lib/search/key'
import { detectScript } from '@/lib/search/script'
import type { ChoiceValue } from './form-values'
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
 * Makes commands that add to the directory or move its parents wait for each other until the transaction ends:
 * two people who type the same new name at once get one record, and two halves of a circle are not saved at
 * once. One lock for all of it, so that no two of them wait for each other.
 */
export async function holdDirectory(tx: Tx): Promise<void> {
  await tx.$executeRaw`/* directory.names-lock */
    SELECT pg_advisory_xact_lock(hashtextextended('tashrif directory', 0))`
}

/** Choices as a form shows them: the name of the record chosen beside its id. */
export async function choiceValues(tx: Tx, choices: readonly Choice[]): Promise<ChoiceValue[]> {
  const ids = choices.flatMap((choice) => (choice && 'id' in choice ? [choice.id] : []))
  const found = await tx.organisation.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return choices.map((choice) => {
    if (!choice || 'name' in choice) return choice
    return { id: choice.id, label: found.find(({ id }) => id === choice.id)?.name ?? '' }
  })
}
