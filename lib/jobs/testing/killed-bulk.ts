import { FOLLOW_UP_ACTS } from '@/lib/follow-ups/bulk/row.commands'
import { workOffBulk } from '@/lib/follow-ups/bulk/work.commands'
import { workOffBulkChange } from '@/lib/jobs/registry'
import { type Handled, handle } from '@/lib/jobs/worker'

/** Works off a bulk change for so many rows, and is then in the middle of a batch: it says so and goes on for ever. */
export function dyingBulk(rows: number): Handled {
  let left = rows
  const { reassign } = FOLLOW_UP_ACTS
  const run: typeof reassign.run = async (...args) => {
    left -= 1
    const done = await reassign.run(...args)
    if (left > 0) return done
    process.stdout.write('inside\n')
    return await new Promise<never>(() => setInterval(() => {}, 1_000))
  }
  const acts = { reassign: { ...reassign, run } }
  return handle(workOffBulkChange, ({ data: { bulkId }, signal }) =>
    workOffBulk(bulkId, { acts, clock: () => new Date(), signal }),
  )
}
