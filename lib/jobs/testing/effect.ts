import * as z from 'zod/mini'
import type { JobTx } from '@/lib/jobs/attempt.commands'
import { defineJob } from '@/lib/jobs/job'
import { type Handled, handle } from '@/lib/jobs/worker'
import { withClient } from '@/lib/platform/postgres/roles'

/** A job for tests that writes a row of the table `effect`; a try is given up after five seconds. */
export const leaveEffect = defineJob({
  name: 'leave-effect',
  data: z.strictObject({ note: z.string() }),
  retryAfterSeconds: 1,
  longestSeconds: 5,
  lookEverySeconds: 0.5,
})

/** The table that the test job writes to, made as the owner. */
export function makeEffectTable(ownerUrl: string) {
  return withClient(ownerUrl, (client) => client.query('CREATE TABLE effect (job_id uuid, note text)'))
}

export const writeEffect = (tx: JobTx, jobId: string, note: string) =>
  tx.$executeRaw`/* test.effect */ INSERT INTO effect (job_id, note) VALUES (${jobId}::uuid, ${note})`

/** The job as it ought to be done: its row and its completion in one transaction. */
export const leavingEffect: Handled = handle(leaveEffect, async ({ jobId, data, once }) => {
  await once((tx) => writeEffect(tx, jobId, data.note))
  return { rows: 1 }
})
