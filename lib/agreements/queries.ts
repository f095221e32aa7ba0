import { cache } from 'react'
import type { Actor } from '@/lib/auth/permissions'
import { linesOfAgreement } from '@/lib/outcomes/follow-up-lines.queries'
import { dayFromDb } from '@/lib/platform/day'
import { db, type Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { MEETING, meetingFacts, VISIT, visitFacts } from '@/lib/readouts/meeting.queries'
import { visibleOutcome } from '@/lib/readouts/scope'
import { endingOf } from './rules'
import { knownAgreement } from './scope'
import type { AgreementView } from './types'

const named = { select: { id: true, name: true } } as const
const VISIT_REF = { select: { id: true, number: true, title: true } } as const

const AGREEMENT = (actor: Actor) =>
  ({
    parties: {
      orderBy: [{ side: 'asc' }, { position: 'asc' }, { id: 'asc' }],
      include: { organisation: named, signatory: named },
    },
    item: { select: MEETING },
    source: { select: { id: true, title: true, description: true, url: true } },
    visit: {
      select: { ...VISIT, team: { where: { userId: actor.userId ?? undefined }, select: { userId: true }, take: 1 } },
    },
    outcomes: {
      where: { outcome: visibleOutcome(actor) },
      orderBy: { outcome: { number: 'asc' } },
      select: { outcome: { select: { id: true, number: true, text: true, type: true, visit: VISIT_REF } } },
    },
  }) satisfies Prisma.AgreementInclude

type Found = Prisma.AgreementGetPayload<{ include: ReturnType<typeof AGREEMENT> }>

/**
 * One agreement with its parties, the outcomes that it came from and its follow-ups, on the day `today` (`YYYY-MM-DD`);
 * null when there is none that the actor may see. Asked once a request; its queries do not grow with what it holds.
 */
export const getAgreement = cache(
  async (actor: Actor, agreementId: string, today: string): Promise<AgreementView | null> => {
    if (!isUuid(agreementId)) return null
    const found = await db().agreement.findFirst({
      where: { AND: [{ id: agreementId }, knownAgreement(actor)] },
      include: AGREEMENT(actor),
    })
    return found && { ...view(found, actor, today), followUps: await linesOfAgreement(found.id) }
  },
)

function view(found: Found, actor: Actor, today: string): Omit<AgreementView, 'followUps'> {
  const { visit, item, parties, outcomes } = found
  const inForceUntil = dayFromDb(found.inForceUntil)
  return {
    ...ownFacts(found),
    ...endingOf({ status: found.status, inForceUntil, noticeDays: found.noticeDays }, today),
    inForceUntil,
    parties: parties.map(({ id, side, organisation, signatory, signatoryTitle }) => ({
      id,
      side,
      organisation,
      signatory,
      signatoryTitle,
    })),
    meeting: item && meetingFacts(item, visit),
    outcomes: outcomes.map(({ outcome }) => ({
      ...outcome,
      reference: reference('O', outcome.number),
      visit: { ...outcome.visit, reference: reference('V', outcome.visit.number) },
    })),
    onTeam: actor.userId !== null && visit.team.length > 0,
    visit: visitFacts(visit),
  }
}

const ownFacts = (found: Found) => ({
  id: found.id,
  reference: reference('A', found.number),
  title: found.title,
  type: found.type,
  status: found.status,
  statusReason: found.statusReason,
  restricted: found.restricted,
  owedBy: found.owedBy,
  signedOn: dayFromDb(found.signedOn),
  signedPlace: found.signedPlace,
  inForceFrom: dayFromDb(found.inForceFrom),
  withoutEnd: found.withoutEnd,
  noticeDays: found.noticeDays,
  renewal: found.renewal,
  note: found.note,
  proposed: found.proposed,
  source: found.source,
  version: found.version,
  archived: found.archivedAt !== null,
})
