import { inBatches } from '@/lib/platform/batches'
import { db, Prisma } from '@/lib/platform/db'
import { daysSql } from './days.queries'

/**
 * Deletes the notes of reminders that were given before `before` and hold none back any more on the day `today` at home
 * (`YYYY-MM-DD`): the one that would be given of their due date is a later one, and always will be. So nothing is
 * reminded of twice, also when a follow-up is reopened or its due date comes back.
 * @returns rows deleted.
 */
export function purgeRemindersBefore(before: Date, today: string, signal?: AbortSignal): Promise<number> {
  return inBatches(
    (limit) => db().$executeRaw`
      /* reminders.purge */
      DELETE FROM follow_up_reminder WHERE (follow_up_id, due_date, days) IN (
        SELECT x.follow_up_id, x.due_date, x.days FROM follow_up_reminder x
        WHERE x.at < ${before} AND x.days < ${daysSql(Prisma.sql`x.due_date`, today)}
        ORDER BY x.at LIMIT ${limit} FOR UPDATE SKIP LOCKED
      )`,
    signal,
  )
}
