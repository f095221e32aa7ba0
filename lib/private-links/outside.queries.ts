import { hashToken } from '@/lib/auth/private-address'
import { dayFromDb } from '@/lib/platform/day'
import { db, type Prisma } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import { answerTo, TOKEN } from './rules'
import type { OutsidePage, OwnReport } from './types'

const REPORTS = {
  orderBy: { id: 'desc' },
  include: {
    links: { orderBy: { id: 'asc' }, select: { url: true } },
    files: { where: { state: 'ready' }, orderBy: { id: 'asc' }, select: { id: true, name: true, size: true } },
    evidence: {
      where: { kind: 'file' },
      orderBy: { id: 'asc' },
      select: { file: { select: { id: true, name: true, size: true } } },
    },
  },
} as const satisfies Prisma.OutsideReportFindManyArgs

const LINK = {
  organisation: { select: { name: true } },
  reports: { ...REPORTS, take: 50 },
  followUp: {
    select: {
      number: true,
      title: true,
      dueDate: true,
      status: true,
      archivedAt: true,
      hidden: true,
      visit: { select: { homeZone: true, archivedAt: true } },
    },
  },
} as const satisfies Prisma.PrivateLinkInclude

type Found = Prisma.PrivateLinkGetPayload<{ include: typeof LINK }>

const MINUTE_MS = 60_000

export type OpenedLink = {
  id: string
  page: OutsidePage
  /** Nobody has written down for a minute that it is used. */
  useDue: boolean
}

/**
 * What a token opens at the instant; null for one that never was. Of a link that has ended nothing is told but that, and
 * of a follow-up never anything that was written inside: no outcome, no meeting, no officer, no progress of others.
 */
export async function openLink(token: string, now: Date): Promise<OpenedLink | null> {
  if (!TOKEN.test(token)) return null
  const found = await db().privateLink.findUnique({ where: { tokenHash: hashToken(token) }, include: LINK })
  if (!found) return null
  const { id, lastUsedAt } = found
  return { id, page: pageOf(found, now), useDue: now.getTime() - (lastUsedAt?.getTime() ?? 0) >= MINUTE_MS }
}

/** Whether the token is of a link, ended or not: for what is asked many times, such as parts of files. */
export async function isLink(token: string): Promise<boolean> {
  if (!TOKEN.test(token)) return false
  return (await db().privateLink.count({ where: { tokenHash: hashToken(token) } })) > 0
}

const NOTHING = { reference: '', title: '', dueDate: null, organisation: '', message: null, endsAt: '', homeZone: '' }

function pageOf(link: Found, now: Date): OutsidePage {
  const { followUp } = link
  const { visit } = followUp
  const stands = followUp.archivedAt === null && !followUp.hidden && visit.archivedAt === null
  const answer = answerTo(link, { status: followUp.status, stands }, now)
  if (answer === 'ended') return { answer, ...NOTHING, reports: [] }
  return {
    answer,
    reference: reference('F', followUp.number),
    title: followUp.title,
    dueDate: dayFromDb(followUp.dueDate),
    organisation: link.organisation.name,
    message: link.message,
    endsAt: link.expiresAt.toISOString(),
    homeZone: visit.homeZone,
    reports: link.reports.map(ownReport),
  }
}

function ownReport(report: Found['reports'][number]): OwnReport {
  const { id, senderName, text, percent, judgement, nextStep, at, state, reason, links, files, evidence } = report
  return {
    id,
    sender: senderName,
    text,
    percent,
    judgement,
    nextStep,
    at: at.toISOString(),
    state,
    reason,
    links: links.map(({ url }) => url),
    files: [...files, ...evidence.flatMap(({ file }) => file ?? [])],
  }
}
