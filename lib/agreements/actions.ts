'use server'
import { action } from '@/lib/platform/action'
import * as commands from './commands'
import * as moves from './moves.commands'
import * as outcomes from './outcomes.commands'

export const createAgreement = action(commands.createAgreement)
export const editAgreement = action(commands.editAgreement)
export const setAgreementHandling = action(commands.setAgreementHandling)
export const archiveAgreement = action(commands.archiveAgreement)
export const restoreAgreement = action(commands.restoreAgreement)
export const linkOutcomes = action(outcomes.linkOutcomes)
export const unlinkOutcome = action(outcomes.unlinkOutcome)
export const startNegotiation = action(moves.startNegotiation)
export const signAgreement = action(moves.signAgreement)
export const signIntoForce = action(moves.signIntoForce)
export const putInForce = action(moves.putInForce)
export const expireAgreement = action(moves.expireAgreement)
export const terminateAgreement = action(moves.terminateAgreement)
export const takeBackSignature = action(moves.takeBackSignature)
export const prolongAgreement = action(moves.prolongAgreement)
export const reinstateAgreement = action(moves.reinstateAgreement)
