import { cookies } from 'next/headers'
import { currentSession } from './actor'
import { cookieNames, cookieOptions } from './cookies'
import { revokeSession } from './session'

/**
 * Ends the session of this request at once and takes its cookies back.
 * @throws AppError `unavailable` when the database cannot be reached: the session then still stands
 */
export async function signOut(now: Date): Promise<void> {
  const session = await currentSession()
  if (session) await revokeSession(session.actor.userId, session.id, now)
  const jar = await cookies()
  for (const name of Object.values(cookieNames())) jar.delete({ name, ...cookieOptions() })
}
