import './require-node'
import { readEnv, readSettings } from '@/lib/platform/env'
import { watchLaunchers } from './ancestors'
import { atEnd, end, main, Refusal } from './main'
import { ensureClient } from './production-build'

/** What a running job gets to finish; a service manager waits longer than that by default. */
const GRACE_MS = 20_000

// `npm run worker`: the jobs in a process of their own, beside servers that were started with WORKER=off.
await main(async () => {
  watchLaunchers(() => void end(0))
  if (!readSettings().DATABASE_URL) {
    throw new Refusal(
      'DATABASE_URL is not set. The built-in Postgres belongs to `npm start`, which runs the jobs itself; a worker apart\n' +
        'goes with a server of your own, and gets the same environment as the processes of `npm start`.',
    )
  }
  const { DATABASE_URL, HOME_ZONE } = readEnv()
  await ensureClient()
  const { HANDLERS } = await import('@/lib/jobs/handlers')
  const { startWorker } = await import('@/lib/jobs/worker')
  const worker = startWorker({ url: DATABASE_URL, zone: HOME_ZONE, handlers: HANDLERS })
  atEnd(() => worker.stop(GRACE_MS))
  await worker.ready
  console.log(`Worker ready, ${HANDLERS.length} kinds of jobs`)
  return await new Promise<number>(() => {})
})
