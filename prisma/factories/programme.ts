import type { Prisma, Tx } from '@/lib/platform/db'
import { searchKey } from '@/lib/search/key'
import { nextNumber } from './unique'
import { visitIdOr } from './visits'

type ItemOverrides = Partial<
  Omit<Prisma.ProgrammeItemUncheckedCreateInput, 'hosts' | 'counterparts' | 'participants' | 'subgroups'>
> & {
  /** Ids of organisations, host contacts, delegation members set by hand, subgroups. Nobody follows by itself. */
  hosts?: string[]
  counterparts?: string[]
  participants?: string[]
  subgroups?: string[]
}

/** A confirmed meeting without day or time, last in its visit. Derives no instants: give `startsAt` where one is needed. */
export async function makeItem(
  db: Tx,
  { hosts = [], counterparts = [], participants = [], subgroups = [], ...overrides }: ItemOverrides = {},
) {
  const visitId = await visitIdOr(db, overrides.visitId)
  const title = overrides.title ?? `Meeting ${nextNumber()}`
  const reason = overrides.status === 'postponed' || overrides.status === 'cancelled' ? 'Asked for by the host' : null
  return db.programmeItem.create({
    data: {
      type: 'meeting',
      status: 'confirmed',
      statusReason: reason,
      // From 1: a stored 0 is "never placed by hand".
      position: 1 + (await db.programmeItem.count({ where: { visitId } })),
      ...overrides,
      visitId,
      title,
      searchKey: searchKey(title),
      hosts: { create: hosts.map((organisationId) => ({ organisationId })) },
      counterparts: { create: counterparts.map((contactId) => ({ contactId })) },
      participants: { create: participants.map((memberId) => ({ memberId })) },
      subgroups: { create: subgroups.map((subgroupId) => ({ subgroupId })) },
    },
  })
}
