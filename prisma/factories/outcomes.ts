import type { Prisma, Tx } from '@/lib/platform/db'
import { searchKey } from '@/lib/search/key'
import { makeReadout } from './readouts'
import { nextNumber } from './unique'

/** A commitment of ours from a readout, a new draft unless `readoutId` is given; meeting and visit are the readout's. */
export async function makeOutcome(db: Tx, overrides: Partial<Prisma.OutcomeUncheckedCreateInput> = {}) {
  const readout = overrides.readoutId
    ? await db.readout.findUniqueOrThrow({ where: { id: overrides.readoutId } })
    : await makeReadout(db, overrides.visitId ? { visitId: overrides.visitId } : {})
  const text = overrides.text ?? `Outcome ${nextNumber()}`
  return db.outcome.create({
    data: {
      type: 'commitment',
      owedBy: 'us',
      position: await db.outcome.count({ where: { readoutId: readout.id } }),
      ...overrides,
      text,
      searchKey: searchKey(text),
      readoutId: readout.id,
      itemId: readout.itemId,
      visitId: readout.visitId,
    },
  })
}
