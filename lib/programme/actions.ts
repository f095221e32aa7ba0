'use server'

import { action } from '@/lib/platform/action'
import * as commands from './commands'
import * as duplicate from './copy/duplicate.commands'
import * as copy from './copy/visit.commands'
import * as visit from './dates/edit-visit.commands'
import * as shift from './shift/commands'
import * as settling from './unconfirmed/settle.commands'
import * as notes from './unconfirmed/to-be-confirmed.commands'

export const addProgrammeItem = action(commands.addProgrammeItem)
export const addPastedItems = action(commands.addPastedItems)
export const addUnplannedMeeting = action(commands.addUnplannedMeeting)
export const editItem = action(commands.editItem)
export const placeItem = action(commands.placeItem)
export const moveItem = action(commands.moveItem)
export const answerCounterpart = action(commands.answerCounterpart)
export const archiveItem = action(commands.archiveItem)
export const restoreItem = action(commands.restoreItem)
export const setVisitDates = action(commands.setVisitDates)
export const shiftItems = action(shift.shiftItems)
export const duplicateItem = action(duplicate.duplicateItem)
export const duplicateDay = action(duplicate.duplicateDay)
export const duplicateVisit = action(copy.duplicateVisit)
export const markTentative = action(commands.markTentative)
export const confirmItem = action(commands.confirmItem)
export const markAsHeld = action(commands.markAsHeld)
export const postponeItem = action(commands.postponeItem)
export const cancelItem = action(commands.cancelItem)
export const resumeItem = action(commands.resumeItem)
export const requestAgain = action(commands.requestAgain)
export const takeBackHeld = action(commands.takeBackHeld)
export const editVisit = action(visit.editVisit)
export const settleField = action(settling.settleField)
export const markToBeConfirmed = action(notes.markToBeConfirmed)
export const settleToBeConfirmed = action(notes.settleToBeConfirmed)
