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
  optionalDate,
  optionalId,
  optionalOneOf,
  optionalText,
  optionalZone,
  requiredText,
  requiredZone,
} from '@/lib/platform/fields'
import { ORGANISER_ROLES, VISIT_DIRECTIONS, VISIT_LEVELS } from './values'

/** ISO 3166-1 alpha-2, or null for an empty field. */
const country = () =>
  z.pipe(
    z._default(z.nullable(z.string()), null).check(z.refine((v) => !v || /^[A-Z]{2}$/.test(v), 'errors.choose')),
    z.transform((v) => v || null),
  )

/** Rows of one list of the form: nobody has more, and each new name is a record made in the one transaction. */
const MAX_ROWS = 50
const several = <T extends z.ZodMiniType>(one: T) =>
  z._default(z.array(one).check(z.maxLength(MAX_ROWS, 'errors.tooManyRows')), [])

const stop = z.object({ countryCode: country(), city: optionalText(100), zone: optionalZone() })
const organiser = z.object({ organisation: choice(), role: oneOf(ORGANISER_ROLES) })

/** What a visit's form holds, new or edited. Rows left empty are dropped by the command. */
const visitFields = {
  title: requiredText(LIMITS.line, 'errors.visitTitle'),
  direction: oneOf(VISIT_DIRECTIONS),
  level: optionalOneOf(VISIT_LEVELS),
  purpose: optionalText(LIMITS.paragraph),
  framework: choice(),
  arrivalDate: optionalDate(),
  departureDate: optionalDate(),
  homeZone: requiredZone(),
  topics: several(choice()),
  restricted: flag(),
  organisers: several(organiser),
  stops: several(stop),
}

const datesInOrder = z.refine<{ arrivalDate: string | null; departureDate: string | null }>(
  (v) => !v.arrivalDate || !v.departureDate || v.departureDate >= v.arrivalDate,
  { message: 'errors.departureBeforeArrival', path: ['departureDate'] },
)

export const createVisitSchema = z.object({ ...commandId, id: optionalId(), ...visitFields }).check(datesInOrder)
export const editVisitSchema = z
  .object({ ...commandId, ...edit, ...confirmed, visitId: id(), ...visitFields })
  .check(datesInOrder)

/** One step of the workflow; the reason is required where the table says so. */
export const moveVisitSchema = z.object({
  ...commandId,
  visitId: id(),
  version: z.int(),
  reason: optionalText(LIMITS.paragraph),
})
export const moveVisitReasonSchema = z.object({
  ...commandId,
  visitId: id(),
  version: z.int(),
  reason: requiredText(LIMITS.paragraph, 'errors.reason'),
})

export const teamSchema = z.object({ ...commandId, visitId: id(), userId: id() })

export type VisitFields = Omit<z.output<typeof createVisitSchema>, 'commandId' | 'id'>
