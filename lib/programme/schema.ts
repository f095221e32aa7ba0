import * as z from 'zod/mini'
import {
  type Choice,
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
  optionalInteger,
  optionalOneOf,
  optionalText,
  optionalTime,
  optionalZone,
  requiredText,
} from '@/lib/platform/fields'
import { taggedUuid } from '@/lib/platform/id-pattern'
import { checkPartialFields, PARTS_OF_DAY, type PartialTime } from '@/lib/time/partial-fields'
import { timeMessages } from './time-messages'
import { COUNTERPART_ANSWERS, ITEM_TYPES, OFFERER_KINDS, type OffererKind } from './values'
import { STARTING_STATUSES } from './workflow'

/** Parties that one item may name on a side: more is a mistake, and a limit on what one request can make. */
const MAX_PARTIES = 200
/** Dated items that move with the arrival in one request. */
const MAX_DATED = 1_000
/** Thirty days in minutes. */
const MAX_DURATION = 43_200

const several = <T extends z.ZodMiniType>(one: T) =>
  z._default(z.array(one).check(z.maxLength(MAX_PARTIES, 'refusals.programme.tooManyParties')), [])

/** `organisation:<id>` or `person:<id>`: the offerer is of either kind, and one list offers both. */
const PARTY = taggedUuid('organisation', 'person')

/** Who offers a meal or a reception: of either side, a person or an organisation, chosen or new. */
const offerer = () =>
  z._default(
    z.nullable(
      z.union([
        z.object({ id: z.string('errors.required').check(z.regex(PARTY, 'errors.invalidReference')) }),
        z.object({ name: requiredText(LIMITS.line) }),
      ]),
    ),
    null,
  )

/** The offerer's kind with what was chosen (a plain id again). */
export function offererOf(input: { offeredBy: Choice; offeredByKind: OffererKind }): {
  kind: OffererKind
  choice: Choice
} {
  const { offeredBy, offeredByKind } = input
  if (!offeredBy || !('id' in offeredBy)) return { kind: offeredByKind, choice: offeredBy }
  const [, kind, id = ''] = PARTY.exec(offeredBy.id) ?? []
  return { kind: kind === 'person' ? 'person' : 'organisation', choice: { id } }
}

const timeFields = {
  dayNumber: optionalInteger(0, 999),
  date: optionalDate(),
  partOfDay: optionalOneOf(PARTS_OF_DAY),
  startTime: optionalTime(),
  startUntil: optionalTime(),
  endTime: optionalTime(),
  endDate: optionalDate(),
  startZone: optionalZone(),
  endZone: optionalZone(),
  startOffset: optionalInteger(-1_080, 1_080),
  endOffset: optionalInteger(-1_080, 1_080),
  durationMin: optionalInteger(1, MAX_DURATION),
  durationMax: optionalInteger(1, MAX_DURATION),
}

/** What the form of an item holds, new or edited. */
export const itemFields = {
  type: oneOf(ITEM_TYPES),
  title: requiredText(LIMITS.line, 'refusals.programme.titleRequired'),
  ...timeFields,
  city: optionalText(100),
  venue: optionalText(LIMITS.line),
  fromPlace: optionalText(LIMITS.line),
  toPlace: optionalText(LIMITS.line),
  carrier: optionalText(100),
  offeredBy: offerer(),
  /** What a new name in `offeredBy` becomes. */
  offeredByKind: z._default(oneOf(OFFERER_KINDS), 'organisation'),
  hosts: several(choice()),
  counterparts: several(id()),
  forEveryone: flag(),
  subgroups: several(id()),
  /** By name, beside everyone or a subgroup: these stay whatever becomes of the others. */
  members: several(id()),
  interpreter: choice(),
  noteTaker: choice(),
  vehicle: optionalText(LIMITS.line),
  objective: optionalText(LIMITS.paragraph),
  agenda: optionalText(LIMITS.paragraph),
  readoutExpected: z._default(z.nullable(z.boolean()), null),
}

type TimeInput = { [F in keyof typeof timeFields]: z.output<(typeof timeFields)[F]> }

/** The partial time of an input, as `lib/time` reads it; a window of no length is a start. */
export const partialTimeOf = (input: TimeInput): PartialTime => ({
  dayNumber: input.dayNumber,
  date: input.date,
  partOfDay: input.partOfDay,
  startTime: input.startTime,
  startUntil: input.startUntil === input.startTime ? null : input.startUntil,
  endTime: input.endTime,
  endDate: input.endDate,
  startZone: input.startZone,
  endZone: input.endZone,
  startOffset: input.startOffset,
  endOffset: input.endOffset,
  durationMin: input.durationMin,
  durationMax: input.durationMax,
})

/** The contradictions that the fields alone show; those that need a zone's rules are the command's. */
export const timeInOrder = z.check<TimeInput>((payload) => {
  const messages = timeMessages(checkPartialFields(partialTimeOf(payload.value)))
  for (const [field, list] of Object.entries(messages)) {
    for (const message of list) {
      payload.issues.push({ code: 'custom', input: payload.value, path: [field], message: message.key })
    }
  }
})

export const addItemSchema = z
  .object({
    ...commandId,
    ...confirmed,
    id: optionalId(),
    visitId: id(),
    status: z._default(oneOf(STARTING_STATUSES), 'requested'),
    ...itemFields,
  })
  .check(timeInOrder)

/** An unplanned item is held at once: it has no status to choose. */
export const addUnplannedSchema = z
  .object({ ...commandId, ...confirmed, id: optionalId(), visitId: id(), ...itemFields })
  .check(timeInOrder)

export const editItemSchema = z
  .object({ ...commandId, ...edit, ...confirmed, itemId: id(), ...itemFields })
  .check(timeInOrder)

/**
 * What becomes of the end of an item that is put elsewhere: it follows the start, it is given, it is so many minutes
 * after the start; or the whole time is as given, when a move is taken back.
 */
export const PLACINGS = ['keepLength', 'setEnd', 'setLength', 'asGiven'] as const

const { startZone: _startZone, endZone: _endZone, ...movableTime } = timeFields

/** Day and times of an item; its zones stay. What contradicts itself is found with those, in the command. */
export const placeItemSchema = z.object({
  ...commandId,
  ...edit,
  ...confirmed,
  itemId: id(),
  how: oneOf(PLACINGS),
  ...movableTime,
  /** With `setLength`: minutes on the wall; one that is not over 0 is answered as an end before the start. */
  minutes: optionalInteger(-MAX_DURATION, MAX_DURATION),
})
export type PlaceItemInput = z.output<typeof placeItemSchema>

export const moveItemSchema = z.object({ ...commandId, itemId: id(), direction: oneOf(['up', 'down']) })

export const answerSchema = z.object({
  ...commandId,
  itemId: id(),
  contactId: id(),
  answer: oneOf(COUNTERPART_ANSWERS),
})

/** One step of the workflow; the reason is required where the table says so. */
export const stepSchema = z.object({
  ...commandId,
  itemId: id(),
  version: z.int('errors.required'),
  reason: optionalText(LIMITS.paragraph),
})
export const stepReasonSchema = z.object({
  ...commandId,
  itemId: id(),
  version: z.int('errors.required'),
  reason: requiredText(LIMITS.paragraph, 'errors.reason'),
})

export const shelveSchema = z.object({ ...commandId, itemId: id(), version: z.int('errors.required') })

export const visitDates = { arrivalDate: optionalDate(), departureDate: optionalDate() }

export const datesInOrder = <T extends { arrivalDate: string | null; departureDate: string | null }>() =>
  z.refine<T>((v) => !v.arrivalDate || !v.departureDate || v.departureDate >= v.arrivalDate, {
    message: 'errors.departureBeforeArrival',
    path: ['departureDate'],
  })

export const visitDatesSchema = z
  .object({
    ...commandId,
    ...edit,
    ...confirmed,
    visitId: id(),
    ...visitDates,
    /** Ids of dated items that move along with the arrival; the others stay on their dates. */
    moveDated: z._default(z.array(id()).check(z.maxLength(MAX_DATED, 'errors.tooManyRows')), []),
  })
  .check(datesInOrder())

export type ItemFields = Omit<
  z.output<typeof editItemSchema>,
  'commandId' | 'version' | 'base' | 'confirmed' | 'itemId'
>
export type ItemFieldsInput = Omit<
  z.input<typeof editItemSchema>,
  'commandId' | 'version' | 'base' | 'confirmed' | 'itemId'
>
