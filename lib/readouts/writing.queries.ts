import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { visibleReadoutSql } from './scope'
import type { Writing } from './types'
import { COUNTS_FOR_S } from './writing-schema'

/**
 * Who writes in a readout now and which versions its sections have, for who may write in it too; null for others, and
 * where there is none that the actor may see. One statement.
 * @param device the reader's own window, which is left out
 */
export async function getWriting(
  actor: Actor,
  { readoutId, device }: { readoutId: string; device: string },
  now: Date,
): Promise<Writing | null> {
  if (!isUuid(readoutId) || !actor.userId || !can(actor, 'readout.write')) return null
  const since = new Date(now.getTime() - COUNTS_FOR_S * 1_000)
  const [row] = await db().$queryRaw<Writing[]>`/* readouts.writing */
    SELECT
      coalesce((SELECT jsonb_agg(jsonb_build_object('userId', w.user_id, 'name', w.name, 'sectionKey', w.section_key,
          'device', w.device) ORDER BY w.name, w.user_id, w.device)
        FROM readout_writing w WHERE w.readout_id = r.id AND w.seen_at >= ${since}
          AND NOT (w.user_id = ${actor.userId}::uuid AND w.device = ${device})), '[]') AS writers,
      coalesce((SELECT jsonb_object_agg(s.key, s.version ORDER BY s.key)
        FROM readout_section s WHERE s.readout_id = r.id), '{}') AS versions
    FROM readout r JOIN visit v ON v.id = r.visit_id
    WHERE r.id = ${readoutId}::uuid AND ${visibleReadoutSql(actor)}`
  return row ?? null
}
