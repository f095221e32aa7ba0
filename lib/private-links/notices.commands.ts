import type { CommandContext } from '@/lib/audit/command'
import { PERMISSIONS } from '@/lib/auth/permissions'
import type { LoadedFollowUp } from '@/lib/follow-ups/load.commands'
import { tell } from '@/lib/notifications/tell'

/** Managers who are told of one report where nobody answers for the follow-up. */
const FEW = 20

/**
 * Tells the accountable officer that an outside body has reported; where there is none who can sign in, the managers of
 * the visit's team, and where there are none those of the office, twenty at most.
 */
export async function tellOfReport(
  context: CommandContext,
  followUp: LoadedFollowUp,
  organisation: string,
): Promise<void> {
  const { visitId, id: subjectId } = followUp
  const told = await readersOf(context, followUp)
  await tell(
    context.tx,
    told.map((userId) => ({
      userId,
      kind: 'outside_report_arrived',
      visitId,
      subjectType: 'followUp',
      subjectId,
      values: { by: organisation },
    })),
    context.now,
  )
}

async function readersOf({ tx }: CommandContext, { officerId, visitId }: LoadedFollowUp): Promise<string[]> {
  const args = { select: { id: true }, orderBy: { id: 'asc' }, take: FEW } as const
  const officer =
    officerId === null ? [] : await tx.user.findMany({ ...args, where: { personId: officerId, deactivatedAt: null } })
  if (officer.length > 0) return officer.map(({ id }) => id)
  const managers = {
    deactivatedAt: null,
    roles: { some: { role: { in: [...PERMISSIONS['private-link.make']] } } },
  }
  const team = await tx.user.findMany({ ...args, where: { ...managers, teams: { some: { visitId } } } })
  const all = team.length > 0 ? team : await tx.user.findMany({ ...args, where: managers })
  return all.map(({ id }) => id)
}
