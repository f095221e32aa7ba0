import { readEnv } from '@/lib/platform/env'
import { logger } from '@/lib/platform/logger'
import { HANDLERS } from './handlers'
import { startWorker, type Worker } from './worker'

/** `npm start` gives its server three seconds in all to end. */
const GRACE_MS = 2_000

// Next bundles a module more than once: one worker a process.
const shared = globalThis as typeof globalThis & { tashrifWorker?: Worker }

/** Starts the worker in the process of the server, which does not wait for it. WORKER=off leaves it out. */
export function startWorkerBesideServer(): void {
  const { WORKER, DATABASE_URL, HOME_ZONE } = readEnv()
  if (WORKER === 'off' || shared.tashrifWorker) return
  const worker = startWorker({ url: DATABASE_URL, zone: HOME_ZONE, handlers: HANDLERS })
  shared.tashrifWorker = worker
  worker.ready.then(
    () => logger.info({ jobs: HANDLERS.length }, 'worker started'),
    (error) => logger.error({ err: error }, 'worker did not start'),
  )
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void holdExit(worker))
}

/** Next ends the process when its requests are answered; a job that runs gets its seconds, and the others go back. */
async function holdExit(worker: Worker): Promise<void> {
  const exit = process.exit.bind(process)
  const stopped = worker.stop(GRACE_MS).catch((error) => logger.warn({ err: error }, 'worker did not stop in order'))
  process.exit = ((code) => void stopped.finally(() => exit(code))) as typeof process.exit
  await stopped
}
