import { type Actor, can } from '@/lib/auth/permissions'
import { seenFollowUpSql } from '@/lib/follow-ups/scope'
import type { FollowUpStatus } from '@/lib/follow-ups/workflow'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { maySeeInternal } from '@/lib/readouts/scope'
import { canDecideReport, canMakeLink } from './policy'
import { linkState } from './rules'
import type { LikelyOrganisation, LinkView, ReportView, WaitingReport } from './types'

/** Links and reports of one follow-up that are shown; there are rarely more. */
const MOST = 100
/** Organisations that are offered for a link. */
const LIKELY = 21

/** All that outside bodies have to do with a follow-up that the actor sees, and what the actor may do about it. */
export async function outsideWorkOf(actor: Actor, followUp: { id: string; status: FollowUpStatus }, now: Date) {
  const mayMake = canMakeLink(actor, followUp)
  const [links, likely, reports] = await Promise.all([
    linksOf(actor, followUp.id, now),
    mayMake ? likelyOrganisations(actor, followUp.id) : [],
    reportsOf(actor, followUp.id),
  ])
  return { links, likely, reports, mayMake, mayDecide: canDecideReport(actor, followUp) }
}

type LinkRow = Omit<LinkView, 'state' | 'madeAt' | 'endsAt' | 'revokedAt' | 'lastUsedAt'> & {
  createdAt: Date
  expiresAt: Date
  revokedAt: Date | null
  lastUsedAt: Date | null
}

/** The links of a follow-up, the latest first, for who may make them; null for others. One statement. */
export async function linksOf(actor: Actor, followUpId: string, now: Date): Promise<LinkView[] | null> {
  if (!can(actor, 'private-link.make') || !isUuid(followUpId)) return null
  const links = await db().$queryRaw<LinkRow[]>`/* private-links.of-follow-up */
    SELECT l.id, g.name AS organisation, l.message, l.creator_name AS maker, l.created_at AS "createdAt",
      l.expires_at AS "expiresAt", l.revoked_at AS "revokedAt", l.last_used_at AS "lastUsedAt",
      (SELECT count(*)::int FROM outside_report r WHERE r.link_id = l.id) AS reports
    FROM private_link l JOIN follow_up f ON f.id = l.follow_up_id JOIN organisation g ON g.id = l.organisation_id
    WHERE l.follow_up_id = ${followUpId}::uuid AND ${seenFollowUpSql(actor)} ORDER BY l.id DESC LIMIT ${MOST}`
  return links.map(({ createdAt, expiresAt, revokedAt, lastUsedAt, ...link }) => ({
    ...link,
    state: linkState({ expiresAt, revokedAt }, now),
    madeAt: createdAt.toISOString(),
    endsAt: expiresAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }))
}

/** The organisations that answer for a follow-up, the lead first: a link is likely for one of them. One statement. */
export async function likelyOrganisations(actor: Actor, followUpId: string): Promise<LikelyOrganisation[]> {
  if (!isUuid(followUpId)) return []
  return await db().$queryRaw<LikelyOrganisation[]>`/* private-links.likely */
    SELECT g.id, g.name, CASE WHEN g.id = f.lead_organisation_id THEN 'lead' ELSE 'supporting' END AS as
    FROM follow_up f JOIN organisation g ON g.id = ANY(ARRAY(SELECT f.lead_organisation_id
      UNION SELECT s.organisation_id FROM follow_up_support s WHERE s.follow_up_id = f.id))
    WHERE f.id = ${followUpId}::uuid AND ${seenFollowUpSql(actor)} AND g.archived_at IS NULL
    ORDER BY g.id = f.lead_organisation_id DESC, g.name, g.id LIMIT ${LIKELY}`
}

/**
 * What outside bodies sent on a follow-up, the latest first, for the inside of the office. Of what was accepted only that
 * it was: the rest stands among progress and evidence. One statement.
 */
export async function reportsOf(actor: Actor, followUpId: string): Promise<ReportView[]> {
  if (!maySeeInternal(actor) || !isUuid(followUpId)) return []
  const reports = await db().$queryRaw<
    (Omit<ReportView, 'at' | 'decidedAt'> & { at: Date; decidedAt: Date | null })[]
  >`/* private-links.reports */
    SELECT r.id, g.name AS organisation, r.sender_name AS sender, r.text, r.percent, r.judgement, r.next_step AS "nextStep",
      r.at, r.state, r.reason, r.decider_name AS decider, r.decided_at AS "decidedAt",
      ARRAY(SELECT u.url FROM outside_report_link u WHERE u.report_id = r.id ORDER BY u.id) AS links,
      (SELECT coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'mediaType', coalesce(s.media_type, ''),
          'size', s.size) ORDER BY s.id), '[]')
        FROM stored_file s WHERE s.outside_report_id = r.id AND s.state = 'ready') AS files
    FROM outside_report r JOIN follow_up f ON f.id = r.follow_up_id JOIN private_link l ON l.id = r.link_id
      JOIN organisation g ON g.id = l.organisation_id
    WHERE r.follow_up_id = ${followUpId}::uuid AND ${seenFollowUpSql(actor)} ORDER BY r.id DESC LIMIT ${MOST}`
  return reports.map(({ at, decidedAt, ...report }) => ({
    ...report,
    at: at.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }))
}

type Row = {
  id: string
  organisation: string
  at: Date
  homeZone: string
  followUpId: string
  number: number
  title: string
  visit: string
}

/** Rows of the desk. */
const FEW = 6

/**
 * Reports that wait for this person, the longest waiting first: the officer's own, and for managers all that they see.
 * Null for who decides on none.
 */
export async function waitingReports(actor: Actor): Promise<{ rows: WaitingReport[]; more: boolean } | null> {
  if (!can(actor, 'follow-up.write')) return null
  const manages = can(actor, 'private-link.make')
  if (!manages && actor.personId === null) return null
  const whose = manages ? Prisma.sql`TRUE` : Prisma.sql`f.officer_id = ${actor.personId}::uuid`
  const rows = await db().$queryRaw<Row[]>`/* private-links.desk */
    SELECT r.id, g.name AS organisation, r.at, v.home_zone AS "homeZone", f.id AS "followUpId", f.number, f.title, v.title AS visit
    FROM outside_report r JOIN follow_up f ON f.id = r.follow_up_id JOIN visit v ON v.id = f.visit_id
      JOIN private_link l ON l.id = r.link_id JOIN organisation g ON g.id = l.organisation_id
    WHERE r.state = 'waiting' AND f.status NOT IN ('closed', 'dropped') AND ${whose} AND ${seenFollowUpSql(actor)}
    ORDER BY r.id LIMIT ${FEW + 1}`
  return { rows: rows.slice(0, FEW).map(toWaiting), more: rows.length > FEW }
}

const toWaiting = ({ id, organisation, at, homeZone, followUpId, number, title, visit }: Row): WaitingReport => ({
  id,
  organisation,
  at: at.toISOString(),
  homeZone,
  followUp: { id: followUpId, reference: reference('F', number), title },
  visit,
})
