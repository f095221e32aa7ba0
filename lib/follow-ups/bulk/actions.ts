'use server'

import { action } from '@/lib/platform/action'
import * as nudge from '../work/nudge.commands'
import * as commands from './commands'

export const reassignFollowUps = action(commands.reassignFollowUps)
export const setDueDates = action(commands.setDueDates)
export const remindOfFollowUps = action(commands.remindOfFollowUps)
export const stopBulkChange = action(commands.stopBulkChange)
export const remindOfFollowUp = action(nudge.remindOfFollowUp)
