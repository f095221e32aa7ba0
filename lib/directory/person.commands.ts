import type { CommandContext } from '@/lib/audit/command'
import { type Change, changed } from '@/lib/audit/record'
import { dayFromDb, dayToDb } from '@/lib/platform/day'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { ok, type Result } from '@/lib/platform/result'
import { filledNames, nameRows, shownNames } from './names.commands'
import { resolveOrganisation } from './resolve.commands'
import { isEmptyPosition, type PersonInput, type PositionInput } from './schema'

/** The person as the form shows them, held until the transaction ends; null when there is none. */
export async function loadPerson(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM person WHERE id = ${id}::uuid FOR UPDATE`
  return tx.person.findUnique({
    where: { id },
    include: {
      names: { orderBy: [{ isPrimary: 'desc' }, { id: 'asc' }] },
      positions: { orderBy: { id: 'asc' }, include: { organisation: { select: { name: true, archivedAt: true } } } },
    },
  })
}
type Loaded = NonNullable<Awaited<ReturnType<typeof loadPerson>>>

type ShownPosition = { title: string; organisation: string; fromDate: string | null; untilDate: string | null }

/** Positions as one text, for the history and for the answer to a stale edit. */
const shownPositions = (positions: readonly ShownPosition[]): string =>
  positions
    .map(({ title, organisation, fromDate, untilDate }) => {
      const dates = fromDate || untilDate ? ` (${fromDate ?? '…'} – ${untilDate ?? '…'})` : ''
      return `${title}, ${organisation}${dates}`
    })
    .join('; ')

const storedPositions = (record: Loaded): string =>
  shownPositions(
    record.positions.map((row) => ({
      title: row.title,
      organisation: row.organisation.name,
      fromDate: dayFromDb(row.fromDate),
      untilDate: dayFromDb(row.untilDate),
    })),
  )

/** The record's texts, field by field, for the answer to a stale edit. */
export const shownPerson = (record: Loaded) => ({
  names: shownNames(record.names),
  languages: record.languages.join(', '),
  note: record.note,
  positions: storedPositions(record),
})

/** What the person at the form would save, in the same words. */
export async function shownPersonInput(tx: Tx, input: PersonInput) {
  const rows = input.positions.filter((row) => !isEmptyPosition(row))
  const ids = rows.flatMap(({ organisation }) => (organisation && 'id' in organisation ? [organisation.id] : []))
  const found = await tx.organisation.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const nameOf = ({ organisation }: PositionInput): string => {
    if (!organisation) return ''
    return 'name' in organisation ? organisation.name : (found.find(({ id }) => id === organisation.id)?.name ?? '')
  }
  return {
    names: shownNames(filledNames(input.names)),
    languages: input.languages.join(', '),
    note: input.note,
    positions: shownPositions(rows.map((row) => ({ ...row, title: row.title ?? '', organisation: nameOf(row) }))),
  }
}

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
  const before = { ...shownPerson(record) }
  const now = await loadPerson(tx, record.id)
  const after = {
    names: shownNames(names),
    languages: columns.languages.join(', '),
    note: input.note,
    positions: now ? storedPositions(now) : '',
  }
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
