import * as z from 'zod/mini'
import {
  choice,
  commandId,
  confirmed,
  edit,
  id,
  LIMITS,
  oneOf,
  optionalDate,
  optionalId,
  optionalOneOf,
  optionalText,
} from '@/lib/platform/fields'
import { NAME_KINDS, ORGANISATION_KINDS } from './values'

/** Rows of one form: nobody has more, and a request stays small. */
export const MAX_ROWS = 50

/** BCP 47, as far as names need it: language, script, region. */
const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/
const languageTag = () => z.string('errors.choose').check(z.regex(LANGUAGE_TAG, 'errors.choose'))

/** ISO 3166-1 alpha-2, or null for an empty field. */
const country = () =>
  z.pipe(
    z._default(z.nullable(z.string()), null).check(z.refine((v) => !v || /^[A-Z]{2}$/.test(v), 'errors.choose')),
    z.transform((v) => v || null),
  )

const nameRow = z.object({
  text: optionalText(LIMITS.line),
  /** `und`: not known. */
  languageTag: z._default(languageTag(), 'und'),
  kind: z._default(oneOf(NAME_KINDS), 'official'),
})
export type NameInput = z.output<typeof nameRow>

/** The first row is the primary name and must be there; other rows left empty are dropped by the command. */
const names = () =>
  z.array(nameRow, 'errors.required').check(
    z.maxLength(MAX_ROWS, 'errors.tooManyRows'),
    z.refine((rows) => Boolean(rows[0]?.text), { message: 'errors.nameRequired', path: [0, 'text'] }),
  )

const position = z
  .object({
    organisation: choice(),
    title: optionalText(LIMITS.line),
    fromDate: optionalDate(),
    untilDate: optionalDate(),
  })
  .check(
    z.refine((row) => !row.fromDate || !row.untilDate || row.untilDate >= row.fromDate, {
      message: 'errors.endBeforeStart',
      path: ['untilDate'],
    }),
    z.refine((row) => isEmptyPosition(row) || row.organisation !== null, {
      message: 'errors.positionOrganisation',
      path: ['organisation'],
    }),
    z.refine((row) => isEmptyPosition(row) || row.title !== null, { message: 'errors.positionTitle', path: ['title'] }),
  )
export type PositionInput = z.output<typeof position>

/** A row of the form that nobody filled in. */
export function isEmptyPosition(row: {
  organisation: unknown
  title: string | null
  fromDate: string | null
  untilDate: string | null
}): boolean {
  return row.organisation === null && row.title === null && row.fromDate === null && row.untilDate === null
}

const organisationFields = {
  names: names(),
  kind: optionalOneOf(ORGANISATION_KINDS),
  countryCode: country(),
  parent: choice(),
  note: optionalText(LIMITS.paragraph),
}

const personFields = {
  names: names(),
  languages: z._default(z.array(languageTag()).check(z.maxLength(MAX_ROWS, 'errors.tooManyRows')), []),
  note: optionalText(LIMITS.paragraph),
  positions: z._default(z.array(position).check(z.maxLength(MAX_ROWS, 'errors.tooManyRows')), []),
}

export const createOrganisationSchema = z.object({
  ...commandId,
  id: optionalId(),
  ...confirmed,
  ...organisationFields,
})
export const editOrganisationSchema = z.object({
  ...commandId,
  ...edit,
  ...confirmed,
  organisationId: id(),
  ...organisationFields,
})
export const organisationStateSchema = z.object({ ...commandId, organisationId: id(), version: z.int() })

export const createPersonSchema = z.object({ ...commandId, id: optionalId(), ...confirmed, ...personFields })
export const editPersonSchema = z.object({ ...commandId, ...edit, ...confirmed, personId: id(), ...personFields })
export const personStateSchema = z.object({ ...commandId, personId: id(), version: z.int() })

export type OrganisationInput = Omit<z.output<typeof createOrganisationSchema>, 'commandId' | 'id'>
export type PersonInput = Omit<z.output<typeof createPersonSchema>, 'commandId' | 'id'>
