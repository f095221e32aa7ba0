import { canEditAgreement } from '@/lib/agreements/policy'
import { type Actor, can } from '@/lib/auth/permissions'
import { canChangeOutcomes } from '@/lib/readouts/policy'
import type { ReadoutStatus } from '@/lib/readouts/workflow'
import { canEditVisit } from '@/lib/visits/policy'
import type { VisitStatus } from '@/lib/visits/workflow'

/** Adding to the visit itself, captions and the archive: as the visit is edited. */
export const canChangeVisitFiles = (actor: Actor, visit: { status: VisitStatus }): boolean => canEditVisit(actor, visit)

/**
 * As outcomes: until the readout is final, after that by a manager. What was taken while it was a draft may arrive
 * from a device when it has been submitted.
 */
export const canChangeReadoutFiles = (
  actor: Actor,
  readout: { status: ReadoutStatus; writerId: string | null; visitStatus: VisitStatus },
): boolean => canChangeOutcomes(actor, readout)

/** As its text. */
export const canChangeAgreementFiles = (actor: Actor, agreement: { archived: boolean }): boolean =>
  canEditAgreement(actor, agreement)

/** Who may have something of their own on the way at all. */
export const canSendFiles = (actor: Actor): boolean => can(actor, 'readout.write')
