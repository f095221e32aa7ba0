import { decode, encode } from 'next-auth/jwt'
import { readEnv } from '@/lib/platform/env'

/** Cookies remembered at once: more people than that do not work in one process at a time. */
const REMEMBERED = 1_000

/** What was in a cookie that we made. It says nothing of whether its session still lives. */
type Opened = { sessionId: string; endsAt: number }

// Opening one costs a key derivation and a decryption, and a page asks with each request.
const opened = new Map<string, Opened>()

/** The cookie's value for a session; next-auth encrypts it. It says nothing but the session's id. */
export async function sessionToken(sessionId: string): Promise<string> {
  const { SESSION_SECRET, SESSION_ABSOLUTE_HOURS } = readEnv()
  return await encode({ token: { sid: sessionId }, secret: SESSION_SECRET, maxAge: SESSION_ABSOLUTE_HOURS * 3600 })
}

/**
 * The session's id in a cookie's value; null for one that we did not make or that is past its end. Whether the session
 * lives, only its row says: ask `findLiveSession` each time.
 * @param now milliseconds since the epoch
 */
export async function sessionIdIn(token: string | undefined, now = Date.now()): Promise<string | null> {
  if (!token) return null
  const known = opened.get(token) ?? (await open(token))
  return known && now < known.endsAt ? known.sessionId : null
}

async function open(token: string): Promise<Opened | null> {
  try {
    const payload = await decode({ token, secret: readEnv().SESSION_SECRET })
    if (typeof payload?.sid !== 'string' || typeof payload.exp !== 'number') return null
    const found = { sessionId: payload.sid, endsAt: payload.exp * 1000 }
    const oldest = opened.size >= REMEMBERED ? opened.keys().next().value : undefined
    if (oldest !== undefined) opened.delete(oldest)
    opened.set(token, found)
    return found
  } catch {
    return null
  }
}
