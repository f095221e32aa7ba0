import { db } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'

/**
 * Writes down that a feed was read: a note for its keepers and no state of the visit, so without audit. A calendar must
 * not fail over it; the next reader writes it.
 */
export async function noteFeedUse(feedId: string, now: Date): Promise<void> {
  try {
    await db().calendarFeed.updateMany({ where: { id: feedId }, data: { lastUsedAt: now } })
  } catch (err) {
    logger.warn({ err, feedId }, 'the use of a calendar feed was not noted')
  }
}
