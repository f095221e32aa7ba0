import type { Actor } from '@/lib/auth/permissions'
import { dayFromDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import { visibleVisit } from '@/lib/visits/scope'
import type { Takeable } from './types'

/** Visits that still ask for something to be written: those under way first, then by their arrival. */
const OPEN = ['under_way', 'confirmed', 'planning', 'reporting'] as const
const MOST = 50

/** What somebody could take along: visits that they may see and that are not over, at most fifty. One query. */
export async function listTakeable(actor: Actor): Promise<Takeable[]> {
  const visits = await db().visit.findMany({
    where: { ...visibleVisit(actor), status: { in: [...OPEN] } },
    orderBy: [{ arrivalDate: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
    take: MOST,
    select: { id: true, number: true, title: true, status: true, arrivalDate: true, departureDate: true },
  })
  const place = (status: Takeable['status']) => (OPEN as readonly string[]).indexOf(status)
  return visits
    .map(({ number, arrivalDate, departureDate, ...visit }) => ({
      ...visit,
      reference: reference('V', number),
      arrivalDate: dayFromDb(arrivalDate),
      departureDate: dayFromDb(departureDate),
    }))
    .sort((a, b) => place(a.status) - place(b.status))
}
