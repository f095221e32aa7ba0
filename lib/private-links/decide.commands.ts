import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { followUpForWrite, type LoadedFollowUp, refuseFinished, subjectOf, touch } from '@/lib/follow-ups/load.commands'
import { writeProgress } from '@/lib/follow-ups/work/progress.commands'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { acceptOutsideReportSchema, declineOutsideReportSchema } from './schema'

/**
 * What an outside body reported becomes progress and evidence of the follow-up, marked as theirs; the first report
 * starts an open one. A file that came after somebody looked is looked at first. Of two who decide at once the second is told who was first.
 */
export const acceptOutsideReport = defineCommand({
  name: 'acceptOutsideReport',
  permission: 'follow-up.write',
  schema: acceptOutsideReportSchema,
  handler: async (context, { reportId, files }): Promise<Result> => {
    const loaded = await waitingReport(context, reportId)
    if (!loaded.ok) return loaded
    const { followUp, report } = loaded.value
    if (report.files.length !== files) return refused('refusals.privateLinks.moreFiles')
    await decide(context, reportId, { state: 'accepted', reason: null })
    await writeProgress(context, followUp, { ...report, outsideReportId: reportId })
    await takeEvidence(context, report)
    context.audit({ action: 'outside_report.accepted', ...subjectOf(followUp), changes: whose(report) })
    return ok(null)
  },
})

/** It stays what it was: no progress and no evidence. The organisation reads the reason. */
export const declineOutsideReport = defineCommand({
  name: 'declineOutsideReport',
  permission: 'follow-up.write',
  schema: declineOutsideReportSchema,
  handler: async (context, { reportId, reason }): Promise<Result> => {
    const loaded = await waitingReport(context, reportId)
    if (!loaded.ok) return loaded
    const { followUp, report } = loaded.value
    await decide(context, reportId, { state: 'declined', reason })
    await context.tx.followUp.update({ where: { id: followUp.id }, data: touch(context.now) })
    context.audit({ action: 'outside_report.declined', ...subjectOf(followUp), changes: whose(report), reason })
    return ok(null)
  },
})

const REPORT = {
  links: { orderBy: { id: 'asc' } },
  files: { where: { state: 'ready' }, orderBy: { id: 'asc' }, select: { id: true, name: true } },
  link: { select: { organisation: { select: { name: true } } } },
} as const

/** The report and its follow-up, which is held: what is decided on it is decided once. */
async function waitingReport(context: CommandContext, reportId: string) {
  const { tx } = context
  const at = await tx.outsideReport.findUnique({ where: { id: reportId }, select: { followUpId: true } })
  if (!at) return missing()
  const loaded = await followUpForWrite(context, at.followUpId)
  if (!loaded.ok) return loaded
  const report = await tx.outsideReport.findUniqueOrThrow({ where: { id: reportId }, include: REPORT })
  const { state, deciderName } = report
  if (state !== 'waiting') return refused(`refusals.privateLinks.${state}`, { name: deciderName ?? '' })
  const finished = refuseFinished(loaded.value)
  return finished ?? ok({ followUp: loaded.value as LoadedFollowUp, report })
}

type Loaded = Extract<Awaited<ReturnType<typeof waitingReport>>, { ok: true }>['value']
type Report = Loaded['report']

const whose = ({ link, senderName }: Report) => ({
  organisation: { from: null, to: link.organisation.name },
  sender: { from: null, to: senderName },
})

async function decide(
  { tx, actor, now }: CommandContext,
  id: string,
  decision: { state: 'accepted' | 'declined'; reason: string | null },
): Promise<void> {
  const by = { decidedAt: now, decidedBy: actor.userId, deciderName: actor.name }
  await tx.outsideReport.update({ where: { id }, data: { ...decision, ...by } })
}

/** Its links and files as evidence: a file is one of the follow-up from now on. */
async function takeEvidence({ tx, actor, now }: CommandContext, report: Report): Promise<void> {
  const { id: outsideReportId, followUpId, links, files } = report
  const of = { followUpId, outsideReportId, addedBy: actor.userId, adderName: actor.name, at: now }
  await tx.storedFile.updateMany({
    where: { id: { in: files.map(({ id }) => id) } },
    data: { outsideReportId: null, followUpId },
  })
  await tx.evidence.createMany({
    data: [
      ...links.map(({ url, text }) => ({ ...of, kind: 'link' as const, text, url })),
      ...files.map(({ id, name }) => ({ ...of, kind: 'file' as const, text: name, fileId: id })),
    ],
  })
}
