import * as z from 'zod/mini'
import { MAX_COLUMNS, MAX_PASTED_ROWS, MAX_PASTED_TEXT } from '@/lib/paste/limits'
import { choice, commandId, id, LIMITS, oneOf, optionalText, requiredText } from '@/lib/platform/fields'
import { MEMBER_COLUMNS } from './paste-words'
import { MEMBER_ROLES } from './schema'

/** More than anybody speaks: what their own form takes. */
const MAX_LANGUAGES = 50

/** Somebody of the directory, or a new person: `anew` also beside one of the very same name. */
const person = z.union([
  z.object({ id: id() }),
  z.object({ name: requiredText(LIMITS.line, 'errors.nameRequired'), anew: z._default(z.boolean(), false) }),
])

/** The fields of a member as `addMemberSchema` has them, and those of the person where that is a new one. */
export const pastedMemberFields = {
  person,
  role: oneOf(MEMBER_ROLES),
  organisation: choice(),
  title: optionalText(LIMITS.line),
  phone: optionalText(60),
  note: optionalText(LIMITS.paragraph),
  /** BCP 47 tags; of a new person. */
  languages: z._default(
    z
      .array(z.string().check(z.regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?$/, 'errors.choose')))
      .check(z.maxLength(MAX_LANGUAGES, 'errors.tooManyRows')),
    [],
  ),
}
const pastedMember = z.object({
  id: id(),
  /** Its row in what was pasted, from 1: for the messages. */
  row: z.int('errors.required'),
  ...pastedMemberFields,
})

export const addPastedMembersSchema = z.object({
  ...commandId,
  visitId: id(),
  rows: z
    .array(pastedMember, 'errors.required')
    .check(z.minLength(1, 'refusals.paste.noRows'), z.maxLength(MAX_PASTED_ROWS, 'refusals.paste.tooManyRows')),
})
export type AddPastedMembers = z.output<typeof addPastedMembersSchema>
export type PastedMember = AddPastedMembers['rows'][number]
export const pastedMemberSchema = z.object(pastedMemberFields)
export type PastedMemberInput = z.input<typeof pastedMemberSchema>

/** What a preview is asked with: the text first, later the table as it was corrected. */
export const previewFields = {
  visitId: id(),
  text: z.optional(z.string().check(z.maxLength(MAX_PASTED_TEXT, 'refusals.paste.tooLong'))),
  table: z.optional(
    z
      .array(z.array(z.string().check(z.maxLength(MAX_PASTED_TEXT))).check(z.maxLength(MAX_COLUMNS)))
      .check(z.maxLength(MAX_PASTED_ROWS + 1)),
  ),
  /** Whether the first row holds headings; not said: looked at. */
  header: z.optional(z.boolean()),
  /** Whether text that was not understood is kept as a note. */
  keep: z._default(z.boolean(), true),
}
export const previewMembersSchema = z.object({
  ...previewFields,
  columns: z.optional(z.array(z.enum(MEMBER_COLUMNS)).check(z.maxLength(MAX_COLUMNS))),
})
export type PreviewMembers = z.output<typeof previewMembersSchema>
