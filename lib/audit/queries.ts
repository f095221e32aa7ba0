import { type Actor, can } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { isIsoDate } from '@/lib/time/iso'
import { visibleVisitSql } from '@/lib/visits/scope'
import { actionSeenSql, subjectSeenSql } from './scope'
import type { AuditPage, AuditRow } from './types'

/** Rows of one page. */
const PAGE = 50

export type AuditFilters = {
  /** Part of the name of who acted. */
  actor?: string
  /** One action, `visit.confirmed`, or a whole kind, `visit`. */
  action?: string
  visit?: string
  /** Local days of `zone`, `YYYY-MM-DD`, both included. */
  from?: string
  until?: string
  /** IANA; the zone in which days are counted, UTC when not given. */
  zone?: string
  /** Id of the last row of the page before. */
  after?: string
}

type Row = Omit<AuditRow, 'at'> & { at: Date }

/**
 * One page of the audit trail, latest first, without what the reader may not see: events of a restricted visit, and of a
 * restricted readout and what came of it, are hidden with it. One query, one more to find who is meant.
 */
export async function listAuditEvents(actor: Actor, filters: AuditFilters): Promise<AuditPage> {
  if (!can(actor, 'audit.see')) return { rows: [], next: null }
  const names = filters.actor ? await namesWith(filters.actor) : null
  const where = conditions(filters, names === null)
  return page(actor, { where, names, after: filters.after, by: days(filters) ? 'at' : 'id' })
}

/** The history of one visit, latest first; null when the visit is not to be seen. Viewers are shown none. */
export async function visitHistory(actor: Actor, visitId: string, after?: string): Promise<AuditPage> {
  if (!can(actor, 'readout.see-internal')) return { rows: [], next: null }
  return page(actor, { where: [Prisma.sql`e.visit_id = ${visitId}::uuid`], names: null, after, by: 'id' })
}

/**
 * The history of one record (its id names it alone), latest first, as far as the actor may see it. Viewers are shown none.
 * @param rows of one page
 */
export async function subjectHistory(
  actor: Actor,
  subjectId: string,
  { after, rows = PAGE }: { after?: string | undefined; rows?: number } = {},
): Promise<AuditPage> {
  if (!can(actor, 'readout.see-internal')) return { rows: [], next: null }
  return page(actor, { where: [Prisma.sql`e.subject_id = ${subjectId}::uuid`], names: null, after, by: 'id' }, rows)
}

/** Days are a range of instants: their events are read in the order of those. Ids are in the order of time as well. */
const days = ({ from, until }: AuditFilters): boolean => [from, until].some((day) => day && isIsoDate(day))

type Asked = {
  where: Prisma.Sql[]
  /** The few who are meant; null for anybody. */
  names: string[] | null
  after: string | undefined
  by: 'id' | 'at'
}

async function page(actor: Actor, { where, names, after, by }: Asked, most = PAGE): Promise<AuditPage> {
  const scope = Prisma.sql`(e.visit_id IS NULL OR ${visibleVisitSql(actor)}) AND ${subjectSeenSql(actor, 'e')}
    AND ${actionSeenSql(actor, 'e')}`
  const key = by === 'at' ? Prisma.sql`(e.at, e.id)` : Prisma.sql`e.id`
  const last =
    by === 'at'
      ? Prisma.sql`(SELECT l.at, l.id FROM audit_event l WHERE l.id = ${after}::uuid)`
      : Prisma.sql`${after}::uuid`
  const edge = after && isUuid(after) ? [Prisma.sql`${key} < ${last}`] : []
  const order = by === 'at' ? Prisma.sql`e.at DESC, e.id DESC` : Prisma.sql`e.id DESC`
  const events = (also: Prisma.Sql[]) => Prisma.sql`audit_event e LEFT JOIN visit v ON v.id = e.visit_id
    WHERE ${Prisma.join([scope, ...also, ...where, ...edge], ' AND ')} ORDER BY ${order} LIMIT ${most + 1}`
  // The latest of each name by the index on names: all of several at once would be gathered before they are put in order.
  const from = names
    ? Prisma.sql`unnest(${names}::text[]) who(name) CROSS JOIN LATERAL (SELECT e.* FROM ${events([Prisma.sql`e.actor_name = who.name`])}) e
        LEFT JOIN visit v ON v.id = e.visit_id ORDER BY ${order} LIMIT ${most + 1}`
    : events([])
  const found = await db().$queryRaw<Row[]>`/* audit.events */
    SELECT e.id, e.at, e.actor_name AS "actorName", e.actor_kind AS "actorKind", e.action, e.subject_type AS "subjectType",
      e.subject_id AS "subjectId", e.subject_name AS "subjectName", e.visit_id AS "visitId", v.title AS "visitTitle", e.changes
    FROM ${from}`
  const rows = found.slice(0, most).map((row) => ({ ...row, at: row.at.toISOString() }))
  return { rows, next: found.length > most ? (rows.at(-1)?.id ?? null) : null }
}

/** Names that may be meant by a part of one; of a part that more share, the latest events have one soon enough. */
const NAMES = 20

const likePart = (part: string): string => `%${part.replace(/[\\%_]/g, '\\$&')}%`

/** Who acted: the few names with that part, from the list of names that the database keeps; null when more have it. */
async function namesWith(part: string): Promise<string[] | null> {
  const rows = await db().$queryRaw<{ name: string }[]>`/* audit.actors */
    SELECT name FROM audit_actor WHERE name ILIKE ${likePart(part)} LIMIT ${NAMES + 1}`
  return rows.length > NAMES ? null : rows.map(({ name }) => name)
}

/** @param byPart who acted is asked of each event, for they are not known by name. */
function conditions({ actor, action, visit, from, until, zone = 'UTC' }: AuditFilters, byPart: boolean): Prisma.Sql[] {
  const list: Prisma.Sql[] = []
  if (actor && byPart) list.push(Prisma.sql`e.actor_name ILIKE ${likePart(actor)}`)
  if (action)
    list.push(
      action.includes('.')
        ? Prisma.sql`e.action = ${action}`
        : Prisma.sql`e.action LIKE ${`${action.replace(/[\\%_]/g, '\\$&')}.%`}`,
    )
  if (visit && isUuid(visit)) list.push(Prisma.sql`e.visit_id = ${visit}::uuid`)
  if (from && isIsoDate(from)) list.push(Prisma.sql`e.at >= (${from}::date)::timestamp AT TIME ZONE ${zone}`)
  if (until && isIsoDate(until)) list.push(Prisma.sql`e.at < (${until}::date + 1)::timestamp AT TIME ZONE ${zone}`)
  return list
}
