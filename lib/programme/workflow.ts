import type { Transition } from '@/lib/auth/workflow'

export const ITEM_STATUSES = ['requested', 'tentative', 'confirmed', 'held', 'postponed', 'cancelled'] as const
export type ItemStatus = (typeof ITEM_STATUSES)[number]

/** What a planned item may be added as; later steps are commands. */
export const STARTING_STATUSES = ['requested', 'tentative', 'confirmed'] as const satisfies readonly ItemStatus[]

/**
 * DESIGN §3, Programme item. Real visits jump: any shorter way forward is open. The condition that needs data is the
 * command's: back from Held only while the readout is empty.
 */
export const ITEM_WORKFLOW = [
  {
    command: 'markTentative',
    from: ['requested'],
    to: 'tentative',
    permission: 'programme.edit',
    event: 'programme_item.marked_tentative',
  },
  {
    command: 'confirmItem',
    from: ['requested', 'tentative'],
    to: 'confirmed',
    permission: 'programme.edit',
    event: 'programme_item.confirmed',
  },
  {
    command: 'markAsHeld',
    from: ['requested', 'tentative', 'confirmed'],
    to: 'held',
    permission: 'programme.run',
    event: 'programme_item.held',
  },
  {
    command: 'postponeItem',
    from: ['requested', 'tentative', 'confirmed'],
    to: 'postponed',
    permission: 'programme.run',
    reason: true,
    event: 'programme_item.postponed',
  },
  {
    command: 'cancelItem',
    from: ['requested', 'tentative', 'confirmed', 'postponed'],
    to: 'cancelled',
    permission: 'programme.run',
    reason: true,
    event: 'programme_item.cancelled',
  },
  {
    command: 'resumeItem',
    from: ['postponed'],
    to: 'tentative',
    permission: 'programme.edit',
    event: 'programme_item.resumed',
  },
  {
    command: 'requestAgain',
    from: ['cancelled'],
    to: 'requested',
    permission: 'programme.edit',
    event: 'programme_item.requested_again',
  },
  {
    command: 'takeBackHeld',
    from: ['held'],
    to: 'confirmed',
    permission: 'programme.edit',
    reason: true,
    event: 'programme_item.held_taken_back',
  },
] as const satisfies readonly Transition<ItemStatus>[]

export type ItemTransition = (typeof ITEM_WORKFLOW)[number]
export type ItemCommand = ItemTransition['command']

/** Statuses of an item that is still ahead: it counts as open when the visit is to be completed. */
export const isAhead = (status: ItemStatus): boolean =>
  status === 'requested' || status === 'tentative' || status === 'confirmed'
