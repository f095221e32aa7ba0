import type { CommandContext } from '@/lib/audit/command'
import { carriesSql } from '@/lib/auth/carries.queries'
import { whoMaySee } from '@/lib/follow-ups/audience.queries'
import type { LoadedFollowUp } from '@/lib/follow-ups/load.commands'
import { tell } from '@/lib/notifications/tell'
import { todayAtHome } from '@/lib/platform/today'
import { ON_TEAM } from '@/lib/visits/scope'

/** Managers who are told of one report where nobody answers for the follow-up. */
const FEW = 20

/**
 * Tells the accountable officer that an outside body has reported; where there is none who can see it, the managers of
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

/** Only accounts in use that may see the follow-up today: an acting manager until the last day, for example. */
async function readersOf({ tx, now }: CommandContext, { id, officerId, visitId }: LoadedFollowUp): Promise<string[]> {
  const today = todayAtHome(now)
  const accounts = officerId === null ? [] : await tx.user.findMany({ where: { personId: officerId }, select: ID })
  const officer = await whoMaySee(tx, id, { today, userIds: accounts.map((account) => account.id) })
  if (officer.length > 0) return officer
  const managers = await tx.$queryRaw<{ id: string; member: boolean }[]>`/* private-links.managers */
    SELECT u.id, ${ON_TEAM} AS member FROM user_account u JOIN visit v ON v.id = ${visitId}::uuid
    WHERE u.deactivated_at IS NULL AND ${carriesSql('private-link.make', today)}
    ORDER BY member DESC, u.id LIMIT ${FEW}`
  const team = managers.filter(({ member }) => member)
  return (team.length > 0 ? team : managers).map((manager) => manager.id)
}

const ID = { id: true } as const
