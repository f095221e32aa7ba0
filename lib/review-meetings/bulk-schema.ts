import * as z from 'zod/mini'
import { manySchema } from '@/lib/follow-ups/bulk/schema'
import { choice } from '@/lib/platform/fields'

/** Onto the list of a review meeting that is there, or of a new one of this title. */
export const bulkReviewSchema = manySchema({
  meeting: choice().check(z.refine((meeting) => meeting !== null, 'errors.meetingRequired')),
})
