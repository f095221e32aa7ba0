import * as z from 'zod/mini'
import { commandId, edit, id, LIMITS, optionalId, optionalText, requiredText } from '@/lib/platform/fields'

/** Two days: held by the database too. */
const MAX_MINUTES = 2_880
/** Shorter than other lines: both places of a pair stand in one key of an index. */
const MAX_CITY = 100
const MAX_VENUE = 200

const minutes = () =>
  z.pipe(
    z.union([z.string('errors.required'), z.number('errors.required')], 'errors.required').check(
      z.refine((v) => String(v).trim() !== '', 'errors.required'),
      z.refine(
        (v) => String(v).trim() === '' || (/^\d{1,4}$/.test(String(v).trim()) && Number(v) <= MAX_MINUTES),
        'refusals.clashes.travel.minutes',
      ),
    ),
    z.transform(Number),
  )

const travelFields = {
  fromCity: requiredText(MAX_CITY, 'refusals.clashes.travel.cityRequired'),
  fromVenue: optionalText(MAX_VENUE),
  toCity: requiredText(MAX_CITY, 'refusals.clashes.travel.cityRequired'),
  toVenue: optionalText(MAX_VENUE),
  minutes: minutes(),
  note: optionalText(LIMITS.line),
}

export const addTravelTimeSchema = z.object({ ...commandId, id: optionalId(), ...travelFields })
export const editTravelTimeSchema = z.object({ ...commandId, ...edit, travelTimeId: id(), ...travelFields })
export const shelveTravelTimeSchema = z.object({ ...commandId, travelTimeId: id(), version: z.int('errors.required') })

export type TravelFields = Pick<z.output<typeof addTravelTimeSchema>, keyof typeof travelFields>
