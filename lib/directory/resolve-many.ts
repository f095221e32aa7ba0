import type { CommandContext } from '@/lib/audit/command'
import { can } from '@/lib/auth/permissions'
import { newId } from '@/lib/platform/id'
import { forbidden, ok, type Result } from '@/lib/platform/result'
import { holdDirectory, nameRows } from './names.commands'

/** A record chosen, or a new one by its name: `anew` also where one has exactly that name. */
export type NamedChoice = { id: string } | { name: string; anew?: boolean; languages?: readonly string[] } | null

/** The ids in the order of the choices, or where the first record stands that is gone. */
type Resolved = { ids: (string | null)[]; goneAt: number | null }
type Kind = 'organisation' | 'person'

/**
 * The same as `resolveOrganisation` and `resolvePerson` for many at once: a few statements, however many there are. A
 * name that occurs several times is one record, unless each is to be new.
 * @returns `forbidden` when there is one to create and the actor may not
 */
export async function resolveMany(
  context: CommandContext,
  kind: Kind,
  choices: readonly NamedChoice[],
): Promise<Result<Resolved>> {
  const chosen = choices.flatMap((choice) => (choice && 'id' in choice ? [choice.id] : []))
  const standing = new Set(chosen.length === 0 ? [] : await idsStanding(context, kind, chosen))
  const goneAt = choices.findIndex((choice) => choice && 'id' in choice && !standing.has(choice.id))
  if (goneAt >= 0) return ok({ ids: [], goneAt })
  const named = choices.flatMap((choice) => (choice && 'name' in choice ? [choice] : []))
  if (named.length === 0) {
    return ok({ ids: choices.map((choice) => (choice && 'id' in choice ? choice.id : null)), goneAt: null })
  }
  await holdDirectory(context.tx)
  const byName = await idsOfNames(context, kind, [...new Set(named.map(({ name }) => name))])
  const made: New[] = []
  const ids = choices.map((choice) => {
    if (!choice || 'id' in choice) return choice?.id ?? null
    const known = choice.anew ? undefined : byName.get(choice.name)
    if (known !== undefined) return known
    const id = newId()
    made.push({ id, name: choice.name, languages: choice.languages ?? [] })
    if (!choice.anew) byName.set(choice.name, id)
    return id
  })
  if (made.length > 0 && !can(context.actor, 'directory.add-met')) return forbidden()
  await create(context, kind, made)
  return ok({ ids, goneAt: null })
}

type New = { id: string; name: string; languages: readonly string[] }

async function idsStanding({ tx }: CommandContext, kind: Kind, ids: readonly string[]): Promise<string[]> {
  const args = { where: { id: { in: [...ids] }, archivedAt: null }, select: { id: true } }
  const rows = kind === 'organisation' ? await tx.organisation.findMany(args) : await tx.person.findMany(args)
  return rows.map(({ id }) => id)
}

/** Of several with one name, the one that was there first. */
async function idsOfNames({ tx }: CommandContext, kind: Kind, names: string[]): Promise<Map<string, string>> {
  const args = {
    where: { name: { in: names }, archivedAt: null },
    orderBy: { id: 'desc' as const },
    select: { id: true, name: true },
  }
  const rows = kind === 'organisation' ? await tx.organisation.findMany(args) : await tx.person.findMany(args)
  return new Map(rows.map(({ id, name }) => [name, id]))
}

async function create(context: CommandContext, kind: Kind, made: readonly New[]): Promise<void> {
  if (made.length === 0) return
  const { tx } = context
  const names = made.flatMap(({ id, name }) =>
    nameRows([{ text: name, languageTag: 'und', kind: 'official' }]).map((row) => ({ ...row, of: id })),
  )
  if (kind === 'organisation') {
    await tx.organisation.createMany({ data: made.map(({ id, name }) => ({ id, name })) })
    await tx.organisationName.createMany({ data: names.map(({ of, ...row }) => ({ ...row, organisationId: of })) })
  } else {
    await tx.person.createMany({
      data: made.map(({ id, name, languages }) => ({ id, name, languages: [...languages] })),
    })
    await tx.personName.createMany({ data: names.map(({ of, ...row }) => ({ ...row, personId: of })) })
  }
  for (const { id, name } of made) {
    context.audit({
      action: `${kind}.created`,
      subjectType: kind,
      subjectId: id,
      subjectName: name,
      visitId: null,
    })
  }
}
