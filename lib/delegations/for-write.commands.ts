import type { CommandContext } from '@/lib/audit/command'
import { conflict } from '@/lib/platform/conflict'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { visitForWrite } from '@/lib/visits/scope'
import { isOpenForChange } from '@/lib/visits/workflow'

/** Holds the visit for a change of its people: missing when hidden, refused when completed or cancelled. */
export async function openVisit({ tx, actor }: CommandContext, visitId: string): Promise<Result<{ id: string }>> {
  const visit = await visitForWrite(tx, actor, visitId)
  if (!visit) return missing()
  return isOpenForChange(visit.status) ? ok({ id: visit.id }) : refused('refusals.visitClosed')
}

const NAMED = {
  person: { select: { name: true } },
  group: { select: { id: true, label: true, headcount: true } },
  organisation: { select: { id: true, name: true } },
} as const

type Wanted = { archived?: boolean }

/**
 * A member for a change, read under the lock of its visit. Missing when there is none that the actor may see, or
 * when it is removed and that was not asked for.
 */
export async function memberForWrite(context: CommandContext, id: string, { archived = false }: Wanted = {}) {
  const at = await context.tx.delegationMember.findUnique({ where: { id }, select: { visitId: true } })
  if (!at) return missing()
  const visit = await openVisit(context, at.visitId)
  if (!visit.ok) return visit
  const member = await context.tx.delegationMember.findUniqueOrThrow({ where: { id }, include: NAMED })
  return (member.archivedAt !== null) === archived ? ok(member) : missing()
}
export type LoadedMember = Extract<Awaited<ReturnType<typeof memberForWrite>>, { ok: true }>['value']

/** The same as `memberForWrite` for a contact of the hosts. */
export async function contactForWrite(context: CommandContext, id: string, { archived = false }: Wanted = {}) {
  const at = await context.tx.hostContact.findUnique({ where: { id }, select: { visitId: true } })
  if (!at) return missing()
  const visit = await openVisit(context, at.visitId)
  if (!visit.ok) return visit
  const contact = await context.tx.hostContact.findUniqueOrThrow({ where: { id }, include: NAMED })
  return (contact.archivedAt !== null) === archived ? ok(contact) : missing()
}
export type LoadedContact = Extract<Awaited<ReturnType<typeof contactForWrite>>, { ok: true }>['value']

/** The same as `memberForWrite` for a subgroup, with its organisation and whom it names, removed ones too. */
export async function subgroupForWrite(context: CommandContext, id: string, { archived = false }: Wanted = {}) {
  const at = await context.tx.subgroup.findUnique({ where: { id }, select: { visitId: true } })
  if (!at) return missing()
  const visit = await openVisit(context, at.visitId)
  if (!visit.ok) return visit
  const { person, group, organisation } = NAMED
  const member = { select: { id: true, title: true, archivedAt: true, person, group } }
  const include = { organisation, members: { select: { member } } }
  const subgroup = await context.tx.subgroup.findUniqueOrThrow({ where: { id }, include })
  return (subgroup.archivedAt !== null) === archived ? ok(subgroup) : missing()
}
export type LoadedSubgroup = Extract<Awaited<ReturnType<typeof subgroupForWrite>>, { ok: true }>['value']

/** The answer to a removal or a replacement on an older version: the page loads again and shows what is true. */
export const staleStep = (row: { version: number }): Result<never> =>
  conflict({ version: row.version, base: {}, mine: {}, theirs: {} })
