import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { visibleReadoutSql } from './scope'
import { COUNTS_FOR_S, signOfLifeSchema } from './writing-schema'

/**
 * Notes that the actor has a readout open for writing, in which window and section, or that they left. Nothing that the
 * office keeps, so without receipt and audit; signs older than a minute are deleted by whoever gives the next.
 * @returns whether it was noted: false for input that is none, and where the readout is not for them to write
 */
export async function noteWriting(actor: Actor, raw: unknown, now: Date): Promise<boolean> {
  const parsed = signOfLifeSchema.safeParse(raw)
  const { userId } = actor
  if (!parsed.success || !userId || !can(actor, 'readout.write')) return false
  const { readoutId, device, sectionKey, leave } = parsed.data
  await purgeWritingBefore(new Date(now.getTime() - COUNTS_FOR_S * 1_000))
  if (leave) {
    await db().readoutWriting.deleteMany({ where: { readoutId, userId, device } })
    return true
  }
  const noted = await db().$executeRaw`/* readouts.note-writing */
    INSERT INTO readout_writing (readout_id, user_id, device, name, section_key, seen_at)
    SELECT r.id, ${userId}::uuid, ${device}, ${actor.name}, ${sectionKey}, ${now}
    FROM readout r JOIN visit v ON v.id = r.visit_id
    WHERE r.id = ${readoutId}::uuid AND ${visibleReadoutSql(actor)}
    ON CONFLICT (readout_id, user_id, device)
      DO UPDATE SET name = excluded.name, section_key = excluded.section_key, seen_at = excluded.seen_at`
  return noted === 1
}

/** There are as many rows as windows that write. What another deletes at the same moment is left to it. */
const purgeWritingBefore = (before: Date) => db().$executeRaw`/* readouts.purge-writing */
  DELETE FROM readout_writing w USING (
    SELECT readout_id, user_id, device FROM readout_writing WHERE seen_at < ${before} FOR UPDATE SKIP LOCKED
  ) AS gone WHERE (w.readout_id, w.user_id, w.device) = (gone.readout_id, gone.user_id, gone.device)`
