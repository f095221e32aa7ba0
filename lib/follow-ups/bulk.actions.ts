'use server'

import { action } from '@/lib/platform/action'
import * as commands from './bulk.commands'
import * as nudge from './nudge.commands'

export const reassignFollowUps = action(commands.reassignFollowUps)
export const setDueDates = action(commands.setDueDates)
export const remindOfFollowUps = action(commands.remindOfFollowUps)
export const stopBulkChange = action(commands.stopBulkChange)
export const remindOfFollowUp = action(nudge.remindOfFollowUp)
