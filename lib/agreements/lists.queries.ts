import type { Actor } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { readoutSeenSql, visibleOutcome } from '@/lib/readouts/scope'
import { holdsWords } from '@/lib/search/match.queries'
import { visibleVisit } from '@/lib/visits/scope'
import { LINE, type LineRow, toLine } from './rows.queries'
import { EXPIRES_SOON } from './rules'
import { seenAgreementSql } from './scope'
import type { AgreementLine, Choice, FewAgreements, OutcomeChoice } from './types'

/** Lines of a list on another record's page. */
const SHOWN = 20
/** Outcomes to choose from; who looks for another gives more of its words. */
const OFFERED = 50

/** What is to be listed: over `agreement a`, in an order that an index has. */
async function few(
  actor: Actor,
  today: string,
  { where, order, limit = SHOWN }: { where: Prisma.Sql; order: Prisma.Sql; limit?: number },
): Promise<FewAgreements> {
  const rows = await db().$queryRaw<LineRow[]>`/* agreements.few */
    SELECT ${LINE} FROM (
      SELECT a.id FROM agreement a WHERE ${where} AND ${seenAgreementSql(actor)} ORDER BY ${order} LIMIT ${limit + 1}
    ) found JOIN agreement a ON a.id = found.id JOIN visit v ON v.id = a.visit_id ORDER BY ${order}`
  return { rows: rows.slice(0, limit).map((row) => toLine(row, today)), more: rows.length > limit }
}

const LATEST = Prisma.sql`a.id DESC`

/** The agreements of a visit, the latest first. One query. */
export const agreementsOfVisit = (actor: Actor, visitId: string, today: string): Promise<FewAgreements> =>
  few(actor, today, { where: Prisma.sql`a.visit_id = ${visitId}::uuid`, order: LATEST })

/** The agreements that were or are to be signed at a programme item. One query. */
export const agreementsAtItem = (actor: Actor, itemId: string, today: string): Promise<FewAgreements> =>
  few(actor, today, { where: Prisma.sql`a.item_id = ${itemId}::uuid`, order: LATEST })

/** In the index `agreement_attention`: the longest past what it waits for first. */
const ATTENTION = Prisma.sql`(a.in_force_until - greatest(${Prisma.raw(String(EXPIRES_SOON))}, coalesce(a.notice_days, 0) + 30))`

/** What ends within half a year, has ended unmarked, or whose notice is due, the most urgent first. One query. */
export const agreementsEnding = (actor: Actor, today: string, limit: number): Promise<FewAgreements> =>
  few(actor, today, {
    where: Prisma.sql`${ATTENTION} <= ${today}::date AND a.archived_at IS NULL AND a.status IN ('signed', 'in_force')
      AND a.in_force_until IS NOT NULL`,
    order: Prisma.sql`${ATTENTION}, a.id`,
    limit,
  })

/** The agreement that an outcome became; null when there is none that the actor may see. */
export async function agreementOfOutcome(
  actor: Actor,
  outcomeId: string,
  today: string,
): Promise<AgreementLine | null> {
  const [row] = await db().$queryRaw<LineRow[]>`/* agreements.of-outcome */
    SELECT ${LINE} FROM agreement_outcome l JOIN agreement a ON a.id = l.agreement_id JOIN visit v ON v.id = a.visit_id
    WHERE l.outcome_id = ${outcomeId}::uuid AND ${seenAgreementSql(actor)}`
  return row ? toLine(row, today) : null
}

/** The programme items at which something can be signed, signing ceremonies first, then in the order of the programme. */
export async function itemChoices(visitId: string, standing: string | null): Promise<Choice[]> {
  const rows = await db().$queryRaw<{ id: string; number: number; title: string }[]>`/* agreements.items */
    SELECT i.id, i.number, i.title FROM programme_item i
    WHERE i.visit_id = ${visitId}::uuid AND (i.archived_at IS NULL OR i.id = ${standing}::uuid)
    ORDER BY i.type <> 'signing_ceremony', i.starts_at, i.day_number, i.date, i.position, i.id LIMIT 500`
  return rows.map(({ id, number, title }) => ({ value: id, label: `${reference('P', number)} ${title}` }))
}

/** The visit of a new agreement: the one that the address names, or that of the item or of the outcomes. */
export async function visitForNew(
  actor: Actor,
  { visitId, itemId, outcomeVisitId }: { visitId: string | null; itemId: string | null; outcomeVisitId: string | null },
): Promise<{ id: string; label: string; onTeam: boolean } | null> {
  const id = visitId ?? outcomeVisitId
  const which = isUuid(id ?? '')
    ? { id: id ?? '' }
    : isUuid(itemId ?? '')
      ? { items: { some: { id: itemId ?? '', archivedAt: null } } }
      : null
  if (!which) return null
  const visit = await db().visit.findFirst({
    where: { AND: [which, visibleVisit(actor)] },
    select: { id: true, number: true, title: true, team: { select: { userId: true } } },
  })
  if (!visit) return null
  const onTeam = visit.team.some(({ userId }) => userId === actor.userId)
  return { id: visit.id, label: `${reference('V', visit.number)} ${visit.title}`, onTeam }
}

/** The outcomes of the address that a new agreement comes from, as far as the actor may see them; they name the visit. */
export async function outcomesToLink(
  actor: Actor,
  ids: readonly string[],
): Promise<(OutcomeChoice & { visitId: string })[]> {
  const known = ids.filter(isUuid).slice(0, 100)
  if (known.length === 0) return []
  const rows = await db().outcome.findMany({
    where: { AND: [{ id: { in: known } }, visibleOutcome(actor)] },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, text: true, restricted: true, visitId: true },
  })
  return rows.map(({ number, ...row }) => ({ ...row, reference: reference('O', number) }))
}

/** Outcomes that no agreement stands for, the latest first: of the visit, or of any by their reference or words. One query. */
export async function outcomesOffered(
  actor: Actor,
  { visitId, q }: { visitId: string; q: string | null },
): Promise<OutcomeChoice[]> {
  const [, digits] = /^O\s*-?\s*(\d{1,9})$/i.exec(q?.trim() ?? '') ?? []
  const words = digits ? Prisma.sql`o.number = ${Number(digits)}` : holdsWords('o.search_key', q ?? '')
  const which = q === null ? Prisma.sql`o.visit_id = ${visitId}::uuid` : (words ?? Prisma.sql`FALSE`)
  const rows = await db().$queryRaw<
    (Omit<OutcomeChoice, 'reference'> & { number: number })[]
  >`/* agreements.outcomes-offered */
    SELECT o.id, o.number, o.text, o.restricted FROM outcome o
    WHERE ${which} AND o.archived_at IS NULL AND ${readoutSeenSql(actor, 'o')} AND NOT EXISTS (
      SELECT 1 FROM agreement_outcome l JOIN agreement a ON a.id = l.agreement_id
      WHERE l.outcome_id = o.id AND a.archived_at IS NULL)
    ORDER BY o.id DESC LIMIT ${OFFERED}`
  return rows.map(({ number, ...row }) => ({ ...row, reference: reference('O', number) }))
}
