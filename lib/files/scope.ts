import { knownAgreement } from '@/lib/agreements/scope'
import type { Actor } from '@/lib/auth/permissions'
import { visibleFollowUp } from '@/lib/follow-ups/scope'
import type { Prisma } from '@/lib/platform/db'
import { maySeeInternal, visibleReadout } from '@/lib/readouts/scope'
import { visibleVisit } from '@/lib/visits/scope'

/**
 * Which files an actor may see: those that are ready, of a record that they may see. What was archived is not for a
 * reader without the inside, nor is what an outside body sent and nobody has accepted.
 */
export function visibleFile(actor: Actor): Prisma.StoredFileWhereInput {
  return {
    state: 'ready',
    visit: visibleVisit(actor),
    ...(maySeeInternal(actor) ? {} : { archivedAt: null }),
    OR: [
      { readoutId: null, followUpId: null, agreementId: null, outsideReportId: null },
      { readout: { is: visibleReadout(actor) } },
      { followUp: { is: visibleFollowUp(actor) } },
      ...(maySeeInternal(actor) ? [{ outsideReport: { is: { followUp: visibleFollowUp(actor) } } }] : []),
      { agreement: { is: knownAgreement(actor) } },
    ],
  }
}
