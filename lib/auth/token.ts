import { decode, encode } from 'next-auth/jwt'
import { readEnv } from '@/lib/platform/env'

/** The cookie's value for a session; next-auth encrypts it. It says nothing but the session's id. */
export async function sessionToken(sessionId: string): Promise<string> {
  const { SESSION_SECRET, SESSION_ABSOLUTE_HOURS } = readEnv()
  return await encode({ token: { sid: sessionId }, secret: SESSION_SECRET, maxAge: SESSION_ABSOLUTE_HOURS * 3600 })
}

/** The session's id in a cookie's value; null for one that we did not make or that is past its end. */
export async function sessionIdIn(token: string | undefined): Promise<string | null> {
  if (!token) return null
  try {
    const payload = await decode({ token, secret: readEnv().SESSION_SECRET })
    return typeof payload?.sid === 'string' ? payload.sid : null
  } catch {
    return null
  }
}
