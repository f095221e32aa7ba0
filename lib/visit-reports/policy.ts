import { type Actor, can } from '@/lib/auth/permissions'
import { isOpenForChange, type VisitStatus } from '@/lib/visits/workflow'

/** Whether the actor may write the introduction and the conclusions. */
export const canEditReport = (actor: Actor, visit: VisitStatus): boolean =>
  can(actor, 'visit.edit') && isOpenForChange(visit)

/** Whether a visit in this status has a report to sign; follow-ups go on after Completed, and so may its reports. */
export const isReported = (visit: VisitStatus): boolean => visit === 'reporting' || visit === 'completed'

export const canSignReport = (actor: Actor, visit: VisitStatus): boolean =>
  can(actor, 'visit-report.sign') && isReported(visit)

/** Whether a visit shows its report: from Reporting on, or once anything was held. */
export const hasReport = (visit: { status: VisitStatus; anythingHeld: boolean }): boolean =>
  visit.anythingHeld || isReported(visit.status)
