import { note } from './history'
import { LANDMARKS } from './landmarks'
import { POSTS } from './people'
import { DAY } from './plan'
import { instant } from './tables'
import type { VisitContext } from './visit'
import { somePeople } from './world'

export type Parties = {
  /** Ids of those who are still on the visit. */
  members: readonly string[]
  contacts: readonly string[]
  /** Indexes of the people among the members: note takers are taken from them. */
  people: readonly number[]
}

/** Writes the agencies, the delegation, the hosts and their contacts. */
export function addParties(context: VisitContext): Parties {
  addOrganisations(context)
  const members = addMembers(context)
  return { ...members, contacts: addContacts(context, members.people) }
}

function addOrganisations(context: VisitContext): void {
  const { world, plan, rng, id, agencies, hosts } = context
  const { sink, ids } = world
  const organisation = (index: number) => ids.organisations[index] ?? ''
  const row = (index: number, position: number) => ({
    id: rng.uuid(plan.createdAt + position),
    visit_id: id,
    organisation_id: organisation(index),
    position,
    archived_at: position > 1 && rng.chance(0.02) ? instant(plan.createdAt + DAY) : null,
  })
  for (const [position, index] of agencies.entries()) sink.add('participating_agency', row(index, position))
  for (const [position, index] of hosts.entries()) sink.add('host_organisation', row(index, position))
}

/** A landmark meeting brings the landmark organisation in as a host, once. */
export function ensureLandmarkHost(context: VisitContext): void {
  if (context.landmarkHost) return
  context.landmarkHost = true
  const { world, plan, rng, id, hosts } = context
  world.sink.add('host_organisation', {
    id: rng.uuid(plan.createdAt),
    visit_id: id,
    organisation_id: LANDMARKS.organisation,
    position: hosts.length,
  })
}

const ROLES = ['member', 'member', 'member', 'adviser', 'interpreter', 'note_taker', 'liaison', 'staff'] as const

function addMembers(context: VisitContext): { members: string[]; people: number[] } {
  const { world, plan, rng, id, agencies } = context
  const people = somePeople(world, rng, rng.between(4, 12))
  const members: string[] = []
  people.forEach((person, index) => {
    const memberId = rng.uuid(plan.createdAt + index)
    const archived = index > 2 && rng.chance(0.02)
    world.sink.add('delegation_member', {
      id: memberId,
      visit_id: id,
      person_id: world.ids.people[person] ?? '',
      organisation_id: world.ids.organisations[rng.pick(agencies)] ?? '',
      role: index === 0 ? 'head_of_delegation' : rng.pick(ROLES),
      title: `Generated ${rng.pick(POSTS)}`,
      precedence: index + 1,
      archived_at: archived ? instant(plan.createdAt + DAY) : null,
    })
    if (!archived) members.push(memberId)
    const subject = { type: 'delegation_member', id: memberId, name: world.personNames[person] ?? '' }
    note(context, plan.createdAt + rng.float() * 10 * DAY, 'member.added', subject)
  })
  if (rng.chance(0.5)) members.push(addGroupMember(context, people.length + 1))
  return { members, people }
}

function addGroupMember(context: VisitContext, precedence: number): string {
  const { world, plan, rng, id, agencies } = context
  const groupId = addGroup(context, 'ours', rng.pick(agencies))
  const memberId = rng.uuid(plan.createdAt + precedence)
  world.sink.add('delegation_member', { id: memberId, visit_id: id, group_id: groupId, role: 'member', precedence })
  return memberId
}

function addGroup({ world, plan, rng, id }: VisitContext, side: 'ours' | 'host', organisation: number): string {
  const groupId = rng.uuid(plan.createdAt)
  world.sink.add('party_group', {
    id: groupId,
    visit_id: id,
    organisation_id: world.ids.organisations[organisation] ?? '',
    label: `Generated group of representatives ${world.numbers.visit}`,
    headcount: rng.chance(0.5) ? rng.between(2, 30) : null,
    side,
  })
  return groupId
}

/** People, posts without a name, and now and then a group. */
function addContacts(context: VisitContext, ours: readonly number[]): string[] {
  const { world, plan, rng, id } = context
  const people = somePeople(world, rng, rng.between(3, 8)).filter((person) => !ours.includes(person))
  const hosts = context.hosts.length ? context.hosts : context.agencies
  const contacts: string[] = []
  for (const [index, person] of people.entries()) {
    const contactId = rng.uuid(plan.createdAt + index)
    const post = index > 0 && rng.chance(0.2)
    const group = index > 0 && !post && rng.chance(0.1)
    const host = rng.pick(hosts)
    world.sink.add('host_contact', {
      id: contactId,
      visit_id: id,
      organisation_id: world.ids.organisations[host] ?? '',
      person_id: post || group ? null : (world.ids.people[person] ?? ''),
      group_id: group ? addGroup(context, 'host', host) : null,
      title: group ? null : `Generated ${rng.pick(POSTS)}`,
      email: rng.chance(0.3) ? `generated-${world.numbers.visit}-${index}@tashrif.example` : null,
    })
    contacts.push(contactId)
  }
  return contacts
}
