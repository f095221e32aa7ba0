import { type Actor, can } from '@/lib/auth/permissions'
import { openTransitions } from '@/lib/auth/workflow'
import { isOpenForChange, type VisitStatus } from '@/lib/visits/workflow'
import { isMeeting } from './rules'
import type { ProgrammeItemView } from './types'
import { ITEM_WORKFLOW, type ItemStatus, type ItemTransition } from './workflow'

/** Whether the actor may add, edit, order and archive items of a visit in this status. */
export const canEditProgramme = (actor: Actor, visit: VisitStatus): boolean =>
  can(actor, 'programme.edit') && isOpenForChange(visit)

/** Whether the actor may run the programme: unplanned items, held, cancelled, postponed. */
export const canRunProgramme = (actor: Actor, visit: VisitStatus): boolean =>
  can(actor, 'programme.run') && isOpenForChange(visit)

/** The steps to offer, in the order of the table; none on a closed visit. */
export const itemSteps = (actor: Actor, status: ItemStatus, visit: VisitStatus): ItemTransition[] =>
  isOpenForChange(visit) ? openTransitions<ItemStatus, ItemTransition>(ITEM_WORKFLOW, actor, status) : []

/**
 * Whether to offer the writing of a readout: of a meeting that is held or could be, by whom may write one. One that is
 * there already is opened instead.
 */
export const canStartReadout = (
  actor: Actor,
  item: Pick<ProgrammeItemView, 'type' | 'readoutExpected' | 'status' | 'readout'>,
  visit: VisitStatus,
): boolean =>
  can(actor, 'readout.write') &&
  isOpenForChange(visit) &&
  item.readout === null &&
  isMeeting(item) &&
  item.status !== 'cancelled' &&
  item.status !== 'postponed'
