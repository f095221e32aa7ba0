import { createHmac, timingSafeEqual } from 'node:crypto'
import { db } from '@/lib/platform/db'
import { readEnv } from '@/lib/platform/env'
import { isUuid } from '@/lib/platform/id'
import { sessionIdIn } from './token'

const signed = (userId: string): Buffer =>
  createHmac('sha256', readEnv().SESSION_SECRET).update(`device of ${userId}`).digest()

/**
 * What a device keeps to say whose it is once its session is over. It opens nothing: with it a device is told one thing,
 * that the account is deactivated and what it holds must go.
 */
export const deviceToken = (userId: string): string => `${userId}.${signed(userId).toString('base64url')}`

/** Whose device a token is of; null for one that we did not make. */
export function userOfDevice(token: string | null): string | null {
  const [userId = '', mark = ''] = token?.split('.') ?? []
  if (!isUuid(userId)) return null
  const [given, right] = [Buffer.from(mark, 'base64url'), signed(userId)]
  return given.length === right.length && timingSafeEqual(given, right) ? userId : null
}

/**
 * Whether the account is deactivated of whose device it is, or whose session this was, ended or not.
 * @param cookie of the session, as it came
 */
export async function isOfDeactivated(token: string | null, cookie: string | undefined): Promise<boolean> {
  const userId = userOfDevice(token)
  const sessionId = await sessionIdIn(cookie)
  if (!userId && !sessionId) return false
  const [row] = await db().$queryRaw<{ gone: boolean }[]>`/* auth.deactivated-device */
    SELECT u.deactivated_at IS NOT NULL AS gone FROM user_account u
    WHERE u.id = coalesce(${userId}::uuid, (SELECT s.user_id FROM session s WHERE s.id = ${sessionId}::uuid))`
  return row?.gone ?? false
}
