import type { Transition } from '@/lib/auth/workflow'

export const VISIT_STATUSES = [
  'proposed',
  'planning',
  'confirmed',
  'under_way',
  'reporting',
  'completed',
  'cancelled',
] as const
export type VisitStatus = (typeof VISIT_STATUSES)[number]

/**
 * DESIGN §3, Visit. No step needs dates and none happens by itself. Conditions that need data are the
 * command's: cancelling under way only while nothing has been held, completing only with nothing missing.
 */
export const VISIT_WORKFLOW = [
  {
    command: 'startPlanning',
    from: ['proposed'],
    to: 'planning',
    permission: 'visit.edit',
    event: 'visit.planning_started',
  },
  { command: 'confirmVisit', from: ['planning'], to: 'confirmed', permission: 'visit.edit', event: 'visit.confirmed' },
  {
    command: 'unconfirmVisit',
    from: ['confirmed'],
    to: 'planning',
    permission: 'visit.edit',
    event: 'visit.unconfirmed',
  },
  { command: 'startVisit', from: ['confirmed'], to: 'under_way', permission: 'visit.edit', event: 'visit.started' },
  {
    command: 'startReporting',
    from: ['under_way'],
    to: 'reporting',
    permission: 'visit.edit',
    event: 'visit.reporting_started',
  },
  {
    command: 'endVisitEarly',
    from: ['under_way'],
    to: 'reporting',
    permission: 'visit.edit',
    reason: true,
    event: 'visit.ended_early',
  },
  { command: 'resumeVisit', from: ['reporting'], to: 'under_way', permission: 'visit.edit', event: 'visit.resumed' },
  {
    command: 'completeVisit',
    from: ['reporting'],
    to: 'completed',
    permission: 'visit.complete',
    event: 'visit.completed',
  },
  {
    command: 'reopenVisit',
    from: ['completed'],
    to: 'reporting',
    permission: 'visit.complete',
    reason: true,
    event: 'visit.reopened',
  },
  {
    command: 'cancelVisit',
    from: ['proposed', 'planning', 'confirmed', 'under_way'],
    to: 'cancelled',
    permission: 'visit.edit',
    reason: true,
    event: 'visit.cancelled',
  },
  {
    command: 'reviveVisit',
    from: ['cancelled'],
    to: 'planning',
    permission: 'visit.complete',
    reason: true,
    event: 'visit.revived',
  },
] as const satisfies readonly Transition<VisitStatus>[]

export type VisitTransition = (typeof VISIT_WORKFLOW)[number]

/** Delegation, hosts, programme and readouts change only while the visit is neither completed nor cancelled. */
export const isOpenForChange = (status: VisitStatus): boolean => status !== 'completed' && status !== 'cancelled'
