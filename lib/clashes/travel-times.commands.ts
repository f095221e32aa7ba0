import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { changed } from '@/lib/audit/record'
import { conflict } from '@/lib/platform/conflict'
import type { Prisma } from '@/lib/platform/db'
import { invalid, missing, ok, type Result, refused } from '@/lib/platform/result'
import { searchKey } from '@/lib/search/key'
import { orderedKeys, placeKey, placeName } from './places'
import { addTravelTimeSchema, editTravelTimeSchema, shelveTravelTimeSchema, type TravelFields } from './travel-schema'

const FIELDS = ['fromCity', 'fromVenue', 'toCity', 'toVenue', 'minutes', 'note'] as const

/** How long it takes between two places, either way: for the whole office. */
export const addTravelTime = defineCommand({
  name: 'addTravelTime',
  permission: 'programme.edit',
  schema: addTravelTimeSchema,
  handler: async (context, input): Promise<Result<{ id: string }>> => {
    const { tx } = context
    const id = input.id ?? input.commandId
    if (await tx.travelTime.findUnique({ where: { id }, select: { id: true } })) return refused('errors.commandReused')
    const columns = await checked(context, input, null)
    if (!columns.ok) return columns
    const row = await tx.travelTime.create({ data: { id, ...columns.value } })
    context.audit({ action: 'travel_time.added', ...subject(row), changes: changed({}, row, FIELDS) })
    return ok({ id })
  },
})

/** Changes the places, the minutes or the note of a travel time. */
export const editTravelTime = defineCommand({
  name: 'editTravelTime',
  permission: 'programme.edit',
  schema: editTravelTimeSchema,
  handler: async (context, input): Promise<Result> => {
    await holdTravelTimes(context)
    const row = await context.tx.travelTime.findUnique({ where: { id: input.travelTimeId } })
    if (!row || row.archivedAt !== null) return missing()
    const columns = await checked(context, input, row.id)
    if (row.version !== input.version) {
      const mine = columns.ok ? columns.value : input
      return conflict({ version: row.version, base: input.base ?? {}, mine: textsOf(mine), theirs: textsOf(row) })
    }
    if (!columns.ok) return columns
    const changes = changed(row, columns.value, FIELDS)
    if (Object.keys(changes).length === 0) return ok(null)
    const saved = await context.tx.travelTime.update({
      where: { id: row.id },
      data: { ...columns.value, version: { increment: 1 } },
    })
    context.audit({ action: 'travel_time.edited', ...subject(saved), changes })
    return ok(null)
  },
})

const setArchived = (name: string, archived: boolean) =>
  defineCommand({
    name,
    permission: 'programme.edit',
    schema: shelveTravelTimeSchema,
    handler: async (context, input): Promise<Result> => {
      await holdTravelTimes(context)
      const { tx, actor, now } = context
      const row = await tx.travelTime.findUnique({ where: { id: input.travelTimeId } })
      if (!row) return missing()
      if ((row.archivedAt !== null) === archived) return ok(null)
      if (row.version !== input.version) return conflict({ version: row.version, base: {}, mine: {}, theirs: {} })
      const twin = archived ? null : await standing(context, row)
      if (twin) return refused('refusals.clashes.travel.duplicate', { minutes: twin.minutes })
      await tx.travelTime.update({
        where: { id: row.id },
        data: {
          archivedAt: archived ? now : null,
          archivedBy: archived ? actor.userId : null,
          version: { increment: 1 },
        },
      })
      context.audit({ action: archived ? 'travel_time.archived' : 'travel_time.restored', ...subject(row) })
      return ok(null)
    },
  })

/** Takes a travel time out of the register; checks go by the distance again. */
export const archiveTravelTime = setArchived('archiveTravelTime', true)
/** Brings a travel time back; refused when the same pair was entered anew meanwhile. */
export const restoreTravelTime = setArchived('restoreTravelTime', false)

type Columns = TravelFields & { fromKey: string; toKey: string }

/** The pair in the order in which it is kept. Invalid beside the field for one place twice or a pair that is there. */
async function checked(context: CommandContext, input: TravelFields, ownId: string | null): Promise<Result<Columns>> {
  for (const field of ['fromCity', 'fromVenue', 'toCity', 'toVenue'] as const) {
    const text = input[field]
    if (text !== null && searchKey(text) === '') return invalid(field, 'refusals.clashes.travel.noLetters')
  }
  const from = { city: input.fromCity, venue: input.fromVenue }
  const to = { city: input.toCity, venue: input.toVenue }
  const [one, other] = [placeKey(from), placeKey(to)]
  if (one === other) return invalid(to.venue === null ? 'toCity' : 'toVenue', 'refusals.clashes.travel.samePlace')
  const [fromKey, toKey] = orderedKeys(one, other)
  const [first, second] = fromKey === one ? [from, to] : [to, from]
  await holdTravelTimes(context)
  const twin = await standing(context, { fromKey, toKey })
  if (twin && twin.id !== ownId) {
    return invalid('toCity', 'refusals.clashes.travel.duplicate', { minutes: twin.minutes })
  }
  const { minutes, note } = input
  return ok({
    fromCity: first.city,
    fromVenue: first.venue,
    toCity: second.city,
    toVenue: second.venue,
    fromKey,
    toKey,
    minutes,
    note,
  })
}

const standing = ({ tx }: CommandContext, { fromKey, toKey }: { fromKey: string; toKey: string }) =>
  tx.travelTime.findFirst({ where: { fromKey, toKey, archivedAt: null }, select: { id: true, minutes: true } })

/** One change of the register at a time: two that enter the same pair do not pass each other. */
async function holdTravelTimes({ tx }: CommandContext): Promise<void> {
  await tx.$executeRaw`/* clashes.travel-times-lock */
    SELECT pg_advisory_xact_lock(hashtextextended('tashrif travel times', 0))`
}

const textsOf = (row: TravelFields): Record<string, string | null> => ({
  fromCity: row.fromCity,
  fromVenue: row.fromVenue,
  toCity: row.toCity,
  toVenue: row.toVenue,
  minutes: String(row.minutes),
  note: row.note,
})

type Row = Prisma.TravelTimeGetPayload<object>

const subject = (row: Row) => ({
  subjectType: 'travel_time',
  subjectId: row.id,
  subjectName: `${placeName({ city: row.fromCity, venue: row.fromVenue })} – ${placeName({ city: row.toCity, venue: row.toVenue })}`,
  visitId: null,
})
