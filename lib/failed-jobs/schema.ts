import * as z from 'zod/mini'
import { commandId, id } from '@/lib/platform/fields'

export const retryJobSchema = z.object({ ...commandId, jobId: id() })
