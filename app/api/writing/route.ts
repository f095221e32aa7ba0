import { serveEvents } from '@/lib/live/serve'
import { answerSignOfLife, writingEvents } from '@/lib/readouts/writing'
import { getWriting } from '@/lib/readouts/writing.queries'

/**
 * GET ?readout=&device=: tells, as server-sent events, who else writes in the readout and which versions its sections
 * have. Failures as `serveEvents` answers them.
 */
export function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  const asked = { readoutId: query.get('readout') ?? '', device: query.get('device') ?? '' }
  return serveEvents(request, {
    // Who may not write in it is answered as if there were none.
    permission: 'visit.see',
    find: (actor) => getWriting(actor, asked, new Date()),
    events: (reader) => writingEvents({ ...reader, readoutId: asked.readoutId }),
  })
}

/** POST `{readoutId, device, sectionKey, leave}`: a sign of life of a window that writes. */
export const POST = answerSignOfLife
