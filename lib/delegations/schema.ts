import * as z from 'zod/mini'
import {
  type Choice,
  choice,
  commandId,
  confirmed,
  edit,
  id,
  LIMITS,
  oneOf,
  optionalId,
  optionalInteger,
  optionalText,
  requiredText,
} from '@/lib/platform/fields'

export const MEMBER_ROLES = [
  'head_of_delegation',
  'deputy_head',
  'member',
  'adviser',
  'interpreter',
  'note_taker',
  'liaison',
  'security',
  'media',
  'staff',
] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

/** Unnamed people lead nothing. */
export const GROUP_ROLES = ['member', 'adviser', 'interpreter', 'liaison', 'security', 'media', 'staff'] as const

export const MEMBER_MOVES = ['up', 'down', 'first', 'last'] as const
export type MemberMove = (typeof MEMBER_MOVES)[number]

/** People who take the place of one group: more is a mistake, and a limit on what one request can make. */
export const MAX_REPLACING = 50
/** Members chosen for one subgroup: more is a mistake. */
const MAX_CHOSEN = 200
/** The same bounds as the table's own. */
const MAX_HEADCOUNT = 9_999

/** A record of the directory that must be chosen or named; the output's null is ruled out by the check. */
const requiredChoice = () => choice().check(z.refine((value) => value !== null, 'errors.required'))

const create = { ...commandId, id: optionalId(), visitId: id() }
const one = { ...commandId, id: id() }
const versioned = { ...one, version: z.int('errors.required') }

/** An address that can be written to; an empty field is null. */
const optionalEmail = () =>
  optionalText(254).check(
    z.refine((text) => text === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), 'errors.invalidEmail'),
  )

const title = optionalText(LIMITS.line)
const note = optionalText(LIMITS.paragraph)
const phone = optionalText(60)
const groupFields = {
  label: requiredText(LIMITS.line, 'refusals.delegations.groupLabel'),
  organisation: choice(),
  headcount: optionalInteger(1, MAX_HEADCOUNT),
}

// Participating agencies and host organisations: the same acts on both sides.
export const addOrganisationSchema = z.object({ ...create, organisation: requiredChoice() })
export const organisationSchema = z.object(one)
export const moveOrganisationSchema = z.object({ ...one, direction: oneOf(['up', 'down']) })

// Delegation members.
const memberFields = { role: oneOf(MEMBER_ROLES), organisation: choice(), title, phone, note }
export const addMemberSchema = z.object({ ...create, person: requiredChoice(), ...memberFields })
export const editMemberSchema = z.object({ ...one, ...edit, ...memberFields })

const memberGroupFields = { ...groupFields, role: z._default(oneOf(GROUP_ROLES), 'member'), note }
export const addMemberGroupSchema = z.object({ ...create, ...memberGroupFields })
export const editMemberGroupSchema = z.object({ ...one, ...edit, ...memberGroupFields })

export const moveMemberSchema = z.object({ ...one, direction: oneOf(MEMBER_MOVES) })
/** Removing and restoring a member or a contact. */
export const shelveSchema = z.object(versioned)

const replacing = z.object({ person: requiredChoice(), title })
export const replaceMemberGroupSchema = z.object({
  ...versioned,
  people: z
    .array(replacing)
    .check(
      z.minLength(1, 'refusals.delegations.replaceByNobody'),
      z.maxLength(MAX_REPLACING, 'refusals.delegations.tooManyPersons'),
    ),
})

// Subgroups: chosen members, and all members of one organisation where one is named.
const subgroupFields = {
  name: requiredText(100, 'refusals.delegations.subgroupName'),
  organisationId: optionalId(),
  members: z._default(z.array(id()).check(z.maxLength(MAX_CHOSEN, 'refusals.delegations.tooManyMembers')), []),
}
export const addSubgroupSchema = z.object({ ...create, ...subgroupFields })
export const editSubgroupSchema = z.object({ ...one, ...edit, ...subgroupFields })
export const moveSubgroupSchema = z.object({ ...one, direction: oneOf(['up', 'down']) })
export const removeSubgroupSchema = z.object({ ...versioned, ...confirmed })

// Host contacts: a person or a post, a name or a title is enough.
const contactFields = {
  person: choice(),
  title,
  organisation: choice(),
  phone,
  email: optionalEmail(),
  note,
}
const nameOrTitle = z.refine<{ person: Choice; title: string | null }>((v) => v.person !== null || v.title !== null, {
  message: 'errors.nameOrTitle',
  path: ['person'],
})
export const addContactSchema = z.object({ ...create, ...contactFields }).check(nameOrTitle)
export const editContactSchema = z.object({ ...one, ...edit, ...contactFields }).check(nameOrTitle)

const hostGroupFields = { ...groupFields, note }
export const addHostGroupSchema = z.object({ ...create, ...hostGroupFields })
export const editHostGroupSchema = z.object({ ...one, ...edit, ...hostGroupFields })

const replacingContact = z.object({ person: choice(), title }).check(nameOrTitle)
export const replaceHostGroupSchema = z.object({
  ...versioned,
  people: z
    .array(replacingContact)
    .check(
      z.minLength(1, 'refusals.delegations.replaceByNobody'),
      z.maxLength(MAX_REPLACING, 'refusals.delegations.tooManyPersons'),
    ),
})

export type AddMember = z.output<typeof addMemberSchema>
export type EditMember = z.output<typeof editMemberSchema>
export type AddMemberGroup = z.output<typeof addMemberGroupSchema>
export type EditMemberGroup = z.output<typeof editMemberGroupSchema>
export type AddSubgroup = z.output<typeof addSubgroupSchema>
export type EditSubgroup = z.output<typeof editSubgroupSchema>
export type AddContact = z.output<typeof addContactSchema>
export type EditContact = z.output<typeof editContactSchema>
export type AddHostGroup = z.output<typeof addHostGroupSchema>
export type EditHostGroup = z.output<typeof editHostGroupSchema>
