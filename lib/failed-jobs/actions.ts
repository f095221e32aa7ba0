'use server'

import { action } from '@/lib/platform/action'
import * as commands from './commands'

export const retryJob = action(commands.retryJob)
