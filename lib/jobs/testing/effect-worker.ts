import { startWorker } from '@/lib/jobs/worker'
import { readEnv } from '@/lib/platform/env'
import { leavingEffect } from './effect'

// A worker in a process of its own, as `npm run worker` is, for the job of the tests alone.
const { DATABASE_URL, HOME_ZONE } = readEnv()
await startWorker({ url: DATABASE_URL, zone: HOME_ZONE, handlers: [leavingEffect] }).ready
process.stdout.write('working\n')
