import type { CommandContext } from '@/lib/audit/command'
import { resolveMany } from '@/lib/directory/resolve-many'
import { fail, type Message, ok, type Result, refused } from '@/lib/platform/result'
import { openVisit } from './for-write.commands'
import { headBeside, memberSubject } from './members.commands'
import { joinVisit } from './organisations.commands'
import type { AddPastedMembers, PastedMember } from './paste-schema'
import { lastPlace } from './precedence.commands'
import { followRoster } from './roster.commands'

/**
 * Adds a pasted list of persons at the end of the order of precedence, in its own order: all of them or none. Each row
 * is held to the rules of `addMember`; what is wrong stands beside its row (`rows.3.person`). New persons,
 * organisations and agencies are made on the way, each on record.
 */
export async function addMembers(context: CommandContext, input: AddPastedMembers): Promise<Result<{ added: number }>> {
  const { tx } = context
  const visit = await openVisit(context, input.visitId)
  if (!visit.ok) return visit
  const { visitId, rows } = input
  const ids = rows.map(({ id }) => id)
  const taken = await tx.delegationMember.count({ where: { id: { in: ids } } })
  if (taken > 0 || new Set(ids).size < ids.length) return refused('errors.commandReused')
  const resolved = await resolveRows(context, rows)
  if (!resolved.ok) return resolved
  const { personIds, organisationIds } = resolved.value
  const problems = [
    ...(await peopleTwice(context, visitId, personIds)),
    ...(await headsTooMany(context, visitId, rows)),
  ]
  if (problems.length > 0) return fail({ kind: 'invalid', fields: Object.fromEntries(problems) })
  const first = await lastPlace(context, visitId)
  await tx.delegationMember.createMany({
    data: rows.map(({ id, role, title, phone, note }, at) => ({
      ...{ id, visitId, role, title, phone, note },
      personId: personIds[at] ?? null,
      organisationId: organisationIds[at] ?? null,
      precedence: first + at,
    })),
  })
  await followRoster(tx, visitId)
  await noteAdded(context, visitId, ids)
  for (const organisationId of new Set(organisationIds)) await joinVisit(context, 'ours', { visitId, organisationId })
  return ok({ added: rows.length })
}

type Problem = [path: string, messages: Message[]]

async function resolveRows(context: CommandContext, rows: readonly PastedMember[]) {
  const gone = (field: string, at: number) =>
    fail({ kind: 'invalid', fields: { [`rows.${at}.${field}`]: [{ key: 'errors.referenceGone' }] } })
  const people = rows.map(({ person, languages }) => ('id' in person ? person : { ...person, languages }))
  const persons = await resolveMany(context, 'person', people)
  if (!persons.ok) return persons
  if (persons.value.goneAt !== null) return gone('person', persons.value.goneAt)
  const organisations = await resolveMany(
    context,
    'organisation',
    rows.map(({ organisation }) => organisation),
  )
  if (!organisations.ok) return organisations
  if (organisations.value.goneAt !== null) return gone('organisation', organisations.value.goneAt)
  return ok({ personIds: persons.value.ids, organisationIds: organisations.value.ids })
}

/** Rows of somebody who is in the delegation, or in a row above. */
async function peopleTwice(
  { tx }: CommandContext,
  visitId: string,
  personIds: readonly (string | null)[],
): Promise<Problem[]> {
  const wanted = personIds.flatMap((id) => id ?? [])
  const there = await tx.delegationMember.findMany({
    where: { visitId, archivedAt: null, personId: { in: wanted } },
    select: { personId: true },
  })
  const known = new Set(there.map(({ personId }) => personId))
  return personIds.flatMap((id, at): Problem[] => {
    const twice = known.has(id)
    known.add(id)
    return twice ? [[`rows.${at}.person`, [{ key: 'refusals.delegations.memberThere' }]]] : []
  })
}

async function headsTooMany(
  context: CommandContext,
  visitId: string,
  rows: readonly PastedMember[],
): Promise<Problem[]> {
  const heads = rows.flatMap(({ role }, at) => (role === 'head_of_delegation' ? [at] : []))
  const [first] = heads
  if (first === undefined) return []
  const standing = await headBeside(context, visitId)
  if (standing !== null) {
    return heads.map((at) => [`rows.${at}.role`, [{ key: 'refusals.delegations.oneHead', values: { name: standing } }]])
  }
  const row = rows[first]?.row ?? 0
  return heads.slice(1).map((at) => [`rows.${at}.role`, [{ key: 'refusals.paste.secondHead', values: { row } }]])
}

async function noteAdded(context: CommandContext, visitId: string, ids: readonly string[]): Promise<void> {
  const members = await context.tx.delegationMember.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { precedence: 'asc' },
    select: { id: true, role: true, person: { select: { name: true } } },
  })
  for (const { id, role, person } of members) {
    const subject = memberSubject({ id, visitId }, person?.name ?? '')
    context.audit({ ...subject, action: 'member.added', changes: { role: { from: null, to: role } } })
  }
}
