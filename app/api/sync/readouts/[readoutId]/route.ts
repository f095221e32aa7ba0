import { getPackReadout } from '@/lib/sync/readouts.queries'
import { serveRead } from '@/lib/sync/serve'

/** GET: a readout as it stands (`PackReadout`). */
export const GET = (_request: Request, { params }: { params: Promise<{ readoutId: string }> }) =>
  serveRead(async (actor) => getPackReadout(actor, (await params).readoutId))
