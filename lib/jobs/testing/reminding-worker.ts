import { HANDLERS } from '@/lib/jobs/handlers'
import { remindReadouts } from '@/lib/jobs/registry'
import { startWorker } from '@/lib/jobs/worker'
import { readEnv } from '@/lib/platform/env'

// A worker in a process of its own that looks for the reminders alone, twice a second; a test kills it.
const handlers = HANDLERS.filter(({ job }) => job.name === remindReadouts.name).map((handled) => ({
  ...handled,
  job: { ...handled.job, lookEverySeconds: 0.5, cron: null },
}))
const { DATABASE_URL, HOME_ZONE } = readEnv()
await startWorker({ url: DATABASE_URL, zone: HOME_ZONE, handlers }).ready
process.stdout.write('working\n')
