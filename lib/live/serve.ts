import { currentSession } from '@/lib/auth/actor'
import { type Actor, can, type Permission } from '@/lib/auth/permissions'
import { findLiveSession, sessionRules } from '@/lib/auth/session'
import { isUnavailable } from '@/lib/platform/errors'
import { whenStopping } from './hub'
import { claimStream } from './limits'
import type { Listening } from './stream'

type Reader<T> = Listening & {
  /** The reader's account. */
  userId: string
  /** `find` once more for who the session is of now; null when it ended, or carries the permission no longer. */
  look: () => Promise<T | null>
}

type Serving<T> = {
  permission: Permission
  /** What there is to know for the actor; null when the subject is not to be seen by them. */
  find: (actor: Actor) => Promise<T | null>
  events: (reader: Reader<T>) => ReadableStream<Uint8Array>
}

/**
 * Answers a request with server-sent events: 401 signed out, 403 without the permission, 404 where the subject is not
 * to be seen, 429 beyond a few of one session, 503 without the database. Session, permission and scope are asked again
 * at each look, which does not count as the person being there.
 */
export async function serveEvents<T>(request: Request, { permission, find, events }: Serving<T>): Promise<Response> {
  try {
    const session = await currentSession()
    if (!session) return refuse(401)
    if (!can(session.actor, permission)) return refuse(403)
    if ((await find(session.actor)) === null) return refuse(404)
    const release = claimStream(session.id)
    if (!release) return refuse(429, { 'retry-after': '30' })
    const look = async () => {
      const live = await findLiveSession(session.id, new Date(), sessionRules(), { touch: false })
      return live && can(live.actor, permission) ? find(live.actor) : null
    }
    const signal = AbortSignal.any([request.signal, whenStopping()])
    const stream = events({ userId: session.actor.userId, look, signal, onEnd: release })
    return new Response(stream, {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        // No proxy on the way may hold back or pack what is to arrive at once.
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      },
    })
  } catch (error) {
    if (isUnavailable(error)) return refuse(503)
    throw error
  }
}

const refuse = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers: { 'cache-control': 'no-store', ...headers } })
