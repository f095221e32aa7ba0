import type * as z from 'zod/mini'
import type { CommandContext } from '@/lib/audit/command'
import { conflict } from '@/lib/platform/conflict'
import { Prisma } from '@/lib/platform/db'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { EMPTY_DOC, isEmptyDoc, plainText, readDoc, sameDoc } from '@/lib/text/doc'
import type { TextDoc } from '@/lib/text/types'
import { visitForWrite } from '@/lib/visits/scope'
import { isOpenForChange } from '@/lib/visits/workflow'
import type { editVisitReportSchema } from './schema'

type Input = z.output<typeof editVisitReportSchema>

const FIELDS = ['introduction', 'conclusions'] as const

/**
 * Writes both texts on the version that they were opened at. Who wrote in one while another wrote in the other meets
 * nobody; where both changed one, the save is answered with both texts and applies nothing. A save that changes nothing
 * changes nothing. Only while the visit is neither completed nor cancelled.
 */
export async function writeTexts(context: CommandContext, input: Input): Promise<Result<{ version: number }>> {
  const { tx, actor, now } = context
  const visit = await visitForWrite(tx, actor, input.visitId)
  if (!visit) return missing()
  if (!isOpenForChange(visit.status)) return refused('refusals.visitReports.closed')
  const stands = await tx.visitReport.findUnique({ where: { visitId: visit.id } })
  const version = stands?.version ?? 0
  const standing = { introduction: docIn(stands?.introduction), conclusions: docIn(stands?.conclusions) }
  const texts = merged(standing, input, input.version !== version)
  if ('both' in texts) {
    const of = (from: Texts) => Object.fromEntries(texts.both.map((field) => [field, JSON.stringify(from[field])]))
    const by = stands?.updatedByName ?? null
    return conflict({ version, base: input.base ?? {}, mine: of(input), theirs: of(standing), by })
  }
  const changed = FIELDS.filter((field) => !sameDoc(standing[field], texts[field]))
  if (changed.length === 0) return ok({ version })
  const data = {
    introduction: stored(texts.introduction),
    conclusions: stored(texts.conclusions),
    updatedAt: now,
    updatedByName: actor.name,
  }
  await tx.visitReport.upsert({
    where: { visitId: visit.id },
    create: { visitId: visit.id, ...data },
    update: { ...data, version: { increment: 1 } },
  })
  context.audit({
    action: 'visit_report.edited',
    subjectType: 'visit',
    subjectId: visit.id,
    subjectName: visit.title,
    visitId: visit.id,
    changes: Object.fromEntries(
      changed.map((field) => [
        field,
        { from: plainText(standing[field]) || null, to: plainText(texts[field]) || null },
      ]),
    ),
  })
  return ok({ version: version + 1 })
}

type Field = (typeof FIELDS)[number]
type Texts = Record<Field, TextDoc>

const docIn = (json: unknown): TextDoc => (json ?? EMPTY_DOC) as TextDoc

/**
 * What stands with what this person changed of it, or the texts that both changed. Who has chosen between the two (and so
 * knows the version that stands) still leaves alone what they never touched.
 */
function merged(standing: Texts, input: Input, stale: boolean): Texts | { both: Field[] } {
  const base = (field: Field) => {
    const opened = input.base?.[field]
    return opened ? readDoc(JSON.parse(opened)) : null
  }
  const mineAlone = (field: Field) => {
    const opened = base(field)
    return opened !== null && sameDoc(opened, standing[field])
  }
  const theirsAlone = (field: Field) => {
    const opened = base(field)
    return opened !== null && sameDoc(opened, input[field])
  }
  const both = FIELDS.filter(
    (field) => stale && !mineAlone(field) && !theirsAlone(field) && !sameDoc(input[field], standing[field]),
  )
  if (both.length > 0) return { both }
  const pick = (field: Field) => (theirsAlone(field) ? standing[field] : input[field])
  return { introduction: pick('introduction'), conclusions: pick('conclusions') }
}

const stored = (doc: TextDoc) => (isEmptyDoc(doc) ? Prisma.DbNull : (doc satisfies Prisma.InputJsonValue))
