import type { Actor } from '@/lib/auth/permissions'
import type { ItemWhen } from '@/lib/programme/shift/plan'
import { type Broken, compareClashes } from './compare'
import { findClashes } from './find'
import { loadSnapshot } from './queries'
import { withItems } from './snapshot'
import type { ProgrammeSnapshot } from './types'

/** A programme as it might become: items of it at other times, the visit on other dates. */
export type PlannedChange = {
  moves: ReadonlyMap<string, ItemWhen>
  dates?: { arrivalDate: string | null; departureDate: string | null }
}

/** Nothing is written: both programmes are checked as plain data. Four statements; null when the visit is not seen. */
export async function previewClashes(
  actor: Actor,
  visitId: string,
  { moves, dates }: PlannedChange,
  now: Date,
): Promise<Broken | null> {
  const moved = ({ items }: ProgrammeSnapshot) =>
    items.flatMap((item) => {
      const when = moves.get(item.id)
      return when ? [{ ...item, ...when }] : []
    })
  const before = await loadSnapshot(actor, visitId, now, { also: moved })
  if (!before) return null
  const after = withItems({ ...before, visit: { ...before.visit, ...dates } }, moved(before))
  return compareClashes(findClashes(before), findClashes(after))
}
