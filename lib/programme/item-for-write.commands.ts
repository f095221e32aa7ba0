import type { CommandContext } from '@/lib/audit/command'
import { conflict } from '@/lib/platform/conflict'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { visitForWrite } from '@/lib/visits/scope'
import { isOpenForChange } from '@/lib/visits/workflow'

type Tx = CommandContext['tx']
export type VisitRow = NonNullable<Awaited<ReturnType<typeof visitForWrite>>>

const NAMED = {
  hosts: { select: { organisation: { select: { id: true, name: true } } } },
  counterparts: {
    select: {
      contactId: true,
      answer: true,
      contact: {
        select: { title: true, person: { select: { name: true } }, group: { select: { label: true } } },
      },
    },
  },
  participants: {
    select: {
      memberId: true,
      byHand: true,
      member: { select: { archivedAt: true, person: { select: { name: true } }, group: { select: { label: true } } } },
    },
  },
  subgroups: { select: { subgroup: { select: { id: true, name: true, archivedAt: true } } } },
  offeredByOrganisation: { select: { name: true } },
  offeredByPerson: { select: { name: true } },
  interpreter: { select: { name: true } },
  noteTaker: { select: { name: true } },
} as const

/** One item with the names of everybody in it. */
export const loadItem = (tx: Tx, itemId: string) =>
  tx.programmeItem.findUniqueOrThrow({ where: { id: itemId }, include: NAMED })
export type LoadedItem = Awaited<ReturnType<typeof loadItem>>

/** The visit, held, for a change of its programme: missing when hidden, refused when completed or cancelled. */
export async function openVisit({ tx, actor }: CommandContext, visitId: string): Promise<Result<VisitRow>> {
  const visit = await visitForWrite(tx, actor, visitId)
  if (!visit) return missing()
  return isOpenForChange(visit.status) ? ok(visit) : refused('refusals.visitClosed')
}

/**
 * An item for a change, read under the lock of its visit, so that nobody changes it until the transaction ends.
 * Missing when there is none that the actor may see, or when it is in the archive and that was not asked for.
 */
export async function itemForWrite(
  context: CommandContext,
  itemId: string,
  { archived = false }: { archived?: boolean } = {},
): Promise<Result<{ visit: VisitRow; item: LoadedItem }>> {
  const found = await context.tx.programmeItem.findUnique({ where: { id: itemId }, select: { visitId: true } })
  if (!found) return missing()
  const visit = await openVisit(context, found.visitId)
  if (!visit.ok) return visit
  const item = await loadItem(context.tx, itemId)
  return (item.archivedAt !== null) === archived ? ok({ visit: visit.value, item }) : missing()
}

/** The answer to a step or a shelving on an older version: the page loads again and shows what is true. */
export const staleStep = (item: { version: number; status: string }, mine: string): Result<never> =>
  conflict({ version: item.version, base: {}, mine: { status: mine }, theirs: { status: item.status } })

/** What every event on an item carries. */
export const subjectOf = (item: { id: string; title: string; visitId: string }) => ({
  subjectType: 'programme_item',
  subjectId: item.id,
  subjectName: item.title,
  visitId: item.visitId,
})
