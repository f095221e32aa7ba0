import { type Actor, can } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import { likePattern } from '@/lib/search/query'
import { formatDate } from '@/lib/time/format'

/** Suggestions of a combobox. */
const SUGGESTIONS = 20

type Row = { id: string; number: number; title: string; heldOn: string | null }

/**
 * Review meetings whose minutes do not stand yet, the newest first, by words of the title or the reference; none without
 * the permission.
 */
export async function lookupReviewMeetings(
  actor: Actor,
  text: string,
): Promise<{ id: string; label: string; hint: string }[]> {
  if (!can(actor, 'follow-up.review')) return []
  const [, digits] = /^M\s*-?\s*(\d{1,9})\b/i.exec(text.trim()) ?? []
  const like = Prisma.sql`m.title ILIKE ${likePattern(text)}`
  const which = digits ? Prisma.sql`m.number = ${Number(digits)}` : like
  const rows = await db().$queryRaw<Row[]>`/* review-meetings.lookup */
    SELECT m.id, m.number, m.title, m.held_on::text AS "heldOn" FROM review_meeting m
    WHERE m.status <> 'closed' AND m.archived_at IS NULL AND ${which} ORDER BY m.id DESC LIMIT ${SUGGESTIONS}`
  return rows.map(({ id, number, title, heldOn }) => ({
    id,
    label: title,
    hint: [reference('M', number), heldOn && formatDate(heldOn)].filter(Boolean).join(' · '),
  }))
}
