import { createSampleAccounts } from '@/lib/accounts/sample.commands'
import { type AuditInput, writeAudit } from '@/lib/audit/record'
import { systemActor } from '@/lib/auth/permissions'
import { db, type Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { searchKey } from '@/lib/search/key'
import { detectScript } from '@/lib/search/script'
import * as data from './described-visit'
import { seedMeetings } from './sample-meetings'

const ACTOR = systemActor('Sample load')

/** What the parts of the load hand to each other. */
export type Seed = {
  tx: Tx
  now: Date
  sourceId: string
  visitId: string
  organisations: Record<data.OrganisationKey, string>
  note: (event: Omit<AuditInput, 'visitId'>) => void
}

/**
 * Loads the described visit and the sample sign-ins (one password for all), whole or not at all.
 * The history's actor for all of it is "Sample load".
 * @throws when the database already holds the sample
 */
export async function loadSample(password: string, now: Date): Promise<void> {
  await createSampleAccounts(db(), { password, now })
  await db().$transaction((tx) => loadVisit(tx, now), { maxWait: 30_000, timeout: 60_000 })
}

/** The visit alone, without sign-ins: also for tests. Returns its id. */
export async function loadVisit(tx: Tx, now: Date): Promise<string> {
  const events: AuditInput[] = []
  const visitId = newId()
  const source = await tx.source.create({ data: { id: newId(), ...data.SOURCE } })
  const seed: Seed = {
    tx,
    now,
    sourceId: source.id,
    visitId,
    organisations: await seedOrganisations(tx, source.id),
    note: (event) => events.push({ ...event, visitId }),
  }
  await seedVisit(seed)
  const parties = await seedParties(seed)
  await seedMeetings(seed, parties)
  await writeAudit(tx, ACTOR, events, { now, commandId: null })
  return visitId
}

async function seedOrganisations(tx: Tx, sourceId: string): Promise<Seed['organisations']> {
  const ids: Partial<Seed['organisations']> = {}
  for (const [key, { name, country, kind }] of Object.entries(data.ORGANISATIONS)) {
    const id = newId()
    ids[key as data.OrganisationKey] = id
    await tx.organisation.create({
      data: { id, name, countryCode: country, kind, sourceId, proposed: ['kind'], names: { create: [nameRow(name)] } },
    })
  }
  return ids as Seed['organisations']
}

const nameRow = (text: string) => ({
  id: newId(),
  text,
  languageTag: 'en',
  script: detectScript(text),
  isPrimary: true,
  searchKey: searchKey(text),
})

async function seedVisit({ tx, visitId, sourceId, organisations, note }: Seed): Promise<void> {
  const { title, purpose, homeZone, country, zone } = data.VISIT
  await tx.visit.create({
    data: {
      id: visitId,
      title,
      searchKey: searchKey(title),
      direction: 'outgoing',
      purpose,
      homeZone,
      status: 'under_way',
      proposed: ['status'],
      source: { connect: { id: sourceId } },
      framework: { create: { id: newId(), ...data.FRAMEWORK, searchKey: searchKey(data.FRAMEWORK.title) } },
      stops: { create: [{ id: newId(), position: 0, countryCode: country, zone }] },
      organisers: {
        create: [
          { organisationId: organisations.dsc, role: 'organiser', position: 0 },
          { organisationId: organisations.huaweiRegion, role: 'co_organiser', position: 1 },
        ],
      },
      topics: {
        create: data.TOPICS.map((name, position) => ({
          position,
          topic: { create: { id: newId(), name, searchKey: searchKey(name) } },
        })),
      },
    },
  })
  note({ action: 'visit.loaded', subjectType: 'visit', subjectId: visitId, subjectName: title })
}

export type Parties = { member: string; group: string; director: string; secretary: string; hostGroup: string }

async function seedParties(seed: Seed): Promise<Parties> {
  const { tx, visitId, sourceId, organisations } = seed
  await tx.participatingAgency.createMany({
    data: data.AGENCIES.map((key, position) => ({
      id: newId(),
      visitId,
      organisationId: organisations[key],
      position,
    })),
  })
  await tx.hostOrganisation.createMany({
    data: data.HOSTS.map((key, position) => ({ id: newId(), visitId, organisationId: organisations[key], position })),
  })
  const { name, title } = data.MEMBER
  const person = await tx.person.create({
    data: {
      id: newId(),
      name,
      sourceId,
      names: { create: [nameRow(name)] },
      positions: { create: [{ id: newId(), organisationId: organisations.dsc, title }] },
    },
  })
  const ours = {
    visitId,
    organisationId: organisations.dsc,
    sourceId,
    role: 'member',
    proposed: ['role', 'precedence'],
  } as const
  const member = await tx.delegationMember.create({
    data: { id: newId(), ...ours, proposed: [...ours.proposed], personId: person.id, title, precedence: 1 },
  })
  const group = await tx.delegationMember.create({
    data: {
      id: newId(),
      ...ours,
      proposed: [...ours.proposed],
      precedence: 2,
      groupId: await groupOf(seed, organisations.dsc, data.MEMBER_GROUP, 'ours'),
    },
  })
  const contact = (organisation: data.OrganisationKey, rest: { title?: string; groupId?: string }) =>
    tx.hostContact.create({
      data: { id: newId(), visitId, sourceId, organisationId: organisations[organisation], ...rest },
    })
  const { director, secretary } = data.CONTACTS
  const { organisation, label } = data.HOST_GROUP
  const hostGroup = await contact(organisation, {
    groupId: await groupOf(seed, organisations[organisation], label, 'host'),
  })
  return {
    member: member.id,
    group: group.id,
    director: (await contact(director.organisation, { title: director.title })).id,
    secretary: (await contact(secretary.organisation, { title: secretary.title })).id,
    hostGroup: hostGroup.id,
  }
}

/** Unnamed people, number not known. */
async function groupOf(
  { tx, visitId }: Seed,
  organisationId: string,
  label: string,
  side: 'ours' | 'host',
): Promise<string> {
  const group = await tx.partyGroup.create({ data: { id: newId(), visitId, organisationId, label, side } })
  return group.id
}
