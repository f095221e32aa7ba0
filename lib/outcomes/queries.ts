import { cache } from 'react'
import type { Actor } from '@/lib/auth/permissions'
import { can } from '@/lib/auth/permissions'
import { db, type Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { MEETING, meetingFacts, VISIT, visitFacts } from '@/lib/readouts/meeting.queries'
import { maySeeInternal, visibleReadout } from '@/lib/readouts/scope'
import { passageOf } from '@/lib/text/passage'
import type { TextDoc } from '@/lib/text/types'
import { type LinesOfOutcome, linesOfOutcomes } from './follow-up-lines.queries'
import { waitsForFollowUp } from './rules'
import type { MarkedPassage, OutcomePageView, OutcomeView } from './types'

const OUTCOME = {
  id: true,
  number: true,
  type: true,
  text: true,
  owedBy: true,
  noFollowUpReason: true,
  proposed: true,
  version: true,
  archivedAt: true,
} as const satisfies Prisma.OutcomeSelect

type Record = Prisma.OutcomeGetPayload<{ select: typeof OUTCOME }>

/** The archive is for those who can bring something back from it. */
const standing = (actor: Actor) => (can(actor, 'readout.write') ? {} : { archivedAt: null })

/** The outcomes of a readout in their order, archived ones last and only for writers. Two queries. */
export async function listReadoutOutcomes(actor: Actor, readoutId: string): Promise<OutcomeView[]> {
  if (!isUuid(readoutId)) return []
  const outcomes = await db().outcome.findMany({
    where: { ...standing(actor), readout: { id: readoutId, ...visibleReadout(actor) } },
    orderBy: [{ archivedAt: { sort: 'asc', nulls: 'first' } }, { position: 'asc' }, { id: 'asc' }],
    select: OUTCOME,
  })
  return (await withFollowUps(actor, outcomes)).map(view)
}

/** With what became of them. */
async function withFollowUps<Found extends Record>(
  actor: Actor,
  outcomes: readonly Found[],
): Promise<(Found & { lines: LinesOfOutcome })[]> {
  const found = await linesOfOutcomes(
    actor,
    outcomes.map(({ id }) => id),
  )
  return outcomes.map((outcome) => ({ ...outcome, lines: found.get(outcome.id) ?? { own: [], ofAgreement: [] } }))
}

/** The outcomes of several readouts, in their order, those of the archive left out. Two queries. */
export async function listOutcomesOf(
  actor: Actor,
  readoutIds: readonly string[],
): Promise<(OutcomeView & { readoutId: string })[]> {
  const outcomes = await db().outcome.findMany({
    where: { archivedAt: null, readoutId: { in: [...readoutIds] }, readout: visibleReadout(actor) },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { ...OUTCOME, readoutId: true },
  })
  return (await withFollowUps(actor, outcomes)).map((outcome) => ({ ...view(outcome), readoutId: outcome.readoutId }))
}

/**
 * One outcome with where it came from and what became of it; null when there is none that the actor may see. Asked
 * once a request.
 */
export const getOutcome = cache(async (actor: Actor, outcomeId: string): Promise<OutcomePageView | null> => {
  if (!isUuid(outcomeId)) return null
  const found = await db().outcome.findFirst({
    where: { id: outcomeId, ...standing(actor), readout: visibleReadout(actor) },
    select: {
      ...OUTCOME,
      item: { select: MEETING },
      visit: { select: VISIT },
      readout: { select: { id: true, status: true, writerId: true, handling: true } },
      source: { select: { id: true, title: true, description: true, url: true } },
      sectionKey: true,
    },
  })
  if (!found) return null
  const [outcome] = await withFollowUps(actor, [found])
  return outcome
    ? {
        ...view(outcome),
        meeting: meetingFacts(outcome.item, outcome.visit),
        visit: visitFacts(outcome.visit),
        readout: outcome.readout,
        source: outcome.source,
        passage: await passageFor(actor, { ...outcome, readoutId: outcome.readout.id }),
      }
    : null
})

/** The words that an outcome was made of: of the section that it names, as far as the reader may see that one. */
export async function passageFor(
  actor: Actor,
  { id, readoutId, sectionKey }: { id: string; readoutId: string; sectionKey: string | null },
): Promise<MarkedPassage | null> {
  if (sectionKey === null || (sectionKey === 'positions' && !maySeeInternal(actor))) return null
  const section = await db().readoutSection.findUnique({
    where: { readoutId_key: { readoutId, key: sectionKey } },
    select: { doc: true },
  })
  const passage = section && passageOf(section.doc as TextDoc, id)
  return passage && { ...passage, section: sectionKey }
}

const view = ({ lines, ...outcome }: Record & { lines: LinesOfOutcome }): OutcomeView => ({
  id: outcome.id,
  reference: reference('O', outcome.number),
  type: outcome.type,
  text: outcome.text,
  owedBy: outcome.owedBy,
  noFollowUpReason: outcome.noFollowUpReason,
  waits: waitsForFollowUp({ ...outcome, followUps: lines.own.length, agreementFollowUps: lines.ofAgreement.length }),
  proposed: outcome.proposed,
  version: outcome.version,
  archived: outcome.archivedAt !== null,
  followUps: lines.own,
  ...(lines.ofAgreement.length > 0 ? { agreementFollowUps: lines.ofAgreement } : {}),
})
