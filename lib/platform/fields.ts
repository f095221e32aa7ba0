/**
 * The building blocks of every input schema. zod/mini, because the same schema reaches the browser.
 * Each issue's message is a key of the message files (`errors.…`), never a sentence.
 */
import * as z from 'zod/mini'
import { isClockTime, isIsoDate } from '@/lib/time/iso'
import { findZone } from '@/lib/time/zones'
import { UUID } from './id-pattern'

/** Characters: a title or a name; a paragraph; a readout section of some twenty pages. */
export const LIMITS = { line: 300, paragraph: 5_000, document: 100_000 } as const

// Control characters other than tab and line ends are refused: nobody types them, Postgres refuses NUL.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/

const clean = (max: number) =>
  z.string('errors.required').check(
    // Half a character, as a cut in its middle leaves it, cannot be stored.
    z.overwrite((text) =>
      text
        .replace(/\r\n?/g, '\n')
        .replace(/\p{Surrogate}/gu, '\uFFFD')
        .normalize('NFC')
        .trim(),
    ),
    z.maxLength(max, 'errors.tooLong'),
    z.refine((text) => !CONTROL.test(text), 'errors.controlCharacters'),
  )

/** A line or text that must be there. `required` is the message's key when it is not. */
export const requiredText = (max: number = LIMITS.line, required = 'errors.required') =>
  clean(max).check(z.minLength(1, required))

/** Text that may be missing: an empty field is null, never ''. */
export const optionalText = (max: number = LIMITS.line) =>
  z.pipe(
    z._default(z.nullable(clean(max)), null),
    z.transform((text) => text || null),
  )

/** A date as `YYYY-MM-DD` that exists, or null for an empty field. */
export const optionalDate = () =>
  z.pipe(
    z._default(z.nullable(z.string()), null).check(z.refine((v) => !v || isIsoDate(v), 'errors.invalidDate')),
    z.transform((v) => v || null),
  )

/** A wall-clock time as `HH:MM`, or null for an empty field. */
export const optionalTime = () =>
  z.pipe(
    z._default(z.nullable(z.string()), null).check(z.refine((v) => !v || isClockTime(v), 'errors.invalidTime')),
    z.transform((v) => v || null),
  )

/** A time zone by its IANA name or a city's (`Shanghai`), stored by its IANA name; an empty field is null. */
export const optionalZone = () =>
  z.pipe(
    z
      ._default(z.nullable(z.string()), null)
      .check(z.refine((v) => !v?.trim() || findZone(v) !== null, 'errors.unknownZone')),
    z.transform((v) => (v?.trim() ? findZone(v) : null)),
  )

/** A time zone that must be given. */
export const requiredZone = () =>
  z.pipe(
    requiredText(100, 'errors.zoneRequired').check(
      z.refine((v) => v === '' || findZone(v) !== null, 'errors.unknownZone'),
    ),
    z.transform((v) => findZone(v) ?? v),
  )

/** A whole number within bounds, typed or sent as text; an empty field is null. */
export const optionalInteger = (min: number, max: number) =>
  z.pipe(
    z
      ._default(z.nullable(z.union([z.string(), z.number()])), null)
      .check(
        z.refine(
          (v) => v === null || v === '' || (/^-?\d+$/.test(String(v)) && Number(v) >= min && Number(v) <= max),
          'errors.invalidNumber',
        ),
      ),
    z.transform((v) => (v === null || v === '' ? null : Number(v))),
  )

/** A record's id. */
export const id = () => z.string('errors.required').check(z.regex(UUID, 'errors.invalidReference'))

/** A record's id, or null for an empty field. */
export const optionalId = () =>
  z.pipe(
    z._default(z.nullable(z.string()), null).check(z.refine((v) => !v || UUID.test(v), 'errors.invalidReference')),
    z.transform((v) => v || null),
  )

/** One of the values, the field must be chosen. */
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, 'errors.choose')

/** One of the values or null for an empty field. */
export const optionalOneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.pipe(
    z._default(z.nullable(z.union([z.enum(values, 'errors.choose'), z.literal('')])), null),
    z.transform((v) => (v === '' || v === null ? null : (v as T[number]))),
  )

export const flag = () => z._default(z.boolean(), false)

/**
 * Chosen from the directory, or created in place: `{ id }` or `{ name }` (a new record of that name),
 * null when the field is empty.
 */
export const choice = () =>
  z._default(z.nullable(z.union([z.object({ id: id() }), z.object({ name: requiredText(LIMITS.line) })])), null)
export type Choice = { id: string } | { name: string } | null

/** Every command's own part of its input: the client's id for this one act. */
export const commandId = { commandId: id() }

/** Every edit's own part: the version it was made on, and the texts as the form opened them. */
export const edit = {
  version: z.int('errors.required'),
  base: z.optional(z.record(z.string(), z.nullable(z.string()))),
}

/** Codes of the warnings that the person has read and accepted. No form has more. */
export const confirmed = {
  confirmed: z._default(z.array(z.string().check(z.maxLength(100))).check(z.maxLength(200, 'errors.invalid')), []),
}
