import type { Command } from '@/lib/audit/command'
import type { Actor } from '@/lib/auth/permissions'
import { createFollowUp } from '@/lib/follow-ups/commands'
import { addEvidence } from '@/lib/follow-ups/work/evidence.commands'
import { reportProgress } from '@/lib/follow-ups/work/progress.commands'
import { addOutcome, editOutcome } from '@/lib/outcomes/commands'
import { logger } from '@/lib/platform/logger'
import { fail, type Result, refused } from '@/lib/platform/result'
import { addUnplannedMeeting, markAsHeld } from '@/lib/programme/commands'
import {
  addAttendee,
  keepTextAside,
  openReadout,
  removeAttendee,
  saveAttendance,
  saveSection,
  submitReadout,
} from '@/lib/readouts/commands'
import { reckonWrittenAt } from './rules'
import type { ParsedSync } from './schema'
import type { SyncAnswer } from './types'

/** What a device may write while it is without a network: what staff do on the road. */
const COMMANDS: ReadonlyMap<string, Command> = new Map(
  [
    markAsHeld,
    addUnplannedMeeting,
    openReadout,
    saveSection,
    keepTextAside,
    saveAttendance,
    addAttendee,
    removeAttendee,
    submitReadout,
    addOutcome,
    editOutcome,
    createFollowUp,
    reportProgress,
    addEvidence,
  ].map((command) => [command.commandName, command]),
)

/**
 * Does what a device has written, in its order, by the commands that everybody else uses; each is answered by itself.
 * Without the database nothing more is tried: the rest stays unanswered, and on the device.
 */
export async function applyEntries(
  actor: Actor,
  { entries, sentAt }: Pick<ParsedSync, 'entries' | 'sentAt'>,
  now: () => Date,
): Promise<SyncAnswer[]> {
  const answers: SyncAnswer[] = []
  for (const entry of entries) {
    const at = now()
    const result = await applyOne(actor, entry, { now: at, writtenAt: reckonWrittenAt({ ...entry, sentAt }, at) })
    answers.push({ commandId: entry.commandId, result })
    if (!result.ok && result.failure.kind === 'unavailable') break
  }
  return answers
}

async function applyOne(
  actor: Actor,
  { command: name, input, commandId }: ParsedSync['entries'][number],
  { now, writtenAt }: { now: Date; writtenAt: Date },
): Promise<Result<unknown>> {
  const command = COMMANDS.get(name)
  if (!command) return fail({ kind: 'invalid', fields: {} })
  try {
    return await command(actor, { ...input, commandId }, now, writtenAt)
  } catch (error) {
    // A bug with one write must not hold up all that was written after it: it stays on the device, and says so.
    logger.error({ err: error, command: name, commandId }, 'a write of a device failed')
    return refused('refusals.sync.broken')
  }
}
