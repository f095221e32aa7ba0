import { getVisitPack } from '@/lib/sync/pack.queries'
import { serveRead } from '@/lib/sync/serve'

/** GET: a visit to take along (`VisitPack`). */
export const GET = (_request: Request, { params }: { params: Promise<{ visitId: string }> }) =>
  serveRead(async (actor) => getVisitPack(actor, (await params).visitId, new Date()))
