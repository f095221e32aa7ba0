'use server'

import { action } from '@/lib/platform/action'
import * as commands from './commands'

export const issueVersion = action(commands.issueVersion)
export const markTold = action(commands.markTold)
export const takeBackTold = action(commands.takeBackTold)
