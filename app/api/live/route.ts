import { currentSession } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { findLiveSession, sessionRules } from '@/lib/auth/session'
import { whenStopping } from '@/lib/live/hub'
import { claimStream } from '@/lib/live/limits'
import { visitEvents } from '@/lib/live/stream'
import { AppError, isDatabaseDown } from '@/lib/platform/errors'
import { getVisitChanges } from '@/lib/visits/queries'

/**
 * GET ?visit=&seen=: tells, as server-sent events, that a visit was changed since the page that shows `seen` changes.
 * 401 signed out, 404 where the visit is not to be seen, 429 beyond a few of one session, 503 without the database.
 */
export async function GET(request: Request): Promise<Response> {
  try {
    const session = await currentSession()
    if (!session) return refuse(401)
    if (!can(session.actor, 'visit.see')) return refuse(403)
    const query = new URL(request.url).searchParams
    const visitId = query.get('visit') ?? ''
    if ((await getVisitChanges(session.actor, visitId)) === null) return refuse(404)
    const release = claimStream(session.id)
    if (!release) return refuse(429, { 'retry-after': '30' })
    const signal = AbortSignal.any([request.signal, whenStopping()])
    const look = async () => {
      const live = await findLiveSession(session.id, new Date(), sessionRules(), { touch: false })
      return live && can(live.actor, 'visit.see') ? getVisitChanges(live.actor, visitId) : null
    }
    const seen = Number(query.get('seen'))
    const { userId } = session.actor
    const stream = visitEvents({
      visitId,
      userId,
      seen: Number.isSafeInteger(seen) ? seen : 0,
      look,
      signal,
      onEnd: release,
    })
    return new Response(stream, {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        // No proxy on the way may hold back or pack what is to arrive at once.
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      },
    })
  } catch (error) {
    if (isDatabaseDown(error) || (error instanceof AppError && error.code === 'unavailable')) return refuse(503)
    throw error
  }
}

const refuse = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers: { 'cache-control': 'no-store', ...headers } })
