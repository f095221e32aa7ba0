import type { CommandContext } from '@/lib/audit/command'
import { resolveOrganisation, resolvePerson } from '@/lib/directory/resolve'
import type { Choice } from '@/lib/platform/fields'
import { ok, type Result } from '@/lib/platform/result'
import type { CreateFollowUp } from './schema'

/** Who stands there already may stay, also when archived since. */
export async function resolveOwners(
  context: CommandContext,
  input: Pick<CreateFollowUp, 'leadOrganisation' | 'officer'>,
  standing: Owners = { leadOrganisationId: null, officerId: null },
): Promise<Result<Owners>> {
  const stays = (choice: Choice, id: string | null) => choice !== null && 'id' in choice && choice.id === id
  const lead = stays(input.leadOrganisation, standing.leadOrganisationId)
    ? ok(standing.leadOrganisationId)
    : await resolveOrganisation(context, input.leadOrganisation, 'leadOrganisation')
  if (!lead.ok) return lead
  const officer = stays(input.officer, standing.officerId)
    ? ok(standing.officerId)
    : await resolvePerson(context, input.officer, 'officer')
  if (!officer.ok) return officer
  return ok({ leadOrganisationId: lead.value, officerId: officer.value })
}

export type Owners = { leadOrganisationId: string | null; officerId: string | null }
