import * as z from 'zod/mini'
import { choice, commandId, id, LIMITS, requiredText } from '@/lib/platform/fields'
import { isIsoDate } from '@/lib/time/iso'

/** What can be done to several follow-ups at once. `addToReview` is of the review meetings. */
export const BULK_ACTS = ['reassign', 'setDueDate', 'remind', 'addToReview'] as const
export type BulkAct = (typeof BULK_ACTS)[number]

/** More than a page of the register holds. */
const TICKED = 200
/** No version is larger: the database holds it as an integer of 32 bits. */
const LAST_VERSION = 2_147_483_647

const MANY = {
  ...commandId,
  /** Rows that were ticked, as the person saw them. */
  ticked: z._default(
    z
      .array(z.object({ id: id(), version: z.int().check(z.minimum(0), z.maximum(LAST_VERSION)) }))
      .check(z.maxLength(TICKED, 'errors.tooMany')),
    [],
  ),
  /** Instead of them the address of the register, after `?`: all that it finds when the act is done. */
  query: z._default(z.nullable(z.string().check(z.maxLength(2_000, 'errors.tooLong'))), null),
}

type Many = { ticked: readonly unknown[]; query: string | null }

/** The input of a bulk command: which follow-ups, and what the act wants to know. */
export const manySchema = <S extends z.core.$ZodLooseShape>(shape: S) =>
  z.object({ ...MANY, ...shape }).check(
    z.refine((value) => (value as Many).ticked.length > 0 || (value as Many).query !== null, {
      message: 'errors.tickOne',
      path: ['ticked'],
    }),
  )

export const bulkReassignSchema = manySchema({
  officer: choice().check(z.refine((officer) => officer !== null, 'errors.officerRequired')),
})

export const bulkDueDateSchema = manySchema({
  dueDate: z.string('errors.required').check(
    z.minLength(1, 'errors.required'),
    z.refine((text) => text === '' || isIsoDate(text), 'errors.invalidDate'),
  ),
  reason: requiredText(LIMITS.paragraph, 'errors.reason'),
})

export const bulkRemindSchema = manySchema({})

/** Stops one, or does again what one could not do. */
export const bulkChangeSchema = z.object({ ...commandId, bulkId: id() })

export const remindOfFollowUpSchema = z.object({ ...commandId, followUpId: id() })

export type WhichFollowUps = { commandId: string; ticked: { id: string; version: number }[]; query: string | null }
