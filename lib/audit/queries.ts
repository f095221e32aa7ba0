import { type Actor, can } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { isIsoDate } from '@/lib/time/iso'
import { visibleVisitSql } from '@/lib/visits/scope'
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
 * One page of the audit trail, latest first, without what the reader may not see: events of a restricted
 * visit are hidden with it. One query.
 */
export async function listAuditEvents(actor: Actor, filters: AuditFilters): Promise<AuditPage> {
  if (!can(actor, 'audit.see')) return { rows: [], next: null }
  return page(actor, conditions(filters), filters.after)
}

/** The history of one visit, latest first; null when the visit is not to be seen. Viewers are shown none. */
export async function visitHistory(actor: Actor, visitId: string, after?: string): Promise<AuditPage> {
  if (!can(actor, 'readout.see-internal')) return { rows: [], next: null }
  return page(actor, [Prisma.sql`e.visit_id = ${visitId}::uuid`], after)
}

async function page(actor: Actor, where: Prisma.Sql[], after: string | undefined): Promise<AuditPage> {
  const scope = Prisma.sql`(e.visit_id IS NULL OR ${visibleVisitSql(actor)})`
  const edge = after && isUuid(after) ? [Prisma.sql`e.id < ${after}::uuid`] : []
  const found = await db().$queryRaw<Row[]>`/* audit.events */
    SELECT e.id, e.at, e.actor_name AS "actorName", e.actor_kind AS "actorKind", e.action, e.subject_type AS "subjectType",
      e.subject_id AS "subjectId", e.subject_name AS "subjectName", e.visit_id AS "visitId", v.title AS "visitTitle", e.changes
    FROM audit_event e LEFT JOIN visit v ON v.id = e.visit_id
    WHERE ${Prisma.join([scope, ...where, ...edge], ' AND ')}
    ORDER BY e.id DESC LIMIT ${PAGE + 1}`
  const rows = found.slice(0, PAGE).map((row) => ({ ...row, at: row.at.toISOString() }))
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null }
}

function conditions({ actor, action, visit, from, until, zone = 'UTC' }: AuditFilters): Prisma.Sql[] {
  const list: Prisma.Sql[] = []
  if (actor) list.push(Prisma.sql`e.actor_name ILIKE ${`%${actor.replace(/[\\%_]/g, '\\$&')}%`}`)
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
