import type { Prisma, Tx } from '@/lib/platform/db'
import { visitIdOr } from './visits'

/** A version as it was issued, the visit's next; its programme is empty unless a snapshot is given. */
export async function makeVersion(db: Tx, overrides: Partial<Prisma.ProgrammeVersionUncheckedCreateInput> = {}) {
  const visitId = await visitIdOr(db, overrides.visitId)
  const visit = await db.visit.findUniqueOrThrow({ where: { id: visitId } })
  const last = await db.programmeVersion.aggregate({ where: { visitId }, _max: { number: true } })
  return db.programmeVersion.create({
    data: {
      number: (last._max.number ?? 0) + 1,
      issuedAt: new Date(),
      issuedByName: 'Issuer of the version',
      itemCount: 0,
      snapshot: emptyProgramme(visit),
      ...overrides,
      visitId,
    },
  })
}

const emptyProgramme = (visit: { id: string; number: number; title: string; homeZone: string }) => ({
  format: 1,
  visit: {
    id: visit.id,
    reference: `V-${String(visit.number).padStart(4, '0')}`,
    title: visit.title,
    direction: 'outgoing',
    arrivalDate: null,
    departureDate: null,
    homeZone: visit.homeZone,
  },
  members: [],
  contacts: [],
  subgroups: [],
  days: [],
})

/** Somebody whose programme a version changed, not told yet: three items of theirs unless told. */
export async function makeRecipient(
  db: Tx,
  overrides: Partial<Prisma.VersionRecipientUncheckedCreateInput> & { versionId: string },
) {
  const version = await db.programmeVersion.findUniqueOrThrow({ where: { id: overrides.versionId } })
  return db.versionRecipient.create({
    data: {
      name: 'Recipient of the version',
      changes: { first: true, items: 3, arrival: null, added: [], removed: [], changed: [] },
      ...overrides,
      visitId: version.visitId,
    },
  })
}
