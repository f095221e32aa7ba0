import type { CommandContext } from '@/lib/audit/command'
import { type Change, changed } from '@/lib/audit/record'
import { conflict } from '@/lib/platform/conflict'
import { dayFromDb, dayToDb } from '@/lib/platform/day'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { ok, type Result } from '@/lib/platform/result'
import { asTexts, languageChoices, namesText, type PersonValues, positionsText } from './form-values'
import { choiceValues, filledNames, nameRows } from './names.commands'
import { resolveOrganisation } from './resolve'
import { isEmptyPosition, type PersonInput, type PositionInput } from './schema'

/** The person as the form shows them, held until the transaction ends; null when there is none. */
export async function loadPerson(tx: Tx, id: string) {
  // Not FOR UPDATE: a visit that names the person may be saved meanwhile, and would wait.
  await tx.$queryRaw`/* directory.person-lock */ SELECT 1 FROM person WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  return tx.person.findUnique({
    where: { id },
    include: {
      names: { orderBy: [{ isPrimary: 'desc' }, { id: 'asc' }] },
      positions: { orderBy: { id: 'asc' }, include: { organisation: { select: { name: true, archivedAt: true } } } },
    },
  })
}
type Loaded = NonNullable<Awaited<ReturnType<typeof loadPerson>>>

/** What the form shows of the record as it stands. */
const valuesOf = (record: Loaded): PersonValues => ({
  names: record.names.map(({ text, languageTag, kind }) => ({ text, languageTag, kind })),
  languages: languageChoices(record.languages),
  note: record.note ?? '',
  positions: record.positions.map((row) => ({
    organisation: { id: row.organisationId, label: row.organisation.name },
    title: row.title,
    fromDate: dayFromDb(row.fromDate) ?? '',
    untilDate: dayFromDb(row.untilDate) ?? '',
  })),
})

/** What the person at the form would save, in the same shape. */
async function valuesOfInput(tx: Tx, input: PersonInput): Promise<PersonValues> {
  const rows = input.positions.filter((row) => !isEmptyPosition(row))
  const organisations = await choiceValues(
    tx,
    rows.map(({ organisation }) => organisation),
  )
  return {
    names: filledNames(input.names).map(({ text, languageTag, kind }) => ({ text, languageTag, kind })),
    languages: languageChoices([...new Set(input.languages)]),
    note: input.note ?? '',
    positions: rows.map((row, index) => ({
      organisation: organisations[index] ?? null,
      title: row.title ?? '',
      fromDate: row.fromDate ?? '',
      untilDate: row.untilDate ?? '',
    })),
  }
}

/** The answer to an edit made on an older version: both texts of every field that differs. */
export async function personConflict(
  tx: Tx,
  record: Loaded,
  input: PersonInput & { base?: Record<string, string | null> | undefined },
): Promise<Result<never>> {
  const [mine, theirs] = [asTexts(await valuesOfInput(tx, input)), asTexts(valuesOf(record))]
  return conflict({ version: record.version, base: input.base ?? {}, mine, theirs })
}

/** Field by field for the history. */
const readable = (values: PersonValues) => ({
  names: namesText(values.names),
  languages: values.languages.map(({ label }) => label).join(', '),
  note: values.note || null,
  positions: positionsText(values.positions),
})

/** Writes what the form holds over a loaded person and notes what changed. Titles on visits stay as held then. */
export async function writePerson(context: CommandContext, record: Loaded, input: PersonInput): Promise<Result> {
  const { tx } = context
  const kept = new Set(record.positions.map((row) => row.organisationId))
  await tx.position.deleteMany({ where: { personId: record.id } })
  const positions = await writePositions(context, record.id, input.positions, kept)
  if (!positions.ok) return positions
  const names = filledNames(input.names)
  const columns = { name: names[0]?.text ?? record.name, languages: [...new Set(input.languages)], note: input.note }
  await tx.personName.deleteMany({ where: { personId: record.id } })
  await tx.personName.createMany({ data: nameRows(names).map((row) => ({ ...row, personId: record.id })) })
  const before = readable(valuesOf(record))
  const after = readable(await valuesOfInput(tx, input))
  const changes: Record<string, Change> = changed(before, after, ['names', 'languages', 'note', 'positions'])
  await tx.person.update({
    where: { id: record.id },
    data: {
      ...columns,
      proposed: record.proposed.filter((field) => !(field in changes)),
      version: { increment: 1 },
    },
  })
  context.audit({
    action: 'person.edited',
    subjectType: 'person',
    subjectId: record.id,
    subjectName: columns.name,
    visitId: null,
    changes,
  })
  return ok(null)
}

/**
 * Writes the positions of a person who has none, in the order of the form.
 * @param kept organisations of the positions as they were: an old position stays when its organisation was archived since
 */
export async function writePositions(
  context: CommandContext,
  personId: string,
  rows: readonly PositionInput[],
  kept: ReadonlySet<string> = new Set(),
): Promise<Result> {
  for (const [index, row] of rows.entries()) {
    if (isEmptyPosition(row) || row.title === null || row.organisation === null) continue
    const known = 'id' in row.organisation && kept.has(row.organisation.id)
    const field = `positions.${index}.organisation`
    const organisation =
      known && 'id' in row.organisation
        ? ok(row.organisation.id)
        : await resolveOrganisation(context, row.organisation, field)
    if (!organisation.ok) return organisation
    if (organisation.value === null) continue
    await context.tx.position.create({
      data: {
        id: newId(),
        personId,
        organisationId: organisation.value,
        title: row.title,
        fromDate: dayToDb(row.fromDate),
        untilDate: dayToDb(row.untilDate),
      },
    })
  }
  return ok(null)
}
