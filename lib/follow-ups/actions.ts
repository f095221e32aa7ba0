'use server'
import { action } from '@/lib/platform/action'
import * as commands from './commands'
import * as completion from './complete-visit.commands'
import * as dates from './due-date.commands'
import * as evidence from './evidence.commands'
import * as moves from './moves.commands'
import * as progress from './progress.commands'

export const createFollowUp = action(commands.createFollowUp)
export const editFollowUp = action(commands.editFollowUp)
export const reportProgress = action(progress.reportProgress)
export const blockFollowUp = action(moves.blockFollowUp)
export const awaitOtherSide = action(moves.awaitOtherSide)
export const resumeFollowUp = action(moves.resumeFollowUp)
export const submitForReview = action(moves.submitForReview)
export const approveFollowUp = action(moves.approveFollowUp)
export const returnFollowUp = action(moves.returnFollowUp)
export const dropFollowUp = action(moves.dropFollowUp)
export const reopenFollowUp = action(moves.reopenFollowUp)
export const addEvidence = action(evidence.addEvidence)
export const archiveEvidence = action(evidence.archiveEvidence)
export const restoreEvidence = action(evidence.restoreEvidence)
export const setDueDate = action(dates.setDueDate)
export const moveDueDate = action(dates.moveDueDate)
export const askForDueDate = action(dates.askForDueDate)
export const acceptDueDate = action(dates.acceptDueDate)
export const refuseDueDate = action(dates.refuseDueDate)
export const completeVisit = action(completion.completeVisit)
