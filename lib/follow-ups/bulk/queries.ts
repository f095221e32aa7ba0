import type { Actor } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import type { Message } from '@/lib/platform/result'
import { filterSql } from '../register/filter.queries'
import { readFilters } from '../register/filters'
import { countedFollowUpSql, seenFollowUpSql } from '../scope'
import type { BulkProblemPage, BulkProgress, BulkView } from './types'

/** The ids of what the actor finds in the register by an address (what stands after `?`), on the day `today`. */
export function foundBySql(actor: Actor, query: string, today: string): Prisma.Sql {
  const filters = readFilters(Object.fromEntries(new URLSearchParams(query)))
  const where = Prisma.join([countedFollowUpSql(actor), ...filterSql(actor, filters, today)], ' AND ')
  return Prisma.sql`SELECT f.id FROM follow_up f WHERE ${where}`
}

const OF_PROGRESS = { state: true, total: true, changed: true, failed: true } as const

/** How far one's own bulk change is; null when there is none of theirs. */
export async function bulkProgress(actor: Actor, bulkId: string): Promise<BulkProgress | null> {
  const own = ownBulk(actor, bulkId)
  return own && (await db().bulkChange.findFirst({ where: own, select: OF_PROGRESS }))
}

/** Nobody sees another's: not even that there is one. */
const ownBulk = ({ userId }: Actor, id: string) => (userId && isUuid(id) ? { id, userId } : null)

/** One's own bulk change, with what was asked in words; null when there is none of theirs. */
export async function getBulkChange(actor: Actor, bulkId: string): Promise<BulkView | null> {
  const own = ownBulk(actor, bulkId)
  if (!own) return null
  const bulk = await db().bulkChange.findFirst({
    where: own,
    select: { ...OF_PROGRESS, id: true, act: true, input: true, createdAt: true, finishedAt: true, stoppedBy: true },
  })
  if (!bulk) return null
  const { act, input, createdAt, finishedAt, stoppedBy, ...progress } = bulk
  return {
    ...progress,
    act: act as BulkView['act'],
    asked: await inNames(input as Record<string, string>),
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    stoppedBy: stoppedBy as BulkView['stoppedBy'],
  }
}

async function inNames({ officerId, meetingId, dueDate, reason }: Record<string, string>): Promise<BulkView['asked']> {
  const officer = officerId
    ? await db().person.findUnique({ where: { id: officerId }, select: { id: true, name: true } })
    : null
  const meeting = meetingId
    ? await db().reviewMeeting.findUnique({ where: { id: meetingId }, select: { id: true, number: true, title: true } })
    : null
  return {
    officer,
    meeting: meeting && { id: meeting.id, reference: reference('M', meeting.number), title: meeting.title },
    dueDate: dueDate ?? null,
    reason: reason ?? null,
  }
}

/** Rows of one page. */
const PAGE = 50

type Row = {
  position: number
  problem: string
  values: Message['values']
  id: string | null
  number: number | null
  title: string | null
}

/**
 * What one's own bulk change could not do, a page in its order: with reference and title as far as the reader sees the
 * follow-up now. One query.
 * @param after position of the last row of the page before
 */
export async function listBulkProblems(actor: Actor, bulkId: string, after = ''): Promise<BulkProblemPage> {
  const own = ownBulk(actor, bulkId)
  if (!own) return { rows: [], next: null }
  const from = /^\d{1,9}$/.test(after) ? Number(after) : 0
  const found = await db().$queryRaw<Row[]>`/* follow-ups.bulk-problems */
    SELECT r.position, r.problem, r.values, f.id, f.number, f.title
    FROM (SELECT * FROM bulk_change_row x WHERE x.bulk_change_id = ${own.id}::uuid AND x.changed = false
        AND x.position > ${from} ORDER BY x.position LIMIT ${PAGE + 1}) r
      JOIN bulk_change b ON b.id = r.bulk_change_id AND b.user_id = ${own.userId}::uuid
      LEFT JOIN follow_up f ON f.id = r.follow_up_id AND ${seenFollowUpSql(actor)}
    ORDER BY r.position`
  const rows = found.slice(0, PAGE).map(({ position, problem, values, id, number, title }) => ({
    position,
    problem: { key: problem, ...(values ? { values } : {}) },
    followUp: id && number !== null && title !== null ? { id, reference: reference('F', number), title } : null,
  }))
  return { rows, next: found.length > PAGE ? String(rows.at(-1)?.position) : null }
}
