import type { Actor } from '@/lib/auth/permissions'
import { dayFromDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { positionOf } from '@/lib/programme/order'
import { groupByDay } from '@/lib/time/day-groups'
import { visibleVisit } from '@/lib/visits/scope'
import { MEETING, meetingFacts, VISIT } from './meeting.queries'
import type { Handling } from './schema'
import { maySeeInternal, visibleReadout } from './scope'
import type { VisitReadoutRow } from './types'
import type { ReadoutStatus } from './workflow'

/**
 * The meetings of a visit in the order of its programme, each with how far its readout has come; cancelled and
 * postponed ones only when they have one. Null when the visit is not to be seen. A reader without drafts finds a
 * draft's meeting as one without a readout, and so does who may not see a restricted one. Four reads.
 */
export async function listVisitReadouts(actor: Actor, visitId: string): Promise<VisitReadoutRow[] | null> {
  const visit = await db().visit.findFirst({ where: { id: visitId, ...visibleVisit(actor) }, select: VISIT })
  if (!visit) return null
  const internal = maySeeInternal(actor)
  const [items, readouts, counted] = await Promise.all([
    itemsOf(visitId),
    readoutsOf(actor, visitId),
    countOutcomes(visitId),
  ])
  const written = new Map(readouts.map(({ itemId, ...readout }) => [itemId, readout]))
  const outcomes = new Map(counted.map((row) => [row.id, row.outcomes]))
  const placed = items.map((item) => ({
    ...item,
    date: dayFromDb(item.date),
    position: positionOf(item.position),
    item,
  }))
  const days = groupByDay(placed, dayFromDb(visit.arrivalDate))
  return days
    .flatMap((day) => day.items)
    .flatMap(({ item }) => {
      const meeting = meetingFacts(item, visit)
      const readout = written.get(item.id) ?? null
      const off = item.status === 'cancelled' || item.status === 'postponed'
      if (!readout && (off || !meeting.readoutExpected)) return []
      return { meeting, readout: readout && standing(readout, internal, outcomes.get(readout.id) ?? 0) }
    })
}

type Found = {
  id: string
  status: ReadoutStatus
  handling: Handling
  writerName: string
  returnComments: string | null
}

const itemsOf = (visitId: string) =>
  db().programmeItem.findMany({
    where: { visitId, archivedAt: null },
    select: {
      ...MEETING,
      position: true,
      startsAt: true,
    },
  })

const readoutsOf = (actor: Actor, visitId: string) =>
  db().readout.findMany({
    where: { visitId, ...visibleReadout(actor) },
    select: { id: true, itemId: true, status: true, handling: true, writerName: true, returnComments: true },
  })

/** How many outcomes each readout has: of this visit alone, where a count beside the record would go over all. */
const countOutcomes = (visitId: string) => db().$queryRaw<
  { id: string; outcomes: number }[]
>`/* readouts.outcome-counts */
  SELECT o.readout_id AS id, count(*)::int AS outcomes FROM outcome o
  WHERE o.visit_id = ${visitId}::uuid AND o.archived_at IS NULL GROUP BY o.readout_id`

const standing = (readout: Found, internal: boolean, outcomes: number) => ({
  id: readout.id,
  status: readout.status,
  restricted: readout.handling === 'restricted',
  writerName: readout.writerName,
  returned: internal && readout.returnComments !== null,
  outcomes,
})
