import { cookies } from 'next/headers'
import { AppError } from '@/lib/platform/errors'
import { logger } from '@/lib/platform/logger'
import { currentSession } from './actor'
import { cookieNames, cookieOptions } from './cookies'
import { revokeSession } from './session'

/**
 * Ends the session of this request at once and takes its cookies back. Where the database cannot be reached the
 * cookies go all the same, so that the next person at this browser is nobody; the row then ends by its idle time.
 */
export async function signOut(now: Date): Promise<void> {
  try {
    const session = await currentSession()
    if (session) await revokeSession(session.actor.userId, session.id, now)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    logger.warn('signed out without the database: the session ends by its idle time')
  }
  const jar = await cookies()
  for (const name of Object.values(cookieNames())) jar.delete({ name, ...cookieOptions() })
}
