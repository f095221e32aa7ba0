import { defineCommand } from '@/lib/audit/command'
import { transition } from '@/lib/auth/workflow'
import { answer, archive, move, restore, stepItem } from './change-item.commands'
import { setDates } from './dates/visit-dates.commands'
import { addItems } from './paste/commands'
import { addPastedItemsSchema } from './paste/schema'
import { place } from './place-item.commands'
import { addItem, saveEdit } from './save-item.commands'
import {
  addItemSchema,
  addUnplannedSchema,
  answerSchema,
  editItemSchema,
  moveItemSchema,
  placeItemSchema,
  shelveSchema,
  stepReasonSchema,
  stepSchema,
  visitDatesSchema,
} from './schema'
import { ITEM_WORKFLOW, type ItemCommand, type ItemStatus, type ItemTransition } from './workflow'

/** Adds an item to the programme as Requested, Tentative or Confirmed. */
export const addProgrammeItem = defineCommand({
  name: 'addProgrammeItem',
  permission: 'programme.edit',
  schema: addItemSchema,
  handler: (context, input) => addItem(context, { ...input, unplanned: false }),
})

/** Adds the rows of a pasted programme: all or none. */
export const addPastedItems = defineCommand({
  name: 'addPastedItems',
  permission: 'programme.edit',
  schema: addPastedItemsSchema,
  handler: addItems,
})

/** Adds what was not in the programme and took place: held at once. */
export const addUnplannedMeeting = defineCommand({
  name: 'addUnplannedMeeting',
  permission: 'programme.run',
  schema: addUnplannedSchema,
  handler: (context, input) => addItem(context, { ...input, status: 'held', unplanned: true }),
})

/** Saves the form of an item. Its status is not in it: that has commands of its own. */
export const editItem = defineCommand({
  name: 'editItem',
  permission: 'programme.edit',
  schema: editItemSchema,
  handler: saveEdit,
})

/** Puts an item on another day or at another time, or gives it another length. */
export const placeItem = defineCommand({
  name: 'placeItem',
  permission: 'programme.edit',
  schema: placeItemSchema,
  handler: place,
})

/** Moves an item up or down within its day. */
export const moveItem = defineCommand({
  name: 'moveItem',
  permission: 'programme.edit',
  schema: moveItemSchema,
  handler: move,
})

/** Notes what a counterpart answered to the invitation. */
export const answerCounterpart = defineCommand({
  name: 'answerCounterpart',
  permission: 'programme.edit',
  schema: answerSchema,
  handler: answer,
})

export const archiveItem = defineCommand({
  name: 'archiveItem',
  permission: 'programme.edit',
  schema: shelveSchema,
  handler: archive,
})

export const restoreItem = defineCommand({
  name: 'restoreItem',
  permission: 'programme.edit',
  schema: shelveSchema,
  handler: restore,
})

/** Sets a visit's arrival and departure, and takes its programme along. */
export const setVisitDates = defineCommand({
  name: 'setVisitDates',
  permission: 'visit.edit',
  schema: visitDatesSchema,
  handler: setDates,
})

/** One command for one row of the workflow. */
function step(name: ItemCommand) {
  const row = transition<ItemStatus, ItemTransition>(ITEM_WORKFLOW, name)
  const { permission } = row
  return 'reason' in row
    ? defineCommand({ name, permission, schema: stepReasonSchema, handler: (c, input) => stepItem(c, row, input) })
    : defineCommand({ name, permission, schema: stepSchema, handler: (c, input) => stepItem(c, row, input) })
}

export const markTentative = step('markTentative')
export const confirmItem = step('confirmItem')
export const markAsHeld = step('markAsHeld')
export const postponeItem = step('postponeItem')
export const cancelItem = step('cancelItem')
export const resumeItem = step('resumeItem')
export const requestAgain = step('requestAgain')
export const takeBackHeld = step('takeBackHeld')
