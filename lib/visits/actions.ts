'use server'

import { action } from '@/lib/platform/action'
import * as commands from './commands'

export const createVisit = action(commands.createVisit)
export const startPlanning = action(commands.startPlanning)
export const confirmVisit = action(commands.confirmVisit)
export const unconfirmVisit = action(commands.unconfirmVisit)
export const startVisit = action(commands.startVisit)
export const startReporting = action(commands.startReporting)
export const resumeVisit = action(commands.resumeVisit)
export const reopenVisit = action(commands.reopenVisit)
export const reviveVisit = action(commands.reviveVisit)
export const endVisitEarly = action(commands.endVisitEarly)
export const cancelVisit = action(commands.cancelVisit)
export const addToTeam = action(commands.addToTeam)
export const removeFromTeam = action(commands.removeFromTeam)
