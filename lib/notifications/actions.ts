'use server'

import { action } from '@/lib/platform/action'
import * as commands from './commands'

export const markNoticeRead = action(commands.markNoticeRead)
export const chooseNotices = action(commands.chooseNotices)
export const markAllNoticesRead = action(commands.markAllNoticesRead)
