import * as z from 'zod/mini'
import { type AnyJob, defineJob, type Job } from './job'

/** Nothing waits for what the clock starts at night, and two at once would only do the same work. */
const nightly = (name: string, cron: string): Job<Record<string, never>> =>
  defineJob({ name, cron, data: z.strictObject({}), policy: 'exclusive', lookEverySeconds: 60 })

export const purgeSessions = nightly('purge-sessions', '10 3 * * *')
export const purgeOneTimeLinks = nightly('purge-one-time-links', '20 3 * * *')
export const purgeReceipts = nightly('purge-receipts', '30 3 * * *')
export const purgeUnfinishedFiles = nightly('purge-unfinished-files', '40 3 * * *')
export const purgeReminders = nightly('purge-reminders', '50 3 * * *')

/** Looks for readouts that are missing for long enough; what it does is done once by rows of its own. */
export const remindReadouts = defineJob({
  name: 'remind-readouts',
  cron: '*/10 * * * *',
  data: z.strictObject({}),
  policy: 'exclusive',
  lookEverySeconds: 30,
})

/**
 * Gives the reminders of due dates, before anybody is at work. What it does is done once by rows of its own, so it may
 * run at any time: after a night without a machine it does what is due then.
 */
export const remindFollowUps = defineJob({
  name: 'remind-follow-ups',
  cron: '30 7 * * *',
  data: z.strictObject({}),
  policy: 'exclusive',
  longestSeconds: 60 * 60,
  lookEverySeconds: 60,
})

/** Gives managers the digest of the week: once each by rows of its own, whenever it runs. */
export const giveDigest = defineJob({
  name: 'give-digests',
  cron: '45 7 * * 1',
  data: z.strictObject({}),
  policy: 'exclusive',
  lookEverySeconds: 60,
})

/** Tries of one mail, the first among them: over some twelve hours, each twice as long after the one before. */
export const MAIL_TRIES = 12

/** Sends one mail. */
export const sendMail = defineJob({
  name: 'send-mail',
  data: z.strictObject({ mailId: z.uuid() }),
  // One more than mail tries of its own, so that the last word is said there.
  retries: MAIL_TRIES,
  retryAfterSeconds: 30,
  longestSeconds: 5 * 60,
})

/** Works off a bulk change, one looker for each; what is done stays done, and the next try goes on. */
export const workOffBulkChange = defineJob({
  name: 'work-off-bulk-change',
  data: z.strictObject({ bulkId: z.uuid() }),
  policy: 'standard',
  retries: 20,
  retryAfterSeconds: 5,
  longestSeconds: 4 * 60 * 60,
  lookEverySeconds: 1,
})

/**
 * Every job there is. `npm run migrate` makes a queue of each, `handlers.ts` says what each does. It names no domain:
 * commands of all of them may import it to enqueue.
 */
export const JOBS: readonly AnyJob[] = [
  purgeSessions,
  purgeOneTimeLinks,
  purgeReceipts,
  purgeUnfinishedFiles,
  purgeReminders,
  remindReadouts,
  remindFollowUps,
  giveDigest,
  sendMail,
  workOffBulkChange,
]
