import { serveMe } from '@/lib/sync/serve'

/** GET: whose session this is (`SyncMe`). */
export const GET = serveMe
