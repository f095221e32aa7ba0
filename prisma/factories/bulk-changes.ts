import type { Prisma, Tx } from '@/lib/platform/db'

/** A reminding that is over and could not be given: of one follow-up. */
export async function makeBulkChange(
  db: Tx,
  { followUpId, ...overrides }: Partial<Prisma.BulkChangeUncheckedCreateInput> & { userId: string; followUpId: string },
) {
  const now = new Date()
  return db.bulkChange.create({
    data: {
      act: 'remind',
      input: {},
      state: 'done',
      total: 1,
      failed: 1,
      createdAt: now,
      finishedAt: now,
      rows: { create: { followUpId, position: 1, changed: false, problem: 'refusals.followUps.nobodyToRemind' } },
      ...overrides,
    },
  })
}
