import { type Actor, can } from '@/lib/auth/permissions'
import { openTransitions } from '@/lib/auth/workflow'
import { BULK_ACTS, type BulkAct } from './bulk/schema'
import { reviewBar } from './rules'
import { FOLLOW_UP_WORKFLOW, type FollowUpStatus, type FollowUpTransition, isUnfinished } from './workflow'

type Subject = { status: FollowUpStatus; officerId: string | null; submittedBy: string | null }

/** The steps to offer, in the order of the table; a decision on one's own work is not offered. */
export function followUpSteps(actor: Actor, followUp: Subject): FollowUpTransition[] {
  const open = openTransitions<FollowUpStatus, FollowUpTransition>(FOLLOW_UP_WORKFLOW, actor, followUp.status)
  return open.filter((row) => !isDecision(row.command) || reviewBar(actor, followUp) === null)
}

const isDecision = (command: FollowUpTransition['command']) =>
  command === 'approveFollowUp' || command === 'returnFollowUp'

/** Title, lead, officer and next step; and progress and evidence: while the work is not finished. */
export const canWriteFollowUp = (actor: Actor, { status }: Pick<Subject, 'status'>): boolean =>
  can(actor, 'follow-up.write') && isUnfinished(status)

/** The first date is set by whoever may write. */
export const canSetDueDate = (actor: Actor, followUp: Pick<Subject, 'status'> & { dueDate: string | null }): boolean =>
  canWriteFollowUp(actor, followUp) && followUp.dueDate === null

/** A date that is set is moved by a manager; the others ask. */
export const canMoveDueDate = (actor: Actor, followUp: Pick<Subject, 'status'> & { dueDate: string | null }): boolean =>
  can(actor, 'follow-up.move-due-date') && isUnfinished(followUp.status) && followUp.dueDate !== null

export const canAskForDueDate = (
  actor: Actor,
  followUp: Pick<Subject, 'status'> & { dueDate: string | null },
): boolean => canWriteFollowUp(actor, followUp) && followUp.dueDate !== null && !can(actor, 'follow-up.move-due-date')

/** What the reviewer relies on is not taken away while the review is open. */
export const canArchiveEvidence = (actor: Actor, { status }: Pick<Subject, 'status'>): boolean =>
  canWriteFollowUp(actor, { status }) && status !== 'in_review'

/** Who may have others told of what happens: managers, and whoever is accountable. */
export const maySetWatchers = (actor: Actor, { officerId }: Pick<Subject, 'officerId'>): boolean =>
  can(actor, 'follow-up.review') ||
  (can(actor, 'follow-up.write') && actor.personId !== null && actor.personId === officerId)

/** To ask the accountable officer how it stands: somebody else's, while there is something for them to do. */
export const canRemind = (
  actor: Actor,
  followUp: Pick<Subject, 'status'> & { officer: { id: string } | null },
): boolean =>
  canWriteFollowUp(actor, followUp) &&
  followUp.status !== 'in_review' &&
  followUp.officer !== null &&
  followUp.officer.id !== actor.personId

/** What the actor may do to several at once; each follow-up is asked when its turn comes. */
export const bulkActs = (actor: Actor): BulkAct[] =>
  BULK_ACTS.filter((act) => can(actor, act === 'addToReview' ? 'follow-up.review' : 'follow-up.write'))
