import { accountActor } from '@/lib/auth/account.queries'
import { tell } from '@/lib/notifications/tell'
import { dayToDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { todayAtHome } from '@/lib/platform/today'
import { digestLines, type Figures } from './digest'
import { digestFigures } from './digest.queries'
import { reviewersSql } from './receivers.queries'
import { mondayOf } from './rules'

/**
 * Gives every manager the digest of this week, once, of what each may see; none to whom nothing waits for. May run on any
 * day, by several at once: the week is that of `now` at home.
 * @returns how many were given
 */
export async function giveDigests(now: Date, signal?: AbortSignal): Promise<{ given: number }> {
  const today = todayAtHome(now)
  const week = mondayOf(today)
  const managers = await db().$queryRaw<{ id: string }[]>`/* reminders.digest-receivers */
    SELECT u.id FROM (${reviewersSql(today)}) u
    WHERE NOT EXISTS (SELECT 1 FROM digest_sent s WHERE s.user_id = u.id AND s.week = ${week}::date) ORDER BY u.id`
  let given = 0
  for (const { id } of managers) {
    if (signal?.aborted) break
    const actor = await accountActor(id, now)
    const figures = actor ? await digestFigures(actor, today) : {}
    if (digestLines(figures).length > 0 && (await give(id, { week, figures, now }))) given++
  }
  return { given }
}

/** The row of the week with its notice and mail, or nothing where another was first. */
const give = (
  userId: string,
  { week, figures, now }: { week: string; figures: Figures; now: Date },
): Promise<boolean> =>
  db().$transaction(async (tx) => {
    const sent = await tx.digestSent.createMany({
      data: [{ userId, week: dayToDb(week) ?? now, at: now }],
      skipDuplicates: true,
    })
    if (sent.count === 0) return false
    const subject = { subjectType: 'user', subjectId: userId, visitId: null }
    await tell(tx, [{ userId, kind: 'digest', ...subject, values: { ...figures } }], now)
    return true
  })
