import { type Actor, can } from '@/lib/auth/permissions'
import { openTransitions } from '@/lib/auth/workflow'
import { AGREEMENT_WORKFLOW, type AgreementStatus, type AgreementTransition } from './workflow'

type Subject = { status: AgreementStatus; archived: boolean }

/** Text, days and parties; the outcomes it came from; its document and the archive. */
export const canEditAgreement = (actor: Actor, { archived }: Pick<Subject, 'archived'>): boolean =>
  can(actor, 'agreement.edit') && !archived

/** The steps to offer, in the order of the table. `ended`: the last day has passed, which "Expired" waits for. */
export function agreementSteps(actor: Actor, agreement: Subject & { ended: boolean }): AgreementTransition[] {
  if (agreement.archived) return []
  const open = openTransitions<AgreementStatus, AgreementTransition>(AGREEMENT_WORKFLOW, actor, agreement.status)
  return open.filter(({ command }) => command !== 'expireAgreement' || agreement.ended)
}

/** Whoever restricts must see it still: managers, and planners on the team of its visit. */
export const canRestrict = (actor: Actor, { onTeam }: { onTeam: boolean }): boolean =>
  can(actor, 'agreement.edit') && (can(actor, 'visit.see-restricted') || onTeam)

/** Follow-ups are added by whoever writes follow-ups, to what is not in the archive. */
export const canFollowAgreement = (actor: Actor, { archived }: Pick<Subject, 'archived'>): boolean =>
  can(actor, 'follow-up.write') && !archived
