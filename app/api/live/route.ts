import { serveEvents } from '@/lib/live/serve'
import { visitEvents } from '@/lib/live/stream'
import { getVisitChanges } from '@/lib/visits/queries'

/**
 * GET ?visit=&seen=: tells, as server-sent events, that a visit was changed since the page that shows `seen` changes.
 * Failures as `serveEvents` answers them.
 */
export function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  const visitId = query.get('visit') ?? ''
  const seen = Number(query.get('seen'))
  return serveEvents(request, {
    permission: 'visit.see',
    find: (actor) => getVisitChanges(actor, visitId),
    events: (reader) => visitEvents({ ...reader, visitId, seen: Number.isSafeInteger(seen) ? seen : 0 }),
  })
}
