import type { Prisma, Tx } from '@/lib/platform/db'
import { SECTIONS } from '@/lib/readouts/schema'
import { docOf, plainText } from '@/lib/text/doc'
import { makeItem } from './programme'

type Words = Partial<Record<(typeof SECTIONS)[number], string>>
type ReadoutOverrides = Partial<Prisma.ReadoutUncheckedCreateInput> & Words

/**
 * A draft readout of a held meeting, a new one unless `itemId` is given; its visit is the meeting's. `discussion`,
 * `positions` and `pressLine` are the words of its sections.
 */
export async function makeReadout(db: Tx, { discussion, positions, pressLine, ...overrides }: ReadoutOverrides = {}) {
  const words: Words = {
    ...(discussion && { discussion }),
    ...(positions && { positions }),
    ...(pressLine && { pressLine }),
  }
  const item = overrides.itemId
    ? await db.programmeItem.findUniqueOrThrow({ where: { id: overrides.itemId } })
    : await makeItem(db, { status: 'held', ...(overrides.visitId ? { visitId: overrides.visitId } : {}) })
  const submittedAt = overrides.status && overrides.status !== 'draft' ? new Date() : null
  return db.readout.create({
    data: {
      writerName: 'Writer of the readout',
      submittedAt,
      sections: { create: Object.entries(words).map(([key, said]) => sectionOf(key, said)) },
      ...overrides,
      itemId: item.id,
      visitId: item.visitId,
    },
  })
}

const sectionOf = (key: string, words: string) => {
  const doc = docOf(words)
  const position = (SECTIONS as readonly string[]).indexOf(key) + 1
  const by = { updatedAt: new Date(), updatedByName: 'Writer of the readout' }
  return { key, position, doc, text: plainText(doc), releasable: key === 'pressLine', ...by }
}

/** The words of a readout's section as it stands; null where nobody wrote it. */
export async function sectionText(db: Tx, readoutId: string, key: string): Promise<string | null> {
  return (await db.readoutSection.findUnique({ where: { readoutId_key: { readoutId, key } } }))?.text ?? null
}

/** One side of an attendance: give exactly one of `memberId` and `contactId`. Planned and present unless told. */
export async function makeAttendance(
  db: Tx,
  overrides: Partial<Prisma.AttendanceUncheckedCreateInput> & { readoutId: string },
) {
  const side = overrides.memberId ? 'ours' : 'host'
  return db.attendance.create({ data: { side, planned: true, present: true, ...overrides } })
}
