import type { Prisma, Tx } from '@/lib/platform/db'
import { makeItem } from './programme'

type ReadoutOverrides = Partial<Prisma.ReadoutUncheckedCreateInput>

/** A draft readout of a held meeting, a new one unless `itemId` is given; its visit is the meeting's. */
export async function makeReadout(db: Tx, overrides: ReadoutOverrides = {}) {
  const item = overrides.itemId
    ? await db.programmeItem.findUniqueOrThrow({ where: { id: overrides.itemId } })
    : await makeItem(db, { status: 'held', ...(overrides.visitId ? { visitId: overrides.visitId } : {}) })
  const submittedAt = overrides.status && overrides.status !== 'draft' ? new Date() : null
  return db.readout.create({
    data: { writerName: 'Writer of the readout', submittedAt, ...overrides, itemId: item.id, visitId: item.visitId },
  })
}

/** One side of an attendance: give exactly one of `memberId` and `contactId`. Planned and present unless told. */
export async function makeAttendance(
  db: Tx,
  overrides: Partial<Prisma.AttendanceUncheckedCreateInput> & { readoutId: string },
) {
  const side = overrides.memberId ? 'ours' : 'host'
  return db.attendance.create({ data: { side, planned: true, present: true, ...overrides } })
}
