import type { CommandContext } from '@/lib/audit/command'
import { newId } from '@/lib/platform/id'
import type { IdMap } from './items.commands'

type Tx = CommandContext['tx']
/** Ids of the visit that is copied and of the new one. */
type Way = { from: string; to: string }

const mapped = (rows: readonly { id: string }[]): IdMap => new Map(rows.map(({ id }) => [id, newId()]))
const pairs = (map: IdMap): string => JSON.stringify([...map].map(([from, id]) => ({ from, id })))

export async function copyStops(tx: Tx, { from, to }: Way): Promise<void> {
  const stops = await tx.visitStop.findMany({
    where: { visitId: from },
    select: { position: true, countryCode: true, city: true, zone: true },
  })
  await tx.visitStop.createMany({ data: stops.map((stop) => ({ ...stop, visitId: to })) })
}

/** Organisations that have not left the directory since, at their places. */
const listed = (from: string) =>
  ({
    where: { visitId: from, archivedAt: null, organisation: { archivedAt: null } },
    select: { organisationId: true, position: true },
  }) as const

/** Who sends and who organises it, and its topics. */
export async function copyAbout(tx: Tx, { from, to }: Way): Promise<void> {
  const agencies = await tx.participatingAgency.findMany(listed(from))
  await tx.participatingAgency.createMany({ data: agencies.map((agency) => ({ ...agency, visitId: to })) })
  await tx.$executeRaw`/* programme.copy-organisers */
    INSERT INTO visit_organiser (visit_id, organisation_id, role, position)
    SELECT ${to}::uuid, v.organisation_id, v.role, v.position
    FROM visit_organiser v JOIN organisation o ON o.id = v.organisation_id AND o.archived_at IS NULL
    WHERE v.visit_id = ${from}::uuid`
  await tx.$executeRaw`/* programme.copy-topics */
    INSERT INTO visit_topic (visit_id, topic_id, position)
    SELECT ${to}::uuid, topic_id, position FROM visit_topic WHERE visit_id = ${from}::uuid`
}

/** Host organisations and their contacts. @returns the contacts' new ids by their old */
export async function copyHosts(tx: Tx, { from, to }: Way): Promise<IdMap> {
  const hosts = await tx.hostOrganisation.findMany(listed(from))
  await tx.hostOrganisation.createMany({ data: hosts.map((host) => ({ ...host, visitId: to })) })
  const rows = await tx.hostContact.findMany({
    where: { visitId: from, archivedAt: null, ...STANDING },
    orderBy: { id: 'asc' },
    select: { id: true, groupId: true },
  })
  const groups = await copyGroups(tx, to, rows)
  const contacts = mapped(rows)
  await tx.$executeRaw`/* programme.copy-contacts */
    INSERT INTO host_contact (id, visit_id, organisation_id, person_id, group_id, title, phone, email, note)
    SELECT m.id, ${to}::uuid, c.organisation_id, c.person_id, g.id, c.title, c.phone, c.email, c.note
    FROM jsonb_to_recordset(${pairs(contacts)}::jsonb) AS m("from" uuid, id uuid)
    JOIN host_contact c ON c.id = m."from"
    LEFT JOIN jsonb_to_recordset(${pairs(groups)}::jsonb) AS g("from" uuid, id uuid) ON g."from" = c.group_id`
  return contacts
}

/** The delegation in its order of precedence. @returns the members' new ids by their old */
export async function copyMembers(tx: Tx, { from, to }: Way): Promise<IdMap> {
  const rows = await tx.delegationMember.findMany({
    where: { visitId: from, archivedAt: null, ...STANDING },
    orderBy: { id: 'asc' },
    select: { id: true, groupId: true },
  })
  const groups = await copyGroups(tx, to, rows)
  const members = mapped(rows)
  await tx.$executeRaw`/* programme.copy-members */
    INSERT INTO delegation_member (id, visit_id, person_id, group_id, organisation_id, role, title, phone, precedence, note)
    SELECT m.id, ${to}::uuid, d.person_id, g.id, d.organisation_id, d.role, d.title, d.phone,
      (row_number() OVER (ORDER BY d.precedence))::int, d.note
    FROM jsonb_to_recordset(${pairs(members)}::jsonb) AS m("from" uuid, id uuid)
    JOIN delegation_member d ON d.id = m."from"
    LEFT JOIN jsonb_to_recordset(${pairs(groups)}::jsonb) AS g("from" uuid, id uuid) ON g."from" = d.group_id`
  return members
}

/** Groups and posts, and persons who are still in the directory. */
const STANDING = { OR: [{ personId: null }, { person: { archivedAt: null } }] }

async function copyGroups(tx: Tx, to: string, rows: readonly { groupId: string | null }[]): Promise<IdMap> {
  const groups = mapped(rows.flatMap(({ groupId }) => (groupId === null ? [] : [{ id: groupId }])))
  await tx.$executeRaw`/* programme.copy-groups */
    INSERT INTO party_group (id, visit_id, organisation_id, label, headcount, side)
    SELECT m.id, ${to}::uuid, g.organisation_id, g.label, g.headcount, g.side
    FROM jsonb_to_recordset(${pairs(groups)}::jsonb) AS m("from" uuid, id uuid) JOIN party_group g ON g.id = m."from"`
  return groups
}

/** The subgroups, with those of their members who go along. @returns their new ids by their old */
export async function copySubgroups(tx: Tx, { from, to }: Way, members: IdMap): Promise<IdMap> {
  const rows = await tx.subgroup.findMany({
    where: { visitId: from, archivedAt: null },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  const subgroups = mapped(rows)
  await tx.$executeRaw`/* programme.copy-subgroup-rows */
    INSERT INTO subgroup (id, visit_id, name, organisation_id, position)
    SELECT m.id, ${to}::uuid, s.name, s.organisation_id, s.position
    FROM jsonb_to_recordset(${pairs(subgroups)}::jsonb) AS m("from" uuid, id uuid) JOIN subgroup s ON s.id = m."from"`
  await tx.$executeRaw`/* programme.copy-subgroup-members */
    INSERT INTO subgroup_member (subgroup_id, member_id)
    SELECT s.id, m.id FROM jsonb_to_recordset(${pairs(subgroups)}::jsonb) AS s("from" uuid, id uuid)
    JOIN subgroup_member r ON r.subgroup_id = s."from"
    JOIN jsonb_to_recordset(${pairs(members)}::jsonb) AS m("from" uuid, id uuid) ON m."from" = r.member_id`
  return subgroups
}

/** Whoever copies is on the team, so that a restricted copy is seen by them; the others where they are asked along. */
export async function copyTeam({ tx, actor, now }: CommandContext, { from, to }: Way, all: boolean): Promise<void> {
  const team = all
    ? await tx.visitTeamMember.findMany({
        where: { visitId: from, user: { deactivatedAt: null } },
        select: { userId: true },
      })
    : []
  const userIds = new Set([...team.map(({ userId }) => userId), ...(actor.userId ? [actor.userId] : [])])
  await tx.visitTeamMember.createMany({ data: [...userIds].map((userId) => ({ visitId: to, userId, addedAt: now })) })
}
