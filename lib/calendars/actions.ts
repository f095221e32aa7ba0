'use server'

import { action } from '@/lib/platform/action'
import * as commands from './commands'
import { withShownAddress } from './shown-address'

export const makeCalendarFeed = action(withShownAddress(commands.makeCalendarFeed))
export const revokeCalendarFeed = action(commands.revokeCalendarFeed)
