import type { CommandContext } from '@/lib/audit/command'
import { PERMISSIONS } from '@/lib/auth/permissions'
import { tell } from '@/lib/notifications/tell'
import type { LoadedReadout } from './load.commands'

/** Managers who are told of one submission where nobody of the visit's team may clear it. */
const FEW = 20

/**
 * Tells who may clear the readout that it was handed in: the managers of the visit's team, and where there are none
 * the managers of the office, twenty at most.
 */
export async function tellManagers({ tx, actor, now }: CommandContext, readout: LoadedReadout): Promise<void> {
  const { visitId, id: readoutId } = readout
  const clears = {
    deactivatedAt: null,
    roles: { some: { role: { in: [...PERMISSIONS['readout.clear']] } } },
    ...(actor.userId && { id: { not: actor.userId } }),
  }
  const args = { select: { id: true }, orderBy: { id: 'asc' }, take: FEW } as const
  const team = await tx.user.findMany({ ...args, where: { ...clears, teams: { some: { visitId } } } })
  const told = team.length > 0 ? team : await tx.user.findMany({ ...args, where: clears })
  const subject = { visitId, subjectType: 'readout', subjectId: readoutId, values: { by: actor.name } }
  const notices = told.map(({ id: userId }) => ({ userId, kind: 'readout_submitted' as const, ...subject }))
  await tell(tx, notices, now)
}

/** Tells the writer that the readout came back, with how many comments beside its text. */
export async function tellWriter(
  { tx, actor, now }: CommandContext,
  readout: LoadedReadout,
  comments: number,
): Promise<void> {
  if (readout.writerId === null || readout.writerId === actor.userId) return
  const subject = { visitId: readout.visitId, subjectType: 'readout', subjectId: readout.id }
  const values = { by: actor.name, comments }
  await tell(tx, [{ userId: readout.writerId, kind: 'readout_returned', ...subject, values }], now)
}
