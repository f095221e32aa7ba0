import { serveSync } from '@/lib/sync/serve'

/** POST: what a device has written, to be done now (`SyncRequest` → `SyncResponse`). */
export const POST = serveSync
