import { defineCommand } from '@/lib/audit/command'
import * as contacts from './contacts.commands'
import * as editContacts from './edit-contact.commands'
import * as editMembers from './edit-member.commands'
import * as members from './members.commands'
import * as organisations from './organisations.commands'
import * as paste from './paste.commands'
import { addPastedMembersSchema } from './paste-schema'
import * as precedence from './precedence.commands'
import * as groups from './replace-group.commands'
import * as schema from './schema'
import * as subgroups from './subgroups.commands'

// Participating agencies, in their order.
export const addAgency = defineCommand({
  name: 'addAgency',
  permission: 'visit.edit',
  schema: schema.addOrganisationSchema,
  handler: (context, input) => organisations.addOrganisation(context, 'ours', input),
})
export const moveAgency = defineCommand({
  name: 'moveAgency',
  permission: 'visit.edit',
  schema: schema.moveOrganisationSchema,
  handler: (context, input) => organisations.moveOrganisation(context, 'ours', input),
})
export const removeAgency = defineCommand({
  name: 'removeAgency',
  permission: 'visit.edit',
  schema: schema.organisationSchema,
  handler: (context, input) => organisations.removeOrganisation(context, 'ours', input.id),
})
export const restoreAgency = defineCommand({
  name: 'restoreAgency',
  permission: 'visit.edit',
  schema: schema.organisationSchema,
  handler: (context, input) => organisations.restoreOrganisation(context, 'ours', input.id),
})

// Delegation members and groups, in the order of precedence.
export const addMember = defineCommand({
  name: 'addMember',
  permission: 'visit.edit',
  schema: schema.addMemberSchema,
  handler: members.addMember,
})
export const addPastedMembers = defineCommand({
  name: 'addPastedMembers',
  permission: 'visit.edit',
  schema: addPastedMembersSchema,
  handler: paste.addMembers,
})
export const addMemberGroup = defineCommand({
  name: 'addMemberGroup',
  permission: 'directory.add-met',
  schema: schema.addMemberGroupSchema,
  handler: members.addMemberGroup,
})
export const editMember = defineCommand({
  name: 'editMember',
  permission: 'visit.edit',
  schema: schema.editMemberSchema,
  handler: editMembers.editMember,
})
export const editMemberGroup = defineCommand({
  name: 'editMemberGroup',
  permission: 'visit.edit',
  schema: schema.editMemberGroupSchema,
  handler: editMembers.editMemberGroup,
})
export const moveMember = defineCommand({
  name: 'moveMember',
  permission: 'visit.edit',
  schema: schema.moveMemberSchema,
  handler: precedence.moveMember,
})
export const removeMember = defineCommand({
  name: 'removeMember',
  permission: 'visit.edit',
  schema: schema.shelveSchema,
  handler: members.removeMember,
})
export const restoreMember = defineCommand({
  name: 'restoreMember',
  permission: 'visit.edit',
  schema: schema.shelveSchema,
  handler: members.restoreMember,
})
export const replaceMemberGroup = defineCommand({
  name: 'replaceMemberGroup',
  permission: 'visit.edit',
  schema: schema.replaceMemberGroupSchema,
  handler: groups.replaceMemberGroup,
})

// Subgroups of the delegation, in their order.
export const addSubgroup = defineCommand({
  name: 'addSubgroup',
  permission: 'visit.edit',
  schema: schema.addSubgroupSchema,
  handler: subgroups.addSubgroup,
})
export const editSubgroup = defineCommand({
  name: 'editSubgroup',
  permission: 'visit.edit',
  schema: schema.editSubgroupSchema,
  handler: subgroups.editSubgroup,
})
export const moveSubgroup = defineCommand({
  name: 'moveSubgroup',
  permission: 'visit.edit',
  schema: schema.moveSubgroupSchema,
  handler: subgroups.moveSubgroup,
})
export const removeSubgroup = defineCommand({
  name: 'removeSubgroup',
  permission: 'visit.edit',
  schema: schema.removeSubgroupSchema,
  handler: subgroups.removeSubgroup,
})
export const restoreSubgroup = defineCommand({
  name: 'restoreSubgroup',
  permission: 'visit.edit',
  schema: schema.shelveSchema,
  handler: subgroups.restoreSubgroup,
})

// Host organisations, in their order.
export const addHost = defineCommand({
  name: 'addHost',
  permission: 'directory.add-met',
  schema: schema.addOrganisationSchema,
  handler: (context, input) => organisations.addOrganisation(context, 'host', input),
})
export const moveHost = defineCommand({
  name: 'moveHost',
  permission: 'visit.edit',
  schema: schema.moveOrganisationSchema,
  handler: (context, input) => organisations.moveOrganisation(context, 'host', input),
})
export const removeHost = defineCommand({
  name: 'removeHost',
  permission: 'visit.edit',
  schema: schema.organisationSchema,
  handler: (context, input) => organisations.removeOrganisation(context, 'host', input.id),
})
export const restoreHost = defineCommand({
  name: 'restoreHost',
  permission: 'visit.edit',
  schema: schema.organisationSchema,
  handler: (context, input) => organisations.restoreOrganisation(context, 'host', input.id),
})

// Contacts and groups on the host side.
export const addContact = defineCommand({
  name: 'addContact',
  permission: 'directory.add-met',
  schema: schema.addContactSchema,
  handler: contacts.addContact,
})
export const addHostGroup = defineCommand({
  name: 'addHostGroup',
  permission: 'directory.add-met',
  schema: schema.addHostGroupSchema,
  handler: contacts.addHostGroup,
})
export const editContact = defineCommand({
  name: 'editContact',
  permission: 'visit.edit',
  schema: schema.editContactSchema,
  handler: editContacts.editContact,
})
export const editHostGroup = defineCommand({
  name: 'editHostGroup',
  permission: 'visit.edit',
  schema: schema.editHostGroupSchema,
  handler: editContacts.editHostGroup,
})
export const removeContact = defineCommand({
  name: 'removeContact',
  permission: 'visit.edit',
  schema: schema.shelveSchema,
  handler: contacts.removeContact,
})
export const restoreContact = defineCommand({
  name: 'restoreContact',
  permission: 'visit.edit',
  schema: schema.shelveSchema,
  handler: contacts.restoreContact,
})
export const replaceHostGroup = defineCommand({
  name: 'replaceHostGroup',
  permission: 'visit.edit',
  schema: schema.replaceHostGroupSchema,
  handler: groups.replaceHostGroup,
})
