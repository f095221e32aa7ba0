'use server'

import { action } from '@/lib/platform/action'
import * as commands from './commands'
import * as decide from './decide.commands'
import { withShownAddress } from './shown-address'

export const makePrivateLink = action(withShownAddress(commands.makePrivateLink))
export const revokePrivateLink = action(commands.revokePrivateLink)
export const acceptOutsideReport = action(decide.acceptOutsideReport)
export const declineOutsideReport = action(decide.declineOutsideReport)
