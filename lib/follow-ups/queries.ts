import { cache } from 'react'
import { visibleAgreement } from '@/lib/agreements/scope'
import type { Actor } from '@/lib/auth/permissions'
import { passageFor } from '@/lib/outcomes/queries'
import type { MarkedPassage } from '@/lib/outcomes/types'
import { dayFromDb } from '@/lib/platform/day'
import { db, type Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { MEETING, meetingFacts, VISIT, visitFacts } from '@/lib/readouts/meeting.queries'
import { visibleReadout } from '@/lib/readouts/scope'
import type { Shown } from './lists'
import { partiesOf } from './parties.queries'
import { recordsOf } from './records.queries'
import { ageOf, daysAgainstFirst, marksOf } from './rules'
import { visibleFollowUp } from './scope'
import type { FollowUpView } from './types'

const OWN = {
  leadOrganisation: { select: { id: true, name: true } },
  officer: { select: { id: true, name: true, user: { select: { deactivatedAt: true } } } },
  source: { select: { id: true, title: true, description: true, url: true } },
  agreement: { select: { id: true, number: true, title: true, type: true, status: true, item: { select: MEETING } } },
  outcome: {
    select: {
      id: true,
      number: true,
      text: true,
      type: true,
      owedBy: true,
      sectionKey: true,
      item: { select: MEETING },
      readout: {
        select: { id: true, status: true, sections: { where: { key: 'discussion' }, select: { text: true } } },
      },
    },
  },
  visit: { select: VISIT },
} as const satisfies Prisma.FollowUpInclude

type Found = Prisma.FollowUpGetPayload<{ include: typeof OWN }>

/**
 * Everything of one follow-up, with where it came from, as it stands on the day `today` (`YYYY-MM-DD`); null when
 * there is none that the actor may see. Asked once a request; its queries do not grow with what it holds.
 * @param shown how long its lists are: whole, unless something else is asked for
 */
export const getFollowUp = cache(
  async (actor: Actor, followUpId: string, today: string, shown: Shown = 'whole'): Promise<FollowUpView | null> => {
    if (!isUuid(followUpId)) return null
    const found = await db().followUp.findFirst({
      where: { id: followUpId, ...visibleFollowUp(actor) },
      include: OWN,
    })
    if (!found) return null
    const [origin, parties, records] = await Promise.all([
      originFor(actor, found),
      partiesOf(found.id),
      recordsOf(found.id, shown),
    ])
    return { ...view(found, today, origin), ...parties, ...records }
  },
)

type Origin = FollowUpView['origin']

/** Who sees a restricted follow-up only because it is theirs to do sees nothing of the readout or the agreement. */
async function originFor(actor: Actor, { restricted, outcome, agreement }: Found): Promise<Origin> {
  if (agreement) {
    const seen =
      !restricted || (await db().agreement.count({ where: { id: agreement.id, ...visibleAgreement(actor) } })) > 0
    return seen ? agreementOf(agreement) : null
  }
  if (!outcome) return null
  const readoutId = outcome.readout.id
  const seen = !restricted || (await db().readout.count({ where: { id: readoutId, ...visibleReadout(actor) } })) > 0
  return seen ? outcomeOf(outcome, await passageFor(actor, { ...outcome, readoutId })) : null
}

function view(found: Found, today: string, origin: Origin) {
  const { outcome, agreement, visit } = found
  const item = outcome?.item ?? agreement?.item
  const meeting = item ? meetingFacts(item, visit) : null
  const { officer, own } = ownFacts(found)
  const standing = {
    status: found.status,
    dueDate: own.dueDate,
    lastProgressAt: iso(found.lastProgressAt),
    touchedAt: found.touchedAt.toISOString(),
    homeZone: visit.homeZone,
    officer,
  }
  return {
    ...own,
    ...marksOf(standing, today),
    officer,
    age: ageOf(
      { meetingDate: dayFromDb(found.agreedOn), createdAt: found.createdAt.toISOString(), homeZone: visit.homeZone },
      today,
    ),
    daysAgainstFirst: daysAgainstFirst({ ...own, homeZone: visit.homeZone }, today),
    origin,
    meeting,
    visit: visitFacts(visit),
  }
}

const agreementOf = ({ number, item: _item, ...agreement }: NonNullable<Found['agreement']>): Origin => ({
  kind: 'agreement',
  agreement: { ...agreement, reference: reference('A', number) },
})

const outcomeOf = (outcome: NonNullable<Found['outcome']>, passage: MarkedPassage | null): Origin => ({
  kind: 'outcome',
  outcome: {
    id: outcome.id,
    reference: reference('O', outcome.number),
    text: outcome.text,
    type: outcome.type,
    owedBy: outcome.owedBy,
  },
  readout: {
    id: outcome.readout.id,
    status: outcome.readout.status,
    discussion: outcome.readout.sections[0]?.text ?? null,
  },
  passage,
})

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

function ownFacts(found: Found) {
  const officer = found.officer && {
    id: found.officer.id,
    name: found.officer.name,
    accountDeactivated: found.officer.user?.deactivatedAt != null,
  }
  const own = {
    id: found.id,
    reference: reference('F', found.number),
    title: found.title,
    restricted: found.restricted,
    status: found.status,
    statusReason: found.statusReason,
    version: found.version,
    leadOrganisation: found.leadOrganisation,
    dueDate: dayFromDb(found.dueDate),
    firstDueDate: dayFromDb(found.firstDueDate),
    nextStep: found.nextStep,
    percent: found.percent,
    judgement: found.judgement,
    submittedAt: iso(found.submittedAt),
    submittedBy: found.submittedBy,
    closedAt: iso(found.closedAt),
    proposed: found.proposed,
    source: found.source,
  }
  return { officer, own }
}
