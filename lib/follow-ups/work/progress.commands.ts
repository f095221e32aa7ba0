import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { ok, type Result } from '@/lib/platform/result'
import { stillProposed } from '@/lib/readouts/load.commands'
import { followUpForWrite, type LoadedFollowUp, refuseFinished, subjectOf, touch } from '../load.commands'
import { tell } from '../notices.commands'
import { type Judgement, reportProgressSchema } from '../schema'
import { FOLLOW_UP_WORKFLOW, statusAfterProgress } from '../workflow'

/** The row of the workflow table that a first report goes by. */
const ROW = FOLLOW_UP_WORKFLOW[0]

/**
 * A report on unfinished work; the first one starts it. It adds and overwrites no text but the next step, of which
 * every report keeps its own: so it needs no version, and two reports at once are both kept.
 */
export const reportProgress = defineCommand({
  name: 'reportProgress',
  permission: ROW.permission,
  schema: reportProgressSchema,
  handler: async (context, input): Promise<Result> => {
    const loaded = await followUpForWrite(context, input.followUpId)
    if (!loaded.ok) return loaded
    const finished = refuseFinished(loaded.value)
    if (finished) return finished
    await writeProgress(context, loaded.value, input)
    return ok(null)
  },
})

/** What a report says. `outsideReportId`: an outside body sent it, and the actor accepts it. */
export type Progress = {
  text: string
  nextStep: string | null
  /** 0 to 100. */
  percent?: number | null
  judgement?: Judgement | null
  outsideReportId?: string
}

/**
 * Adds a report to a follow-up that is held and unfinished, starts it where it is open, and notes it in the history.
 * What the report does not say of percentage, judgement and next step stays as it was.
 */
export async function writeProgress(context: CommandContext, followUp: LoadedFollowUp, report: Progress) {
  const { tx, actor, now } = context
  const { text, nextStep, percent = null, judgement = null, outsideReportId = null } = report
  await tx.progressReport.create({
    data: {
      followUpId: followUp.id,
      text,
      nextStep,
      percent,
      judgement,
      outsideReportId,
      writtenBy: actor.userId,
      writerName: actor.name,
      at: now,
    },
  })
  const status = statusAfterProgress(followUp.status)
  await tx.followUp.update({
    where: { id: followUp.id },
    data: {
      status,
      startedAt: followUp.startedAt ?? now,
      lastProgressAt: now,
      ...(nextStep === null ? {} : { nextStep }),
      ...(percent === null ? {} : { percent }),
      ...(judgement === null ? {} : { judgement }),
      proposed: stillProposed(context, followUp.proposed, [
        ...(status === followUp.status ? [] : ['status']),
        ...(nextStep ? ['nextStep'] : []),
      ]),
      ...touch(now),
    },
  })
  note(context, followUp, { status, nextStep, percent, judgement })
  await tell(context, followUp, 'follow_up_reported')
}

type Said = Pick<LoadedFollowUp, 'status' | 'nextStep' | 'percent' | 'judgement'>

function note({ audit }: CommandContext, followUp: LoadedFollowUp, said: Said): void {
  const moves = said.status !== followUp.status
  const changes = (['status', 'nextStep', 'percent', 'judgement'] as const).flatMap((field) =>
    said[field] === null || said[field] === followUp[field]
      ? []
      : [[field, { from: followUp[field], to: said[field] }] as const],
  )
  audit({
    action: moves ? ROW.event : 'follow_up.progress_reported',
    ...subjectOf(followUp),
    changes: Object.fromEntries(changes),
  })
}
