import type { Actor } from '@/lib/auth/permissions'
import { countRows } from '@/lib/platform/count-limit'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { isIsoDate } from '@/lib/time/iso'
import { agreedFilterSql, stageSql } from './filter.queries'
import type { AgreedQuery, AgreedType } from './filters'
import { countedAgreedSql, followUpsOfSql, seenAgreedSql } from './scope'
import type { AgreedFollowUp, AgreedPage, AgreedRow } from './types'

/** Rows of one page, and follow-ups that a row names. */
const PAGE = 50
const NAMED = 4

type Row = Omit<AgreedRow, 'reference' | 'kind' | 'visit' | 'followUps'> & {
  number: number
  agreementId: string | null
  visitId: string
  visitNumber: number
  visitTitle: string
  followUps: (Omit<AgreedFollowUp, 'reference'> & { number: number })[] | null
}

/**
 * One page of what was agreed and the actor may see, on the day `today`: the latest first, what is on paper only the
 * oldest first. Two statements.
 */
export async function listAgreed(actor: Actor, query: AgreedQuery, today: string): Promise<AgreedPage> {
  const asked = [stageSql(actor, query.stage, today), ...typeSql(query.type), ...agreedFilterSql(actor, query.filters)]
  const oldest = query.stage === 'on_paper'
  const back = cursor(query.before)
  const from = back ?? cursor(query.after)
  const ascending = oldest !== (back !== null)
  const order = Prisma.raw(ascending ? 'ASC' : 'DESC')
  const edge = from
    ? Prisma.sql`AND (g.since, g.id) ${Prisma.raw(ascending ? '>' : '<')} (${from.since}::date, ${from.id}::uuid)`
    : Prisma.empty
  const where = Prisma.join([seenAgreedSql(actor), ...asked], ' AND ')
  const counted = Prisma.join([countedAgreedSql(actor), ...asked], ' AND ')
  const shown = Prisma.raw(oldest ? 'ASC' : 'DESC')
  const [read, total] = await Promise.all([
    db().$queryRaw<Row[]>`/* reports.agreed */
      ${rowsSql(
        actor,
        Prisma.sql`SELECT g.id, g.since FROM agreed g WHERE ${where} ${edge}
        ORDER BY g.since ${order}, g.id ${order} LIMIT ${PAGE + 1}`,
      )}
      ORDER BY found.since ${shown}, found.id ${shown}`,
    countRows(
      'reports.agreed-count',
      { from: Prisma.sql`agreed g WHERE ${counted}`, order: Prisma.sql`ORDER BY g.since ${shown}, g.id ${shown}` },
      query.count,
    ),
  ])
  const more = read.length > PAGE
  const rows = back && more ? read.slice(1) : read.slice(0, PAGE)
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows: rows.map(toRow),
    ...total,
    next: last && (back ? true : more) ? `${last.since}.${last.id}` : null,
    previous: first && (back ? more : from !== null) ? `${first.since}.${first.id}` : null,
  }
}

const typeSql = (type: AgreedType | undefined): Prisma.Sql[] => {
  if (type === undefined) return []
  return type === 'instrument'
    ? [Prisma.sql`g.agreement_id IS NOT NULL`]
    : [Prisma.sql`g.outcome_id IS NOT NULL AND g.type = ${type}::outcome_type`]
}

/** The rows of what `found` selects, in no order yet; of their follow-ups those that the actor sees. */
const rowsSql = (actor: Actor, found: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT g.id, g.agreement_id AS "agreementId", coalesce(o.number, a.number) AS number, coalesce(o.text, a.title) AS text, g.type,
    a.type AS instrument, g.owed_by AS "owedBy", g.restricted, g.published, g.agreed_on::text AS "agreedOn", g.since::text,
    o.no_follow_up_reason IS NOT NULL AS "noFollowUp", v.id AS "visitId", v.number AS "visitNumber", v.title AS "visitTitle",
    w.named AS "followUps", coalesce(w.count, 0) AS "followUpCount"
  FROM (${found}) found JOIN agreed g ON g.id = found.id JOIN visit v ON v.id = g.visit_id
    LEFT JOIN outcome o ON o.id = g.outcome_id LEFT JOIN agreement a ON a.id = g.agreement_id
    CROSS JOIN LATERAL (SELECT max(t.of)::int AS count,
        -- Each by its key: a join would read all follow-ups for each row.
        jsonb_agg((SELECT jsonb_build_object('id', u.id, 'number', u.number, 'title', u.title, 'status', u.status)
          FROM follow_up u WHERE u.id = t.id) ORDER BY t.at) AS named
      FROM (SELECT f.id, row_number() OVER (ORDER BY f.status IN ('closed', 'dropped'), f.id) AS at, count(*) OVER () AS of
          FROM ${followUpsOfSql(actor)}) t WHERE t.at <= ${NAMED}) w`

/** A cursor from the address, or null when somebody wrote nonsense there. */
function cursor(text = ''): { since: string; id: string } | null {
  const [since = '', id = ''] = text.split('.')
  return isIsoDate(since) && isUuid(id) ? { since, id } : null
}

const toRow = (row: Row): AgreedRow => ({
  id: row.id,
  kind: row.agreementId ? 'agreement' : 'outcome',
  reference: reference(row.agreementId ? 'A' : 'O', row.number),
  text: row.text,
  type: row.type,
  instrument: row.instrument,
  owedBy: row.owedBy,
  restricted: row.restricted,
  published: row.published,
  agreedOn: row.agreedOn,
  since: row.since,
  noFollowUp: row.noFollowUp,
  visit: { id: row.visitId, reference: reference('V', row.visitNumber), title: row.visitTitle },
  followUps: (row.followUps ?? []).map(({ number, ...one }) => ({ ...one, reference: reference('F', number) })),
  followUpCount: row.followUpCount,
})
