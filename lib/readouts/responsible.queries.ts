import { carriesSql } from '@/lib/auth/carries.queries'
import { Prisma } from '@/lib/platform/db'
import { ON_TEAM } from '@/lib/visits/scope'

/** Account `u` is in use and may see visit `v` and, where there is one, its readout `r`. */
const seesSql = (today: string): Prisma.Sql => Prisma.sql`(u.deactivated_at IS NULL AND v.archived_at IS NULL
  AND (NOT (v.restricted OR coalesce(r.handling = 'restricted', false)) OR ${ON_TEAM}
    OR (r.writer_id = u.id AND NOT v.restricted) OR ${carriesSql('visit.see-restricted', today)}))`

/**
 * The accounts that are to write the readout of `programme_item i` of `visit v`, with `readout r` or none, as
 * `SELECT id`: the note-taker's; else that of who began it; else of the team who write and do not plan; else of the team
 * whoever may write. Each only where it is in use, may write and may see it.
 */
export const writersSql = (today: string): Prisma.Sql => Prisma.sql`
  SELECT step.id FROM (
    SELECT u.id, rank() OVER (ORDER BY c.place, c.place = 3 AND NOT ${carriesSql('readout.write', today, 'programme.edit')})
      AS place
    FROM (
      SELECT n.id, 1 AS place FROM user_account n WHERE n.person_id = i.note_taker_id
      UNION ALL SELECT r.writer_id, 2
      UNION ALL SELECT m.user_id, 3 FROM visit_team_member m WHERE m.visit_id = v.id
    ) c JOIN user_account u ON u.id = c.id
    WHERE ${seesSql(today)} AND ${carriesSql('readout.write', today)}
  ) step WHERE step.place = 1`

/** The managers who are told of it, as `SELECT id`: those on the team of the visit; where there is none, all. */
export const managersSql = (today: string): Prisma.Sql => Prisma.sql`
  SELECT step.id FROM (
    SELECT u.id, rank() OVER (ORDER BY NOT ${ON_TEAM}) AS place FROM user_account u
    WHERE ${seesSql(today)} AND ${carriesSql('readout.clear', today)}
  ) step WHERE step.place = 1`

/** Cheaply: whether `writersSql` could name anybody for `programme_item i`. */
export const SOMEBODY_WRITES = Prisma.sql`(i.note_taker_id IS NOT NULL
  OR EXISTS (SELECT 1 FROM visit_team_member m WHERE m.visit_id = i.visit_id)
  OR EXISTS (SELECT 1 FROM readout d WHERE d.item_id = i.id AND d.writer_id IS NOT NULL))`
