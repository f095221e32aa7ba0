import { carriesSql } from '@/lib/auth/carries.queries'
import { followUpSeenBySql } from '@/lib/follow-ups/scope'
import { Prisma } from '@/lib/platform/db'
import { ON_TEAM } from '@/lib/visits/scope'
import { COPY_FROM } from './rules'

/** The accounts in use that may review, on the day at home: few, looked up once a statement. */
export const reviewersSql = (today: string): Prisma.Sql => Prisma.sql`
  SELECT u.id, u.person_id, u.deactivated_at FROM user_account u
  WHERE u.deactivated_at IS NULL AND ${carriesSql('follow-up.review', today)}`

/** The accountable officer's account, where it is in use and may see the follow-up. */
const officerSql = (today: string): Prisma.Sql => Prisma.sql`
  SELECT u.id FROM user_account u WHERE u.person_id = f.officer_id AND ${followUpSeenBySql(today)}`

/**
 * Who gets the reminder `n.days` of `follow_up f` of `visit v`, as `SELECT id, part`; `reviewers` is `reviewersSql`. The
 * officer; from the second weekly one on the managers in `copy`; where no officer can be told the managers `instead`:
 * those on the team of the visit, and where there is none all. Each only where they may see it, and nobody twice.
 */
export const receiversSql = (today: string): Prisma.Sql => Prisma.sql`
  SELECT o.id, 'officer' AS part FROM (${officerSql(today)}) o
  UNION ALL
  SELECT m.id, CASE WHEN m.told THEN 'copy' ELSE 'instead' END FROM (
    SELECT u.id, w.told, rank() OVER (ORDER BY NOT ${ON_TEAM}) AS place
    FROM reviewers u CROSS JOIN (SELECT EXISTS (${officerSql(today)}) AS told) w
    WHERE (n.days >= ${COPY_FROM} OR NOT w.told) AND u.person_id IS DISTINCT FROM f.officer_id
      AND ${followUpSeenBySql(today)}
  ) m WHERE m.place = 1`

/** Why no officer can be told. */
export const WHY = Prisma.sql`CASE WHEN f.officer_id IS NULL THEN 'nobody'
  WHEN EXISTS (SELECT 1 FROM user_account g WHERE g.person_id = f.officer_id AND g.deactivated_at IS NOT NULL)
  THEN 'deactivated' ELSE 'noAccount' END`
