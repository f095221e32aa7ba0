import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { dayFromDb, dayToDb } from '@/lib/platform/day'
import { invalid, missing, ok, type Result, refused } from '@/lib/platform/result'
import { stillProposed } from '@/lib/readouts/load.commands'
import { followUpForWrite, type LoadedFollowUp, refuseFinished, refuseStale, subjectOf, touch } from '../load.commands'
import { type Telling, tell, tellOnly } from '../notices.commands'
import { isBeforeMeeting, tooEarly } from '../rules'
import { changeDueDateSchema, decideDueDateSchema, setDueDateSchema } from '../schema'

type Dated = { followUpId: string; version: number; dueDate: string }

/** The first date, by whoever may write; it stays in sight whatever happens to it later. */
export const setDueDate = defineCommand({
  name: 'setDueDate',
  permission: 'follow-up.write',
  schema: setDueDateSchema,
  handler: (context, input): Promise<Result> => giveDate(context, input),
})

/** `setDueDate` within a command that holds its permission. */
export async function giveDate(context: CommandContext, input: Dated): Promise<Result> {
  const loaded = await forDueDate(context, input)
  if (!loaded.ok) return loaded
  const followUp = loaded.value
  if (followUp.dueDate !== null) return refused('refusals.followUps.dueDateSet')
  await saveDueDate(context, followUp, input.dueDate)
  note(context, followUp, 'follow_up.due_date_set', input.dueDate, null)
  return ok(null)
}

/** A manager's own move, asked and decided at once; it also answers a wish that was still open. */
export const moveDueDate = defineCommand({
  name: 'moveDueDate',
  permission: 'follow-up.move-due-date',
  schema: changeDueDateSchema,
  handler: (context, input): Promise<Result> => moveDate(context, input),
})

/** `moveDueDate` within a command that holds its permission. */
export async function moveDate(context: Telling, input: Dated & { reason: string }): Promise<Result> {
  const { tx, actor, now } = context
  const loaded = await forDueDate(context, input)
  if (!loaded.ok) return loaded
  const followUp = loaded.value
  if (followUp.dueDate === null) return refused('refusals.followUps.noDueDateYet')
  if (dayFromDb(followUp.dueDate) === input.dueDate) return invalid('dueDate', 'errors.sameDueDate')
  const open = { followUpId: followUp.id, accepted: null }
  const wished = await tx.dueDateChange.findFirst({ where: open, select: { toDate: true, askedBy: true } })
  const granted = dayFromDb(wished?.toDate ?? null) === input.dueDate
  await tx.dueDateChange.updateMany({
    where: open,
    data: { accepted: granted, decidedBy: actor.userId, decidedAt: now },
  })
  await tx.dueDateChange.create({
    data: { ...changeRow(context, followUp, input), accepted: true, decidedBy: actor.userId, decidedAt: now },
  })
  await saveDueDate(context, followUp, input.dueDate)
  note(context, followUp, 'follow_up.due_date_moved', input.dueDate, input.reason)
  await tell(context, followUp, 'follow_up_due_date_moved', { also: [wished?.askedBy ?? null] })
  return ok(null)
}

/** A wish for another date, with its reason; a manager accepts or refuses it. One wish at a time. */
export const askForDueDate = defineCommand({
  name: 'askForDueDate',
  permission: 'follow-up.write',
  schema: changeDueDateSchema,
  handler: (context, input): Promise<Result> => askDate(context, input),
})

/** `askForDueDate` within a command that holds its permission. */
export async function askDate(context: CommandContext, input: Dated & { reason: string }): Promise<Result> {
  const { tx, now } = context
  const loaded = await forDueDate(context, input)
  if (!loaded.ok) return loaded
  const followUp = loaded.value
  if (followUp.dueDate === null) return refused('refusals.followUps.noDueDateYet')
  if (dayFromDb(followUp.dueDate) === input.dueDate) return invalid('dueDate', 'errors.sameDueDate')
  const waiting = await tx.dueDateChange.count({ where: { followUpId: followUp.id, accepted: null } })
  if (waiting > 0) return refused('refusals.followUps.dateAskedAlready')
  await tx.dueDateChange.create({ data: changeRow(context, followUp, input) })
  await tx.followUp.update({ where: { id: followUp.id }, data: touch(now) })
  note(context, followUp, 'follow_up.due_date_asked', input.dueDate, input.reason)
  return ok(null)
}

export const acceptDueDate = decision('acceptDueDate', true)
export const refuseDueDate = decision('refuseDueDate', false)

function decision(name: string, accepted: boolean) {
  return defineCommand({
    name,
    permission: 'follow-up.move-due-date',
    schema: decideDueDateSchema,
    handler: async (context, input): Promise<Result> => {
      const { tx, actor, now } = context
      const loaded = await forDueDate(context, input)
      if (!loaded.ok) return loaded
      const followUp = loaded.value
      const wish = await tx.dueDateChange.findFirst({
        where: { id: input.changeId, followUpId: followUp.id, accepted: null },
      })
      const toDate = dayFromDb(wish?.toDate ?? null)
      if (!wish || toDate === null) return missing()
      await tx.dueDateChange.update({
        where: { id: wish.id },
        data: { accepted, decidedBy: actor.userId, decidedAt: now },
      })
      if (accepted) await saveDueDate(context, followUp, toDate)
      else await tx.followUp.update({ where: { id: followUp.id }, data: touch(now) })
      note(
        context,
        followUp,
        accepted ? 'follow_up.due_date_accepted' : 'follow_up.due_date_refused',
        toDate,
        wish.reason,
      )
      if (accepted) await tell(context, followUp, 'follow_up_due_date_moved', { also: [wish.askedBy] })
      else if (wish.askedBy) await tellOnly(context, followUp, 'follow_up_due_date_refused', [wish.askedBy])
      return ok(null)
    },
  })
}

/** The follow-up held, unfinished, at the version that the person saw, and the wished date not before the meeting. */
async function forDueDate(context: CommandContext, input: { followUpId: string; version: number; dueDate?: string }) {
  const loaded = await followUpForWrite(context, input.followUpId)
  if (!loaded.ok) return loaded
  const followUp = loaded.value
  const barred = refuseFinished(followUp) ?? refuseStale(followUp, input.version)
  if (barred) return barred
  if (input.dueDate && isBeforeMeeting(input.dueDate, dayFromDb(followUp.agreedOn)))
    return invalid('dueDate', tooEarly(followUp))
  return loaded
}

const changeRow = (
  { actor, now }: CommandContext,
  followUp: LoadedFollowUp,
  input: { dueDate: string; reason: string },
) => ({
  followUpId: followUp.id,
  fromDate: followUp.dueDate,
  toDate: new Date(`${input.dueDate}T00:00:00Z`),
  reason: input.reason,
  askedBy: actor.userId,
  askerName: actor.name,
  askedAt: now,
})

async function saveDueDate(context: CommandContext, followUp: LoadedFollowUp, dueDate: string) {
  await context.tx.followUp.update({
    where: { id: followUp.id },
    data: {
      dueDate: dayToDb(dueDate),
      firstDueDate: followUp.firstDueDate ?? dayToDb(dueDate),
      proposed: stillProposed(context, followUp.proposed, ['dueDate']),
      ...touch(context.now),
    },
  })
}

type DateEvent = `follow_up.due_date_${'set' | 'moved' | 'asked' | 'accepted' | 'refused'}`

function note(
  { audit }: CommandContext,
  followUp: LoadedFollowUp,
  action: DateEvent,
  to: string,
  reason: string | null,
) {
  const asked = action === 'follow_up.due_date_asked' || action === 'follow_up.due_date_refused'
  const change = { from: dayFromDb(followUp.dueDate), to }
  audit({ action, ...subjectOf(followUp), changes: asked ? { dueDateAsked: change } : { dueDate: change }, reason })
}
