import * as z from 'zod/mini'
import {
  choice,
  commandId,
  confirmed,
  edit,
  id,
  LIMITS,
  oneOf,
  optionalId,
  optionalInteger,
  optionalText,
  requiredText,
} from '@/lib/platform/fields'
import { UUID } from '@/lib/platform/id-pattern'
import { textField } from '@/lib/text/field'
import type { TextDoc } from '@/lib/text/types'

export const SIDES = ['ours', 'host'] as const
export type Side = (typeof SIDES)[number]

/** Opening asks for `markHeld` in `confirmed` while the meeting is not Held yet. */
export const openReadoutSchema = z.object({ ...commandId, ...confirmed, id: optionalId(), itemId: id() })

/** The sections that every readout has; its own ones are named by a UUID and have a title. */
export const SECTIONS = ['discussion', 'positions', 'pressLine'] as const
export type FixedSection = (typeof SECTIONS)[number]
export const isFixedSection = (key: string): key is FixedSection => SECTIONS.some((name) => name === key)

export const sectionKey = () =>
  z.string('errors.invalid').check(z.refine((key) => isFixedSection(key) || UUID.test(key), 'errors.invalid'))

/** A section as somebody would have it; `baseVersion` is that of the text they wrote on, 0 where there was none. */
const section = {
  key: sectionKey(),
  title: optionalText(LIMITS.line),
  doc: textField(),
  baseVersion: z.int('errors.invalid').check(z.minimum(0, 'errors.invalid')),
}

/** An own section has a title, the others do not. */
const titled = z.refine<{ key: string; title: string | null }>(
  ({ key, title }) => isFixedSection(key) === (title === null),
  { message: 'errors.required', path: ['title'] },
)

export const HANDLINGS = ['internal', 'restricted'] as const
export type Handling = (typeof HANDLINGS)[number]

/** `reason` where the readout is final. */
export const setHandlingSchema = z.object({
  ...commandId,
  ...edit,
  readoutId: id(),
  handling: oneOf(HANDLINGS),
  reason: optionalText(LIMITS.paragraph),
})

/** Whether a section may leave the office: not asked of positions, which never may, nor of the press line, which may. */
export const setSectionReleaseSchema = z.object({
  ...commandId,
  readoutId: id(),
  key: section.key.check(z.refine((key) => key !== 'positions' && key !== 'pressLine', 'errors.invalid')),
  releasable: z.boolean('errors.invalid'),
  reason: optionalText(LIMITS.paragraph),
})

export const saveSectionSchema = z.object({ ...commandId, readoutId: id(), ...section }).check(titled)

/** A text that its writer did not choose: kept as a revision, not applied. */
export const keepTextAsideSchema = z.object({ ...commandId, readoutId: id(), ...section }).check(titled)

/** What a section was at revision `number`, once more. */
export const restoreRevisionSchema = z.object({
  ...commandId,
  readoutId: id(),
  number: z.int('errors.invalid'),
  baseVersion: section.baseVersion,
})

/**
 * One person's attendance as the form would have it, and as it opened it: only what differs between the two
 * was changed by this person, the rest stays as it is now. The row is named by its `id`, or by whom it is about
 * (`side`, `partyId`: a member or contact): a device that opened the readout without a network knows no ids of rows.
 */
const attendanceRow = z
  .object({
    id: z.optional(id()),
    side: z.optional(oneOf(SIDES)),
    partyId: z.optional(id()),
    present: z.boolean(),
    replaces: optionalId(),
    wasPresent: z.boolean(),
    wasReplaces: optionalId(),
  })
  .check(z.refine((row) => Boolean(row.id) !== Boolean(row.side && row.partyId), 'errors.invalid'))
const attendance = z._default(z.array(attendanceRow).check(z.maxLength(500, 'errors.invalid')), [])

export const saveAttendanceSchema = z.object({ ...commandId, readoutId: id(), attendance })

export const moveReadoutSchema = z.object({ ...commandId, ...edit, readoutId: id() })

/** `reason` may be missing where comments stand beside the text: the command asks for one of the two. */
export const returnReadoutSchema = z.object({
  ...commandId,
  ...edit,
  readoutId: id(),
  reason: optionalText(LIMITS.paragraph),
})

/** Characters of the words that a comment can stand beside. */
export const LONGEST_QUOTE = 1_000

/** A comment of the whole readout, of a section (`sectionKey`), or of words in it (`quote`, as they stand there). */
export const addCommentSchema = z
  .object({
    ...commandId,
    readoutId: id(),
    sectionKey: z._default(z.nullable(section.key), null),
    quote: optionalText(LONGEST_QUOTE),
    text: requiredText(LIMITS.paragraph, 'errors.comment'),
  })
  .check(z.refine((v) => v.quote === null || v.sectionKey !== null, { message: 'errors.invalid', path: ['quote'] }))

export const commentSchema = z.object({ ...commandId, readoutId: id(), commentId: id() })

export const correctReadoutSchema = z.object({
  ...commandId,
  ...edit,
  readoutId: id(),
  sections: z._default(z.array(z.object(section).check(titled)).check(z.maxLength(100, 'errors.invalid')), []),
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

export type AttendanceEdit = z.output<typeof attendanceRow>
export type SectionInput = { key: string; title: string | null; doc: TextDoc; baseVersion: number }

export const remindOfReadoutSchema = z.object({ ...commandId, itemId: id() })
