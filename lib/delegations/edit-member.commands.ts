import type { CommandContext } from '@/lib/audit/command'
import { type Change, changed } from '@/lib/audit/record'
import { conflict } from '@/lib/platform/conflict'
import { invalid, ok, type Result, refused } from '@/lib/platform/result'
import { type LoadedMember, memberForWrite } from './for-write.commands'
import { headBeside, memberSubject, type Saved } from './members.commands'
import { joinVisit } from './organisations.commands'
import {
  choiceText,
  chosenText,
  maskedChange,
  organisationChange,
  organisationOf,
  stillProposed,
} from './party-fields.commands'
import { followRoster } from './roster.commands'
import { partyName } from './rules'
import type { EditMember, EditMemberGroup, MemberRole } from './schema'

type Texts = Record<string, string | null>

/** Saves role, organisation, title as held then, phone and note of a person. A stale edit is answered with both texts. */
export async function editMember(context: CommandContext, input: EditMember): Promise<Result<Saved>> {
  const found = await memberForWrite(context, input.id)
  if (!found.ok) return found
  const member = found.value
  if (member.group) return refused('refusals.delegations.notAPerson')
  const { role, title, phone, note } = input
  if (input.version !== member.version) {
    const mine: Texts = {
      role,
      organisation: await choiceText(context, 'organisation', input.organisation),
      title,
      phone,
      note,
    }
    const theirs: Texts = {
      role: member.role,
      organisation: chosenText(member.organisation),
      title: member.title,
      phone: member.phone,
      note: member.note,
    }
    return conflict({ version: member.version, base: input.base ?? {}, mine, theirs })
  }
  const becomesHead = role === 'head_of_delegation' && member.role !== role
  const head = becomesHead ? await headBeside(context, member.visitId, member.id) : null
  if (head) return invalid('role', 'refusals.delegations.oneHead', { name: head })
  const organisation = await organisationOf(context, input.organisation, member.organisation)
  if (!organisation.ok) return organisation
  return save(context, member, { role, title, phone, note, organisation: organisation.value }, {})
}

/** Saves a group's label, organisation, number of people, role and note. */
export async function editMemberGroup(context: CommandContext, input: EditMemberGroup): Promise<Result<Saved>> {
  const found = await memberForWrite(context, input.id)
  if (!found.ok) return found
  const member = found.value
  const { group, title, phone } = member
  if (!group) return refused('refusals.delegations.notAGroup')
  const { label, headcount, role, note } = input
  if (input.version !== member.version) {
    const organisation = await choiceText(context, 'organisation', input.organisation)
    const mine: Texts = { label, organisation, headcount: text(headcount), role, note }
    const theirs: Texts = {
      label: group.label,
      organisation: chosenText(member.organisation),
      headcount: text(group.headcount),
      role: member.role,
      note: member.note,
    }
    return conflict({ version: member.version, base: input.base ?? {}, mine, theirs })
  }
  const organisation = await organisationOf(context, input.organisation, member.organisation)
  if (!organisation.ok) return organisation
  const organisationId = organisation.value?.id ?? null
  await context.tx.partyGroup.update({ where: { id: group.id }, data: { label, headcount, organisationId } })
  const changes = changed(group, { label, headcount }, ['label', 'headcount'])
  return save(context, member, { role, title, phone, note, organisation: organisation.value }, changes)
}

const text = (value: number | null): string | null => value?.toString() ?? null

type Values = {
  role: MemberRole
  title: string | null
  phone: string | null
  note: string | null
  organisation: { id: string; name: string } | null
}

async function save(
  context: CommandContext,
  member: LoadedMember,
  values: Values,
  own: Record<string, Change>,
): Promise<Result<Saved>> {
  const { role, title, phone, note, organisation } = values
  const changes = {
    ...own,
    ...changed({ role: member.role, title: member.title }, { role, title }, ['role', 'title']),
    ...organisationChange(member.organisation, organisation),
    ...maskedChange('phone', member.phone, phone),
    ...maskedChange('note', member.note, note),
  }
  if (Object.keys(changes).length === 0) return ok({ id: member.id, joined: null })
  const organisationId = organisation?.id ?? null
  const proposed = stillProposed(context, member.proposed, changes)
  const saved = await context.tx.delegationMember.update({
    where: { id: member.id },
    data: { role, title, phone, note, organisationId, proposed, version: { increment: 1 } },
    include: { person: { select: { name: true } }, group: { select: { label: true } } },
  })
  // A subgroup may have all members of one organisation.
  if ('organisation' in changes) await followRoster(context.tx, member.visitId)
  context.audit({ ...memberSubject(member, partyName(saved)), action: 'member.edited', changes })
  const joined = await joinVisit(context, 'ours', { visitId: member.visitId, organisationId })
  return ok({ id: member.id, joined: joined?.name ?? null })
}
