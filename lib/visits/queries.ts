import { type Actor, can } from '@/lib/auth/permissions'
import { dayFromDb } from '@/lib/platform/day'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { chasedSql, missingSql } from './missing.queries'
import { knownReadoutSql, unlessRestrictedSql, visibleVisit, visibleVisitSql } from './scope'
import type { OrganiserRole, TeamRow, VisitHead, VisitOverview } from './types'

const HEAD = {
  source: { select: { id: true, title: true, description: true, url: true } },
  stops: { select: { countryCode: true, city: true, zone: true }, orderBy: { position: 'asc' } },
  members: {
    where: { archivedAt: null, role: 'head_of_delegation' },
    select: { person: { select: { name: true } }, group: { select: { label: true } } },
    take: 1,
  },
} as const satisfies Prisma.VisitInclude

/** The head of a visit's page; null when there is none that the actor may see. Two queries, whatever the size. */
export async function getVisitHead(actor: Actor, visitId: string, now = new Date()): Promise<VisitHead | null> {
  const visit = await db().visit.findFirst({ where: { id: visitId, ...visibleVisit(actor) }, include: HEAD })
  return visit && headOf(visit, await countsOf(actor, visitId, now))
}

/** How often anything of a visit was changed so far; null when there is none that the actor may see. One query. */
export async function getVisitChanges(actor: Actor, visitId: string): Promise<number | null> {
  if (!isUuid(visitId)) return null
  const where = { id: visitId, ...visibleVisit(actor) }
  return (await db().visit.findFirst({ where, select: { changes: true } }))?.changes ?? null
}

/** Everything of the overview; null when there is none that the actor may see. */
export async function getVisit(actor: Actor, visitId: string, now = new Date()): Promise<VisitOverview | null> {
  const visit = await db().visit.findFirst({
    where: { id: visitId, ...visibleVisit(actor) },
    include: {
      ...HEAD,
      framework: { select: { id: true, title: true, description: true } },
      topics: { orderBy: { position: 'asc' }, select: { topic: { select: { id: true, name: true } } } },
      organisers: {
        orderBy: [{ role: 'asc' }, { position: 'asc' }],
        include: { organisation: { select: { name: true } } },
      },
    },
  })
  if (!visit) return null
  return {
    ...headOf(visit, await countsOf(actor, visitId, now)),
    level: visit.level,
    purpose: visit.purpose,
    framework: visit.framework,
    topics: visit.topics.map(({ topic }) => topic),
    organisers: visit.organisers.map((o) => ({
      organisationId: o.organisationId,
      name: o.organisation.name,
      role: o.role as OrganiserRole,
    })),
    stops: visit.stops,
  }
}

type HeadRow = Prisma.VisitGetPayload<{ include: typeof HEAD }>
type Counts = VisitHead['counts'] & { held: number }

function headOf(visit: HeadRow, { held, ...counts }: Counts): VisitHead {
  const head = visit.members[0]
  return {
    id: visit.id,
    reference: reference('V', visit.number),
    title: visit.title,
    direction: visit.direction,
    status: visit.status,
    statusReason: visit.statusReason,
    endedEarly: visit.endedEarly,
    restricted: visit.restricted,
    arrivalDate: dayFromDb(visit.arrivalDate),
    departureDate: dayFromDb(visit.departureDate),
    homeZone: visit.homeZone,
    countries: [...new Set(visit.stops.flatMap((s) => s.countryCode ?? []))],
    headOfDelegation: head?.person?.name ?? head?.group?.label ?? null,
    counts,
    proposed: visit.proposed,
    source: visit.source,
    version: visit.version,
    changes: visit.changes,
    anythingHeld: held > 0,
  }
}

/** What the actor may not see, drafts or what is restricted, does not show in a number either. */
async function countsOf(actor: Actor, visitId: string, now: Date): Promise<Counts> {
  const drafts = can(actor, 'readout.see-internal') ? Prisma.sql`TRUE` : Prisma.sql`f.published`
  const signed = can(actor, 'readout.see-internal')
    ? Prisma.sql`TRUE`
    : Prisma.sql`a.status NOT IN ('proposed', 'under_negotiation')`
  const own = [Prisma.sql`r.writer_id = ${actor.userId}::uuid`, Prisma.sql`f.officer_id = ${actor.personId}::uuid`]
  const missing = can(actor, 'readout.write')
    ? Prisma.sql`(SELECT count(*)::int FROM programme_item i
        WHERE i.visit_id = ${visitId}::uuid AND ${missingSql(now)} AND ${chasedSql(actor)})`
    : Prisma.sql`0`
  const [row] = await db().$queryRaw<Counts[]>`/* visits.counts */
    SELECT
      (SELECT count(*)::int FROM delegation_member m WHERE m.visit_id = ${visitId}::uuid AND m.archived_at IS NULL) AS members,
      (SELECT count(*)::int FROM host_organisation h WHERE h.visit_id = ${visitId}::uuid AND h.archived_at IS NULL) AS hosts,
      (SELECT count(*)::int FROM programme_item i WHERE i.visit_id = ${visitId}::uuid AND i.archived_at IS NULL) AS items,
      (SELECT count(*)::int FROM programme_item i WHERE i.visit_id = ${visitId}::uuid AND i.archived_at IS NULL AND i.status = 'held') AS held,
      (SELECT count(*)::int FROM readout r WHERE r.visit_id = ${visitId}::uuid AND ${knownReadoutSql(actor)}) AS readouts,
      ${missing} AS missing,
      (SELECT count(*)::int FROM follow_up f LEFT JOIN outcome o ON o.id = f.outcome_id LEFT JOIN readout r ON r.id = o.readout_id
        WHERE f.visit_id = ${visitId}::uuid AND f.archived_at IS NULL AND NOT f.hidden AND ${drafts}
          AND ${unlessRestrictedSql(actor, 'f', own)}) AS "followUps",
      (SELECT count(*)::int FROM agreement a WHERE a.visit_id = ${visitId}::uuid AND a.archived_at IS NULL AND ${signed}
        AND ${unlessRestrictedSql(actor, 'a', [])}) AS agreements,
      (SELECT count(*)::int FROM visit_team_member t WHERE t.visit_id = ${visitId}::uuid) AS team`
  if (!row) throw new Error('a count always answers')
  return row
}

/** The visit's team and the active accounts that could join it; null when the visit is not to be seen. */
export async function getTeam(
  actor: Actor,
  visitId: string,
): Promise<{ team: TeamRow[]; others: { id: string; label: string }[] } | null> {
  const visit = await db().visit.findFirst({ where: { id: visitId, ...visibleVisit(actor) }, select: { id: true } })
  if (!visit) return null
  const [team, others] = await Promise.all([
    db().visitTeamMember.findMany({
      where: { visitId },
      orderBy: { user: { name: 'asc' } },
      select: { addedAt: true, user: { select: { id: true, name: true, email: true } } },
    }),
    db().user.findMany({
      where: {
        deactivatedAt: null,
        teams: { none: { visitId } },
        roles: { some: { role: { in: ['staff', 'planner', 'manager'] } } },
      },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 500,
      select: { id: true, name: true, email: true },
    }),
  ])
  return {
    team: team.map(({ user, addedAt }) => ({
      userId: user.id,
      name: user.name,
      email: user.email,
      addedAt: addedAt.toISOString(),
    })),
    others: others.map((u) => ({ id: u.id, label: `${u.name} (${u.email})` })),
  }
}

/** Topics and frameworks to choose from, by name. */
export async function getVisitChoices(): Promise<{
  topics: { id: string; label: string }[]
  frameworks: { id: string; label: string }[]
}> {
  const [topics, frameworks] = await Promise.all([
    db().topic.findMany({ orderBy: { name: 'asc' }, take: 500, select: { id: true, name: true } }),
    db().framework.findMany({ orderBy: { title: 'asc' }, take: 500, select: { id: true, title: true } }),
  ])
  return {
    topics: topics.map((t) => ({ id: t.id, label: t.name })),
    frameworks: frameworks.map((f) => ({ id: f.id, label: f.title })),
  }
}

/** The years that visits the actor may see arrive in, latest first, and whether some have no date. */
export async function getVisitYears(actor: Actor): Promise<{ years: number[]; noDate: boolean }> {
  // From one year to the latest visit before it, by the order of the list: as many looks as there are years.
  const latest = (before: Prisma.Sql) => Prisma.sql`SELECT v.arrival_date FROM visit v WHERE ${visibleVisitSql(actor)}
    AND coalesce(v.arrival_date, 'infinity'::date) < ${before} ORDER BY coalesce(v.arrival_date, 'infinity'::date) DESC, v.id DESC LIMIT 1`
  const rows = await db().$queryRaw<{ year: number | null }[]>`/* visits.years */
    WITH RECURSIVE hop(day) AS ((${latest(Prisma.sql`'infinity'::date`)})
      UNION ALL SELECT (${latest(Prisma.sql`date_trunc('year', hop.day)::date`)}) FROM hop WHERE hop.day IS NOT NULL)
    SELECT extract(year FROM day)::int AS year FROM hop WHERE day IS NOT NULL
    UNION ALL (SELECT NULL FROM visit v WHERE ${visibleVisitSql(actor)}
      AND coalesce(v.arrival_date, 'infinity'::date) = 'infinity'::date LIMIT 1)`
  return { years: rows.flatMap((r) => r.year ?? []), noDate: rows.some((r) => r.year === null) }
}

/** The title for the browser's tab; undefined when there is no visit that the actor may see. */
export async function getVisitTitle(actor: Actor, visitId: string): Promise<string | undefined> {
  if (!isUuid(visitId)) return undefined
  const visit = await db().visit.findFirst({ where: { id: visitId, ...visibleVisit(actor) }, select: { title: true } })
  return visit?.title
}
