import { type Actor, can } from '@/lib/auth/permissions'
import { openTransitions } from '@/lib/auth/workflow'
import { isOpenForChange, type VisitStatus } from '@/lib/visits/workflow'
import { isReviewed, isWriter } from './rules'
import { READOUT_WORKFLOW, type ReadoutStatus, type ReadoutTransition } from './workflow'

type Subject = { status: ReadoutStatus; writerId: string | null; visitStatus: VisitStatus }

/** Text and attendance change only in Draft, and only while the visit is neither completed nor cancelled. */
export const canWriteReadout = (actor: Actor, readout: Subject): boolean =>
  can(actor, 'readout.write') && readout.status === 'draft' && isOpenForChange(readout.visitStatus)

/** A final readout changes only by a manager's correction, with a reason. */
export const canCorrectReadout = (actor: Actor, readout: Subject): boolean =>
  can(actor, 'readout.clear') && readout.status === 'final' && isOpenForChange(readout.visitStatus)

export const canTakeOverReadout = (actor: Actor, readout: Subject): boolean =>
  canWriteReadout(actor, readout) && readout.writerId !== null && readout.writerId !== actor.userId

/** How a readout is handled and what of it may leave the office: the writers of a draft, managers at any time. */
export const canMarkReadout = (actor: Actor, readout: Subject): boolean =>
  can(actor, 'readout.clear') || canWriteReadout(actor, readout)

/** A manager comments on what was handed in, until it is final; it reaches the writer with the return. */
export const canCommentReadout = (actor: Actor, readout: Subject): boolean =>
  can(actor, 'readout.clear') && isReviewed(readout.status) && isOpenForChange(readout.visitStatus)

/** Outcomes are added and changed until the readout is final; after that by a manager, with a reason. */
export const canChangeOutcomes = (actor: Actor, readout: Subject): boolean =>
  isOpenForChange(readout.visitStatus) && can(actor, readout.status === 'final' ? 'readout.clear' : 'readout.write')

/** The steps to offer, in the order of the table: submitting only to the writer. */
export function readoutSteps(actor: Actor, readout: Subject): ReadoutTransition[] {
  if (!isOpenForChange(readout.visitStatus)) return []
  const open = openTransitions<ReadoutStatus, ReadoutTransition>(READOUT_WORKFLOW, actor, readout.status)
  return open.filter((row) => row.command !== 'submitReadout' || isWriter(actor, readout.writerId))
}
