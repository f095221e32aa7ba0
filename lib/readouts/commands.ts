import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { can } from '@/lib/auth/permissions'
import { conflict } from '@/lib/platform/conflict'
import { invalid, ok, type Result, refused } from '@/lib/platform/result'
import * as attendance from './attendance.commands'
import * as comments from './comments.commands'
import { type LoadedReadout, noteCorrection, readoutForWrite, refuseUnlessDraft, subjectOf } from './load.commands'
import { attendeeOf } from './newcomer.commands'
import * as open from './open.commands'
import * as release from './release.commands'
import * as schema from './schema'
import { keepAside, restoreRevision as restore, writeSection } from './sections.commands'
import * as steps from './steps.commands'

/** "Write readout": makes the readout of a meeting, or finds the one that is there. */
export const openReadout = defineCommand({
  name: 'openReadout',
  permission: 'readout.write',
  schema: schema.openReadoutSchema,
  handler: open.openReadout,
})

/** One section of a draft. A save that changes nothing makes no revision; a stale one is kept aside. */
export const saveSection = defineCommand({
  name: 'saveSection',
  permission: 'readout.write',
  schema: schema.saveSectionSchema,
  handler: (context, input) => inDraft(context, input.readoutId, (readout) => writeSection(context, readout, input)),
})

/** Of two texts the one that was not chosen: nothing that somebody wrote is gone by choosing. */
export const keepTextAside = defineCommand({
  name: 'keepTextAside',
  permission: 'readout.write',
  schema: schema.keepTextAsideSchema,
  handler: (context, input) =>
    inDraft(context, input.readoutId, async (readout) => ok({ revision: await keepAside(context, readout, input) })),
})

/** A section as it was at a revision: a new revision. */
export const restoreRevision = defineCommand({
  name: 'restoreRevision',
  permission: 'readout.write',
  schema: schema.restoreRevisionSchema,
  handler: (context, input) => inDraft(context, input.readoutId, (readout) => restore(context, readout, input)),
})

/** Internal or Restricted. */
export const setHandling = defineCommand({
  name: 'setHandling',
  permission: 'readout.write',
  schema: schema.setHandlingSchema,
  handler: release.setHandling,
})

/** What of a readout may leave the office. */
export const setSectionRelease = defineCommand({
  name: 'setSectionRelease',
  permission: 'readout.write',
  schema: schema.setSectionReleaseSchema,
  handler: release.setSectionRelease,
})

/** Who of the list was there. */
export const saveAttendance = defineCommand({
  name: 'saveAttendance',
  permission: 'readout.write',
  schema: schema.saveAttendanceSchema,
  handler: (context, input) =>
    inDraft(context, input.readoutId, (readout) => attendance.saveAttendance(context, readout, input.attendance)),
})

/** Draft → Submitted. */
export const submitReadout = defineCommand({
  name: 'submitReadout',
  permission: 'readout.write',
  schema: schema.moveReadoutSchema,
  handler: steps.submitReadout,
})

async function inDraft<T>(
  context: CommandContext,
  readoutId: string,
  work: (readout: LoadedReadout) => Promise<Result<T>>,
): Promise<Result<T>> {
  const loaded = await readoutForWrite(context, readoutId)
  if (!loaded.ok) return loaded
  return refuseUnlessDraft(loaded.value) ?? (await work(loaded.value))
}

export const clearReadout = defineCommand({
  name: 'clearReadout',
  permission: 'readout.clear',
  schema: schema.moveReadoutSchema,
  handler: (context, input) =>
    steps.moveReadout(context, input, 'clearReadout', { change: { clearedAt: context.now } }),
})

/** Submitted or Cleared → Draft, with a reason, comments beside the text, or both. */
export const returnReadout = defineCommand({
  name: 'returnReadout',
  permission: 'readout.clear',
  schema: schema.returnReadoutSchema,
  handler: steps.returnReadout,
})

/** A manager's comment beside the text. */
export const addComment = defineCommand({
  name: 'addComment',
  permission: 'readout.clear',
  schema: schema.addCommentSchema,
  handler: comments.addComment,
})

export const removeComment = defineCommand({
  name: 'removeComment',
  permission: 'readout.clear',
  schema: schema.commentSchema,
  handler: comments.removeComment,
})

/** The writer has seen to a comment. */
export const settleComment = defineCommand({
  name: 'settleComment',
  permission: 'readout.write',
  schema: schema.commentSchema,
  handler: (context, input) => comments.settleComment(context, input, true),
})

export const reopenComment = defineCommand({
  name: 'reopenComment',
  permission: 'readout.write',
  schema: schema.commentSchema,
  handler: (context, input) => comments.settleComment(context, input, false),
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
  handler: async (context, input): Promise<Result> => {
    const loaded = await readoutForWrite(context, input.readoutId)
    if (!loaded.ok) return loaded
    const readout = loaded.value
    if (readout.status !== 'final') return refused('refusals.readouts.notFinal')
    const present = await attendance.saveAttendance(context, readout, input.attendance, input.reason)
    if (!present.ok) return present
    let { changed } = present.value
    for (const section of input.sections) {
      const saved = await writeSection(context, readout, section, { kind: 'corrected', reason: input.reason })
      if (!saved.ok) return saved
      // A correction is one act: nothing of it is applied beside another one.
      if (saved.value.outcome === 'aside') return conflict({ version: readout.version, base: {}, mine: {}, theirs: {} })
      changed ||= saved.value.outcome === 'saved'
    }
    if (!changed) return refused('refusals.readouts.nothingToCorrect')
    await noteCorrection(context, readout, input.reason)
    return ok(null)
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
    await noteCorrection(context, loaded.value, input.reason)
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
    if (locked) return locked
    await noteCorrection(context, loaded.value, input.reason)
    return await attendance.removeAttendee(context, loaded.value, input.attendanceId, input.reason)
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
