import type { Prisma, Tx } from '@/lib/platform/db'
import { visitIdOr } from './visits'

/** A report of a visit as it was signed, the next of its numbers; it says nothing unless content is given. */
export async function makeSignedReport(db: Tx, overrides: Partial<Prisma.VisitReportVersionUncheckedCreateInput> = {}) {
  const visitId = await visitIdOr(db, overrides.visitId)
  const visit = await db.visit.findUniqueOrThrow({ where: { id: visitId } })
  const last = await db.visitReportVersion.aggregate({ where: { visitId }, _max: { number: true } })
  return db.visitReportVersion.create({
    data: {
      number: (last._max.number ?? 0) + 1,
      signedAt: new Date(),
      signedByName: 'Signer of the report',
      content: emptyReport(visit),
      ...overrides,
      visitId,
    },
  })
}

const emptyReport = (visit: { id: string; number: number; title: string; homeZone: string }) => ({
  format: 1,
  visit: {
    id: visit.id,
    reference: `V-${String(visit.number).padStart(4, '0')}`,
    title: visit.title,
    direction: 'outgoing',
    level: null,
    purpose: null,
    framework: null,
    arrivalDate: null,
    departureDate: null,
    homeZone: visit.homeZone,
    countries: [],
    organisers: [],
    endedEarly: false,
  },
  introduction: null,
  conclusions: null,
  delegation: [],
  days: [],
  meetings: [],
  missing: [],
  files: [],
  issued: [],
})
