import { HANDLERS } from '@/lib/jobs/handlers'
import { remindFollowUps, sendMail } from '@/lib/jobs/registry'
import { startWorker } from '@/lib/jobs/worker'
import { readEnv } from '@/lib/platform/env'

// A worker in a process of its own, as `npm run worker` is, which a test kills: it gives reminders and sends mail as the
// application does, only that it looks for them twice a second, and at no hour by itself.
const handlers = HANDLERS.filter(({ job }) => job.name === remindFollowUps.name || job.name === sendMail.name)
const often = handlers.map((one) => ({ ...one, job: { ...one.job, cron: null, lookEverySeconds: 0.5 } }))
const { DATABASE_URL, HOME_ZONE } = readEnv()
await startWorker({ url: DATABASE_URL, zone: HOME_ZONE, handlers: often }).ready
process.stdout.write('working\n')
