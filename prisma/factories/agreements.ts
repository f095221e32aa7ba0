import type { Prisma, Tx } from '@/lib/platform/db'
import { searchKey } from '@/lib/search/key'
import { nextNumber } from './unique'
import { makeVisit } from './visits'

/** A proposed memorandum without parties or days, of a visit (a new one unless `visitId` is given). */
export async function makeAgreement(db: Tx, overrides: Partial<Prisma.AgreementUncheckedCreateInput> = {}) {
  const visitId = overrides.visitId ?? (await makeVisit(db)).id
  const title = overrides.title ?? `Memorandum ${nextNumber()}`
  return db.agreement.create({
    data: {
      type: 'memorandum',
      statusReason: overrides.status === 'terminated' ? 'Given up' : null,
      ...overrides,
      visitId,
      title,
      searchKey: searchKey(title),
    },
  })
}

/** An open follow-up of an agreement, unowned and without a date. */
export async function makeFollowUpOfAgreement(
  db: Tx,
  agreement: { id: string; visitId: string },
  overrides: Partial<Prisma.FollowUpUncheckedCreateInput> = {},
) {
  const title = overrides.title ?? `Follow-up ${nextNumber()}`
  return db.followUp.create({
    data: {
      touchedAt: new Date(),
      firstDueDate: overrides.dueDate ?? null,
      closedAt: overrides.status === 'closed' ? new Date() : null,
      ...overrides,
      title,
      searchKey: searchKey(title),
      agreementId: agreement.id,
      visitId: agreement.visitId,
    },
  })
}
