import { serveRead } from '@/lib/sync/serve'
import { listTakeable } from '@/lib/sync/takeable.queries'

/** GET: the visits that could be taken along, as `{visits: Takeable[]}`. */
export const GET = () => serveRead(async (actor) => ({ visits: await listTakeable(actor) }))
