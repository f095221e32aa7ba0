import { ROLES } from '@/lib/auth/permissions'
import { openSession } from '@/lib/auth/session'
import { dayToDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { searchKey } from '@/lib/search/key'
import { docOf } from '@/lib/text/doc'
import { makeUser } from '@/prisma/factories/accounts'
import { makeAgreement, makeFollowUpOfAgreement } from '@/prisma/factories/agreements'
import { makeAgency, makeContact, makeHost, makeMember } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson, makePosition } from '@/prisma/factories/directory'
import { makeFile } from '@/prisma/factories/files'
import { makeEvidence, makeFollowUp, makeReview } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeAttendance, makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { ARRIVAL, WORD, type World } from './world'

type Row = { world: World; number: number; name: string; organisationId: string; userId: string }

/** One more row in every list of every page, until each has `size`. */
export async function growTo(world: World, size: number): Promise<void> {
  while (world.size < size) {
    world.size += 1
    const number = world.size
    const name = `${WORD} ${String(number).padStart(2, '0')}`
    const { id: organisationId } = await makeOrganisation(db(), {
      name: `${name} agency`,
      parentId: world.ids.organisationId,
    })
    const { id: userId } = await makeUser(db(), { name: `${name} user`, roles: ['staff'] })
    const row = { world, number, name, organisationId, userId }
    await Promise.all([
      onVisit(row),
      onOtherVisit(row),
      onFollowUps(row),
      onAgreements(row),
      onDirectory(row),
      onAccounts(row),
    ])
  }
}

/** In the measured visit: somebody on each side, at every meeting; meetings in every state; what was said. */
async function onVisit({ world, number, name, organisationId, userId }: Row): Promise<void> {
  const { visitId, itemId, readoutId } = world.ids
  await Promise.all([
    makeAgency(db(), { visitId, organisationId }),
    makeHost(db(), { visitId, organisationId }),
    db().visitTeamMember.create({ data: { visitId, userId, addedAt: new Date() } }),
    db().visitOrganiser.create({ data: { visitId, organisationId, role: 'co_organiser', position: number } }),
    db().topic.create({
      data: {
        name: `${name} topic`,
        searchKey: searchKey(`${name} topic`),
        visits: { create: { visitId, position: number } },
      },
    }),
  ])
  const [member, contact] = await Promise.all([
    makeMember(db(), {
      visitId,
      organisationId,
      title: 'Head of section',
      personId: await personNamed(`${name} member`),
    }),
    makeContact(db(), { visitId, organisationId, title: 'Director', personId: await personNamed(`${name} contact`) }),
  ])
  const people = { hosts: [organisationId], counterparts: [contact.id], participants: [member.id] }
  for (const id of [itemId, world.draft.itemId]) await joinMeeting(id, people)
  for (const id of [readoutId, world.draft.readoutId]) {
    await makeAttendance(db(), { readoutId: id, memberId: member.id })
    await makeAttendance(db(), { readoutId: id, contactId: contact.id })
    await makeOutcome(db(), { readoutId: id, text: `${name} outcome` })
    await db().readoutRevision.create({
      data: {
        readoutId: id,
        number,
        sectionKey: 'discussion',
        doc: docOf(`${name} talk`),
        text: `${name} talk`,
        writtenByName: 'Writer',
        writtenAt: new Date(),
        at: new Date(),
      },
    })
  }
  const at = { visitId, ...people, dayNumber: 1 + (number % 5) }
  const held = await makeItem(db(), { ...at, title: `${name} held`, status: 'held' })
  await makeReadout(db(), { itemId: held.id, status: 'submitted', discussion: `${name} talk` })
  await makeItem(db(), { ...at, title: `${name} without a readout`, status: 'held' })
  await makeItem(db(), { ...at, title: `${name} asked for`, status: 'requested' })
  await makeItem(db(), { ...at, title: `${name} withdrawn`, status: 'tentative', archivedAt: new Date() })
}

async function personNamed(name: string): Promise<string> {
  return (await makePerson(db(), { name })).id
}

type People = { hosts: string[]; counterparts: string[]; participants: string[] }

async function joinMeeting(itemId: string, { hosts, counterparts, participants }: People): Promise<void> {
  await db().programmeItemHost.createMany({ data: hosts.map((organisationId) => ({ itemId, organisationId })) })
  await db().itemCounterpart.createMany({ data: counterparts.map((contactId) => ({ itemId, contactId })) })
  await db().itemParticipant.createMany({ data: participants.map((memberId) => ({ itemId, memberId })) })
}

/** One more visit, in which the measured organisation is host and the measured person on both sides. */
async function onOtherVisit({ world, name }: Row): Promise<void> {
  const { organisationId, personId, userId } = world.ids
  const { id: visitId } = await makeVisit(db(), {
    title: `${name} visit`,
    arrivalDate: dayToDb(ARRIVAL),
    countries: ['KZ'],
    team: [userId, world.users.planner.id],
  })
  const at = { visitId, organisationId, title: 'Adviser' }
  const [member, contact] = await Promise.all([
    makeMember(db(), { ...at, personId }),
    makeContact(db(), { ...at, personId }),
  ])
  await Promise.all([makeAgency(db(), { visitId, organisationId }), makeHost(db(), { visitId, organisationId })])
  const people = { hosts: [organisationId], counterparts: [contact.id], participants: [member.id] }
  const held = await makeItem(db(), { visitId, title: `${name} elsewhere`, status: 'held', dayNumber: 1, ...people })
  const { id: readoutId } = await makeReadout(db(), { itemId: held.id, status: 'final' })
  await makeAttendance(db(), { readoutId, memberId: member.id })
  const { id: outcomeId } = await makeOutcome(db(), { readoutId, text: `${name} outcome elsewhere` })
  await makeFollowUp(db(), {
    outcomeId,
    title: `${name} led`,
    leadOrganisationId: organisationId,
    officerId: personId,
    dueDate: dayToDb('2020-01-01'),
    touchedAt: new Date('2020-01-01'),
  })
  await makeItem(db(), { visitId, title: `${name} to be asked`, status: 'requested', ...people })
}

/** One more agreement that ends, at the measured meeting and of the measured organisation; one more of everything of one. */
async function onAgreements({ world, name, organisationId }: Row): Promise<void> {
  const { agreementId, visitId, itemId, readoutId } = world.ids
  const made = await makeAgreement(db(), {
    visitId,
    itemId,
    title: `${name} agreement`,
    status: 'in_force',
    inForceUntil: new Date('2020-01-01'),
  })
  await db().agreementParty.createMany({
    data: [
      { agreementId: made.id, side: 'host', organisationId: world.ids.organisationId },
      { agreementId: made.id, side: 'ours', organisationId },
      { agreementId, side: 'ours', organisationId },
    ],
  })
  for (const of of [made, { id: agreementId, visitId }]) {
    await makeFollowUpOfAgreement(db(), of, { title: `${name} of an agreement` })
  }
  const outcome = await makeOutcome(db(), { readoutId, text: `${name} outcome of an agreement` })
  await db().agreementOutcome.create({ data: { agreementId, outcomeId: outcome.id } })
  await makeFile(db(), { visitId, agreementId, name: `${name} agreement.txt` })
}

/** One more follow-up for everybody and in review, and one more entry in the story of the measured ones. */
async function onFollowUps({ world, number, name }: Row): Promise<void> {
  const { outcomeId, followUpId } = world.ids
  const at = new Date()
  const day = new Date('2027-04-01T00:00:00Z')
  for (const id of [followUpId, world.inReviewId]) {
    await makeEvidence(db(), { followUpId: id, text: `${name} evidence` })
    await makeReview(db(), { followUpId: id, decision: 'returned', reason: `${name} reason` })
    await db().progressReport.create({ data: { followUpId: id, text: `${name} progress`, writerName: 'Writer', at } })
    await db().dueDateChange.create({
      data: {
        followUpId: id,
        toDate: day,
        reason: name,
        askerName: 'Asker',
        askedAt: at,
        accepted: true,
        decidedAt: at,
      },
    })
    await onWork(id, { name, number, outcomeId })
  }
  for (const role of ROLES) {
    const { id } = await makeFollowUp(db(), {
      outcomeId,
      title: `${name} of ${role}`,
      status: 'in_progress',
      officerId: world.users[role].personId,
      dueDate: day,
    })
    await makeReview(db(), { followUpId: id, decision: 'returned', reason: `${name} reason` })
  }
  const { id: submitted } = await makeFollowUp(db(), { outcomeId, title: `${name} submitted`, status: 'in_review' })
  await makeReview(db(), { followUpId: submitted })
  await makeFollowUp(db(), { outcomeId, title: `${name} unowned`, dueDate: dayToDb(`2020-02-${10 + (number % 10)}`) })
}

/** One more step, comment, watcher, supporter, and one more to wait for and to be waited for by. */
async function onWork(
  followUpId: string,
  { name, number, outcomeId }: { name: string; number: number; outcomeId: string },
) {
  const at = new Date()
  const [first, next, user, organisation] = await Promise.all([
    makeFollowUp(db(), { outcomeId, title: `${name} comes first`, status: 'closed' }),
    makeFollowUp(db(), { outcomeId, title: `${name} comes next`, status: 'closed' }),
    makeUser(db(), { roles: ['staff'] }),
    makeOrganisation(db(), { name: `${name} supporting ${followUpId}` }),
  ])
  await db().followUpStep.create({ data: { followUpId, title: `${name} step`, position: number } })
  await db().followUpComment.create({ data: { followUpId, text: `${name} comment`, byName: 'Somebody', at } })
  await db().followUpWatcher.create({ data: { followUpId, userId: user.id, at } })
  await db().followUpSupport.create({ data: { followUpId, organisationId: organisation.id } })
  await db().followUpDependency.createMany({
    data: [
      { followUpId, afterId: first.id },
      { followUpId: next.id, afterId: followUpId },
    ],
  })
}

/** One more name, position and child of the measured organisation and person. */
async function onDirectory({ world, name, organisationId }: Row): Promise<void> {
  const { organisationId: ownerId, personId } = world.ids
  const text = `${name} also`
  const other = { text, script: 'Latn', searchKey: searchKey(text) } as const
  await db().organisationName.create({ data: { ...other, organisationId: ownerId } })
  await db().personName.create({ data: { ...other, personId } })
  await makePosition(db(), { personId, organisationId })
  await makePosition(db(), { organisationId: ownerId, personId: await personNamed(`${name} official`) })
}

/** One more session of everybody, and two events: of the visit, and of no visit. */
async function onAccounts({ world, name }: Row): Promise<void> {
  const now = new Date()
  for (const role of ROLES) await openSession(world.users[role].id, now)
  const event = { at: now, actorName: `${name} user`, actorKind: 'user', subjectName: name } as const
  const { visitId, organisationId } = world.ids
  await db().auditEvent.createMany({
    data: [
      { ...event, id: newId(), action: 'visit.edited', subjectType: 'visit', subjectId: visitId, visitId },
      { ...event, id: newId(), action: 'organisation.edited', subjectType: 'organisation', subjectId: organisationId },
    ],
  })
}
