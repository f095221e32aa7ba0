import { type CommandContext, defineCommand } from '@/lib/audit/command'
import type { Actor } from '@/lib/auth/permissions'
import type { Tx } from '@/lib/platform/db'
import type { Choice } from '@/lib/platform/fields'
import { reference } from '@/lib/platform/reference'
import { invalid, missing, ok, type Result, refused } from '@/lib/platform/result'
import { followUpForWrite, type LoadedFollowUp, refuseFinished, subjectOf, touch } from '../load.commands'
import { visibleFollowUp } from '../scope'
import { circleOf, type Edge, MOST_DEPENDENCIES, numberOf } from './dependencies'
import { addDependencySchema, removeDependencySchema } from './schema'

/**
 * "After F-0012": this follow-up waits for another that the actor sees. A circle is refused and named. It adds to what is
 * there, so it needs no version; what stands already is answered as done.
 */
export const addDependency = defineCommand({
  name: 'addDependency',
  permission: 'follow-up.write',
  schema: addDependencySchema,
  handler: async (context, input): Promise<Result> => {
    const { tx, actor } = context
    const loaded = await followUpForWrite(context, input.followUpId)
    if (!loaded.ok) return loaded
    const followUp = loaded.value
    const finished = refuseFinished(followUp)
    if (finished) return finished
    const first = await find(tx, actor, input.after)
    if (!first) return invalid('after', 'errors.followUpNotFound')
    if (first.id === followUp.id) return invalid('after', 'errors.dependencyItself')
    const held = await tx.followUpDependency.findMany({ where: { followUpId: followUp.id }, select: { afterId: true } })
    if (held.some(({ afterId }) => afterId === first.id)) return ok(null)
    if (held.length >= MOST_DEPENDENCIES)
      return refused('refusals.followUps.dependenciesFull', { most: MOST_DEPENDENCIES })
    const circle = circleOf(await edgesFrom(tx, first.id), followUp.id, first.id)
    if (circle) return invalid('after', 'errors.dependencyCircle', { circle: await told(context, circle) })
    await tx.followUpDependency.create({ data: { followUpId: followUp.id, afterId: first.id } })
    await note(context, followUp, 'follow_up.dependency_added', first)
    return ok(null)
  },
})

export const removeDependency = defineCommand({
  name: 'removeDependency',
  permission: 'follow-up.write',
  schema: removeDependencySchema,
  handler: async (context, input): Promise<Result> => {
    const { tx, actor } = context
    const loaded = await followUpForWrite(context, input.followUpId)
    if (!loaded.ok) return loaded
    const finished = refuseFinished(loaded.value)
    if (finished) return finished
    const first = await find(tx, actor, { id: input.afterId })
    if (!first) return missing()
    const where = { followUpId: input.followUpId, afterId: first.id }
    const { count } = await tx.followUpDependency.deleteMany({ where })
    if (count > 0) await note(context, loaded.value, 'follow_up.dependency_removed', first)
    return ok(null)
  },
})

type First = { id: string; number: number; restricted: boolean; visit: { restricted: boolean } }
const FIRST = { id: true, number: true, restricted: true, visit: { select: { restricted: true } } } as const

async function find(tx: Tx, actor: Actor, choice: Choice): Promise<First | null> {
  const number = choice && 'name' in choice ? numberOf(choice.name) : null
  const which = choice && 'id' in choice ? { id: choice.id } : number === null ? null : { number }
  if (!which) return null
  return await tx.followUp.findFirst({ where: { AND: [which, visibleFollowUp(actor)] }, select: FIRST })
}

/**
 * Everything that the follow-up waits for, directly or not. All who add a dependency wait here for each other, so that
 * the circle of two who add at once is seen by the later one. Nothing is locked after this, so nobody waits in a ring.
 */
async function edgesFrom(tx: Tx, id: string): Promise<Edge[]> {
  await tx.$executeRaw`/* follow-ups.hold-dependencies */ SELECT pg_advisory_xact_lock(hashtext('follow_up_dependency'))`
  return await tx.$queryRaw<Edge[]>`/* follow-ups.waits-for */
    WITH RECURSIVE reach (from_id, to_id) AS (
      SELECT d.follow_up_id, d.after_id FROM follow_up_dependency d WHERE d.follow_up_id = ${id}::uuid
      UNION SELECT d.follow_up_id, d.after_id FROM reach r JOIN follow_up_dependency d ON d.follow_up_id = r.to_id)
    SELECT from_id AS "from", to_id AS "to" FROM reach`
}

/** The circle by references: what the actor may not see is passed over in silence. */
async function told({ tx, actor }: CommandContext, circle: readonly string[]): Promise<string> {
  const seen = await tx.followUp.findMany({
    where: { AND: [{ id: { in: [...circle] } }, visibleFollowUp(actor)] },
    select: { id: true, number: true },
  })
  const words = new Map(seen.map(({ id, number }) => [id, reference('F', number)]))
  return circle.flatMap((id) => words.get(id) ?? []).join(' → ')
}

type DependencyEvent = 'follow_up.dependency_added' | 'follow_up.dependency_removed'

/** The history is read by more people than what is restricted: there it stands without its reference. */
async function note(
  { tx, now, audit }: CommandContext,
  followUp: LoadedFollowUp,
  action: DependencyEvent,
  first: First,
) {
  await tx.followUp.update({ where: { id: followUp.id }, data: touch(now) })
  if (first.restricted || first.visit.restricted) return audit({ action, ...subjectOf(followUp) })
  const name = reference('F', first.number)
  const change = action === 'follow_up.dependency_added' ? { from: null, to: name } : { from: name, to: null }
  audit({ action, ...subjectOf(followUp), changes: { after: change } })
}
