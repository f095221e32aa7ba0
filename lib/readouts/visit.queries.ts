import type { Actor } from '@/lib/auth/permissions'
import { dayFromDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { positionOf } from '@/lib/programme/order'
import { groupByDay } from '@/lib/time/day-groups'
import { visibleVisit } from '@/lib/visits/scope'
import { MEETING, meetingFacts, VISIT } from './meeting.queries'
import { isPublished, maySeeInternal } from './scope'
import type { VisitReadoutRow } from './types'
import type { ReadoutStatus } from './workflow'

/**
 * The meetings of a visit in the order of its programme, each with how far its readout has come; cancelled and
 * postponed ones only when they have one. Null when the visit is not to be seen. A reader without drafts finds a
 * draft's meeting as one without a readout. Two queries.
 */
export async function listVisitReadouts(actor: Actor, visitId: string): Promise<VisitReadoutRow[] | null> {
  const visit = await db().visit.findFirst({ where: { id: visitId, ...visibleVisit(actor) }, select: VISIT })
  if (!visit) return null
  const internal = maySeeInternal(actor)
  const items = await db().programmeItem.findMany({
    where: { visitId, archivedAt: null },
    select: {
      ...MEETING,
      position: true,
      startsAt: true,
      readout: {
        select: {
          id: true,
          status: true,
          writerName: true,
          returnComments: true,
          _count: { select: { outcomes: { where: { archivedAt: null } } } },
        },
      },
    },
  })
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
      const readout = item.readout && (internal || isPublished(item.readout.status)) ? item.readout : null
      const off = item.status === 'cancelled' || item.status === 'postponed'
      if (!readout && (off || !meeting.readoutExpected)) return []
      return { meeting, readout: readout && standing(readout, internal) }
    })
}

type Found = {
  id: string
  status: ReadoutStatus
  writerName: string
  returnComments: string | null
  _count: { outcomes: number }
}

const standing = (readout: Found, internal: boolean) => ({
  id: readout.id,
  status: readout.status,
  writerName: readout.writerName,
  returned: internal && readout.returnComments !== null,
  outcomes: readout._count.outcomes,
})
