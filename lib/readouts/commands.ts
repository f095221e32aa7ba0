import { defineCommand } from '@/lib/audit/command'
import { can } from '@/lib/auth/permissions'
import { conflict } from '@/lib/platform/conflict'
import { invalid, ok, type Result, refused } from '@/lib/platform/result'
import * as attendance from './attendance.commands'
import { type LoadedReadout, readoutForWrite, refuseUnlessDraft, subjectOf } from './load.commands'
import { attendeeOf } from './newcomer.commands'
import * as open from './open.commands'
import * as schema from './schema'
import * as steps from './steps.commands'
import { type Saved, saveText } from './text.commands'

/** "Write readout": makes the readout of a meeting, or finds the one that is there. */
export const openReadout = defineCommand({
  name: 'openReadout',
  permission: 'readout.write',
  schema: schema.openReadoutSchema,
  handler: open.openReadout,
})

/** Text and attendance of a draft. A save that changes no text makes no revision. */
export const saveReadout = defineCommand({
  name: 'saveReadout',
  permission: 'readout.write',
  schema: schema.saveReadoutSchema,
  handler: async (context, input): Promise<Result<Saved>> => {
    const loaded = await readoutForWrite(context, input.readoutId)
    if (!loaded.ok) return loaded
    const locked = refuseUnlessDraft(loaded.value)
    if (locked) return locked
    const present = await attendance.saveAttendance(context, loaded.value, input.attendance)
    return present.ok ? await saveText(context, loaded.value, input) : present
  },
})

/** Draft → Submitted; from the writing form with what is typed there. */
export const submitReadout = defineCommand({
  name: 'submitReadout',
  permission: 'readout.write',
  schema: schema.submitReadoutSchema,
  handler: async (context, input) => {
    if (!input.withText) return await steps.submitReadout(context, input)
    const loaded = await readoutForWrite(context, input.readoutId)
    if (!loaded.ok) return loaded
    if (loaded.value.status !== 'draft') return await steps.submitReadout(context, input)
    const present = await attendance.saveAttendance(context, loaded.value, input.attendance)
    if (!present.ok) return present
    const saved = await saveText(context, loaded.value, input)
    return saved.ok ? await steps.submitReadout(context, { ...input, version: saved.value.version }) : saved
  },
})

export const clearReadout = defineCommand({
  name: 'clearReadout',
  permission: 'readout.clear',
  schema: schema.moveReadoutSchema,
  handler: (context, input) =>
    steps.moveReadout(context, input, 'clearReadout', { change: { clearedAt: context.now } }),
})

/** Submitted or Cleared → Draft; the comments stand on top of the readout until it is submitted again. */
export const returnReadout = defineCommand({
  name: 'returnReadout',
  permission: 'readout.clear',
  schema: schema.returnReadoutSchema,
  handler: (context, input) =>
    steps.moveReadout(context, input, 'returnReadout', {
      change: { returnComments: input.reason, submittedAt: null, submittedBy: null, clearedAt: null },
      reason: input.reason,
    }),
})

/** Cleared → Final: locked from here on. */
export const finaliseReadout = defineCommand({
  name: 'finaliseReadout',
  permission: 'readout.clear',
  schema: schema.moveReadoutSchema,
  handler: (context, input) =>
    steps.moveReadout(context, input, 'finaliseReadout', { change: { finalisedAt: context.now } }),
})

/** The one way to change a final readout: a new revision with its reason. */
export const correctReadout = defineCommand({
  name: 'correctReadout',
  permission: 'readout.clear',
  schema: schema.correctReadoutSchema,
  handler: async (context, input): Promise<Result<Saved>> => {
    const loaded = await readoutForWrite(context, input.readoutId)
    if (!loaded.ok) return loaded
    if (loaded.value.status !== 'final') return refused('refusals.readouts.notFinal')
    const present = await attendance.saveAttendance(context, loaded.value, input.attendance, input.reason)
    if (!present.ok) return present
    const saved = await saveText(context, loaded.value, input, input.reason)
    if (saved.ok && saved.value.revision === null && !present.value.changed) {
      return refused('refusals.readouts.nothingToCorrect')
    }
    return saved
  },
})

/** Another writer takes the draft over, so that it does not wait for somebody who is away. */
export const takeOverReadout = defineCommand({
  name: 'takeOverReadout',
  permission: 'readout.write',
  schema: schema.moveReadoutSchema,
  handler: async (context, input): Promise<Result> => {
    const { tx, actor, audit } = context
    const loaded = await readoutForWrite(context, input.readoutId)
    if (!loaded.ok) return loaded
    const readout = loaded.value
    const locked = refuseUnlessDraft(readout)
    if (locked) return locked
    if (readout.version !== input.version) return conflict({ version: readout.version, base: {}, mine: {}, theirs: {} })
    if (readout.writerId === actor.userId) return ok(null)
    await tx.readout.update({
      where: { id: readout.id },
      data: { writerId: actor.userId, writerName: actor.name, version: { increment: 1 } },
    })
    audit({
      ...subjectOf(readout),
      action: 'readout.taken_over',
      changes: { writer: { from: readout.writerName, to: actor.name } },
    })
    return ok(null)
  },
})

/** Somebody who was there and not on the plan: of the visit, or met on the way. */
export const addAttendee = defineCommand({
  name: 'addAttendee',
  permission: 'readout.write',
  schema: schema.addAttendeeSchema,
  handler: async (context, input): Promise<Result<{ id: string }>> => {
    const loaded = await readoutForWrite(context, input.readoutId)
    if (!loaded.ok) return loaded
    const locked = refuseAttendance(context, loaded.value, input.reason)
    if (locked) return locked
    const party = await attendeeOf(context, loaded.value.visitId, input)
    if (!party.ok) return party
    return await attendance.addAttendee(context, loaded.value, party.value, { ...input, id: input.commandId })
  },
})

/** Off the list again: only who was added there. */
export const removeAttendee = defineCommand({
  name: 'removeAttendee',
  permission: 'readout.write',
  schema: schema.removeAttendeeSchema,
  handler: async (context, input): Promise<Result> => {
    const loaded = await readoutForWrite(context, input.readoutId)
    if (!loaded.ok) return loaded
    const locked = refuseAttendance(context, loaded.value, input.reason)
    return locked ?? (await attendance.removeAttendee(context, loaded.value, input.attendanceId, input.reason))
  },
})

/** Attendance changes in Draft, and in Final by a manager who gives a reason. */
function refuseAttendance(
  { actor }: { actor: Parameters<typeof can>[0] },
  readout: LoadedReadout,
  reason: string | null,
): Result<never> | null {
  if (readout.status !== 'final') return refuseUnlessDraft(readout)
  if (!can(actor, 'readout.clear')) return refuseUnlessDraft(readout)
  return reason === null ? invalid('reason', 'errors.reason') : null
}
