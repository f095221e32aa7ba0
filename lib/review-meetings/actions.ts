'use server'
import { action } from '@/lib/platform/action'
import * as commands from './commands'
import * as decisions from './decide.commands'
import * as list from './list.commands'
import * as matching from './matching.commands'

export const createReviewMeeting = action(commands.createReviewMeeting)
export const editReviewMeeting = action(commands.editReviewMeeting)
export const openReviewMeeting = action(commands.openReviewMeeting)
export const closeReviewMeeting = action(commands.closeReviewMeeting)
export const archiveReviewMeeting = action(commands.archiveReviewMeeting)
export const restoreReviewMeeting = action(commands.restoreReviewMeeting)
export const addReviewItems = action(list.addReviewItems)
export const removeReviewItem = action(list.removeReviewItem)
export const moveReviewItem = action(list.moveReviewItem)
export const sortReviewItems = action(list.sortReviewItems)
export const addMatchingFollowUps = action(matching.addMatchingFollowUps)
export const decideReviewItem = action(decisions.decideReviewItem)
