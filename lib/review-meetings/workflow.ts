import type { Transition } from '@/lib/auth/workflow'
import { FOLLOW_UP_WORKFLOW, type FollowUpStatus, isUnfinished } from '@/lib/follow-ups/workflow'

export const REVIEW_MEETING_STATUSES = ['planned', 'under_way', 'closed'] as const
export type ReviewMeetingStatus = (typeof REVIEW_MEETING_STATUSES)[number]

/** Planned → Under way → Closed, which freezes the minutes. None goes back: a correction is another meeting. */
export const REVIEW_MEETING_WORKFLOW = [
  {
    command: 'openReviewMeeting',
    from: ['planned'],
    to: 'under_way',
    permission: 'follow-up.review',
    event: 'review_meeting.opened',
  },
  {
    command: 'closeReviewMeeting',
    from: ['under_way'],
    to: 'closed',
    permission: 'follow-up.review',
    event: 'review_meeting.closed',
  },
] as const satisfies readonly Transition<ReviewMeetingStatus>[]

export type ReviewMeetingStep = (typeof REVIEW_MEETING_WORKFLOW)[number]['command']

export const DECISIONS = ['approved', 'returned', 'goes_on', 'dropped', 'deferred'] as const
export type Decision = (typeof DECISIONS)[number]

type Act = 'approveFollowUp' | 'returnFollowUp' | 'dropFollowUp'
/** Decisions that are a step of the follow-up's own workflow, taken there and then. */
export const ACTS: Readonly<Partial<Record<Decision, Act>>> = {
  approved: 'approveFollowUp',
  returned: 'returnFollowUp',
  dropped: 'dropFollowUp',
}

/** From which states a decision can be taken: for a step of the follow-up's workflow those of its own table. */
export function decidableFrom(decision: Decision): readonly FollowUpStatus[] {
  const act = ACTS[decision]
  const row = FOLLOW_UP_WORKFLOW.find(({ command }) => command === act)
  if (row) return row.from
  const unfinished = ['open', 'in_progress', 'blocked', 'awaiting_other_side'] as const
  // What was submitted waits for a decision on it: it is approved, returned, or deferred and waits on.
  return decision === 'goes_on' ? unfinished : [...unfinished, 'in_review']
}

/** Whether the decision says why. */
export const asksReason = (decision: Decision): boolean => decision === 'returned' || decision === 'dropped'

/** Whether work goes on after the decision: then it may take a new date and an order. */
export const goesOn = (decision: Decision): boolean => decision !== 'approved' && decision !== 'dropped'

/**
 * Why a decision of this meeting cannot take the place of an earlier one, or null. What was really done to the
 * follow-up stands: only another step of its workflow can follow it, where that one allows it.
 */
export function changeBar(
  earlier: Decision | null,
  next: Decision,
  status: FollowUpStatus,
): 'finished' | 'done' | null {
  if (earlier === null || ACTS[earlier] === undefined || earlier === next) return null
  if (!isUnfinished(status)) return 'finished'
  return ACTS[next] === undefined ? 'done' : null
}
