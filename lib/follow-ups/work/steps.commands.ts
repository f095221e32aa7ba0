import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { changed } from '@/lib/audit/record'
import { conflict } from '@/lib/platform/conflict'
import { dayFromDb, dayToDb } from '@/lib/platform/day'
import { invalid, missing, ok, type Result, refused } from '@/lib/platform/result'
import { followUpForWrite, type LoadedFollowUp, refuseFinished, subjectOf, touch } from '../load.commands'
import { isBeforeMeeting } from '../rules'
import { addStepSchema, editStepSchema, moveStepSchema, settleStepSchema, stepSchema } from './schema'

/** Steps of one follow-up: more than anybody overlooks. */
const MOST_STEPS = 100

/** A step on the way, last of all. Its date may lie after the follow-up's own (the page says so), not before the meeting. */
export const addStep = defineCommand({
  name: 'addStep',
  permission: 'follow-up.write',
  schema: addStepSchema,
  handler: async (context, input): Promise<Result<{ id: string }>> => {
    const { tx } = context
    const loaded = await unfinished(context, input.followUpId)
    if (!loaded.ok) return loaded
    const followUp = loaded.value
    const tooEarly = refuseTooEarly(followUp, input.dueDate)
    if (tooEarly) return tooEarly
    const id = input.id ?? input.commandId
    const others = await tx.followUpStep.findMany({ where: { followUpId: followUp.id }, select: { position: true } })
    if (others.length >= MOST_STEPS) return refused('refusals.followUps.stepsFull', { most: MOST_STEPS })
    if (await tx.followUpStep.findUnique({ where: { id }, select: { id: true } }))
      return refused('errors.commandReused')
    const position = Math.max(0, ...others.map((other) => other.position)) + 1
    const { title, dueDate } = input
    await tx.followUpStep.create({ data: { id, followUpId: followUp.id, title, dueDate: dayToDb(dueDate), position } })
    await note(context, followUp, 'added', { step: { from: null, to: title } })
    return ok({ id })
  },
})

/** Title and date of a step; written on an older version it is answered with both texts. */
export const editStep = defineCommand({
  name: 'editStep',
  permission: 'follow-up.write',
  schema: editStepSchema,
  handler: async (context, input): Promise<Result> => {
    const loaded = await stepForWrite(context, input)
    if (!loaded.ok) return loaded
    const { followUp, step } = loaded.value
    const { title, dueDate } = input
    const before = { title: step.title, dueDate: dayFromDb(step.dueDate) }
    const after = { title, dueDate }
    if (step.version !== input.version) {
      return conflict({ version: step.version, base: input.base ?? {}, mine: after, theirs: before })
    }
    const tooEarly = dueDate === before.dueDate ? null : refuseTooEarly(followUp, dueDate)
    if (tooEarly) return tooEarly
    const changes = changed(before, after, ['title', 'dueDate'])
    if (Object.keys(changes).length === 0) return ok(null)
    await context.tx.followUpStep.update({
      where: { id: step.id },
      data: { title, dueDate: dayToDb(dueDate), version: { increment: 1 } },
    })
    await note(context, followUp, 'edited', { step: { from: null, to: before.title }, ...changes })
    return ok(null)
  },
})

export const markStepDone = settle('markStepDone', 'done')
/** It was not done after all. */
export const markStepOpen = settle('markStepOpen', 'opened')

function settle(name: 'markStepDone' | 'markStepOpen', event: 'done' | 'opened') {
  return defineCommand({
    name,
    permission: 'follow-up.write',
    schema: settleStepSchema,
    handler: async (context, input): Promise<Result> => {
      const loaded = await stepForWrite(context, input)
      if (!loaded.ok) return loaded
      const { followUp, step } = loaded.value
      const done = event === 'done'
      if ((step.doneAt !== null) === done) return ok(null)
      if (step.version !== input.version) return conflict({ version: step.version, base: {}, mine: {}, theirs: {} })
      const data = done ? { doneAt: context.now, doneByName: context.actor.name } : { doneAt: null, doneByName: null }
      await context.tx.followUpStep.update({ where: { id: step.id }, data: { ...data, version: { increment: 1 } } })
      await note(context, followUp, event, { step: { from: null, to: step.title } })
      return ok(null)
    },
  })
}

/** One place up or down among those that stand; at the end it stays where it is. */
export const moveStep = defineCommand({
  name: 'moveStep',
  permission: 'follow-up.write',
  schema: moveStepSchema,
  handler: async (context, input): Promise<Result> => {
    const { tx } = context
    const loaded = await stepForWrite(context, input)
    if (!loaded.ok) return loaded
    const { followUp, step } = loaded.value
    const standing = await tx.followUpStep.findMany({
      where: { followUpId: followUp.id, archivedAt: null },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: { id: true, position: true },
    })
    const at = standing.findIndex(({ id }) => id === step.id)
    const other = standing[input.direction === 'up' ? at - 1 : at + 1]
    if (!other) return ok(null)
    await tx.followUpStep.update({ where: { id: step.id }, data: { position: other.position } })
    await tx.followUpStep.update({ where: { id: other.id }, data: { position: step.position } })
    await note(context, followUp, 'moved', { step: { from: null, to: step.title } })
    return ok(null)
  },
})

export const archiveStep = shelve('archiveStep', 'archived')
export const restoreStep = shelve('restoreStep', 'restored')

function shelve(name: 'archiveStep' | 'restoreStep', event: 'archived' | 'restored') {
  return defineCommand({
    name,
    permission: 'follow-up.write',
    schema: stepSchema,
    handler: async (context, input): Promise<Result> => {
      const archive = event === 'archived'
      const loaded = await stepForWrite(context, input, { archivedToo: true })
      if (!loaded.ok) return loaded
      const { followUp, step } = loaded.value
      if ((step.archivedAt !== null) === archive) return ok(null)
      const data = archive
        ? { archivedAt: context.now, archivedBy: context.actor.userId }
        : { archivedAt: null, archivedBy: null }
      await context.tx.followUpStep.update({ where: { id: step.id }, data })
      await note(context, followUp, event, { step: { from: null, to: step.title } })
      return ok(null)
    },
  })
}

async function unfinished(context: CommandContext, followUpId: string) {
  const loaded = await followUpForWrite(context, followUpId)
  return loaded.ok ? (refuseFinished(loaded.value) ?? loaded) : loaded
}

/** A step of a follow-up that goes on, both held; what is archived is there for its way back alone. */
async function stepForWrite(
  context: CommandContext,
  { followUpId, stepId }: { followUpId: string; stepId: string },
  { archivedToo = false } = {},
) {
  const loaded = await unfinished(context, followUpId)
  if (!loaded.ok) return loaded
  const step = await context.tx.followUpStep.findFirst({ where: { id: stepId, followUpId } })
  if (!step || (step.archivedAt !== null && !archivedToo)) return missing()
  return ok({ followUp: loaded.value, step })
}

const refuseTooEarly = (followUp: LoadedFollowUp, dueDate: string | null): Result<never> | null =>
  dueDate !== null && isBeforeMeeting(dueDate, dayFromDb(followUp.agreedOn))
    ? invalid('dueDate', 'errors.stepBeforeMeeting')
    : null

type StepEvent = 'added' | 'edited' | 'done' | 'opened' | 'moved' | 'archived' | 'restored'

async function note(
  { tx, now, audit }: CommandContext,
  followUp: LoadedFollowUp,
  event: StepEvent,
  changes: ReturnType<typeof changed>,
) {
  await tx.followUp.update({ where: { id: followUp.id }, data: touch(now) })
  audit({ action: `follow_up.step_${event}`, ...subjectOf(followUp), changes })
}
