import type { Actor } from '@/lib/auth/permissions'
import { countRows } from '@/lib/platform/count-limit'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { readoutCountedSql, readoutSeenSql, visibleOutcomeSql } from '@/lib/readouts/scope'
import { visibleVisitSql } from '@/lib/visits/scope'
import { agreementFollowUpsSql, followedByAgreementSql } from './agreed.queries'
import { waitsForFollowUp } from './rules'
import { OUTCOME_TYPES, type OutcomeType, OWED_BY, type OwedBy } from './schema'
import type { OutcomeRow } from './types'

/** Rows of one page. */
const PAGE = 50

/** As they stand in the address: what is no known value filters nothing. */
export type OutcomeFilters = {
  type?: string
  owedBy?: string
  /** With a follow-up, without one, or waiting for one: without a recorded reason too. */
  followUp?: string
  visit?: string
  /** Id of the last row of the page before. */
  after?: string
  /** Id of the first row of the page after. */
  before?: string
  /** `all` for the exact number, however many there are. */
  count?: string
}

export type OutcomePage = {
  rows: OutcomeRow[]
  count: number
  countIsCapped: boolean
  next: string | null
  previous: string | null
}

type Row = {
  id: string
  number: number
  text: string
  type: OutcomeType
  owedBy: OwedBy
  noFollowUpReason: string | null
  followUps: number
  agreementFollowUps: number
  closed: number
  draft: boolean
  restricted: boolean
  visitId: string
  visitNumber: number
  visitTitle: string
  itemId: string
  itemTitle: string
}

/** One page of the outcomes the actor may see, the latest first. Two queries. */
export async function listOutcomes(actor: Actor, filters: OutcomeFilters): Promise<OutcomePage> {
  const asked = conditions(actor, filters)
  const where = Prisma.join([Prisma.sql`o.archived_at IS NULL`, readoutSeenSql(actor, 'o'), ...asked], ' AND ')
  const counted = Prisma.join([Prisma.sql`o.archived_at IS NULL`, readoutCountedSql(actor, 'o'), ...asked], ' AND ')
  const back = isUuid(filters.before ?? '') ? filters.before : undefined
  const from = back ?? (isUuid(filters.after ?? '') ? filters.after : undefined)
  const edge = from ? Prisma.sql`AND o.id ${Prisma.raw(back ? '>' : '<')} ${from}::uuid` : Prisma.empty
  const [found, total] = await Promise.all([
    db().$queryRaw<Row[]>`/* outcomes.register */
      SELECT o.id, o.number, o.text, o.type, o.owed_by AS "owedBy", o.no_follow_up_reason AS "noFollowUpReason",
        r.status IN ('draft', 'submitted') AS draft, o.restricted, f."followUps", f.closed, ${agreementFollowUpsSql(actor)} AS "agreementFollowUps",
        o.item_id AS "itemId", i.title AS "itemTitle", v.id AS "visitId", v.number AS "visitNumber", v.title AS "visitTitle"
      FROM (
        SELECT o.id FROM outcome o WHERE ${where} ${edge} ORDER BY o.id ${Prisma.raw(back ? 'ASC' : 'DESC')} LIMIT ${PAGE + 1}
      ) found JOIN outcome o ON o.id = found.id JOIN readout r ON r.id = o.readout_id JOIN visit v ON v.id = o.visit_id
        JOIN programme_item i ON i.id = o.item_id
        CROSS JOIN LATERAL (SELECT count(*)::int AS "followUps", count(*) FILTER (WHERE f.status = 'closed')::int AS closed
          FROM follow_up f WHERE f.outcome_id = o.id AND f.archived_at IS NULL) f
      ORDER BY o.id DESC`,
    countRows(
      'outcomes.register-count',
      { from: Prisma.sql`outcome o WHERE ${counted}`, order: Prisma.sql`ORDER BY o.id DESC` },
      filters.count,
    ),
  ])
  const more = found.length > PAGE
  const rows = back && more ? found.slice(1) : found.slice(0, PAGE)
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows: rows.map(toRow),
    ...total,
    next: last && (back ? true : more) ? last.id : null,
    previous: first && (back ? more : from !== undefined) ? first.id : null,
  }
}

/**
 * The visits to filter by: the latest 200 that have outcomes the actor may see, and the one that is chosen.
 * A visit that the actor may not see is not named.
 */
export async function outcomeVisits(actor: Actor, chosen?: string): Promise<{ id: string; label: string }[]> {
  const also = chosen && isUuid(chosen) ? Prisma.sql`OR v.id = ${chosen}::uuid` : Prisma.empty
  const rows = await db().$queryRaw<{ id: string; number: number; title: string }[]>`/* outcomes.visits */
    SELECT v.id, v.number, v.title FROM visit v
    WHERE ${visibleVisitSql(actor)} AND (EXISTS (
      SELECT 1 FROM outcome o JOIN readout r ON r.id = o.readout_id
      WHERE o.visit_id = v.id AND ${visibleOutcomeSql(actor)}) ${also})
    ORDER BY v.id DESC LIMIT 200`
  return rows.map(({ id, number, title }) => ({ id, label: `${reference('V', number)} ${title}` }))
}

function conditions(actor: Actor, { type, owedBy, followUp, visit }: OutcomeFilters): Prisma.Sql[] {
  const list: Prisma.Sql[] = []
  const knownType = OUTCOME_TYPES.find((value) => value === type)
  if (knownType) list.push(Prisma.sql`o.type = ${knownType}::outcome_type`)
  const knownOwed = OWED_BY.find((value) => value === owedBy)
  if (knownOwed) list.push(Prisma.sql`o.owed_by = ${knownOwed}::owed_by`)
  if (visit && isUuid(visit)) list.push(Prisma.sql`o.visit_id = ${visit}::uuid`)
  if (followUp === 'with') list.push(Prisma.sql`o.follow_ups > 0`)
  if (followUp === 'without') list.push(Prisma.sql`o.follow_ups = 0`)
  if (followUp === 'waiting') {
    list.push(Prisma.sql`o.follow_ups = 0 AND o.no_follow_up_reason IS NULL
      AND NOT (o.type = 'information' AND o.owed_by = 'nobody') AND NOT ${followedByAgreementSql(actor)}`)
  }
  return list
}

const toRow = (row: Row): OutcomeRow => ({
  id: row.id,
  reference: reference('O', row.number),
  text: row.text,
  type: row.type,
  owedBy: row.owedBy,
  noFollowUp: row.noFollowUpReason !== null,
  waits: waitsForFollowUp(row),
  followUps: row.followUps,
  agreementFollowUps: row.agreementFollowUps,
  closed: row.closed,
  draft: row.draft,
  restricted: row.restricted,
  visit: { id: row.visitId, reference: reference('V', row.visitNumber), title: row.visitTitle },
  meeting: { id: row.itemId, title: row.itemTitle },
})
