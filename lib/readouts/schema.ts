import * as z from 'zod/mini'
import {
  choice,
  commandId,
  confirmed,
  edit,
  flag,
  id,
  LIMITS,
  oneOf,
  optionalId,
  optionalInteger,
  optionalText,
  requiredText,
} from '@/lib/platform/fields'

export const SIDES = ['ours', 'host'] as const
export type Side = (typeof SIDES)[number]

/** Opening asks for `markHeld` in `confirmed` while the meeting is not Held yet. */
export const openReadoutSchema = z.object({ ...commandId, ...confirmed, id: optionalId(), itemId: id() })

/** The texts as the form opened them, to show beside both new ones when somebody saved meanwhile. */
const base = z.optional(z.record(z.string(), z.nullable(z.string())))

export const TEXTS = ['discussion', 'positions', 'pressLine'] as const
export type TextField = (typeof TEXTS)[number]

const texts = {
  discussion: optionalText(LIMITS.document),
  positions: optionalText(LIMITS.document),
  pressLine: optionalText(LIMITS.document),
}

/**
 * One person's attendance as the form would have it, and as it opened it: only what differs between the two
 * was changed by this person, the rest stays as it is now.
 */
const attendanceRow = z.object({
  id: id(),
  present: z.boolean(),
  replaces: optionalId(),
  wasPresent: z.boolean(),
  wasReplaces: optionalId(),
})
const attendance = z._default(z.array(attendanceRow).check(z.maxLength(500, 'errors.invalid')), [])

export const saveReadoutSchema = z.object({ ...commandId, ...edit, readoutId: id(), base, ...texts, attendance })

/** With `withText` the texts and attendance of the writing form are saved first, in the same transaction. */
export const submitReadoutSchema = z.object({
  ...commandId,
  ...edit,
  readoutId: id(),
  withText: flag(),
  base,
  ...texts,
  attendance,
})

export const moveReadoutSchema = z.object({ ...commandId, ...edit, readoutId: id() })

export const returnReadoutSchema = z.object({
  ...commandId,
  ...edit,
  readoutId: id(),
  reason: requiredText(LIMITS.paragraph, 'errors.returnComments'),
})

export const correctReadoutSchema = z.object({
  ...commandId,
  ...edit,
  readoutId: id(),
  base,
  ...texts,
  attendance,
  reason: requiredText(LIMITS.paragraph, 'errors.reason'),
})

/**
 * Somebody to put on the attendance: `whom` of the visit, or a newcomer: a person, a post (`title`), or a `group`
 * of unnamed people. `reason` only where the readout is final.
 */
export const addAttendeeSchema = z
  .object({
    ...commandId,
    readoutId: id(),
    side: oneOf(SIDES),
    whom: optionalId(),
    person: choice(),
    title: optionalText(LIMITS.line),
    group: optionalText(LIMITS.line),
    headcount: optionalInteger(1, 9_999),
    organisation: choice(),
    replaces: optionalId(),
    reason: optionalText(LIMITS.paragraph),
  })
  .check(
    z.refine(
      (v) => v.whom !== null || v.person !== null || v.group !== null || (v.side === 'host' && v.title !== null),
      {
        message: 'errors.attendee',
        path: ['person'],
      },
    ),
    z.refine((v) => v.whom !== null || v.person === null || v.group === null, {
      message: 'errors.personOrGroup',
      path: ['group'],
    }),
  )
export type AddAttendee = z.output<typeof addAttendeeSchema>

export const removeAttendeeSchema = z.object({
  ...commandId,
  readoutId: id(),
  attendanceId: id(),
  reason: optionalText(LIMITS.paragraph),
})

export type Texts = Record<TextField, string | null>
export type AttendanceEdit = z.output<typeof attendanceRow>
export type SaveReadout = z.output<typeof saveReadoutSchema>
