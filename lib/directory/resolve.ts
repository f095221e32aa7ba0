import type { CommandContext } from '@/lib/audit/command'
import { can } from '@/lib/auth/permissions'
import type { Choice } from '@/lib/platform/fields'
import { newId } from '@/lib/platform/id'
import { forbidden, invalid, ok, type Result } from '@/lib/platform/result'
import { holdDirectory, nameRows } from './names.commands'

/**
 * The organisation chosen in a form: checked to exist and not to be archived, or created in place by its name.
 * A name that is exactly the primary name of one that exists takes that one. Null for an empty field.
 * @param field the form's field, for the message when the record is gone
 * @returns the id; `invalid` when it is gone, `forbidden` when the actor may not add to the directory
 */
export async function resolveOrganisation(
  context: CommandContext,
  choice: Choice,
  field: string,
): Promise<Result<string | null>> {
  const { tx } = context
  if (!choice) return ok(null)
  if ('id' in choice) {
    const found = await tx.organisation.findFirst({ where: { id: choice.id, archivedAt: null }, select: { id: true } })
    return found ? ok(found.id) : invalid(field, 'errors.referenceGone')
  }
  await holdDirectory(tx)
  const same = await tx.organisation.findFirst(sameName(choice.name))
  if (same) return ok(same.id)
  if (!can(context.actor, 'directory.add-met')) return forbidden()
  const id = newId()
  const names = nameRows([{ text: choice.name, languageTag: 'und', kind: 'official' }])
  await tx.organisation.create({ data: { id, name: choice.name, names: { createMany: { data: names } } } })
  noteCreated(context, 'organisation', id, choice.name)
  return ok(id)
}

/** The same as `resolveOrganisation` for a person. */
export async function resolvePerson(
  context: CommandContext,
  choice: Choice,
  field: string,
): Promise<Result<string | null>> {
  const { tx } = context
  if (!choice) return ok(null)
  if ('id' in choice) {
    const found = await tx.person.findFirst({ where: { id: choice.id, archivedAt: null }, select: { id: true } })
    return found ? ok(found.id) : invalid(field, 'errors.referenceGone')
  }
  await holdDirectory(tx)
  const same = await tx.person.findFirst(sameName(choice.name))
  if (same) return ok(same.id)
  if (!can(context.actor, 'directory.add-met')) return forbidden()
  const id = newId()
  const names = nameRows([{ text: choice.name, languageTag: 'und', kind: 'official' }])
  await tx.person.create({ data: { id, name: choice.name, names: { createMany: { data: names } } } })
  noteCreated(context, 'person', id, choice.name)
  return ok(id)
}

/** Of several with the name, the one that was there first: a resend finds the same. */
const sameName = (name: string) => ({
  where: { name, archivedAt: null },
  orderBy: { id: 'asc' as const },
  select: { id: true },
})

const noteCreated = (context: CommandContext, subjectType: 'organisation' | 'person', id: string, name: string) =>
  context.audit({ action: `${subjectType}.created`, subjectType, subjectId: id, subjectName: name, visitId: null })
