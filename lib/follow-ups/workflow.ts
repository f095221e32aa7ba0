import type { Transition } from '@/lib/auth/workflow'

export const FOLLOW_UP_STATUSES = [
  'open',
  'in_progress',
  'blocked',
  'awaiting_other_side',
  'in_review',
  'closed',
  'dropped',
] as const
export type FollowUpStatus = (typeof FOLLOW_UP_STATUSES)[number]

/**
 * DESIGN §3, Follow-up. `reportProgress` moves an open one; in any other unfinished state it reports and stays
 * (`statusAfterProgress`). Conditions that need data are the command's: evidence before a review, four eyes on its
 * decision. What is in review is returned before it can be dropped: a submission is never left undecided.
 */
export const FOLLOW_UP_WORKFLOW = [
  {
    command: 'reportProgress',
    from: ['open'],
    to: 'in_progress',
    permission: 'follow-up.write',
    event: 'follow_up.started',
  },
  {
    command: 'blockFollowUp',
    from: ['in_progress'],
    to: 'blocked',
    permission: 'follow-up.write',
    event: 'follow_up.blocked',
  },
  {
    command: 'awaitOtherSide',
    from: ['in_progress'],
    to: 'awaiting_other_side',
    permission: 'follow-up.write',
    event: 'follow_up.awaiting_other_side',
  },
  {
    command: 'resumeFollowUp',
    from: ['blocked', 'awaiting_other_side'],
    to: 'in_progress',
    permission: 'follow-up.write',
    event: 'follow_up.resumed',
  },
  {
    command: 'submitForReview',
    from: ['open', 'in_progress'],
    to: 'in_review',
    permission: 'follow-up.write',
    event: 'follow_up.submitted',
  },
  {
    command: 'approveFollowUp',
    from: ['in_review'],
    to: 'closed',
    permission: 'follow-up.review',
    event: 'follow_up.approved',
  },
  {
    command: 'returnFollowUp',
    from: ['in_review'],
    to: 'in_progress',
    permission: 'follow-up.review',
    reason: true,
    event: 'follow_up.returned',
  },
  {
    command: 'dropFollowUp',
    from: ['open', 'in_progress', 'blocked', 'awaiting_other_side'],
    to: 'dropped',
    permission: 'follow-up.review',
    reason: true,
    event: 'follow_up.dropped',
  },
  {
    command: 'reopenFollowUp',
    from: ['closed', 'dropped'],
    to: 'in_progress',
    permission: 'follow-up.review',
    reason: true,
    event: 'follow_up.reopened',
  },
] as const satisfies readonly Transition<FollowUpStatus>[]

export type FollowUpTransition = (typeof FOLLOW_UP_WORKFLOW)[number]
export type FollowUpStep = FollowUpTransition['command']

/** Neither closed nor dropped: it can be overdue, stale or unowned, and takes progress and evidence. */
export const isUnfinished = (status: FollowUpStatus): boolean => status !== 'closed' && status !== 'dropped'

/** What a progress report does to the state: it starts an open follow-up and leaves every other as it is. */
export const statusAfterProgress = (status: FollowUpStatus): FollowUpStatus =>
  status === 'open' ? 'in_progress' : status
