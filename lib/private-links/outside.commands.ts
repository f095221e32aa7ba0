import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { hashToken } from '@/lib/auth/private-address'
import { followUpForWrite, type LoadedFollowUp, subjectOf } from '@/lib/follow-ups/load.commands'
import { db } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'
import { ok, type Result, refused } from '@/lib/platform/result'
import { tellOfReport } from './notices.commands'
import { answerTo, DAY_MS, MOST, TOKEN } from './rules'
import { type OutsideReportInput, outsideReportSchema, startOutsideFileSchema } from './schema'

// Who holds a private link acts by it alone: the actor is the program, the permission is the token.

/** A progress report with addresses of the web, sent through a private link: it waits for an officer. */
export const sendOutsideReport = defineCommand({
  name: 'sendOutsideReport',
  permission: 'account.own',
  schema: outsideReportSchema,
  handler: async (context, input): Promise<Result<{ id: string }>> => {
    const { tx, now } = context
    const loaded = await linkForWrite(context, input.token)
    if (!loaded.ok) return loaded
    const { link, followUp } = loaded.value
    const lately = { linkId: link.id, at: { gt: new Date(now.getTime() - DAY_MS) } }
    if ((await tx.outsideReport.count({ where: lately })) >= MOST.reports)
      return refused('refusals.privateLinks.tooManyReports', { count: MOST.reports })
    const { id } = await insert(context, { linkId: link.id, followUpId: followUp.id }, input)
    await tellOfReport(context, followUp, link.organisation.name)
    context.audit({
      action: 'outside_report.arrived',
      ...subjectOf(followUp),
      changes: {
        organisation: { from: null, to: link.organisation.name },
        sender: { from: null, to: input.senderName },
      },
    })
    return ok({ id })
  },
})

function insert(
  { tx, now, commandId }: CommandContext,
  of: { linkId: string; followUpId: string },
  { senderName, text, percent, judgement, nextStep, links }: OutsideReportInput,
) {
  return tx.outsideReport.create({
    data: {
      ...of,
      id: commandId,
      senderName,
      text,
      percent,
      judgement,
      nextStep,
      at: now,
      links: { create: links.map((url) => ({ url, text: url })) },
    },
    select: { id: true },
  })
}

/**
 * Begins a file of a report that waits, under the client's id; parts and end follow as in `lib/files`. Nothing of it is
 * to be seen until it is whole.
 */
export const startOutsideFile = defineCommand({
  name: 'startOutsideFile',
  permission: 'account.own',
  schema: startOutsideFileSchema,
  handler: async (context, input): Promise<Result<{ id: string }>> => {
    const { tx, now } = context
    const loaded = await linkForWrite(context, input.token)
    if (!loaded.ok) return loaded
    const { link, followUp } = loaded.value
    const report = await tx.outsideReport.findFirst({
      where: { id: input.reportId, linkId: link.id, state: 'waiting' },
      select: { id: true, senderName: true, _count: { select: { files: { where: { state: { not: 'refused' } } } } } },
    })
    if (!report) return refused('refusals.privateLinks.notWaiting')
    if (report._count.files >= MOST.filesOfReport)
      return refused('refusals.privateLinks.tooManyFiles', { count: MOST.filesOfReport })
    const { id, name, size } = input
    if (await tx.storedFile.findUnique({ where: { id }, select: { id: true } })) return refused('errors.commandReused')
    const lately = await tx.storedFile.aggregate({
      where: { outsideReport: { linkId: link.id }, startedAt: { gt: new Date(now.getTime() - DAY_MS) } },
      _count: true,
      _sum: { size: true },
    })
    if (lately._count >= MOST.files || (lately._sum.size ?? 0) + size > MOST.bytes)
      return refused('refusals.privateLinks.tooMuchToday')
    const by = { addedBy: null, adderName: report.senderName }
    const at = { startedAt: now, writtenAt: now }
    await tx.storedFile.create({
      data: { id, name, size, visitId: followUp.visitId, outsideReportId: report.id, ...by, ...at },
    })
    return ok({ id })
  },
})

type Loaded = { link: { id: string; organisation: { name: string } }; followUp: LoadedFollowUp }

/** The link of a token with its follow-up, which is held; refused for whatever does not work now. */
export async function linkForWrite(context: CommandContext, token: string): Promise<Result<Loaded>> {
  const { tx, actor, now } = context
  const ended = refused('refusals.privateLinks.ended')
  if (actor.kind !== 'system' || !TOKEN.test(token)) return ended
  const where = { tokenHash: hashToken(token) }
  const at = await tx.privateLink.findUnique({ where, select: { followUpId: true } })
  const loaded = at && (await followUpForWrite(context, at.followUpId))
  if (!loaded?.ok) return ended
  // Read once more: who revokes holds the follow-up too.
  const link = await tx.privateLink.findUniqueOrThrow({ where, include: { organisation: { select: { name: true } } } })
  const answer = answerTo(link, { status: loaded.value.status, stands: true }, now)
  if (answer === 'finished') return refused('refusals.privateLinks.finished')
  return answer === 'ended' ? ended : ok({ link, followUp: loaded.value })
}

/** Writes down that a link was opened: a note for its makers and no state, so without audit. The page does not fail over it. */
export async function noteLinkUse(linkId: string, now: Date): Promise<void> {
  try {
    await db().privateLink.updateMany({ where: { id: linkId }, data: { lastUsedAt: now } })
  } catch (err) {
    logger.warn({ err, linkId }, 'the use of a private link was not noted')
  }
}
