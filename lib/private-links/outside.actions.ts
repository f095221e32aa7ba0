'use server'

import * as commands from './outside.commands'
import { outsideAction } from './outside-action'

export const sendOutsideReport = outsideAction(commands.sendOutsideReport)
