'use server'

import { action } from '@/lib/platform/action'
import * as commands from './commands'

export const addAgency = action(commands.addAgency)
export const moveAgency = action(commands.moveAgency)
export const removeAgency = action(commands.removeAgency)
export const restoreAgency = action(commands.restoreAgency)
export const addMember = action(commands.addMember)
export const addMemberGroup = action(commands.addMemberGroup)
export const editMember = action(commands.editMember)
export const editMemberGroup = action(commands.editMemberGroup)
export const moveMember = action(commands.moveMember)
export const removeMember = action(commands.removeMember)
export const restoreMember = action(commands.restoreMember)
export const replaceMemberGroup = action(commands.replaceMemberGroup)
export const addHost = action(commands.addHost)
export const moveHost = action(commands.moveHost)
export const removeHost = action(commands.removeHost)
export const restoreHost = action(commands.restoreHost)
export const addContact = action(commands.addContact)
export const addHostGroup = action(commands.addHostGroup)
export const editContact = action(commands.editContact)
export const editHostGroup = action(commands.editHostGroup)
export const removeContact = action(commands.removeContact)
export const restoreContact = action(commands.restoreContact)
export const replaceHostGroup = action(commands.replaceHostGroup)
