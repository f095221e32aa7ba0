import type { Transition } from '@/lib/auth/workflow'

export const READOUT_STATUSES = ['draft', 'submitted', 'cleared', 'final'] as const
export type ReadoutStatus = (typeof READOUT_STATUSES)[number]

/**
 * DESIGN §3, Readout. Submitting asks more than its permission: it is the writer's step (`rules.ts`, `isWriter`).
 * A correction of a final readout is no step: the state stays Final.
 */
export const READOUT_WORKFLOW = [
  {
    command: 'submitReadout',
    from: ['draft'],
    to: 'submitted',
    permission: 'readout.write',
    event: 'readout.submitted',
  },
  {
    command: 'clearReadout',
    from: ['submitted'],
    to: 'cleared',
    permission: 'readout.clear',
    event: 'readout.cleared',
  },
  {
    command: 'returnReadout',
    from: ['submitted', 'cleared'],
    to: 'draft',
    permission: 'readout.clear',
    reason: true,
    event: 'readout.returned',
  },
  {
    command: 'finaliseReadout',
    from: ['cleared'],
    to: 'final',
    permission: 'readout.clear',
    event: 'readout.finalised',
  },
] as const satisfies readonly Transition<ReadoutStatus>[]

export type ReadoutTransition = (typeof READOUT_WORKFLOW)[number]
