import type { Prisma, Tx } from '@/lib/platform/db'
import { searchKey } from '@/lib/search/key'
import { nextNumber } from './unique'

type VisitOverrides = Partial<Omit<Prisma.VisitUncheckedCreateInput, 'stops' | 'team'>> & {
  /** ISO country codes of the stops, in order. */
  countries?: string[]
  /** Ids of the users on the visit team. */
  team?: string[]
}

/** A visit in planning, without dates: outgoing, home zone Tashkent. */
export async function makeVisit(db: Tx, { countries = [], team = [], ...overrides }: VisitOverrides = {}) {
  const title = overrides.title ?? `Visit ${nextNumber()}`
  return db.visit.create({
    data: {
      direction: 'outgoing',
      homeZone: 'Asia/Tashkent',
      status: 'planning',
      ...overrides,
      title,
      searchKey: searchKey(title),
      stops: { create: countries.map((countryCode, position) => ({ countryCode, position })) },
      team: { create: team.map((userId) => ({ userId, addedAt: new Date() })) },
    },
  })
}

/** The given visit's id, or that of a new one. */
export const visitIdOr = async (db: Tx, visitId?: string): Promise<string> => visitId ?? (await makeVisit(db)).id
