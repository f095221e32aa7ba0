'use server'
import { action } from '@/lib/platform/action'
import * as commands from './commands'
import * as reminders from './reminders.commands'

export const openReadout = action(commands.openReadout)
export const restoreRevision = action(commands.restoreRevision)
export const submitReadout = action(commands.submitReadout)
export const clearReadout = action(commands.clearReadout)
export const returnReadout = action(commands.returnReadout)
export const finaliseReadout = action(commands.finaliseReadout)
export const correctReadout = action(commands.correctReadout)
export const takeOverReadout = action(commands.takeOverReadout)
export const setHandling = action(commands.setHandling)
export const setSectionRelease = action(commands.setSectionRelease)
export const addAttendee = action(commands.addAttendee)
export const removeAttendee = action(commands.removeAttendee)
export const remindOfReadout = action(reminders.remindOfReadout)
export const addComment = action(commands.addComment)
export const removeComment = action(commands.removeComment)
export const settleComment = action(commands.settleComment)
export const reopenComment = action(commands.reopenComment)
