import type { Actor } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { todayAtHome } from '@/lib/platform/today'
import { holdsWords } from '@/lib/search/match.queries'
import { likePattern } from '@/lib/search/query'
import { maySetWatchers } from '../policy'
import { followUpSeenBySql, seenFollowUpSql, visibleFollowUp } from '../scope'
import { numberOf } from './dependencies'

/** Suggestions of a combobox. */
const SUGGESTIONS = 20
/** Rows that are put in order for them. */
const CANDIDATES = 300

export type Suggestion = { id: string; label: string; hint: string }

/**
 * Follow-ups to choose from for the follow-up `of`: by reference, else by words of the title, those that are not finished
 * first; for an empty text the other ones of the same visit. Only what the actor sees, and not `of` itself.
 */
export async function lookupFollowUps(actor: Actor, text: string, of: string | null): Promise<Suggestion[]> {
  const which = text.trim() === '' ? await ofSameVisit(actor, of) : named(text)
  if (!which) return []
  const rows = await db().$queryRaw<
    { id: string; number: number; title: string; visit: string; visitNumber: number }[]
  >`/* follow-ups.lookup */
    SELECT f.id, f.number, f.title, v.title AS visit, v.number AS "visitNumber"
    FROM (SELECT f.* FROM follow_up f WHERE ${which} AND f.id IS DISTINCT FROM ${of && isUuid(of) ? of : null}::uuid
      AND ${seenFollowUpSql(actor)} LIMIT ${CANDIDATES}) f JOIN visit v ON v.id = f.visit_id
    ORDER BY f.status IN ('closed', 'dropped'), f.number DESC LIMIT ${SUGGESTIONS}`
  return rows.map((row) => ({
    id: row.id,
    label: `${reference('F', row.number)} ${row.title}`,
    hint: `${reference('V', row.visitNumber)} ${row.visit}`,
  }))
}

function named(text: string): Prisma.Sql | null {
  const number = numberOf(text)
  return number === null ? holdsWords('f.search_key', text) : Prisma.sql`f.number = ${number}`
}

async function ofSameVisit(actor: Actor, of: string | null): Promise<Prisma.Sql | null> {
  if (!of || !isUuid(of)) return null
  const found = await db().followUp.findFirst({
    where: { AND: [{ id: of }, visibleFollowUp(actor)] },
    select: { visitId: true },
  })
  return found && Prisma.sql`f.visit_id = ${found.visitId}::uuid`
}

/**
 * Accounts that could watch a follow-up, by a part of their name, the first ones by name for an empty text: those in use
 * that may see it. Null for whoever may not have others told of it.
 */
export async function lookupWatchers(actor: Actor, text: string, of: string | null): Promise<Suggestion[] | null> {
  if (!of || !isUuid(of)) return null
  const followUp = await db().followUp.findFirst({
    where: { AND: [{ id: of }, visibleFollowUp(actor)] },
    select: { officerId: true },
  })
  if (!followUp || !maySetWatchers(actor, followUp)) return null
  return await db().$queryRaw<Suggestion[]>`/* follow-ups.lookup-watchers */
    SELECT u.id, u.name AS label, '' AS hint FROM follow_up f JOIN visit v ON v.id = f.visit_id CROSS JOIN user_account u
    WHERE f.id = ${of}::uuid AND ${followUpSeenBySql(todayAtHome())} AND u.name ILIKE ${likePattern(text.trim())}
      AND NOT EXISTS (SELECT 1 FROM follow_up_watcher w WHERE w.follow_up_id = f.id AND w.user_id = u.id)
    ORDER BY u.name, u.id LIMIT ${SUGGESTIONS}`
}
