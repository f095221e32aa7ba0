import type { Actor } from '@/lib/auth/permissions'
import { listOutcomesOf } from '@/lib/outcomes/queries'
import { db } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { attendanceOfAll, attendanceRows } from '@/lib/readouts/people.queries'
import { sectionsFor } from '@/lib/readouts/queries'
import { maySeeInternal, visibleReadout } from '@/lib/readouts/scope'
import type { PackReadout } from './types'

/**
 * The readouts of a visit, or one, as a device knows them, by their meeting; only what the actor may see. Those still
 * open are whole, and those of meetings that `upcoming` names; of the rest there is no more than that they are there.
 */
export async function packReadouts(
  actor: Actor,
  which: { visitId: string } | { id: string },
  upcoming: (itemId: string) => boolean,
): Promise<Map<string, PackReadout>> {
  const readouts = await db().readout.findMany({ where: { AND: [which, visibleReadout(actor)] } })
  const whole = readouts
    .filter(({ status, itemId }) => status === 'draft' || status === 'submitted' || upcoming(itemId))
    .map(({ id }) => id)
  const [sections, attendance, outcomes] = await Promise.all([
    db().readoutSection.findMany({
      where: { readoutId: { in: whole } },
      orderBy: [{ position: 'asc' }, { key: 'asc' }],
    }),
    attendanceOfAll(whole),
    listOutcomesOf(actor, whole),
  ])
  const of = <T extends { readoutId: string }>(rows: readonly T[], id: string) =>
    rows.filter(({ readoutId }) => readoutId === id)
  const internal = maySeeInternal(actor)
  return new Map(
    readouts.map(({ id, itemId, status, handling, version, writerId, writerName, returnComments }) => [
      itemId,
      {
        id,
        whole: whole.includes(id),
        status,
        handling,
        version,
        writerId,
        writerName,
        returnComments: internal ? returnComments : null,
        sections: sectionsFor(actor, of(sections, id)),
        attendance: attendanceRows(of(attendance, id)),
        outcomes: of(outcomes, id).map(({ readoutId: _, ...outcome }) => outcome),
      },
    ]),
  )
}

/** One readout, whole; null when there is none that the actor may see. */
export async function getPackReadout(actor: Actor, id: string): Promise<PackReadout | null> {
  if (!isUuid(id)) return null
  const [readout] = (await packReadouts(actor, { id }, () => true)).values()
  return readout ?? null
}
