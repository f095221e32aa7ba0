import * as z from 'zod/mini'
import { commandId, id } from '@/lib/platform/fields'
import { NOTICE_TOPICS, NOTICE_WAYS } from './types'

export const markNoticeReadSchema = z.object({ ...commandId, noticeId: id() })
export const markAllNoticesReadSchema = z.object({ ...commandId })

/** By topic, how one is told of it; a topic that is not there stays as it is. */
export const chooseNoticesSchema = z.object({
  ...commandId,
  ways: z.partialRecord(z.enum(NOTICE_TOPICS, 'errors.invalid'), z.enum(NOTICE_WAYS, 'errors.invalid')),
})
