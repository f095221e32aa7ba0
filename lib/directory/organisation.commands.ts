import type { CommandContext } from '@/lib/audit/command'
import { type Change, changed } from '@/lib/audit/record'
import { conflict } from '@/lib/platform/conflict'
import type { Tx } from '@/lib/platform/db'
import { invalid, ok, type Result } from '@/lib/platform/result'
import { asTexts, namesText, type OrganisationValues } from './form-values'
import { choiceValues, filledNames, holdDirectory, nameRows } from './names.commands'
import { resolveOrganisation } from './resolve'
import type { OrganisationInput } from './schema'

/** The organisation as its form shows it, held until the transaction ends; null when there is none. */
export async function loadOrganisation(tx: Tx, id: string) {
  // Not FOR UPDATE: another organisation may be put under this one meanwhile, and would wait.
  await tx.$queryRaw`/* directory.organisation-lock */
    SELECT 1 FROM organisation WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  return tx.organisation.findUnique({
    where: { id },
    include: {
      names: { orderBy: [{ isPrimary: 'desc' }, { id: 'asc' }] },
      parent: { select: { id: true, name: true } },
    },
  })
}
type Loaded = NonNullable<Awaited<ReturnType<typeof loadOrganisation>>>

/** What the form shows of the record as it stands. */
const valuesOf = (record: Loaded): OrganisationValues => ({
  names: record.names.map(({ text, languageTag, kind }) => ({ text, languageTag, kind })),
  kind: record.kind ?? '',
  countryCode: record.countryCode ?? '',
  parent: record.parent && { id: record.parent.id, label: record.parent.name },
  note: record.note ?? '',
})

/** What the person would save, in the same shape. */
async function valuesOfInput(tx: Tx, input: OrganisationInput): Promise<OrganisationValues> {
  return {
    names: filledNames(input.names).map(({ text, languageTag, kind }) => ({ text, languageTag, kind })),
    kind: input.kind ?? '',
    countryCode: input.countryCode ?? '',
    parent: (await choiceValues(tx, [input.parent]))[0] ?? null,
    note: input.note ?? '',
  }
}

/** The answer to an edit made on an older version: both texts of every field that differs. */
export async function organisationConflict(
  tx: Tx,
  record: Loaded,
  input: OrganisationInput & { base?: Record<string, string | null> | undefined },
): Promise<Result<never>> {
  const [mine, theirs] = [asTexts(await valuesOfInput(tx, input)), asTexts(valuesOf(record))]
  return conflict({ version: record.version, base: input.base ?? {}, mine, theirs })
}

/** Writes what the form holds over a loaded organisation and notes what changed. */
export async function writeOrganisation(
  context: CommandContext,
  record: Loaded,
  input: OrganisationInput,
): Promise<Result> {
  const { tx } = context
  const parent = await resolveParent(context, input, record)
  if (!parent.ok) return parent
  const names = filledNames(input.names)
  const columns = {
    name: names[0]?.text ?? record.name,
    kind: input.kind,
    countryCode: input.countryCode,
    parentId: parent.value?.id ?? null,
    note: input.note,
  }
  const own = { kind: record.kind, countryCode: record.countryCode, note: record.note }
  const changes: Record<string, Change> = {
    ...changed(own, columns, ['kind', 'countryCode', 'note']),
    ...changed(
      { names: namesText(record.names), parent: record.parent?.name ?? null },
      { names: namesText(names), parent: parent.value?.name ?? null },
      ['names', 'parent'],
    ),
  }
  await tx.organisationName.deleteMany({ where: { organisationId: record.id } })
  await tx.organisationName.createMany({ data: nameRows(names).map((row) => ({ ...row, organisationId: record.id })) })
  await tx.organisation.update({
    where: { id: record.id },
    data: {
      ...columns,
      proposed: record.proposed.filter((field) => !(field in changes)),
      version: { increment: 1 },
    },
  })
  context.audit({
    action: 'organisation.edited',
    subjectType: 'organisation',
    subjectId: record.id,
    subjectName: columns.name,
    visitId: null,
    changes,
  })
  return ok(null)
}

/**
 * The parent chosen or created. Nothing stands under itself: refused when the parent is below the organisation.
 */
export async function resolveParent(
  context: CommandContext,
  input: Pick<OrganisationInput, 'parent'>,
  own: { id: string; parent?: { id: string; name: string } | null },
): Promise<Result<{ id: string; name: string } | null>> {
  const { tx } = context
  if (!input.parent) return ok(null)
  // An edit may keep a parent that was archived since.
  if (own.parent && 'id' in input.parent && input.parent.id === own.parent.id) return ok(own.parent)
  await holdDirectory(tx)
  const chosen = await resolveOrganisation(context, input.parent, 'parent')
  if (!chosen.ok) return chosen
  const above = await tx.$queryRaw<{ id: string }[]>`/* directory.organisations-above */
    WITH RECURSIVE above AS (
      SELECT id, parent_id FROM organisation WHERE id = ${chosen.value}::uuid
      UNION SELECT o.id, o.parent_id FROM organisation o JOIN above a ON o.id = a.parent_id
    ) SELECT id FROM above WHERE id = ${own.id}::uuid`
  if (above.length > 0) return invalid('parent', 'errors.parentCircle')
  return ok(
    await tx.organisation.findUniqueOrThrow({ where: { id: chosen.value ?? '' }, select: { id: true, name: true } }),
  )
}
