import * as z from 'zod/mini'
import { commandId, id } from '@/lib/platform/fields'

/** Items that move in one request: more than the longest programme. */
export const MAX_SHIFTED = 500
/** Farther than to any date of a visit and back; the message then says in which year it would be. */
export const MAX_SHIFT_DAYS = 9_999_999
const MAX_SHIFT_MINUTES = 1_000 * 60

/** Items, each at the version whose preview was seen, and how far they move: both parts of one sign. */
export const shiftItemsSchema = z
  .object({
    ...commandId,
    visitId: id(),
    items: z
      .array(z.object({ id: id(), version: z.int('errors.required') }))
      .check(z.minLength(1, 'refusals.programme.shift.nothing'), z.maxLength(MAX_SHIFTED, 'errors.tooManyRows')),
    days: z.int('errors.invalidNumber').check(z.gte(-MAX_SHIFT_DAYS), z.lte(MAX_SHIFT_DAYS)),
    minutes: z.int('errors.invalidNumber').check(z.gte(-MAX_SHIFT_MINUTES), z.lte(MAX_SHIFT_MINUTES)),
  })
  .check(
    z.refine(({ days, minutes }) => days * minutes >= 0 && (days !== 0 || minutes !== 0), {
      message: 'refusals.programme.shift.amount',
      path: ['days'],
    }),
  )
