import { defineCommand } from '@/lib/audit/command'
import * as edit from './edit.commands'
import * as waiver from './no-follow-up.commands'
import * as schema from './schema'

export const addOutcome = defineCommand({
  name: 'addOutcome',
  permission: 'readout.write',
  schema: schema.addOutcomeSchema,
  handler: edit.addOutcome,
})

export const editOutcome = defineCommand({
  name: 'editOutcome',
  permission: 'readout.write',
  schema: schema.editOutcomeSchema,
  handler: edit.editOutcome,
})

export const archiveOutcome = defineCommand({
  name: 'archiveOutcome',
  permission: 'readout.write',
  schema: schema.changeOutcomeSchema,
  handler: edit.archiveOutcome,
})

export const restoreOutcome = defineCommand({
  name: 'restoreOutcome',
  permission: 'readout.write',
  schema: schema.changeOutcomeSchema,
  handler: edit.restoreOutcome,
})

export const moveOutcome = defineCommand({
  name: 'moveOutcome',
  permission: 'readout.write',
  schema: schema.moveOutcomeSchema,
  handler: edit.moveOutcome,
})

/** "No follow-up needed", with a reason. */
export const waiveFollowUp = defineCommand({
  name: 'waiveFollowUp',
  permission: 'follow-up.write',
  schema: schema.noFollowUpSchema,
  handler: waiver.waiveFollowUp,
})

/** Takes "No follow-up needed" back. */
export const requireFollowUp = defineCommand({
  name: 'requireFollowUp',
  permission: 'follow-up.write',
  schema: schema.changeOutcomeSchema,
  handler: waiver.requireFollowUp,
})
