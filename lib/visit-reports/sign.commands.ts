import { createHash } from 'node:crypto'
import type { CommandContext } from '@/lib/audit/command'
import type { Prisma, Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { type Blocker, fail, forbidden, type Message, missing, ok, type Result, refused } from '@/lib/platform/result'
import { visitForWrite } from '@/lib/visits/scope'
import { contentSchema, FORMAT, itemsIn, type ReportContent } from './content'
import { getReportDraft } from './draft.queries'
import { changedParts, changedSince } from './fingerprint'
import { isReported } from './policy'
import type { ChangedPart } from './types'

type Input = { visitId: string; note: string | null; seen: string; confirmed: string[] }
type Warning = Message & { code: string; href?: string }

/** Meetings that one warning names; of the others it says how many. */
const NAMED = 5

/**
 * Freezes the report as it stands under the visit's lock, whole and with the next number. Refused where it is not what the
 * page showed, naming what differs. Asks first while final readouts are missing (which is kept in the version) and where
 * nothing changed since the version before.
 */
export async function sign(context: CommandContext, input: Input): Promise<Result<{ number: number }>> {
  const { tx, actor, now } = context
  const visit = await visitForWrite(tx, actor, input.visitId)
  if (!visit) return missing()
  if (!isReported(visit.status)) return refused('refusals.visitReports.notReporting')
  const draft = await getReportDraft(actor, visit.id, now, tx)
  if (!draft) return missing()
  // A version is whole: who may not read all of it cannot answer for it.
  if (draft.omitted > 0 || !draft.reader.restricted) return forbidden()
  const { content } = draft
  if (!contentSchema.safeParse(content).success) return refused('refusals.visitReports.unreadable')
  const moved = changedSince(input.seen, content)
  if (moved.length > 0) {
    return refused(
      'refusals.visitReports.moved',
      undefined,
      moved.map((part) => blockerOf(visit.id, part)),
    )
  }
  const before = await latestSigned(tx, visit.id)
  const warnings = warningsOf(content, before).filter(({ code }) => !input.confirmed.includes(code))
  if (warnings.length > 0) return fail({ kind: 'confirm', warnings })
  return ok(await freeze(context, { visitId: visit.id, note: input.note, content, number: (before?.number ?? 0) + 1 }))
}

type Signing = { visitId: string; note: string | null; content: ReportContent; number: number }

async function freeze({ tx, actor, now, audit }: CommandContext, { visitId, note, content, number }: Signing) {
  const id = newId()
  await tx.visitReportVersion.create({
    data: {
      id,
      visitId,
      number,
      note,
      signedAt: now,
      signedBy: actor.userId,
      signedByName: actor.name,
      format: FORMAT,
      content: content satisfies Prisma.InputJsonValue,
    },
  })
  // Not how many readouts are missing: beside the copy of who may not know of a restricted one, that would tell of it.
  audit({
    action: 'visit_report.signed',
    subjectType: 'visit_report_version',
    subjectId: id,
    subjectName: String(number),
    visitId,
    ...(note ? { changes: { note: { from: null, to: note } } } : {}),
  })
  return { number }
}

async function latestSigned(tx: Tx, visitId: string): Promise<{ number: number; content: ReportContent } | null> {
  const found = await tx.visitReportVersion.findFirst({
    where: { visitId },
    orderBy: { number: 'desc' },
    select: { number: true, content: true },
  })
  return found && { number: found.number, content: contentSchema.parse(found.content) }
}

function warningsOf(content: ReportContent, before: { number: number; content: ReportContent } | null): Warning[] {
  const { visit, missing: without } = content
  const titles = new Map(itemsIn(content).map(({ id, title }) => [id, title]))
  const names = without.flatMap(({ itemId }) => titles.get(itemId) ?? [])
  const warnings: Warning[] = []
  if (without.length > 0) {
    // Of these meetings alone: when another one is missing, that is asked again.
    const which = createHash('sha256')
      .update(without.map(({ itemId }) => itemId).join())
      .digest('base64url')
    warnings.push({
      code: `missing:${which.slice(0, 12)}`,
      key: 'refusals.visitReports.missing',
      values: { count: without.length, titles: names.slice(0, NAMED).join('; ') + (names.length > NAMED ? '; …' : '') },
      href: `/visits/${visit.id}/readouts`,
    })
  }
  if (before && changedParts(before.content, content).length === 0)
    warnings.push({ code: 'unchanged', key: 'refusals.visitReports.unchanged', values: { number: before.number } })
  return warnings
}

const blockerOf = (visitId: string, { part, itemId, title }: ChangedPart): Blocker => ({
  key: `refusals.visitReports.parts.${part}`,
  ...(title ? { values: { title } } : { values: { title: '–' } }),
  href: itemId ? `/meetings/${itemId}` : `/visits/${visitId}/report`,
})
