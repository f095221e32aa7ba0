import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { hashToken, newToken, sealToken } from '@/lib/auth/private-address'
import { newId } from '@/lib/platform/id'
import { forbidden, missing, ok, type Result, refused } from '@/lib/platform/result'
import { visitForWrite } from '@/lib/visits/scope'
import { canKeepFeed } from './policy'

import { makeFeedSchema, revokeFeedSchema } from './schema'
import { onVisitSql } from './scope'

/** `sealed` holds the token for who shows the address: a receipt must not tell it. */
export type MadeFeed = { feedId: string; sealed: string }

/**
 * Makes a person's private address of a visit; one that stood before stops working. Refused for who is not on the visit,
 * and when another address stands than the one the actor saw. A closed visit takes it too: its calendar is still read.
 */
export const makeCalendarFeed = defineCommand({
  name: 'makeCalendarFeed',
  permission: 'account.own',
  schema: makeFeedSchema,
  handler: async (context, { visitId, personId, replaces }): Promise<Result<MadeFeed>> => {
    const { tx, actor, now } = context
    const visit = await visitForWrite(tx, actor, visitId)
    if (!visit) return missing()
    if (!canKeepFeed(actor, personId)) return forbidden()
    const [person] = await tx.$queryRaw<{ name: string }[]>`/* calendars.person-on-visit */
      SELECT p.name FROM person p WHERE p.id = ${personId}::uuid AND ${onVisitSql(visitId)}`
    if (!person) return refused('refusals.calendars.notOnVisit')
    const standing = await tx.calendarFeed.findFirst({ where: { visitId, personId, revokedAt: null } })
    if ((standing?.id ?? null) !== replaces) return refused('refusals.calendars.otherAddress')
    if (standing) await endFeed(context, standing, person.name)
    const [feedId, token] = [newId(), newToken()]
    await tx.calendarFeed.create({
      data: {
        id: feedId,
        visitId,
        personId,
        tokenHash: hashToken(token),
        createdAt: now,
        createdBy: actor.userId,
        createdByName: actor.name,
      },
    })
    context.audit({ action: 'calendar_feed.made', ...subjectOf({ id: feedId, visitId }, person.name) })
    return ok({ feedId, sealed: sealToken(`calendar-feed:${feedId}`, token) })
  },
})

/** Ends a private address: it answers as one that never was. Missing when it has ended already. */
export const revokeCalendarFeed = defineCommand({
  name: 'revokeCalendarFeed',
  permission: 'account.own',
  schema: revokeFeedSchema,
  handler: async (context, { feedId }): Promise<Result> => {
    const { tx, actor } = context
    const found = await tx.calendarFeed.findUnique({ where: { id: feedId }, select: { visitId: true } })
    if (!found || !(await visitForWrite(tx, actor, found.visitId))) return missing()
    const feed = await tx.calendarFeed.findUniqueOrThrow({
      where: { id: feedId },
      include: { person: { select: { name: true } } },
    })
    if (!canKeepFeed(actor, feed.personId)) return forbidden()
    if (feed.revokedAt) return missing()
    await endFeed(context, feed, feed.person.name)
    return ok(null)
  },
})

type Feed = { id: string; visitId: string }

async function endFeed({ tx, now, actor, audit }: CommandContext, feed: Feed, personName: string): Promise<void> {
  await tx.calendarFeed.update({ where: { id: feed.id }, data: { revokedAt: now, revokedBy: actor.userId } })
  audit({ action: 'calendar_feed.revoked', ...subjectOf(feed, personName) })
}

const subjectOf = ({ id, visitId }: Feed, personName: string) => ({
  subjectType: 'calendar_feed',
  subjectId: id,
  subjectName: personName,
  visitId,
})
