import { visibleAgreement } from '@/lib/agreements/scope'
import type { CommandContext } from '@/lib/audit/command'
import { dayFromDb } from '@/lib/platform/day'
import { lock } from '@/lib/platform/lock'
import { visibleOutcome } from '@/lib/readouts/scope'
import { visitForWrite } from '@/lib/visits/scope'
import { meetingDate } from './load.commands'

const ITEM = { select: { date: true, dayNumber: true } } as const
const VISIT = { select: { arrivalDate: true } } as const

/** An outcome of which it is recorded, perhaps, that no follow-up is needed. */
export type Waived = { id: string; number: number; visitId: string; noFollowUpReason: string | null }

/** What a follow-up is to make real: `agreedOn` the day of the meeting or the signature, `waived` to be cleared. */
type Origin = { visitId: string; agreementId: string | null; agreedOn: string | null; waived: Waived | null }

/** The outcome or the agreement for a new follow-up, held with its visit; null when the actor may see none. */
export async function originForWrite(
  context: CommandContext,
  { outcomeId, agreementId }: { outcomeId: string | null; agreementId: string | null },
): Promise<Origin | null> {
  if (outcomeId !== null) return await outcomeForWrite(context, outcomeId)
  return agreementId === null ? null : await agreementForWrite(context, agreementId)
}

async function outcomeForWrite({ tx, actor }: CommandContext, outcomeId: string): Promise<Origin | null> {
  const at = await tx.outcome.findUnique({ where: { id: outcomeId }, select: { visitId: true } })
  if (!at || !(await visitForWrite(tx, actor, at.visitId))) return null
  await lock(tx, 'outcome', outcomeId)
  const outcome = await tx.outcome.findFirst({
    where: { id: outcomeId, ...visibleOutcome(actor) },
    include: { item: ITEM, visit: VISIT },
  })
  return (
    outcome && {
      visitId: outcome.visitId,
      agreementId: null,
      agreedOn: meetingDate(outcome.item, outcome.visit.arrivalDate),
      waived: outcome.noFollowUpReason === null ? null : outcome,
    }
  )
}

async function agreementForWrite({ tx, actor }: CommandContext, agreementId: string): Promise<Origin | null> {
  const at = await tx.agreement.findUnique({ where: { id: agreementId }, select: { visitId: true } })
  if (!at || !(await visitForWrite(tx, actor, at.visitId))) return null
  await lock(tx, 'agreement', agreementId)
  const agreement = await tx.agreement.findFirst({
    where: { AND: [{ id: agreementId }, visibleAgreement(actor)] },
    select: { visitId: true, signedOn: true, item: ITEM, visit: VISIT },
  })
  if (!agreement) return null
  const { signedOn, item, visit, visitId } = agreement
  const agreedOn = dayFromDb(signedOn) ?? (item && meetingDate(item, visit.arrivalDate))
  return { visitId, agreementId, agreedOn, waived: null }
}
