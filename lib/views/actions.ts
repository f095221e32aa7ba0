'use server'

import { action } from '@/lib/platform/action'
import * as commands from './commands'

export const saveView = action(commands.saveView)
export const renameView = action(commands.renameView)
export const shareView = action(commands.shareView)
export const unshareView = action(commands.unshareView)
export const archiveView = action(commands.archiveView)
export const restoreView = action(commands.restoreView)
export const makeViewDefault = action(commands.makeViewDefault)
export const dropDefaultView = action(commands.dropDefaultView)
