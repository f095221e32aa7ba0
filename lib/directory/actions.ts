'use server'

import { action } from '@/lib/platform/action'
import * as commands from './commands'

export const createOrganisation = action(commands.createOrganisation)
export const editOrganisation = action(commands.editOrganisation)
export const archiveOrganisation = action(commands.archiveOrganisation)
export const restoreOrganisation = action(commands.restoreOrganisation)
export const createPerson = action(commands.createPerson)
export const editPerson = action(commands.editPerson)
export const archivePerson = action(commands.archivePerson)
export const restorePerson = action(commands.restorePerson)
