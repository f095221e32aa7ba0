import { ROLES, type Role } from '@/lib/auth/permissions'
import { dayToDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { makeUser } from '@/prisma/factories/accounts'
import { makeAgreement } from '@/prisma/factories/agreements'
import { makeBulkChange } from '@/prisma/factories/bulk-changes'
import { makeTravelTime } from '@/prisma/factories/clashes'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeFollowUp, makeReview } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makePrivateLink } from '@/prisma/factories/private-links'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeReviewItem, makeReviewMeeting } from '@/prisma/factories/review-meetings'
import { makeVersion } from '@/prisma/factories/versions'
import { makeSignedReport } from '@/prisma/factories/visit-reports'
import { makeVisit } from '@/prisma/factories/visits'
import type { Ids } from '../access/records'

/** Stands in every title and name of the world, so that the search finds all of it. */
export const WORD = 'Measured'
export const ARRIVAL = '2027-03-01'

/** One visit with a meeting and what hangs on it; nothing stands in a list yet but these. */
export type World = {
  ids: Ids
  /** The meeting whose readout is still a draft, with an outcome, and the follow-up that is in review. */
  draft: { itemId: string; readoutId: string }
  inReviewId: string
  /** Of a private link to the follow-up. */
  token: string
  /** A sign-in of each role, linked to a person. */
  users: Record<Role, { id: string; personId: string }>
  /** Rows of each list so far. */
  size: number
}

/** What the measured pages are about, with lists that are still empty: `grow` fills them. */
export async function makeWorld(): Promise<World> {
  const users = Object.fromEntries(
    await Promise.all(ROLES.map(async (role) => [role, await signIn(role)])),
  ) as World['users']
  const organisation = await makeOrganisation(db(), { name: `${WORD} Ministry` })
  const person = await makePerson(db(), { name: `${WORD} Person` })
  const visit = await makeVisit(db(), {
    title: `${WORD} visit`,
    status: 'under_way',
    arrivalDate: dayToDb(ARRIVAL),
    departureDate: dayToDb('2027-03-06'),
    countries: ['KZ', 'KG'],
  })
  const [final, draft] = [await meeting(visit.id, 'final'), await meeting(visit.id, 'draft')]
  const outcome = await makeOutcome(db(), { readoutId: final.readoutId, text: `${WORD} outcome` })
  await makeOutcome(db(), { readoutId: draft.readoutId, text: `${WORD} outcome of a draft` })
  const due = dayToDb('2099-01-01')
  const followUp = await makeFollowUp(db(), { outcomeId: outcome.id, title: `${WORD} follow-up`, dueDate: due })
  const inReview = await makeFollowUp(db(), {
    outcomeId: outcome.id,
    title: `${WORD} submission`,
    status: 'in_review',
    dueDate: due,
  })
  await makeReview(db(), { followUpId: inReview.id })
  const agreement = await makeAgreement(db(), { visitId: visit.id, title: `${WORD} agreement`, status: 'signed' })
  const version = await makeVersion(db(), { visitId: visit.id })
  await makeSignedReport(db(), { visitId: visit.id, number: version.number })
  const reviewMeeting = await makeReviewMeeting(db(), { title: `${WORD} review`, status: 'under_way' })
  await makeReviewItem(db(), { meetingId: reviewMeeting.id, followUpId: followUp.id })
  return {
    ids: {
      visitId: visit.id,
      ...final,
      outcomeId: outcome.id,
      followUpId: followUp.id,
      organisationId: organisation.id,
      personId: person.id,
      userId: users.viewer.id,
      agreementId: agreement.id,
      travelTimeId: (await makeTravelTime(db())).id,
      meetingId: reviewMeeting.id,
      bulkId: (await makeBulkChange(db(), { userId: users.manager.id, followUpId: followUp.id })).id,
      number: String(version.number),
    },
    draft,
    inReviewId: inReview.id,
    token: (await makePrivateLink(db(), { followUpId: followUp.id })).token,
    users,
    size: 0,
  }
}

async function signIn(role: Role): Promise<{ id: string; personId: string }> {
  const { id: personId } = await makePerson(db(), { name: `Who is ${role}` })
  const { id } = await makeUser(db(), { roles: [role], personId, name: `Who is ${role}` })
  return { id, personId }
}

async function meeting(visitId: string, status: 'draft' | 'final') {
  const item = await makeItem(db(), {
    visitId,
    title: `${WORD} meeting`,
    status: 'held',
    dayNumber: 1,
    startTime: '10:00',
  })
  const readout = await makeReadout(db(), { itemId: item.id, status, discussion: `${WORD} talk` })
  return { itemId: item.id, readoutId: readout.id }
}
