import type { Role } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { makeUser } from '@/prisma/factories/accounts'
import { makeAgreement } from '@/prisma/factories/agreements'
import { makeBulkChange } from '@/prisma/factories/bulk-changes'
import { makeTravelTime } from '@/prisma/factories/clashes'
import { makeFile } from '@/prisma/factories/files'
import { makeEvidence, makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeReviewItem, makeReviewMeeting } from '@/prisma/factories/review-meetings'
import { makeVersion } from '@/prisma/factories/versions'
import { makeSignedReport } from '@/prisma/factories/visit-reports'
import { makeVisit } from '@/prisma/factories/visits'
import { someVersion } from '../fixtures/versions'

/** What the addresses of pages name. */
export type Ids = Record<
  | 'visitId'
  | 'itemId'
  | 'readoutId'
  | 'outcomeId'
  | 'followUpId'
  | 'organisationId'
  | 'personId'
  | 'userId'
  | 'travelTimeId'
  | 'agreementId'
  | 'meetingId'
  | 'bulkId'
  | 'number',
  string
>

/** The address of a route with the ids in their places. */
export const address = (route: string, ids: Ids): string =>
  route.replace(/\[(\w+)\]/g, (_, name: keyof Ids) => ids[name] ?? name)

/** The described visit's first held meeting and all that hangs on it; its readout is a draft. */
export async function describedVisit(): Promise<Ids> {
  const followUp = await db().followUp.findFirstOrThrow({
    where: { title: 'Agree on the ways of further cooperation' },
    include: { outcome: true },
  })
  const organisation = await db().organisation.findFirstOrThrow({ where: { name: 'Development Strategy Center' } })
  const person = await db().person.findFirstOrThrow({ where: { name: 'Akmal Burkhanov' } })
  const user = await db().user.findFirstOrThrow({ where: { email: 'viewer@tashrif.example' } })
  const { visitId, outcome, id: followUpId } = followUp
  if (!outcome) throw new Error('The sample has follow-ups of outcomes')
  const { id: outcomeId, itemId, readoutId } = outcome
  const number = await someVersion(visitId)
  const signed = await db().visitReportVersion.count({ where: { visitId, number } })
  if (signed === 0) await makeSignedReport(db(), { visitId, number })
  return {
    visitId,
    itemId,
    readoutId,
    outcomeId,
    followUpId,
    organisationId: organisation.id,
    personId: person.id,
    userId: user.id,
    travelTimeId: (await makeTravelTime(db())).id,
    agreementId: await proposedAgreement(visitId),
    meetingId: await meetingAbout(followUpId),
    bulkId: await bulkChangeOfManager(followUpId),
    number: String(number),
  }
}

/** A bulk change of the sample's manager. */
async function bulkChangeOfManager(followUpId: string): Promise<string> {
  const manager = await db().user.findFirstOrThrow({ where: { email: 'manager@tashrif.example' } })
  return (await makeBulkChange(db(), { userId: manager.id, followUpId })).id
}

/** A review meeting under way with one follow-up on its list. */
async function meetingAbout(followUpId: string): Promise<string> {
  const { id: meetingId } = await makeReviewMeeting(db(), { status: 'under_way' })
  await makeReviewItem(db(), { meetingId, followUpId })
  return meetingId
}

/** Made once: a draft, as the readout of the described visit is. */
async function proposedAgreement(visitId: string): Promise<string> {
  const title = 'Memorandum that the addresses name'
  const found = await db().agreement.findFirst({ where: { title }, select: { id: true } })
  return (found ?? (await makeAgreement(db(), { visitId, title }))).id
}

/** A restricted visit with one of everything, final, and a planner on its team. `words` stands in each title. */
export async function restrictedVisit(): Promise<{ ids: Ids; member: { id: string; role: Role }; words: string }> {
  const words = `Hidden${Date.now()}`
  const planner = await makeUser(db(), { roles: ['planner'] })
  const visit = await makeVisit(db(), {
    title: `${words} visit`,
    restricted: true,
    status: 'under_way',
    team: [planner.id],
  })
  const item = await makeItem(db(), { visitId: visit.id, title: `${words} meeting`, status: 'held' })
  const readout = await makeReadout(db(), {
    visitId: visit.id,
    itemId: item.id,
    status: 'final',
    discussion: `${words} text`,
  })
  const outcome = await makeOutcome(db(), {
    visitId: visit.id,
    itemId: item.id,
    readoutId: readout.id,
    text: `${words} outcome`,
  })
  const followUp = await makeFollowUp(db(), { visitId: visit.id, outcomeId: outcome.id, title: `${words} follow-up` })
  await makeEvidence(db(), { followUpId: followUp.id })
  const agreement = await makeAgreement(db(), {
    visitId: visit.id,
    itemId: item.id,
    title: `${words} agreement`,
    status: 'signed',
  })
  await makeFile(db(), { visitId: visit.id, name: `${words} paper.txt` })
  const version = await makeVersion(db(), { visitId: visit.id, note: `${words} version` })
  await makeSignedReport(db(), { visitId: visit.id, number: version.number, note: `${words} report` })
  const others = await describedVisit()
  return {
    ids: {
      ...others,
      visitId: visit.id,
      itemId: item.id,
      readoutId: readout.id,
      outcomeId: outcome.id,
      followUpId: followUp.id,
      agreementId: agreement.id,
      meetingId: await meetingAbout(followUp.id),
      number: String(version.number),
    },
    member: { id: planner.id, role: 'planner' },
    words,
  }
}
