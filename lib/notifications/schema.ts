import * as z from 'zod/mini'
import { commandId, id } from '@/lib/platform/fields'

export const markNoticeReadSchema = z.object({ ...commandId, noticeId: id() })
export const markAllNoticesReadSchema = z.object({ ...commandId })
