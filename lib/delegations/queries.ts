import type { Actor } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { visibleVisit, visibleVisitSql } from '@/lib/visits/scope'
import { canSeeContactDetails } from './policy'
import type { MemberRole } from './schema'
import { inSubgroupSql } from './scope'
import type {
  ContactRow,
  DelegationView,
  HostRow,
  HostsView,
  MemberRow,
  OrganisationRef,
  PartyOption,
  SubgroupRow,
  VisitOrganisationRow,
} from './types'

/**
 * Agencies, members and subgroups of a visit; null when there is none that the actor may see. Four queries, whatever
 * the size of the delegation.
 */
export async function getDelegation(actor: Actor, visitId: string): Promise<DelegationView | null> {
  if (!(await isVisible(actor, visitId))) return null
  const [agencies, rows, subgroups] = await Promise.all([
    organisationsOf('ours', visitId),
    partiesOf('ours', actor, visitId),
    subgroupsOf(visitId),
  ])
  const members = rows.map((row) => ({ archived: row.archived, row: memberRow(row) }))
  return {
    agencies: standing(agencies),
    removedAgencies: removed(agencies),
    members: standing(members),
    removedMembers: byName(removed(members)),
    subgroups: standing(subgroups),
    removedSubgroups: byName(removed(subgroups)),
  }
}

/**
 * Host organisations of a visit with their contacts; null when there is no visit that the actor may see. How to
 * reach a contact only for those who may know. Three queries, whatever the number of contacts.
 */
export async function getHosts(actor: Actor, visitId: string): Promise<HostsView | null> {
  if (!(await isVisible(actor, visitId))) return null
  const [organisations, rows] = await Promise.all([organisationsOf('host', visitId), partiesOf('host', actor, visitId)])
  const contacts = rows.map((row) => ({ archived: row.archived, row: contactRow(row) }))
  const left = new Set(standing(contacts))
  const hosts: HostRow[] = standing(organisations).map((host) => {
    const own = [...left].filter((contact) => contact.organisation?.id === host.organisationId)
    for (const contact of own) left.delete(contact)
    return { ...host, contacts: own }
  })
  return {
    hosts,
    removedHosts: removed(organisations),
    otherContacts: [...left],
    removedContacts: byName(removed(contacts)),
  }
}

/** The delegation to choose from in another form, in the order of precedence; empty when the visit is hidden. */
export async function memberOptions(actor: Actor, visitId: string): Promise<PartyOption[]> {
  if (!(await isVisible(actor, visitId))) return []
  return (await partiesOf('ours', actor, visitId)).filter((row) => !row.archived).map(optionOf)
}

/** The contacts of the hosts to choose from in another form; empty when the visit is hidden. */
export async function contactOptions(actor: Actor, visitId: string): Promise<PartyOption[]> {
  if (!(await isVisible(actor, visitId))) return []
  return (await partiesOf('host', actor, visitId)).filter((row) => !row.archived).map(optionOf)
}

const isVisible = async (actor: Actor, visitId: string): Promise<boolean> =>
  (await db().visit.findFirst({ where: { id: visitId, ...visibleVisit(actor) }, select: { id: true } })) !== null

type Kept<T> = { archived: boolean; row: T }
const standing = <T>(rows: readonly Kept<T>[]): T[] => rows.flatMap(({ archived, row }) => (archived ? [] : [row]))
const removed = <T>(rows: readonly Kept<T>[]): T[] => rows.flatMap(({ archived, row }) => (archived ? [row] : []))
const byName = <T extends { name: string }>(rows: T[]): T[] => rows.sort((a, b) => a.name.localeCompare(b.name, 'en'))

type Side = 'ours' | 'host'

async function organisationsOf(side: Side, visitId: string): Promise<Kept<VisitOrganisationRow>[]> {
  const [organisations, parties] =
    side === 'ours'
      ? [Prisma.sql`participating_agency`, Prisma.sql`delegation_member`]
      : [Prisma.sql`host_organisation`, Prisma.sql`host_contact`]
  const rows = await db().$queryRaw<(VisitOrganisationRow & { archived: boolean })[]>`/* delegations.organisations */
    SELECT a.id, a.organisation_id AS "organisationId", o.name, a.archived_at IS NOT NULL AS archived,
      (SELECT count(*)::int FROM ${parties} p
        WHERE p.visit_id = a.visit_id AND p.organisation_id = a.organisation_id AND p.archived_at IS NULL) AS people
    FROM ${organisations} a JOIN organisation o ON o.id = a.organisation_id
    WHERE a.visit_id = ${visitId}::uuid
    ORDER BY a.position, a.id`
  return rows.map(({ archived, ...row }) => ({ archived, row }))
}

async function subgroupsOf(visitId: string): Promise<Kept<SubgroupRow>[]> {
  const rows = await db().$queryRaw<(SubgroupRow & { archived: boolean })[]>`/* delegations.subgroups */
    SELECT s.id, s.name, s.version, s.archived_at IS NOT NULL AS archived,
      CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS organisation,
      (SELECT coalesce(json_agg(json_build_object('id', m.id, 'name', coalesce(p.name, g.label, m.title, ''),
          'chosen', c.member_id IS NOT NULL) ORDER BY m.precedence), '[]')
        FROM delegation_member m LEFT JOIN person p ON p.id = m.person_id LEFT JOIN party_group g ON g.id = m.group_id
          LEFT JOIN subgroup_member c ON c.subgroup_id = s.id AND c.member_id = m.id
        WHERE m.visit_id = s.visit_id AND m.archived_at IS NULL AND ${inSubgroupSql}) AS members
    FROM subgroup s LEFT JOIN organisation o ON o.id = s.organisation_id
    WHERE s.visit_id = ${visitId}::uuid
    ORDER BY s.position, s.id`
  return rows.map(({ archived, ...row }) => ({ archived, row }))
}

type PartyColumns = {
  id: string
  archived: boolean
  personId: string | null
  person: string | null
  label: string | null
  headcount: number | null
  organisation: OrganisationRef | null
  title: string | null
  note: string | null
  proposed: string[]
  version: number
  role: MemberRole
  phone: string | null
  email: string | null
}

/** Members by precedence, contacts by when they were added; the scope of the visit is asked once more. */
function partiesOf(side: Side, actor: Actor, visitId: string): Promise<PartyColumns[]> {
  const details = canSeeContactDetails(actor)
  const detail = (column: string) => Prisma.raw(details ? `p.${column}` : `NULL::text AS ${column}`)
  const [table, own, order] =
    side === 'ours'
      ? [Prisma.sql`delegation_member`, Prisma.sql`p.role::text AS role`, Prisma.sql`p.precedence, p.id`]
      : [Prisma.sql`host_contact`, detail('email'), Prisma.sql`p.id`]
  return db().$queryRaw<PartyColumns[]>`/* delegations.parties */
    SELECT p.id, p.archived_at IS NOT NULL AS archived, p.person_id AS "personId", n.name AS person, g.label,
      g.headcount, p.title, ${detail('phone')}, ${detail('note')}, p.proposed, p.version,
      CASE WHEN o.id IS NULL THEN NULL ELSE json_build_object('id', o.id, 'name', o.name) END AS organisation, ${own}
    FROM ${table} p
      JOIN visit v ON v.id = p.visit_id
      LEFT JOIN person n ON n.id = p.person_id
      LEFT JOIN party_group g ON g.id = p.group_id
      LEFT JOIN organisation o ON o.id = p.organisation_id
    WHERE p.visit_id = ${visitId}::uuid AND ${visibleVisitSql(actor)}
    ORDER BY ${order}`
}

const nameOf = (row: PartyColumns): string => row.person ?? row.label ?? row.title ?? ''

const partyRow = (row: PartyColumns) => ({
  id: row.id,
  name: nameOf(row),
  personId: row.personId,
  isGroup: row.label !== null,
  headcount: row.headcount,
  organisation: row.organisation,
  title: row.title,
  note: row.note,
  proposed: row.proposed,
  version: row.version,
})
const memberRow = (row: PartyColumns): MemberRow => ({ ...partyRow(row), role: row.role, phone: row.phone })
const contactRow = (row: PartyColumns): ContactRow => ({ ...partyRow(row), phone: row.phone, email: row.email })

function optionOf(row: PartyColumns): PartyOption {
  const title = row.person || row.label ? row.title : null
  const hint = [title, row.organisation?.name].filter(Boolean).join(', ')
  return { id: row.id, label: nameOf(row), ...(hint ? { hint } : {}) }
}
