'use server'

import * as commands from './link.commands'
import { linkAction } from './link-action'

export const setPasswordByLink = linkAction(commands.setPasswordByLink)
export const makeFirstAdmin = linkAction(commands.makeFirstAdmin)
