'use server'

import { action } from '@/lib/platform/action'
import * as commands from './commands'

export const resendMail = action(commands.resendMail)
