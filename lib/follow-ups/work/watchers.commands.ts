import { defineCommand } from '@/lib/audit/command'
import { forbidden, invalid, missing, ok, type Result } from '@/lib/platform/result'
import { todayAtHome } from '@/lib/platform/today'
import { whoMaySee } from '../audience.queries'
import { followUpForWrite, subjectOf } from '../load.commands'
import { tellOnly } from '../notices.commands'
import { maySetWatchers } from '../policy'
import { watcherSchema, watchSchema } from './schema'

/** Whoever sees a follow-up may be told of what happens to it: neither a touch nor a new version. */
export const watchFollowUp = defineCommand({
  name: 'watchFollowUp',
  permission: 'account.own',
  schema: watchSchema,
  handler: async (context, { followUpId }): Promise<Result> => {
    const { tx, actor, now, audit } = context
    const loaded = await followUpForWrite(context, followUpId)
    if (!loaded.ok) return loaded
    if (!actor.userId) return missing()
    const { count } = await tx.followUpWatcher.createMany({
      data: { followUpId, userId: actor.userId, at: now },
      skipDuplicates: true,
    })
    if (count > 0) audit({ action: 'follow_up.watched', ...subjectOf(loaded.value) })
    return ok(null)
  },
})

export const unwatchFollowUp = defineCommand({
  name: 'unwatchFollowUp',
  permission: 'account.own',
  schema: watchSchema,
  handler: async (context, { followUpId }): Promise<Result> => {
    const { tx, actor, audit } = context
    const loaded = await followUpForWrite(context, followUpId)
    if (!loaded.ok) return loaded
    if (!actor.userId) return missing()
    const { count } = await tx.followUpWatcher.deleteMany({ where: { followUpId, userId: actor.userId } })
    if (count > 0) audit({ action: 'follow_up.unwatched', ...subjectOf(loaded.value) })
    return ok(null)
  },
})

/** Has another account told, which must be one that sees the follow-up; for managers and the officer. */
export const addWatcher = defineCommand({
  name: 'addWatcher',
  permission: 'follow-up.write',
  schema: watcherSchema,
  handler: async (context, { followUpId, userId }): Promise<Result> => {
    const { tx, actor, now, audit } = context
    const loaded = await followUpForWrite(context, followUpId)
    if (!loaded.ok) return loaded
    if (!maySetWatchers(actor, loaded.value)) return forbidden()
    const [seen] = await whoMaySee(tx, followUpId, { today: todayAtHome(now), userIds: [userId] })
    if (!seen) return invalid('userId', 'errors.watcherCannotSee')
    const { count } = await tx.followUpWatcher.createMany({
      data: { followUpId, userId, at: now },
      skipDuplicates: true,
    })
    if (count === 0) return ok(null)
    const { name } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } })
    audit({
      action: 'follow_up.watcher_added',
      ...subjectOf(loaded.value),
      changes: { watcher: { from: null, to: name } },
    })
    await tellOnly(context, loaded.value, 'follow_up_watched', [userId])
    return ok(null)
  },
})

export const removeWatcher = defineCommand({
  name: 'removeWatcher',
  permission: 'follow-up.write',
  schema: watcherSchema,
  handler: async (context, { followUpId, userId }): Promise<Result> => {
    const { tx, actor, audit } = context
    const loaded = await followUpForWrite(context, followUpId)
    if (!loaded.ok) return loaded
    if (!maySetWatchers(actor, loaded.value)) return forbidden()
    const key = { followUpId_userId: { followUpId, userId } }
    const found = await tx.followUpWatcher.findUnique({ where: key, select: { user: { select: { name: true } } } })
    if (!found) return ok(null)
    await tx.followUpWatcher.delete({ where: key })
    audit({
      action: 'follow_up.watcher_removed',
      ...subjectOf(loaded.value),
      changes: { watcher: { from: found.user.name, to: null } },
    })
    return ok(null)
  },
})
