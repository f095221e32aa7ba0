'use server'

import { action } from '@/lib/platform/action'
import * as commands from './bulk.commands'

export const addFollowUpsToReview = action(commands.addFollowUpsToReview)
export const retryBulkChange = action(commands.retryBulkChange)
