import { inBatches } from '@/lib/platform/batches'
import { db } from '@/lib/platform/db'

/**
 * Deletes the receipts of commands that came before `before`; a resend of one would then be carried out anew.
 * @returns rows deleted.
 */
export function purgeReceiptsBefore(before: Date, signal?: AbortSignal): Promise<number> {
  return inBatches(
    (limit) => db().$executeRaw`
      /* audit.purge-receipts */
      DELETE FROM command_receipt WHERE (actor_key, command_id) IN (
        SELECT actor_key, command_id FROM command_receipt WHERE at < ${before}
        ORDER BY at LIMIT ${limit} FOR UPDATE SKIP LOCKED
      )`,
    signal,
  )
}
