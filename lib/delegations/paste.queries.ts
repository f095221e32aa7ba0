import { type Actor, can } from '@/lib/auth/permissions'
import { organisationsNamed, peopleNamed } from '@/lib/directory/named.queries'
import { openTable } from '@/lib/paste/open-table'
import type { Preview } from '@/lib/paste/types'
import { db } from '@/lib/platform/db'
import { fail, forbidden, missing, ok, type Result, refused } from '@/lib/platform/result'
import { visibleVisit } from '@/lib/visits/scope'
import { isOpenForChange } from '@/lib/visits/workflow'
import { readMembers, writtenName, writtenOrganisations } from './paste-members'
import { type PastedMemberInput, previewMembersSchema } from './paste-schema'
import { MEMBER_SPEC, type MemberColumn } from './paste-words'

export type MembersPreview = Preview<PastedMemberInput, MemberColumn>

/**
 * What a pasted list of people would become as members of the visit: nothing is written. Forbidden without the
 * permission to add them, missing when the visit is hidden, refused when it is closed, invalid when there is no table
 * in the text. Five statements, whatever its size.
 */
export async function previewMembers(actor: Actor, raw: unknown): Promise<Result<MembersPreview>> {
  if (!can(actor, 'visit.edit')) return forbidden()
  const asked = previewMembersSchema.safeParse(raw)
  if (!asked.success) return fail({ kind: 'invalid', fields: { text: [{ key: 'refusals.paste.unreadable' }] } })
  const { visitId, keep } = asked.data
  const visit = await db().visit.findFirst({ where: { id: visitId, ...visibleVisit(actor) }, select: { status: true } })
  if (!visit) return missing()
  if (!isOpenForChange(visit.status)) return refused('refusals.visitClosed')
  const opened = openTable(asked.data, MEMBER_SPEC)
  if (!opened.ok) return opened
  const { table, header, columns } = opened.value
  const names = table.slice(header ? 1 : 0).map((row) => writtenName(row, columns))
  const [members, people, organisations] = await Promise.all([
    membersOf(visitId),
    peopleNamed(names),
    organisationsNamed(writtenOrganisations(opened.value)),
  ])
  const candidates = [...people].map(
    ([name, found]) =>
      [name, found.map((one) => ({ ...one, hint: [one.title, one.organisation].filter(Boolean).join(', ') }))] as const,
  )
  const head = members.find(({ role }) => role === 'head_of_delegation')?.names[0] ?? null
  return ok(readMembers(opened.value, { members, head, people: new Map(candidates), organisations }, keep))
}

/** Who is on our side of a visit: persons with every name they have, groups by their label. */
export async function membersOf(visitId: string) {
  const rows = await db().delegationMember.findMany({
    where: { visitId, archivedAt: null },
    orderBy: { precedence: 'asc' },
    select: {
      id: true,
      personId: true,
      role: true,
      person: { select: { name: true, names: { select: { text: true } } } },
      group: { select: { label: true } },
    },
  })
  return rows.map(({ id, personId, role, person, group }) => ({
    id,
    personId: personId ?? '',
    role,
    names: person ? [person.name, ...person.names.map(({ text }) => text)] : [group?.label ?? ''],
  }))
}
