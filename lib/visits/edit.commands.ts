import type { CommandContext } from '@/lib/audit/command'
import { changed } from '@/lib/audit/record'
import { conflict } from '@/lib/platform/conflict'
import { dayFromDb, dayToDb } from '@/lib/platform/day'
import type { Prisma } from '@/lib/platform/db'
import { ok, type Result } from '@/lib/platform/result'
import { searchKey } from '@/lib/search/key'
import type { VisitFields } from './schema'
import { PARTS, resolveFramework, shownParts, writeVisitParts } from './write.commands'

/** The visit's own columns from a form; `number`, status and version are not a form's to set. */
export const visitColumns = (input: VisitFields, frameworkId: string | null) => ({
  title: input.title,
  searchKey: searchKey(input.title),
  direction: input.direction,
  level: input.level,
  purpose: input.purpose,
  frameworkId,
  arrivalDate: dayToDb(input.arrivalDate),
  departureDate: dayToDb(input.departureDate),
  homeZone: input.homeZone,
  restricted: input.restricted,
})

const TRACKED = ['title', 'direction', 'level', 'purpose', 'homeZone', 'restricted'] as const

type VisitRecord = Prisma.VisitGetPayload<object>

/** What an edit form shows of the visit as it stands, to be compared with what the person would save. */
const shown = (
  v: Pick<VisitRecord, 'title' | 'purpose' | 'level' | 'direction' | 'homeZone' | 'arrivalDate' | 'departureDate'>,
) => ({
  title: v.title,
  direction: v.direction as string,
  level: v.level as string | null,
  purpose: v.purpose,
  arrivalDate: dayFromDb(v.arrivalDate),
  departureDate: dayFromDb(v.departureDate),
  homeZone: v.homeZone,
})

/**
 * Saves an edit of a visit that is held by the caller's transaction, all but its dates; a stale version is
 * answered with both texts. The dates move the programme and are the caller's (`editVisit` in programme).
 */
export async function applyVisitEdit(
  context: CommandContext,
  visit: VisitRecord,
  input: VisitFields & { version: number; base?: Record<string, string | null> | undefined },
): Promise<Result> {
  const columns = visitColumns(input, null)
  if (input.version !== visit.version) {
    return conflict({ version: visit.version, base: input.base ?? {}, mine: shown(columns), theirs: shown(visit) })
  }
  const { tx } = context
  const before = await shownParts(tx, visit.id)
  const framework = await resolveFramework(context, input.framework)
  if (!framework.ok) return framework
  const parts = await writeVisitParts(context, visit.id, input)
  if (!parts.ok) return parts
  const { arrivalDate: _arrival, departureDate: _departure, ...withoutDates } = columns
  await tx.visit.update({
    where: { id: visit.id },
    data: { ...withoutDates, frameworkId: framework.value, version: { increment: 1 } },
  })
  const after = await shownParts(tx, visit.id)
  const changes = { ...changed(visit, withoutDates, TRACKED), ...changed(before, after, PARTS) }
  const proposed = visit.proposed.filter((field) => !(field in changes))
  await tx.visit.update({ where: { id: visit.id }, data: { proposed } })
  context.audit({
    action: 'visit.edited',
    subjectType: 'visit',
    subjectId: visit.id,
    subjectName: input.title,
    visitId: visit.id,
    changes,
  })
  return ok(null)
}
