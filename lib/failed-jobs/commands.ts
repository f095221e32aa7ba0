import { defineCommand } from '@/lib/audit/command'
import { askAgain, deadLetter } from '@/lib/jobs/dead-letters.commands'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { retryJobSchema } from './schema'

/** Asks once more for a job that was given up, with what it was asked with: the admin has looked and mended what it met. */
export const retryJob = defineCommand({
  name: 'retryJob',
  permission: 'account.admin',
  schema: retryJobSchema,
  handler: async ({ tx, audit }, { jobId }): Promise<Result> => {
    const job = await deadLetter(tx, jobId)
    if (job === null) return missing()
    // One of its kind waits or runs already: it does the same.
    if (!(await askAgain(tx, jobId))) return refused('refusals.jobs.underWay')
    audit({ action: 'job.retried', subjectType: 'job', subjectId: jobId, subjectName: job, visitId: null })
    return ok(null)
  },
})
