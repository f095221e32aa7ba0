import { Prisma, type Tx } from './db'

const TABLES = {
  visit: Prisma.raw('visit'),
  organisation: Prisma.raw('organisation'),
  person: Prisma.raw('person'),
  delegationMember: Prisma.raw('delegation_member'),
  hostContact: Prisma.raw('host_contact'),
  programmeItem: Prisma.raw('programme_item'),
  readout: Prisma.raw('readout'),
  outcome: Prisma.raw('outcome'),
  agreement: Prisma.raw('agreement'),
  reviewMeeting: Prisma.raw('review_meeting'),
  user: Prisma.raw('user_account'),
  savedView: Prisma.raw('saved_view'),
} as const

/**
 * Holds one row until the transaction ends, so that what a command read is still true when it writes.
 * Lock the visit first where both are needed: always the same order, no deadlock.
 * Returns false when there is no such row.
 */
export async function lock(tx: Tx, table: keyof typeof TABLES, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`/* platform.lock */
    SELECT 1 FROM ${TABLES[table]} WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  return rows.length === 1
}
