import { FOLLOW_UP_ACTS } from '@/lib/follow-ups/bulk-row.commands'
import { workOffBulk } from '@/lib/follow-ups/bulk-work.commands'
import { workOffBulkChange } from '@/lib/jobs/registry'
import { handle, startWorker } from '@/lib/jobs/worker'
import { readEnv } from '@/lib/platform/env'

// A worker in a process of its own, which a test kills: it changes so many rows of a bulk change, then says so in the
// middle of a batch and goes on for ever.
let left = Number(process.argv[2])
const { reassign } = FOLLOW_UP_ACTS
const acts = {
  reassign: {
    ...reassign,
    run: async (...args: Parameters<typeof reassign.run>) => {
      left -= 1
      const done = await reassign.run(...args)
      if (left > 0) return done
      process.stdout.write('inside\n')
      return await new Promise<never>(() => setInterval(() => {}, 1_000))
    },
  },
}
const handler = handle(workOffBulkChange, ({ data: { bulkId }, signal }) =>
  workOffBulk(bulkId, { acts, clock: () => new Date(), signal }),
)
const { DATABASE_URL, HOME_ZONE } = readEnv()
await startWorker({ url: DATABASE_URL, zone: HOME_ZONE, handlers: [handler] }).ready
