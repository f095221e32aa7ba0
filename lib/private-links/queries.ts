import { type Actor, can } from '@/lib/auth/permissions'
import { seenFollowUpSql, visibleFollowUp } from '@/lib/follow-ups/scope'
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

/** The links of a follow-up, the latest first, for who may make them; null for others. */
export async function linksOf(actor: Actor, followUpId: string, now: Date): Promise<LinkView[] | null> {
  if (!can(actor, 'private-link.make') || !isUuid(followUpId)) return null
  const links = await db().privateLink.findMany({
    where: { followUpId, followUp: visibleFollowUp(actor) },
    orderBy: { id: 'desc' },
    take: MOST,
    include: { organisation: { select: { name: true } }, _count: { select: { reports: true } } },
  })
  return links.map((link) => ({
    id: link.id,
    organisation: link.organisation.name,
    state: linkState(link, now),
    message: link.message,
    maker: link.creatorName,
    madeAt: link.createdAt.toISOString(),
    endsAt: link.expiresAt.toISOString(),
    revokedAt: link.revokedAt?.toISOString() ?? null,
    lastUsedAt: link.lastUsedAt?.toISOString() ?? null,
    reports: link._count.reports,
  }))
}

/** The organisations that answer for a follow-up, the lead first: a link is likely for one of them. */
export async function likelyOrganisations(actor: Actor, followUpId: string): Promise<LikelyOrganisation[]> {
  if (!isUuid(followUpId)) return []
  const organisation = { select: { id: true, name: true, archivedAt: true } } as const
  const found = await db().followUp.findFirst({
    where: { id: followUpId, ...visibleFollowUp(actor) },
    select: { leadOrganisation: organisation, supporting: { take: 20, select: { organisation } } },
  })
  const lead = found?.leadOrganisation ? [{ ...found.leadOrganisation, as: 'lead' as const }] : []
  const others = found?.supporting.map((row) => ({ ...row.organisation, as: 'supporting' as const })) ?? []
  return [...lead, ...others].flatMap(({ archivedAt, ...row }) => (archivedAt === null ? [row] : []))
}

/**
 * What outside bodies sent on a follow-up, the latest first, for the inside of the office. Of what was accepted only that
 * it was: the rest stands among progress and evidence.
 */
export async function reportsOf(actor: Actor, followUpId: string): Promise<ReportView[]> {
  if (!maySeeInternal(actor) || !isUuid(followUpId)) return []
  const reports = await db().outsideReport.findMany({
    where: { followUpId, followUp: visibleFollowUp(actor) },
    orderBy: { id: 'desc' },
    take: MOST,
    include: {
      link: { select: { organisation: { select: { name: true } } } },
      links: { orderBy: { id: 'asc' }, select: { url: true } },
      files: {
        where: { state: 'ready' },
        orderBy: { id: 'asc' },
        select: { id: true, name: true, mediaType: true, size: true },
      },
    },
  })
  return reports.map(({ link, senderName, at, decidedAt, deciderName, links, files, ...report }) => ({
    id: report.id,
    organisation: link.organisation.name,
    sender: senderName,
    text: report.text,
    percent: report.percent,
    judgement: report.judgement,
    nextStep: report.nextStep,
    at: at.toISOString(),
    state: report.state,
    reason: report.reason,
    decider: deciderName,
    decidedAt: decidedAt?.toISOString() ?? null,
    links: links.map(({ url }) => url),
    files: files.map((file) => ({ ...file, mediaType: file.mediaType ?? '' })),
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
