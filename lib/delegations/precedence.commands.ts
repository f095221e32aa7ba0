import type { CommandContext } from '@/lib/audit/command'
import { ok, type Result } from '@/lib/platform/result'
import { memberForWrite } from './for-write.commands'
import { moved, partyName } from './rules'
import type { MemberMove } from './schema'

/** The ids of a visit's delegation in the order of precedence. */
export async function orderOf({ tx }: CommandContext, visitId: string): Promise<string[]> {
  const rows = await tx.delegationMember.findMany({
    where: { visitId, archivedAt: null },
    orderBy: { precedence: 'asc' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Gives everybody the place in which they stand in `order`, 1 first. Ties on the way are checked at the commit. */
export async function storeOrder({ tx }: CommandContext, order: readonly string[]): Promise<void> {
  await tx.$executeRaw`/* delegations.precedence */
    UPDATE delegation_member m SET precedence = o.place
    FROM unnest(${[...order]}::uuid[]) WITH ORDINALITY AS o(id, place)
    WHERE m.id = o.id AND m.precedence <> o.place`
}

/** The place after the last. */
export async function lastPlace({ tx }: CommandContext, visitId: string): Promise<number> {
  const last = await tx.delegationMember.aggregate({ where: { visitId, archivedAt: null }, _max: { precedence: true } })
  return (last._max.precedence ?? 0) + 1
}

/**
 * Moves a member in the order of precedence. It says where to from wherever the member stands by then, so two at
 * once both count; an edit form that is open stays good, because the version does not change.
 */
export async function moveMember(
  context: CommandContext,
  input: { id: string; direction: MemberMove },
): Promise<Result> {
  const found = await memberForWrite(context, input.id)
  if (!found.ok) return found
  const member = found.value
  const order = await orderOf(context, member.visitId)
  const next = moved(order, member.id, input.direction)
  const [from, to] = [order.indexOf(member.id) + 1, next.indexOf(member.id) + 1]
  if (from === to) return ok(null)
  await storeOrder(context, next)
  context.audit({
    action: 'member.moved',
    subjectType: 'delegation_member',
    subjectId: member.id,
    subjectName: partyName(member),
    visitId: member.visitId,
    changes: { precedence: { from, to } },
  })
  return ok(null)
}
