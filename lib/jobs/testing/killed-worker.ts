import { handle, startWorker } from '@/lib/jobs/worker'
import { readEnv } from '@/lib/platform/env'
import { leaveEffect, writeEffect } from './effect'
import { dyingBulk } from './killed-bulk'

// A worker in a process of its own, which a test kills: at `inside` it has written and not committed, at `after` it has
// committed and not returned; at a number it has changed so many rows of a bulk change. It says so and goes on for ever.
const where = process.argv[2] ?? ''
const forEver = (word: string) => {
  process.stdout.write(`${word}\n`)
  return new Promise<never>(() => setInterval(() => {}, 1_000))
}

const handler = handle(leaveEffect, async ({ jobId, data, once }) => {
  await once(async (tx) => {
    await writeEffect(tx, jobId, data.note)
    if (where === 'inside') await forEver('inside')
  })
  return await forEver('after')
})

const { DATABASE_URL, HOME_ZONE } = readEnv()
await startWorker({
  url: DATABASE_URL,
  zone: HOME_ZONE,
  handlers: [/^\d+$/.test(where) ? dyingBulk(Number(where)) : handler],
}).ready
