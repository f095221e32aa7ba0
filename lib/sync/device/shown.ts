import { overlay } from '../overlay'
import type { SyncPerson, VisitPack } from '../types'
import { keptTexts } from './outbox'
import type { Outbox } from './types'

/** A visit as this device shows it: what was taken along, with all that waits here laid over it. */
export function shown(pack: VisitPack, box: Outbox, person: Pick<SyncPerson, 'userId' | 'name'>): VisitPack {
  // What needs a decision is not applied: it is shown by itself.
  const entries = box.entries.filter(({ state }) => state !== 'decision').sort((a, b) => a.seq - b.seq)
  return overlay(pack, { entries, texts: keptTexts(box.sections, pack), person })
}
