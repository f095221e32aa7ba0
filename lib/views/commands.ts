import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { lock } from '@/lib/platform/lock'
import { forbidden, invalid, missing, ok, type Result, refused } from '@/lib/platform/result'
import { viewQuery } from './rules'
import { MOST_VIEWS, renameViewSchema, saveViewSchema, viewSchema } from './schema'

// Views are how somebody looks at the office's records and no records: they leave no audit.

/**
 * Keeps an address of a register under a name of one's own. Its id is the command's. Whose views are changed
 * is held meanwhile, so that a name that was free still is. At most `MOST_VIEWS` stand in a register.
 */
export const saveView = defineCommand({
  name: 'saveView',
  permission: 'account.own',
  schema: saveViewSchema,
  handler: async (context, { commandId: id, register, name, query, shared }): Promise<Result<{ id: string }>> => {
    const { tx, actor, now } = context
    const ownerId = actor.userId
    if (!ownerId) return forbidden()
    await lock(tx, 'user', ownerId)
    if (await taken(context, { register, ownerId, name })) return invalid('name', 'errors.viewNameTaken')
    if (await isFull(context, { register, ownerId })) return invalid('name', 'errors.viewsFull', { most: MOST_VIEWS })
    if (await tx.savedView.findUnique({ where: { id }, select: { id: true } })) return refused('errors.commandReused')
    await tx.savedView.create({
      data: { id, register, name, query: viewQuery(query), shared, ownerId, createdAt: now },
    })
    return ok({ id })
  },
})

/** Gives one's own view another name. */
export const renameView = defineCommand({
  name: 'renameView',
  permission: 'account.own',
  schema: renameViewSchema,
  handler: (context, { viewId, name }) =>
    onOwn(context, viewId, async (view) => {
      if (await taken(context, { ...view, name })) return invalid('name', 'errors.viewNameTaken')
      await context.tx.savedView.update({ where: { id: view.id }, data: { name } })
      return ok(null)
    }),
})

/** Shows one's own view to everybody who has the register; each sees in it what they may see. */
export const shareView = sharing('shareView', true)
/** Takes it back; who has its address keeps the address, and no other's register opens with it. */
export const unshareView = sharing('unshareView', false)

function sharing(name: string, shared: boolean) {
  return defineCommand({
    name,
    permission: 'account.own',
    schema: viewSchema,
    handler: (context, { viewId }) =>
      onOwn(context, viewId, async ({ id, ownerId }) => {
        await context.tx.savedView.update({ where: { id }, data: { shared } })
        if (!shared) await context.tx.defaultView.deleteMany({ where: { viewId: id, userId: { not: ownerId } } })
        return ok(null)
      }),
  })
}

/** Puts one's own view away; its name is free again, and no register opens with it. */
export const archiveView = defineCommand({
  name: 'archiveView',
  permission: 'account.own',
  schema: viewSchema,
  handler: (context, { viewId }) =>
    onOwn(context, viewId, async ({ id }) => {
      await context.tx.savedView.update({ where: { id }, data: { archivedAt: context.now } })
      await context.tx.defaultView.deleteMany({ where: { viewId: id } })
      return ok(null)
    }),
})

/** Brings one's own view back, where its name has not been given to another meanwhile. */
export const restoreView = defineCommand({
  name: 'restoreView',
  permission: 'account.own',
  schema: viewSchema,
  handler: async (context, { viewId: id }): Promise<Result> => {
    const { tx, actor } = context
    if (!actor.userId) return missing()
    await lock(tx, 'user', actor.userId)
    const view = await tx.savedView.findFirst({ where: { id, ownerId: actor.userId } })
    if (!view) return missing()
    if (await taken(context, view)) return refused('errors.viewNameTaken')
    if (await isFull(context, view)) return refused('errors.viewsFull', { most: MOST_VIEWS })
    await tx.savedView.update({ where: { id }, data: { archivedAt: null } })
    return ok(null)
  },
})

/** Has one's register open with this view, one's own or a shared one, in the place of any other. */
export const makeViewDefault = defineCommand({
  name: 'makeViewDefault',
  permission: 'account.own',
  schema: viewSchema,
  handler: async ({ tx, actor }, { viewId }): Promise<Result> => {
    const userId = actor.userId
    if (!userId) return missing()
    await lock(tx, 'user', userId)
    // Held, so that it is neither put away nor taken back meanwhile.
    await lock(tx, 'savedView', viewId)
    const view = await tx.savedView.findFirst({
      where: { id: viewId, archivedAt: null, OR: [{ ownerId: userId }, { shared: true }] },
      select: { register: true },
    })
    if (!view) return missing()
    const { register } = view
    await tx.defaultView.upsert({
      where: { userId_register: { userId, register } },
      create: { userId, register, viewId },
      update: { viewId },
    })
    return ok(null)
  },
})

/** Has one's register open with everything again. */
export const dropDefaultView = defineCommand({
  name: 'dropDefaultView',
  permission: 'account.own',
  schema: viewSchema,
  handler: async ({ tx, actor }, { viewId }): Promise<Result> => {
    if (!actor.userId) return missing()
    await tx.defaultView.deleteMany({ where: { userId: actor.userId, viewId } })
    return ok(null)
  },
})

type View = { id: string; register: string; ownerId: string; name: string }

/** Another's view is changed by nobody, and cannot be told from none. */
async function onOwn(context: CommandContext, id: string, then: (view: View) => Promise<Result>): Promise<Result> {
  const { tx, actor } = context
  if (!actor.userId) return missing()
  await lock(tx, 'user', actor.userId)
  const view = await tx.savedView.findFirst({ where: { id, ownerId: actor.userId, archivedAt: null } })
  return view ? await then(view) : missing()
}

/** As the index `saved_view_one_name` has it: capitals make no other name. */
async function taken({ tx }: CommandContext, view: Omit<View, 'id'> & { id?: string }): Promise<boolean> {
  const [same] = await tx.$queryRaw<unknown[]>`/* views.named */
    SELECT 1 FROM saved_view s WHERE s.register = ${view.register} AND s.owner_id = ${view.ownerId}::uuid
      AND lower(s.name) = lower(${view.name}) AND s.archived_at IS NULL AND s.id IS DISTINCT FROM ${view.id ?? null}::uuid`
  return same !== undefined
}

/** Counted while its owner is held, so that two at once do not pass the limit. */
async function isFull({ tx }: CommandContext, { register, ownerId }: Omit<View, 'id' | 'name'>): Promise<boolean> {
  return (await tx.savedView.count({ where: { register, ownerId, archivedAt: null } })) >= MOST_VIEWS
}
