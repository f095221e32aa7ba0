import * as z from 'zod/mini'
import {
  commandId,
  confirmed,
  flag,
  id,
  LIMITS,
  optionalDate,
  optionalInteger,
  requiredText,
} from '@/lib/platform/fields'
import { MAX_SHIFTED } from '../shift/schema'

/** A day as a number or a date, or neither: not known. */
const day = { dayNumber: optionalInteger(0, 999), date: optionalDate() }

const oneDay = <T extends { dayNumber: number | null; date: string | null }>() =>
  z.refine<T>(({ dayNumber, date }) => dayNumber === null || date === null, {
    message: 'refusals.programme.time.dayAndDate',
    path: ['dayNumber'],
  })

/** An item once more, on its own day or on another. */
export const duplicateItemSchema = z.object({ ...commandId, ...confirmed, itemId: id(), ...day }).check(oneDay())

/** The chosen items of a day once more on another day, which must be given. */
export const duplicateDaySchema = z
  .object({
    ...commandId,
    visitId: id(),
    itemIds: z
      .array(id())
      .check(z.minLength(1, 'refusals.programme.shift.nothing'), z.maxLength(MAX_SHIFTED, 'errors.tooManyRows')),
    ...day,
  })
  .check(
    oneDay(),
    z.refine(({ dayNumber, date }) => dayNumber !== null || date !== null, {
      message: 'refusals.programme.copy.day',
      path: ['dayNumber'],
    }),
  )

/** What of a visit a new one begins with. */
export const TAKEN = ['stops', 'organisers', 'hosts', 'members', 'subgroups', 'items', 'team'] as const
export type Taken = (typeof TAKEN)[number]

const taken = Object.fromEntries(TAKEN.map((part) => [part, flag()])) as Record<Taken, ReturnType<typeof flag>>

export const duplicateVisitSchema = z.object({
  ...commandId,
  visitId: id(),
  title: requiredText(LIMITS.line, 'errors.visitTitle'),
  arrivalDate: optionalDate(),
  ...taken,
})

/** The address of the preview of a day that is copied: which day, and to which. */
export const dayCopyTarget = z.object(day).check(oneDay())
