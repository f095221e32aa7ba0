import type { CommandContext } from '@/lib/audit/command'
import { type NoticeInput, tell as tellAccounts } from '@/lib/notifications/tell'
import type { NoticeKind } from '@/lib/notifications/types'
import { todayAtHome } from '@/lib/platform/today'
import { audienceOf, whoMaySee } from './audience.queries'
import type { LoadedFollowUp } from './load.commands'

/** What is told of a follow-up in its own words; that it is due is said by the reminders. */
export type FollowUpNoticeKind = Exclude<
  Extract<NoticeKind, `follow_up_${string}`>,
  `follow_up_${'due' | 'overdue'}${'' | '_unattended' | '_copy'}`
>
type Told = Pick<LoadedFollowUp, 'id' | 'visitId'>

/** A command's context; where it does one row of many, what it would tell is gathered, and told once of all of them. */
export type Telling = CommandContext & { gather?: (notices: readonly NoticeInput[]) => void }

/** Tells accounts, at once or together with the other rows. */
export async function deliver({ tx, now, gather }: Telling, notices: readonly NoticeInput[]): Promise<void> {
  if (gather) gather(notices)
  else await tellAccounts(tx, notices, now)
}

/**
 * Tells the officer and the watchers of a follow-up what happened to it: those who may still see it, and never who did it.
 * @param also accounts that are told besides, such as who submitted it
 * @param internal only those who see what is internal
 */
export async function tell(
  context: Telling,
  followUp: Told,
  kind: FollowUpNoticeKind,
  { also = [], internal = false }: { also?: readonly (string | null)[]; internal?: boolean } = {},
): Promise<void> {
  const named = also.filter((id) => id !== null)
  const today = todayAtHome(context.now)
  await send(context, followUp, kind, await audienceOf(context.tx, followUp.id, { today, also: named, internal }))
}

/** Tells whoever is accountable from now on that it is theirs. */
export async function tellAssigned(context: Telling, followUp: Told, officerId: string | null): Promise<void> {
  if (officerId === null) return
  const { tx, now } = context
  const accounts = await tx.user.findMany({ where: { personId: officerId }, select: { id: true } })
  await tellOnly(
    context,
    followUp,
    'follow_up_assigned',
    accounts.map(({ id }) => id),
    todayAtHome(now),
  )
}

/** Tells these accounts alone, as far as they may see the follow-up. */
export async function tellOnly(
  context: Telling,
  followUp: Told,
  kind: FollowUpNoticeKind,
  userIds: readonly string[],
  today = todayAtHome(context.now),
): Promise<void> {
  if (userIds.length > 0)
    await send(context, followUp, kind, await whoMaySee(context.tx, followUp.id, { today, userIds }))
}

async function send(context: Telling, followUp: Told, kind: FollowUpNoticeKind, userIds: string[]) {
  const subject = {
    visitId: followUp.visitId,
    subjectType: 'followUp',
    subjectId: followUp.id,
    values: { by: context.actor.name },
  }
  const others = userIds.filter((id) => id !== context.actor.userId)
  await deliver(
    context,
    others.map((userId) => ({ userId, kind, ...subject })),
  )
}
