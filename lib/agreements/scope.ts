import type { Actor } from '@/lib/auth/permissions'
import type { Prisma } from '@/lib/platform/db'
import { maySeeInternal } from '@/lib/readouts/scope'
import { restrictedReach, visibleVisit } from '@/lib/visits/scope'
import { SIGNED } from './workflow'

/**
 * Which agreements an actor may see: those of visible visits; what is not signed yet is a draft to whoever sees none
 * (DESIGN §4); restricted ones are for the visit's team and managers.
 */
export function visibleAgreement(actor: Actor): Prisma.AgreementWhereInput {
  const standing: Prisma.AgreementWhereInput = {
    archivedAt: null,
    visit: visibleVisit(actor),
    ...(maySeeInternal(actor) ? {} : { status: { in: [...SIGNED] } }),
  }
  const reach = restrictedReach(actor)
  if (reach === 'all') return standing
  if (reach === 'none' || !actor.userId) return { ...standing, restricted: false }
  return { ...standing, OR: [{ restricted: false }, { visit: { team: { some: { userId: actor.userId } } } }] }
}
