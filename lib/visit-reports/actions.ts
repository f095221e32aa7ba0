'use server'

import { action } from '@/lib/platform/action'
import * as commands from './commands'

export const editVisitReport = action(commands.editVisitReport)
export const signVisitReport = action(commands.signVisitReport)
