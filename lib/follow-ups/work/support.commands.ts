import type { CommandContext } from '@/lib/audit/command'
import { resolveMany } from '@/lib/directory/resolve-many'
import type { Choice } from '@/lib/platform/fields'
import { invalid, ok, type Result } from '@/lib/platform/result'

type Organisation = { id: string; name: string }

/** The organisations that support a follow-up, by name. */
export const supportersOf = async ({ tx }: Pick<CommandContext, 'tx'>, followUpId: string): Promise<Organisation[]> => {
  const rows = await tx.followUpSupport.findMany({
    where: { followUpId },
    select: { organisation: { select: { id: true, name: true } } },
    orderBy: [{ organisation: { name: 'asc' } }, { organisationId: 'asc' }],
  })
  return rows.map(({ organisation }) => organisation)
}

/**
 * Whom the form names as supporting, each once; who supports it already may stay, also when archived since.
 * @param leadOrganisationId the lead, which is not beside itself
 */
export async function resolveSupporting(
  context: CommandContext,
  choices: readonly NonNullable<Choice>[],
  { standing, leadOrganisationId }: { standing: readonly Organisation[]; leadOrganisationId: string | null },
): Promise<Result<string[]>> {
  const stays = (choice: NonNullable<Choice>) => 'id' in choice && standing.some(({ id }) => id === choice.id)
  const added = await resolveMany(
    context,
    'organisation',
    choices.filter((choice) => !stays(choice)),
  )
  if (!added.ok) return added
  if (added.value.goneAt !== null) return invalid('supporting', 'errors.referenceGone')
  const kept = choices.filter(stays).flatMap((choice) => ('id' in choice ? [choice.id] : []))
  const ids = [...new Set([...kept, ...added.value.ids.filter((id) => id !== null)])]
  if (leadOrganisationId !== null && ids.includes(leadOrganisationId))
    return invalid('supporting', 'errors.supportingLead')
  return ok(ids)
}

/** Makes these, and no others, the supporting ones. */
export async function saveSupporting({ tx }: CommandContext, followUpId: string, organisationIds: readonly string[]) {
  await tx.followUpSupport.deleteMany({ where: { followUpId, organisationId: { notIn: [...organisationIds] } } })
  await tx.followUpSupport.createMany({
    data: organisationIds.map((organisationId) => ({ followUpId, organisationId })),
    skipDuplicates: true,
  })
}
