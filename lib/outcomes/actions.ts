'use server'
import { action } from '@/lib/platform/action'
import * as commands from './commands'

export const addOutcome = action(commands.addOutcome)
export const editOutcome = action(commands.editOutcome)
export const archiveOutcome = action(commands.archiveOutcome)
export const restoreOutcome = action(commands.restoreOutcome)
export const moveOutcome = action(commands.moveOutcome)
export const waiveFollowUp = action(commands.waiveFollowUp)
export const requireFollowUp = action(commands.requireFollowUp)
