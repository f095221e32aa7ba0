'use server'

import { action } from '@/lib/platform/action'
import * as commands from './commands'
import * as travel from './travel-times.commands'

export const acceptClash = action(commands.acceptClash)
export const withdrawAcceptance = action(commands.withdrawAcceptance)
export const addTravelTime = action(travel.addTravelTime)
export const editTravelTime = action(travel.editTravelTime)
export const archiveTravelTime = action(travel.archiveTravelTime)
export const restoreTravelTime = action(travel.restoreTravelTime)
