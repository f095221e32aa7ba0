import { clockTimes, heldInFuture } from './clock'
import { beyondLanding } from './landing'
import { noInterpreter } from './no-interpreter'
import { notEnoughTime } from './not-enough-time'
import { fullWindows, peopleTwice } from './people-twice'
import { vehiclesTwice, venuesTwice } from './things-twice'
import { timedItems } from './timed'
import type { Clash, ProgrammeSnapshot } from './types'
import { outsideVisit } from './visit-dates'

/**
 * All clashes of a visit's programme, certain ones first, then in the order of the rules. Pure: the same snapshot gives
 * the same clashes. Nothing of a cancelled visit clashes.
 */
export function findClashes(snapshot: ProgrammeSnapshot): Clash[] {
  if (snapshot.visit.status === 'cancelled') return []
  const timed = timedItems(snapshot)
  const twice = peopleTwice(snapshot, timed)
  const told = new Set(twice.map(({ itemIds }) => [...itemIds].sort().join('+')))
  const found = [
    ...twice,
    ...fullWindows(snapshot, timed),
    ...venuesTwice(snapshot, timed),
    ...vehiclesTwice(snapshot, timed),
    ...notEnoughTime(snapshot, timed),
    ...beyondLanding(snapshot, timed, told),
    ...outsideVisit(snapshot),
    ...clockTimes(snapshot),
    ...noInterpreter(snapshot),
    ...heldInFuture(snapshot),
  ]
  return [
    ...found.filter(({ certainty }) => certainty === 'certain'),
    ...found.filter(({ certainty }) => certainty !== 'certain'),
  ]
}

/** Clashes that somebody still has to look at: not accepted, or changed since. */
export const isOpen = ({ accepted }: Clash): boolean => accepted === null || !accepted.stands

/** Those that one item is in. */
export const clashesOf = (clashes: readonly Clash[], itemId: string): Clash[] =>
  clashes.filter(({ itemIds }) => itemIds.includes(itemId))
