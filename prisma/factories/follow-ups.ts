import type { Prisma, Tx } from '@/lib/platform/db'
import { searchKey } from '@/lib/search/key'
import { makeOutcome } from './outcomes'
import { nextNumber } from './unique'

/**
 * An open follow-up, unowned and without a date, of an outcome (a new one unless `outcomeId` is given).
 * A due date is the first date too; a status brings what the database asks of it.
 */
export async function makeFollowUp(db: Tx, overrides: Partial<Prisma.FollowUpUncheckedCreateInput> = {}) {
  const outcome = overrides.outcomeId
    ? await db.outcome.findUniqueOrThrow({ where: { id: overrides.outcomeId } })
    : await makeOutcome(db, overrides.visitId ? { visitId: overrides.visitId } : {})
  const title = overrides.title ?? `Follow-up ${nextNumber()}`
  const made = await db.followUp.create({
    data: {
      touchedAt: new Date(),
      firstDueDate: overrides.dueDate ?? null,
      submittedAt: overrides.status === 'in_review' ? new Date() : null,
      closedAt: overrides.status === 'closed' ? new Date() : null,
      statusReason: overrides.status === 'dropped' ? 'No longer needed' : null,
      ...overrides,
      title,
      searchKey: searchKey(title),
      outcomeId: outcome.id,
      visitId: outcome.visitId,
    },
  })
  return { ...made, outcomeId: outcome.id }
}

/** A note as evidence of a follow-up. */
export async function makeEvidence(
  db: Tx,
  overrides: Partial<Prisma.EvidenceUncheckedCreateInput> & { followUpId: string },
) {
  return db.evidence.create({
    data: {
      kind: 'note',
      text: `Evidence ${nextNumber()}`,
      adderName: 'Adder of the evidence',
      at: new Date(),
      ...overrides,
    },
  })
}

/** A submission for review, open unless a decision is given. Does not touch the follow-up: make it `in_review` too. */
export async function makeReview(
  db: Tx,
  overrides: Partial<Prisma.ReviewUncheckedCreateInput> & { followUpId: string },
) {
  const decided = overrides.decision ? { decidedAt: new Date(), deciderName: 'Manager who decided' } : {}
  return db.review.create({
    data: { submitterName: 'Submitter', submittedAt: new Date(), ...decided, ...overrides },
  })
}
