'use server'
import { action } from '@/lib/platform/action'
import * as commands from './commands'
import * as completion from './complete-visit/commands'
import * as edits from './edit.commands'
import * as moves from './moves.commands'
import * as comments from './work/comments.commands'
import * as dependencies from './work/dependencies.commands'
import * as dates from './work/due-date.commands'
import * as evidence from './work/evidence.commands'
import * as progress from './work/progress.commands'
import * as steps from './work/steps.commands'
import * as watchers from './work/watchers.commands'

export const createFollowUp = action(commands.createFollowUp)
export const editFollowUp = action(edits.editFollowUp)
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
export const addStep = action(steps.addStep)
export const editStep = action(steps.editStep)
export const markStepDone = action(steps.markStepDone)
export const markStepOpen = action(steps.markStepOpen)
export const moveStep = action(steps.moveStep)
export const archiveStep = action(steps.archiveStep)
export const restoreStep = action(steps.restoreStep)
export const addDependency = action(dependencies.addDependency)
export const removeDependency = action(dependencies.removeDependency)
export const commentOnFollowUp = action(comments.commentOnFollowUp)
export const archiveFollowUpComment = action(comments.archiveFollowUpComment)
export const restoreFollowUpComment = action(comments.restoreFollowUpComment)
export const watchFollowUp = action(watchers.watchFollowUp)
export const unwatchFollowUp = action(watchers.unwatchFollowUp)
export const addWatcher = action(watchers.addWatcher)
export const removeWatcher = action(watchers.removeWatcher)
