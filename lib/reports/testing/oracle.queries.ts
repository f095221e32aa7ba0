import { visibleAgreement } from '@/lib/agreements/scope'
import type { Actor } from '@/lib/auth/permissions'
import { visibleFollowUp } from '@/lib/follow-ups/scope'
import { isUnfinished } from '@/lib/follow-ups/workflow'
import type { OutcomeType } from '@/lib/outcomes/schema'
import { dayFromDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { isPublished, visibleOutcome } from '@/lib/readouts/scope'
import { addDays, diffDays, todayIn } from '@/lib/time/calendar'
import type { Stage } from '../schema'

type Thing = {
  id: string
  visitId: string
  type: OutcomeType
  published: boolean
  agreedOn: string | null
  since: string
  followUps: { status: string; startedAt: Date | null; closedAt: Date | null }[]
}

/**
 * What a reader would count by hand: from the outcomes, agreements and follow-ups that the scopes of their own domains
 * show, and nothing else. The table `agreed` is not asked.
 */
export async function countByHand(actor: Actor, today: string): Promise<Record<Stage, string[]>> {
  const things = await thingsOf(actor)
  const of = (keep: (thing: Thing) => boolean) =>
    things
      .filter(keep)
      .map(({ id }) => id)
      .sort()
  const promise = ({ type }: Thing) => type === 'agreement' || type === 'commitment' || type === 'decision'
  const agreed = (thing: Thing) => thing.published && promise(thing)
  const started = ({ followUps }: Thing) => followUps.some(({ startedAt }) => startedAt !== null)
  const closed = ({ followUps }: Thing) =>
    followUps.every(({ status }) => !isUnfinished(status as never)) &&
    followUps.some(({ closedAt }) => closedAt !== null)
  return {
    agreed: of(agreed),
    with_follow_up: of((thing) => agreed(thing) && thing.followUps.length > 0),
    started: of((thing) => agreed(thing) && started(thing)),
    closed: of((thing) => agreed(thing) && closed(thing)),
    on_paper: of((thing) => agreed(thing) && !started(thing) && diffDays(thing.since, today) > 90),
    beside: of((thing) => thing.published && !promise(thing) && thing.type !== 'information'),
    drafts: of((thing) => !thing.published && promise(thing)),
  }
}

/** The meeting's date, or the one that its day number stands for: Day 1 is the day of arrival. */
function meetingDate(item: { date: Date | null; dayNumber: number | null }, arrival: Date | null): string | null {
  const [date, first] = [dayFromDb(item.date), dayFromDb(arrival)]
  if (date !== null) return date
  return first === null || item.dayNumber === null ? null : addDays(first, item.dayNumber - 1)
}

async function thingsOf(actor: Actor): Promise<Thing[]> {
  const visit = { select: { arrivalDate: true, homeZone: true } }
  const item = { select: { date: true, dayNumber: true } }
  const [outcomes, agreements, followUps, links] = await Promise.all([
    db().outcome.findMany({ where: visibleOutcome(actor), include: { readout: true, visit, item } }),
    db().agreement.findMany({ where: visibleAgreement(actor), include: { visit, item } }),
    db().followUp.findMany({ where: visibleFollowUp(actor) }),
    db().agreementOutcome.findMany({ include: { outcome: true, agreement: true } }),
  ])
  const isSigned = ({ status }: { status: string }) => status !== 'proposed' && status !== 'under_negotiation'
  const signed = new Set(agreements.filter(isSigned).map(({ id }) => id))
  const shown = new Set(outcomes.map(({ id }) => id))
  const stands = (outcomeId: string) => links.some((l) => l.outcomeId === outcomeId && signed.has(l.agreementId))
  const fromOutcomes = outcomes
    .filter(({ id }) => !stands(id))
    .map((outcome): Thing => {
      const drafts = links.filter(
        ({ outcomeId, agreement }) => outcomeId === outcome.id && agreement.archivedAt === null && !isSigned(agreement),
      )
      const day = meetingDate(outcome.item, outcome.visit.arrivalDate)
      return {
        id: outcome.id,
        visitId: outcome.visitId,
        type: outcome.type,
        published: isPublished(outcome.readout.status),
        agreedOn: day,
        since: day ?? todayIn(outcome.visit.homeZone, outcome.createdAt),
        followUps: followUps.filter(
          (f) => f.outcomeId === outcome.id || drafts.some(({ agreementId }) => agreementId === f.agreementId),
        ),
      }
    })
  const fromAgreements = agreements
    .filter((a) => isSigned(a) || !links.some((l) => l.agreementId === a.id && shown.has(l.outcomeId)))
    .map((agreement): Thing => {
      const from = links.filter((l) => l.agreementId === agreement.id && l.outcome.archivedAt === null)
      const day =
        dayFromDb(agreement.signedOn) ??
        (agreement.item ? meetingDate(agreement.item, agreement.visit.arrivalDate) : null)
      return {
        id: agreement.id,
        visitId: agreement.visitId,
        type: 'agreement',
        published: isSigned(agreement),
        agreedOn: day,
        since: day ?? todayIn(agreement.visit.homeZone, agreement.createdAt),
        followUps: followUps.filter(
          (f) => f.agreementId === agreement.id || from.some(({ outcomeId }) => outcomeId === f.outcomeId),
        ),
      }
    })
  return [...fromOutcomes, ...fromAgreements]
}
