'use server'

import { action } from '@/lib/platform/action'
import * as access from './access.commands'
import * as commands from './commands'
import * as own from './own.commands'
import { withShownLink } from './shown-link'

export const createUser = action(withShownLink(commands.createUser))
export const editUser = action(commands.editUser)
export const setUserRoles = action(commands.setUserRoles)
export const deactivateUser = action(access.deactivateUser)
export const reactivateUser = action(access.reactivateUser)
export const resetPassword = action(withShownLink(access.resetPassword))
export const deactivateSampleUsers = action(access.deactivateSampleUsers)
export const changeOwnPassword = action(own.changeOwnPassword)
export const endOwnSession = action(own.endOwnSession)
export const endOtherSessions = action(own.endOtherSessions)
export const setOwnMail = action(own.setOwnMail)
