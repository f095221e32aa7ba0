import * as actions from '@/lib/programme/actions'
import type { ItemCommand } from '@/lib/programme/workflow'

/** What sends each step of an item's workflow. */
export const STEP_ACTIONS = {
  markTentative: actions.markTentative,
  confirmItem: actions.confirmItem,
  markAsHeld: actions.markAsHeld,
  postponeItem: actions.postponeItem,
  cancelItem: actions.cancelItem,
  resumeItem: actions.resumeItem,
  requestAgain: actions.requestAgain,
  takeBackHeld: actions.takeBackHeld,
} satisfies Record<ItemCommand, unknown>
