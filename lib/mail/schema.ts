import * as z from 'zod/mini'
import { commandId, id } from '@/lib/platform/fields'

export const resendMailSchema = z.object({ ...commandId, mailId: id() })
