import type { MemberRole } from './schema'

export type OrganisationRef = { id: string; name: string }

/** A participating agency or a host organisation of a visit; `people` counts members or contacts, groups as one. */
export type VisitOrganisationRow = { id: string; organisationId: string; name: string; people: number }

type PartyRow = {
  id: string
  /** What it is called: the person, the group's label, else the title. */
  name: string
  /** Null for a group, and for a post whose holder is not known. */
  personId: string | null
  isGroup: boolean
  /** Of a group; null when not known. */
  headcount: number | null
  organisation: OrganisationRef | null
  /** As held then. */
  title: string | null
  /** Null also when the reader may not see it. */
  note: string | null
  /** Fields whose value is ours and not the source's. */
  proposed: string[]
  version: number
}

/** The telephone is null also when the reader may not see it. */
export type MemberRow = PartyRow & { role: MemberRole; phone: string | null }

/** Who is in a subgroup now, in the order of precedence; `chosen` by name, else there with the organisation. */
export type SubgroupMemberRow = { id: string; name: string; chosen: boolean }

/** A named part of the delegation: chosen members, and all of one organisation where one is named. */
export type SubgroupRow = {
  id: string
  name: string
  organisation: OrganisationRef | null
  members: SubgroupMemberRow[]
  version: number
}

/** Telephone and address are null also when the reader may not see them. */
export type ContactRow = PartyRow & { phone: string | null; email: string | null }

/** Agencies and subgroups in their order, members and groups in that of precedence; who was removed by name. */
export type DelegationView = {
  agencies: VisitOrganisationRow[]
  removedAgencies: VisitOrganisationRow[]
  members: MemberRow[]
  removedMembers: MemberRow[]
  subgroups: SubgroupRow[]
  removedSubgroups: SubgroupRow[]
}

export type HostRow = VisitOrganisationRow & { contacts: ContactRow[] }

export type HostsView = {
  hosts: HostRow[]
  removedHosts: VisitOrganisationRow[]
  /** Of no organisation, or of one that is no host of the visit. */
  otherContacts: ContactRow[]
  removedContacts: ContactRow[]
}

/** What a choice in another form shows. */
export type PartyOption = { id: string; label: string; hint?: string }
