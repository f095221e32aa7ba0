import * as z from 'zod/mini'
import { FOLLOW_UP_STATUSES } from '@/lib/follow-ups/workflow'
import { DECISIONS } from './workflow'

const text = z.nullable(z.string())
const named = z.object({ id: z.string(), reference: z.string(), title: z.string() })

/** One follow-up in the minutes. Days as `YYYY-MM-DD`, instants as ISO strings. */
const item = z.object({
  followUp: named,
  visit: named,
  /** The words of the outcome, or the title of the agreement. */
  promise: z.string(),
  lead: text,
  officer: text,
  /** At that time: nobody was named, or whoever was could no longer sign in. Not told in the first format. */
  unowned: z._default(z.boolean(), false),
  firstDueDate: text,
  /** The due date that stood before; the new one, and why. */
  dueBefore: text,
  dueDate: text,
  dueReason: text,
  statusBefore: z.enum(FOLLOW_UP_STATUSES),
  statusAfter: z.enum(FOLLOW_UP_STATUSES),
  /** Null: the meeting did not come to it. */
  decision: z.nullable(z.enum(DECISIONS)),
  reason: text,
  order: text,
  decidedBy: text,
  decidedAt: text,
})

/** What the minutes of a review meeting hold. Whoever changes the shape raises the number and reads the old ones too. */
export const minutesSchema = z.object({
  format: z.literal([1, 2]),
  meeting: z.object({ reference: z.string(), title: z.string(), heldOn: text, present: text }),
  items: z.array(item),
})

export type Minutes = z.output<typeof minutesSchema>
export type MinutesItem = Minutes['items'][number]
