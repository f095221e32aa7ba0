'use server'
import { action } from '@/lib/platform/action'
import * as commands from './commands'

export const archiveFile = action(commands.archiveFile)
export const restoreFile = action(commands.restoreFile)
export const captionFile = action(commands.captionFile)
