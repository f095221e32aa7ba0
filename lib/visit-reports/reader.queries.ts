import type { Actor } from '@/lib/auth/permissions'
import { db, type Tx } from '@/lib/platform/db'
import { maySeeInternal, visibleReadout } from '@/lib/readouts/scope'
import { restrictedReach } from '@/lib/visits/scope'
import type { Reader } from './types'

/**
 * What the actor may read of a visit's reports. Restricted readouts are for the visit's team and for managers; what is
 * asked here again is what a version marked when it was signed, whatever the readout's handling is by now.
 */
export async function readerOf(actor: Actor, visitId: string, client: Tx = db()): Promise<Reader> {
  const internal = maySeeInternal(actor)
  const reach = restrictedReach(actor)
  if (reach !== 'team' || !actor.userId) return { internal, restricted: reach === 'all' }
  const member = await client.visitTeamMember.findFirst({ where: { visitId, userId: actor.userId } })
  return { internal, restricted: member !== null }
}

/** The readouts of a visit of which the actor may know, and whether each is restricted by now. */
export async function seenReadouts(actor: Actor, visitId: string): Promise<Map<string, { restricted: boolean }>> {
  const where = { visitId, ...visibleReadout(actor) }
  const rows = await db().readout.findMany({ where, select: { id: true, handling: true } })
  return new Map(rows.map(({ id, handling }) => [id, { restricted: handling === 'restricted' }]))
}
