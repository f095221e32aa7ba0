import { Prisma } from '@/lib/platform/db'
import { mondayOf, OLD_DAYS } from './rules'

/** `reminderDays` of rules.ts as SQL, for what is not too early: of a due date, on the day `today` (`YYYY-MM-DD`). */
export function daysSql(dueDate: Prisma.Sql, today: string): Prisma.Sql {
  const late = Prisma.sql`(${today}::date - ${dueDate})`
  const onMonday = Prisma.sql`(${mondayOf(today)}::date - ${dueDate})`
  return Prisma.sql`(CASE WHEN ${onMonday} > ${OLD_DAYS}::int THEN ${onMonday}
    WHEN ${late} >= 7 THEN least(${OLD_DAYS}::int, ${late} / 7 * 7)
    WHEN ${late} >= 0 THEN 0 WHEN ${late} >= -1 THEN -1 WHEN ${late} >= -7 THEN -7 ELSE -14 END)`
}
