import * as z from 'zod/mini'
import { type AnyJob, defineJob, type Job } from './job'

/** Nothing waits for what the clock starts at night, and two at once would only do the same work. */
const nightly = (name: string, cron: string): Job<Record<string, never>> =>
  defineJob({ name, cron, data: z.strictObject({}), policy: 'exclusive', lookEverySeconds: 60 })

export const purgeSessions = nightly('purge-sessions', '10 3 * * *')
export const purgeOneTimeLinks = nightly('purge-one-time-links', '20 3 * * *')
export const purgeReceipts = nightly('purge-receipts', '30 3 * * *')
export const purgeUnfinishedFiles = nightly('purge-unfinished-files', '40 3 * * *')

/**
 * Every job there is. `npm run migrate` makes a queue of each, `handlers.ts` says what each does. It names no domain:
 * commands of all of them may import it to enqueue.
 */
export const JOBS: readonly AnyJob[] = [purgeSessions, purgeOneTimeLinks, purgeReceipts, purgeUnfinishedFiles]
