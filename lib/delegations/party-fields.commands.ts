import type { CommandContext } from '@/lib/audit/command'
import type { Change } from '@/lib/audit/record'
import { resolveOrganisation } from '@/lib/directory/resolve'
import type { Choice } from '@/lib/platform/fields'
import { ok, type Result } from '@/lib/platform/result'
import { masked } from './rules'

type Named = { id: string; name: string }

/** A record of the directory as a form's choice keeps it in a text: for both sides of a conflict. */
export const chosenText = (record: Named | null): string | null =>
  record && JSON.stringify({ id: record.id, label: record.name })

/** What somebody chose in a form that is out of date, as `chosenText` writes it. Nothing is made. */
export async function choiceText(
  { tx }: CommandContext,
  kind: 'organisation' | 'person',
  choice: Choice,
): Promise<string | null> {
  if (choice === null) return null
  if ('name' in choice) return JSON.stringify({ name: choice.name })
  const { id } = choice
  const select = { id: true, name: true } as const
  const record =
    kind === 'organisation'
      ? await tx.organisation.findUnique({ where: { id }, select })
      : await tx.person.findUnique({ where: { id }, select })
  return chosenText(record)
}

/** The organisation of an edit. The one that stands there may stay, also when it was archived since. */
export async function organisationOf(
  context: CommandContext,
  choice: Choice,
  standing: Named | null,
): Promise<Result<Named | null>> {
  if (choice && 'id' in choice && choice.id === standing?.id) return ok(standing)
  const resolved = await resolveOrganisation(context, choice, 'organisation')
  if (!resolved.ok) return resolved
  if (resolved.value === null) return ok(null)
  const where = { id: resolved.value }
  return ok(await context.tx.organisation.findUniqueOrThrow({ where, select: { id: true, name: true } }))
}

/** What a person has now answered for is a proposal no longer; the program's own writes keep the marks. */
export const stillProposed = (
  { actor }: CommandContext,
  proposed: readonly string[],
  changes: Record<string, Change>,
): string[] => (actor.kind === 'user' ? proposed.filter((field) => !(field in changes)) : [...proposed])

/** Another organisation, by its names: also when both are called the same. */
export const organisationChange = (before: Named | null, after: Named | null): Record<string, Change> =>
  before?.id === after?.id ? {} : { organisation: { from: before?.name ?? null, to: after?.name ?? null } }

/** A change of what not every reader of the history may see. */
export const maskedChange = (field: string, before: string | null, after: string | null): Record<string, Change> =>
  before === after ? {} : { [field]: { from: masked(before), to: masked(after) } }
