import { LINE, type LineRow, toLine } from '@/lib/agreements/rows.queries'
import type { AgreementLine } from '@/lib/agreements/types'
import type { Actor } from '@/lib/auth/permissions'
import { type FollowUpSqlRow, rowsSql, toRow } from '@/lib/follow-ups/register/queries'
import { SORT } from '@/lib/follow-ups/standing.queries'
import type { Named } from '@/lib/follow-ups/types'
import type { OwedBy } from '@/lib/outcomes/schema'
import { COUNT_LIMIT } from '@/lib/platform/count-limit'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { visibleVisit } from '@/lib/visits/scope'
import type { VisitDirection } from '@/lib/visits/types'
import { lastMeetings, whoWasMet } from './met.queries'
import type { Briefing, BriefingFollowUp, Few, OpenCounts } from './types'
import { agreementsWithSql, countsSql, followUpsWithSql, partiesSql } from './with.queries'

/** Rows of each list on a page, and on the sheet for the briefing folder. */
export const ON_PAGE = { meetings: 5, people: 10, agreements: 10, followUps: 15 } as const
export const ON_PAPER = { meetings: 10, people: 25, agreements: 25, followUps: 60 } as const
/** All that there is, as far as one page holds it. */
export const ALL = { meetings: 500, people: 500, agreements: 500, followUps: 1_000 } as const
export type Lengths = Record<keyof typeof ON_PAGE, number>

/**
 * What stands between us and these organisations on the day `today` (`YYYY-MM-DD`), those below them included, as far as
 * the actor sees. Five statements, whatever there is.
 */
export async function briefingWith(
  actor: Actor,
  organisationIds: readonly string[],
  today: string,
  lengths: Lengths = ON_PAGE,
): Promise<Briefing> {
  const ids = [...new Set(organisationIds.filter(isUuid))]
  const [organisations, { counts, followUps }, meetings, people, agreements] = await Promise.all([
    namesOf(ids),
    openFollowUps(actor, ids, today, lengths.followUps),
    lastMeetings(actor, ids, lengths.meetings),
    whoWasMet(actor, ids, lengths.people),
    agreementsWith(actor, ids, today, lengths.agreements),
  ])
  return { organisations, counts, followUps, meetings, people, agreements }
}

/** How many open follow-ups there are with these organisations: for who plans a meeting with them. One statement. */
export async function openWith(actor: Actor, organisationIds: readonly string[], today: string): Promise<OpenCounts> {
  const ids = organisationIds.filter(isUuid)
  const [row] = await db().$queryRaw<Counted[]>`/* briefings.open */
    WITH ${partiesSql(ids)}, ${followUpsWithSql(actor)} SELECT ${countsSql(today)} FROM found`
  return toCounts(row)
}

type Counted = Omit<OpenCounts, 'isCapped'>
const NONE: Counted = { open: 0, us: 0, otherSide: 0, both: 0, nobody: 0, late: 0 }

const toCounts = ({ open, us, otherSide, both, nobody, late }: Counted = NONE): OpenCounts => ({
  ...{ us, otherSide, both, nobody, late },
  open: Math.min(open, COUNT_LIMIT),
  isCapped: open > COUNT_LIMIT,
})

/** The organisations as they are called, in the order of their names. */
export const namesOf = (ids: readonly string[]): Promise<Named[]> =>
  db().organisation.findMany({
    where: { id: { in: [...ids] } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  })

type FollowUpSql = FollowUpSqlRow & Counted & { owedBy: OwedBy }

/** The longest overdue first, then by due date. */
async function openFollowUps(actor: Actor, ids: readonly string[], today: string, size: number) {
  const found = Prisma.sql`WITH ${partiesSql(ids)}, ${followUpsWithSql(actor)}, counts AS (SELECT ${countsSql(today)} FROM found)
    SELECT found.id, counts.* FROM found CROSS JOIN counts
    ORDER BY coalesce(found.due_date, 'infinity'::date), found.id LIMIT ${size}`
  const also = Prisma.sql`, f.owed_by AS "owedBy", found.open, found.us, found."otherSide", found.both, found.nobody, found.late`
  const rows = await db().$queryRaw<FollowUpSql[]>`/* briefings.follow-ups */
    ${rowsSql(found, today, also)} ORDER BY ${SORT}, f.id`
  const counts = toCounts(rows[0])
  const followUps: Few<BriefingFollowUp> = {
    rows: rows.map((row) => ({ ...toRow(row), owedBy: row.owedBy })),
    more: Math.max(0, counts.open - rows.length),
  }
  return { counts, followUps }
}

/** Those in force first, then the latest. */
async function agreementsWith(
  actor: Actor,
  ids: readonly string[],
  today: string,
  size: number,
): Promise<Few<AgreementLine>> {
  const order = Prisma.sql`(a.status NOT IN ('signed', 'in_force')), a.signed_on DESC NULLS LAST, a.id DESC`
  const rows = await db().$queryRaw<(LineRow & { count: number })[]>`/* briefings.agreements */
    WITH ${partiesSql(ids)}, those AS MATERIALIZED (${agreementsWithSql(actor)})
    SELECT ${LINE}, (SELECT count(*)::int FROM those) AS count
    FROM those JOIN agreement a ON a.id = those.id JOIN visit v ON v.id = a.visit_id
    ORDER BY ${order} LIMIT ${size}`
  return { rows: rows.map((row) => toLine(row, today)), more: (rows[0]?.count ?? 0) - rows.length }
}

type Meeting = { item: { hosts: readonly Named[] }; visit: { id: string; direction: VisitDirection } }

/**
 * Whom a meeting is with: the hosts of its item, and where the visit is an incoming one, whose hosts are ours, the
 * delegation. Ids of organisations. One statement of an incoming visit, else none.
 */
export const withWhom = async (actor: Actor, { item, visit }: Meeting): Promise<string[]> =>
  visit.direction === 'incoming' ? visitorsOf(actor, visit.id) : item.hosts.map(({ id }) => id)

/** The participating agencies of a visit that the actor sees. Ids of organisations. One statement. */
export async function visitorsOf(actor: Actor, visitId: string): Promise<string[]> {
  const agencies = await db().participatingAgency.findMany({
    where: { visit: { id: visitId, ...visibleVisit(actor) }, archivedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { organisationId: true },
  })
  return agencies.map(({ organisationId }) => organisationId)
}
