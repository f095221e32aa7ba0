import type { Prisma, Tx } from '@/lib/platform/db'
import { makeOrganisation, makePerson } from './directory'
import { nextNumber } from './unique'
import { visitIdOr } from './visits'

/** A participating agency, last in its order. */
export async function makeAgency(db: Tx, overrides: Partial<Prisma.ParticipatingAgencyUncheckedCreateInput> = {}) {
  const visitId = await visitIdOr(db, overrides.visitId)
  const organisationId = overrides.organisationId ?? (await makeOrganisation(db)).id
  const position = await db.participatingAgency.count({ where: { visitId } })
  return db.participatingAgency.create({ data: { position, ...overrides, visitId, organisationId } })
}

/** A host organisation, last in its order. */
export async function makeHost(db: Tx, overrides: Partial<Prisma.HostOrganisationUncheckedCreateInput> = {}) {
  const visitId = await visitIdOr(db, overrides.visitId)
  const organisationId = overrides.organisationId ?? (await makeOrganisation(db)).id
  const position = await db.hostOrganisation.count({ where: { visitId } })
  return db.hostOrganisation.create({ data: { position, ...overrides, visitId, organisationId } })
}

/** Unnamed people, number not known; on our side unless told. */
export async function makeGroup(db: Tx, overrides: Partial<Prisma.PartyGroupUncheckedCreateInput> = {}) {
  const visitId = await visitIdOr(db, overrides.visitId)
  return db.partyGroup.create({ data: { label: `Group ${nextNumber()}`, side: 'ours', ...overrides, visitId } })
}

/** A delegation member, last in precedence: a new person unless a person or a group is given. */
export async function makeMember(db: Tx, overrides: Partial<Prisma.DelegationMemberUncheckedCreateInput> = {}) {
  const visitId = await visitIdOr(db, overrides.visitId)
  const last = await db.delegationMember.aggregate({ where: { visitId, archivedAt: null }, _max: { precedence: true } })
  const personId = overrides.personId ?? (overrides.groupId ? null : (await makePerson(db)).id)
  const precedence = (last._max.precedence ?? 0) + 1
  return db.delegationMember.create({ data: { precedence, ...overrides, visitId, personId } })
}

/** A subgroup, last in its order, with the members that are named. */
export async function makeSubgroup(
  db: Tx,
  {
    members = [],
    ...overrides
  }: Partial<Omit<Prisma.SubgroupUncheckedCreateInput, 'members'>> & { members?: string[] } = {},
) {
  const visitId = await visitIdOr(db, overrides.visitId)
  const position = 1 + (await db.subgroup.count({ where: { visitId } }))
  const chosen = { create: members.map((memberId) => ({ memberId })) }
  const name = overrides.name ?? `Subgroup ${nextNumber()}`
  return db.subgroup.create({ data: { position, ...overrides, visitId, name, members: chosen } })
}

/** A host contact: a new person unless a person, a group or a title alone is given. */
export async function makeContact(db: Tx, overrides: Partial<Prisma.HostContactUncheckedCreateInput> = {}) {
  const visitId = await visitIdOr(db, overrides.visitId)
  const unnamed = overrides.groupId || overrides.title
  const personId = overrides.personId ?? (unnamed ? null : (await makePerson(db)).id)
  return db.hostContact.create({ data: { ...overrides, visitId, personId } })
}
