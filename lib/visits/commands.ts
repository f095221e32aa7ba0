import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { can } from '@/lib/auth/permissions'
import { transition } from '@/lib/auth/workflow'
import { conflict } from '@/lib/platform/conflict'
import { invalid, missing, ok, type Result, refused } from '@/lib/platform/result'
import { visitColumns } from './edit.commands'
import { createVisitSchema, moveVisitReasonSchema, moveVisitSchema, teamSchema } from './schema'
import { visitForWrite } from './scope'
import { VISIT_WORKFLOW, type VisitStatus, type VisitTransition } from './workflow'
import { resolveFramework, writeVisitParts } from './write.commands'

/** A new visit, Proposed. Its creator joins the team, so that restricting it does not lock them out. */
export const createVisit = defineCommand({
  name: 'createVisit',
  permission: 'visit.edit',
  schema: createVisitSchema,
  handler: async (context, input): Promise<Result<{ id: string }>> => {
    const { tx, actor, now } = context
    const id = input.id ?? input.commandId
    if (await tx.visit.findUnique({ where: { id }, select: { id: true } })) return refused('errors.commandReused')
    const framework = await resolveFramework(context, input.framework)
    if (!framework.ok) return framework
    await tx.visit.create({ data: { id, ...visitColumns(input, framework.value) } })
    const parts = await writeVisitParts(context, id, input)
    if (!parts.ok) return parts
    if (actor.userId) await tx.visitTeamMember.create({ data: { visitId: id, userId: actor.userId, addedAt: now } })
    context.audit({
      action: 'visit.created',
      subjectType: 'visit',
      subjectId: id,
      subjectName: input.title,
      visitId: id,
    })
    return ok({ id })
  },
})

type Move = { visitId: string; version: number; reason: string | null }

/**
 * One step of the workflow table, for a visit in a state that the step starts from. `condition` is what the
 * table cannot say. A version that is not the current one is a conflict: somebody moved or edited it meanwhile.
 */
export async function moveVisit(
  context: CommandContext,
  command: VisitTransition['command'],
  input: Move,
  condition?: (visitId: string) => Promise<Result>,
): Promise<Result> {
  const row = transition<VisitStatus, VisitTransition>(VISIT_WORKFLOW, command)
  const visit = await visitForWrite(context.tx, context.actor, input.visitId)
  if (!visit) return missing()
  if (!(row.from as readonly string[]).includes(visit.status)) return refused('refusals.visit.notFromHere')
  if (visit.version !== input.version) return conflict({ version: visit.version, base: {}, mine: {}, theirs: {} })
  const allowed = condition ? await condition(visit.id) : ok(null)
  if (!allowed.ok) return allowed
  await context.tx.visit.update({
    where: { id: visit.id },
    data: {
      status: row.to,
      statusReason: input.reason,
      ...(command === 'endVisitEarly' ? { endedEarly: true } : {}),
      ...(command === 'resumeVisit' ? { endedEarly: false } : {}),
      proposed: visit.proposed.filter((field) => field !== 'status'),
      version: { increment: 1 },
    },
  })
  context.audit({
    action: row.event,
    subjectType: 'visit',
    subjectId: visit.id,
    subjectName: visit.title,
    visitId: visit.id,
    changes: { status: { from: visit.status, to: row.to } },
    reason: input.reason,
  })
  return ok(null)
}

const step = (
  command: VisitTransition['command'],
  condition?: (context: CommandContext, visitId: string) => Promise<Result>,
) => {
  const row = transition<VisitStatus, VisitTransition>(VISIT_WORKFLOW, command)
  return defineCommand({
    name: command,
    permission: row.permission,
    schema: 'reason' in row ? moveVisitReasonSchema : moveVisitSchema,
    handler: (context, input) =>
      moveVisit(context, command, input, condition && ((visitId) => condition(context, visitId))),
  })
}

const countHeld = ({ tx }: CommandContext, visitId: string) =>
  tx.programmeItem.count({ where: { visitId, status: 'held', archivedAt: null } })

export const startPlanning = step('startPlanning')
export const confirmVisit = step('confirmVisit')
export const unconfirmVisit = step('unconfirmVisit')
export const startVisit = step('startVisit')
export const startReporting = step('startReporting')
export const resumeVisit = step('resumeVisit')
export const reopenVisit = step('reopenVisit')
export const reviveVisit = step('reviveVisit')

/** Ends a visit that something was held on before its programme is through; the reason is kept. */
export const endVisitEarly = step('endVisitEarly', async (context, visitId) =>
  (await countHeld(context, visitId)) > 0 ? ok(null) : refused('refusals.visit.nothingHeldCancel'),
)

/** Cancels a visit of which nothing has been held; after that it is ended early (DESIGN §3). */
export const cancelVisit = step('cancelVisit', async (context, visitId) =>
  (await countHeld(context, visitId)) === 0 ? ok(null) : refused('refusals.visit.heldEndEarly'),
)

/** Puts an active account on the visit's team. */
export const addToTeam = defineCommand({
  name: 'addToTeam',
  permission: 'visit.edit',
  schema: teamSchema,
  handler: async (context, input): Promise<Result> => {
    const visit = await visitForWrite(context.tx, context.actor, input.visitId)
    if (!visit) return missing()
    const user = await context.tx.user.findFirst({ where: { id: input.userId, deactivatedAt: null } })
    if (!user) return invalid('userId', 'errors.referenceGone')
    const key = { visitId: visit.id, userId: user.id }
    const already = await context.tx.visitTeamMember.findUnique({ where: { visitId_userId: key } })
    if (already) return ok(null)
    await context.tx.visitTeamMember.create({ data: { ...key, addedAt: context.now } })
    context.audit({
      action: 'visit.team_joined',
      subjectType: 'user',
      subjectId: user.id,
      subjectName: user.name,
      visitId: visit.id,
    })
    return ok(null)
  },
})

/** Takes an account off the team; nobody takes themselves off a restricted visit that they then could not see. */
export const removeFromTeam = defineCommand({
  name: 'removeFromTeam',
  permission: 'visit.edit',
  schema: teamSchema,
  handler: async (context, input): Promise<Result> => {
    const { tx, actor } = context
    const visit = await visitForWrite(tx, actor, input.visitId)
    if (!visit) return missing()
    if (visit.restricted && input.userId === actor.userId && !can(actor, 'visit.see-restricted')) {
      return refused('refusals.visit.ownTeamPlace')
    }
    const member = await tx.visitTeamMember.findFirst({
      where: { visitId: visit.id, userId: input.userId },
      include: { user: true },
    })
    if (!member) return ok(null)
    await tx.visitTeamMember.delete({ where: { visitId_userId: { visitId: visit.id, userId: input.userId } } })
    context.audit({
      action: 'visit.team_left',
      subjectType: 'user',
      subjectId: input.userId,
      subjectName: member.user.name,
      visitId: visit.id,
    })
    return ok(null)
  },
})
