import type { Actor } from '@/lib/auth/permissions'
import { countRows } from '@/lib/platform/count-limit'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { conditions } from './filter.queries'
import type { AgreementFilters } from './filters'
import { LINE, type LineRow, toLine } from './rows.queries'
import { countedAgreementSql, seenAgreementSql } from './scope'
import type { AgreementPage, AgreementRow } from './types'

/** Rows of one page. */
const PAGE = 50

type Row = LineRow & Pick<AgreementRow, 'followUps' | 'unfinished'> & { parties: AgreementRow['parties'] | null }

/**
 * One page of the agreements the actor may see, the latest first, as they stand on the day `today` (`YYYY-MM-DD`). Two
 * queries.
 */
export async function listAgreements(actor: Actor, filters: AgreementFilters, today: string): Promise<AgreementPage> {
  const asked = conditions(actor, filters, today)
  const where = Prisma.join([seenAgreementSql(actor), ...asked], ' AND ')
  const counted = Prisma.join([countedAgreementSql(actor), ...asked], ' AND ')
  const back = isUuid(filters.before ?? '') ? filters.before : undefined
  const from = back ?? (isUuid(filters.after ?? '') ? filters.after : undefined)
  const edge = from ? Prisma.sql`AND a.id ${Prisma.raw(back ? '>' : '<')} ${from}::uuid` : Prisma.empty
  const [found, total] = await Promise.all([
    db().$queryRaw<Row[]>`/* agreements.register */
      SELECT ${LINE}, p.parties, f."followUps", f.unfinished
      FROM (
        SELECT a.id FROM agreement a WHERE ${where} ${edge} ORDER BY a.id ${Prisma.raw(back ? 'ASC' : 'DESC')} LIMIT ${PAGE + 1}
      ) found JOIN agreement a ON a.id = found.id JOIN visit v ON v.id = a.visit_id
        CROSS JOIN LATERAL (SELECT json_agg(json_build_object('id', g.id, 'name', g.name) ORDER BY p.side, p.position) AS parties
          FROM agreement_party p JOIN organisation g ON g.id = p.organisation_id WHERE p.agreement_id = a.id) p
        CROSS JOIN LATERAL (SELECT count(*)::int AS "followUps",
            count(*) FILTER (WHERE f.status NOT IN ('closed', 'dropped'))::int AS unfinished
          FROM follow_up f WHERE f.agreement_id = a.id AND f.archived_at IS NULL) f
      ORDER BY a.id DESC`,
    countRows(
      'agreements.register-count',
      { from: Prisma.sql`agreement a WHERE ${counted}`, order: Prisma.sql`ORDER BY a.id DESC` },
      filters.count,
    ),
  ])
  const more = found.length > PAGE
  const rows = back && more ? found.slice(1) : found.slice(0, PAGE)
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows: rows.map((row) => ({
      ...toLine(row, today),
      parties: row.parties ?? [],
      followUps: row.followUps,
      unfinished: row.unfinished,
    })),
    ...total,
    next: last && (back ? true : more) ? last.id : null,
    previous: first && (back ? more : from !== undefined) ? first.id : null,
  }
}
