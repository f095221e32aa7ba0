import { searchKey } from '@/lib/search/key'
import type { StopPlace } from './place'
import type { ProgrammeDay, ProgrammeItemView } from './types'

export const SHIFT_SCOPES = ['day', 'stay', 'from', 'item', 'items'] as const

/** What of a programme is meant: a day, a city's stay, everything from a point or an item on, ticked items. */
export type Selection =
  | { what: 'day'; day: string }
  /** The stay that the item is in. */
  | { what: 'stay'; itemId: string }
  /** From a day on; with `time` (`HH:MM`) from the first item that starts then or later on it. */
  | { what: 'from'; day: string; time: string | null }
  | { what: 'item'; itemId: string }
  | { what: 'items'; itemIds: readonly string[] }

/** The time in one city: its items from the first to the last, by id and in order. */
export type Stay = { city: string; first: ProgrammeDay; last: ProgrammeDay; itemIds: string[] }

type Placed = { day: ProgrammeDay; item: ProgrammeItemView }

/**
 * The stays of a visit in their order. What names no city, or one that is no stop of the visit (a trip for the day),
 * belongs to the stay that it stands within; another stop ends it, so a city that is come back to has two stays.
 * Items without a day are in none.
 */
export function staysOf(days: readonly ProgrammeDay[], stops: readonly StopPlace[]): Stay[] {
  const stopKeys = new Set(stops.flatMap(({ city }) => (city === null ? [] : [searchKey(city)])))
  const stays: (Stay & { key: string; waiting: string[] })[] = []
  for (const { day, item } of inOrder(days)) {
    const key = item.city === null ? null : searchKey(item.city)
    const open = stays.at(-1)
    if (key === null || (key !== open?.key && stopKeys.size > 0 && !stopKeys.has(key))) {
      open?.waiting.push(item.id)
    } else if (open?.key === key) {
      // What stood in between was on the way through this city's days after all.
      open.itemIds.push(...open.waiting.splice(0), item.id)
      open.last = day
    } else {
      stays.push({ city: item.city ?? '', key, first: day, last: day, itemIds: [item.id], waiting: [] })
    }
  }
  return stays.map(({ city, first, last, itemIds }) => ({ city, first, last, itemIds }))
}

/**
 * The ids that a selection means, in the order of the programme; empty when it names what is not there.
 * From a numbered day on those with a number are meant, from a date on those with a date: before the arrival is known
 * nothing says how the two relate.
 */
export function selectItems(
  days: readonly ProgrammeDay[],
  stops: readonly StopPlace[],
  selection: Selection,
): Set<string> {
  switch (selection.what) {
    case 'day':
      return idsOf(days.find(({ key }) => key === selection.day)?.items ?? [])
    case 'stay':
      return new Set(staysOf(days, stops).find(({ itemIds }) => itemIds.includes(selection.itemId))?.itemIds)
    case 'from':
      return fromDay(days, selection)
    case 'item':
      return fromItem(days, selection.itemId)
    case 'items': {
      const ticked = new Set(selection.itemIds)
      return idsOf(days.flatMap(({ items }) => items).filter(({ id }) => ticked.has(id)))
    }
  }
}

const idsOf = (items: readonly { id: string }[]) => new Set(items.map(({ id }) => id))

const inOrder = (days: readonly ProgrammeDay[]): Placed[] =>
  days.filter(({ key }) => key !== 'none').flatMap((day) => day.items.map((item) => ({ day, item })))

function fromDay(days: readonly ProgrammeDay[], { day, time }: { day: string; time: string | null }): Set<string> {
  const first = days.find(({ key }) => key === day)
  if (!first) return new Set()
  const later = isAtOrAfter(time)
  const at = time === null ? 0 : first.items.findIndex(later)
  return idsOf([...(at === -1 ? [] : first.items.slice(at)), ...daysAfter(days, first).flatMap(({ items }) => items)])
}

const isAtOrAfter =
  (hour: string | null) =>
  ({ time }: ProgrammeItemView): boolean =>
    hour === null || (time.startTime ?? '') >= hour

function fromItem(days: readonly ProgrammeDay[], itemId: string): Set<string> {
  const first = days.find(({ items }) => items.some(({ id }) => id === itemId))
  if (!first) return new Set()
  const at = first.items.findIndex(({ id }) => id === itemId)
  return idsOf([...first.items.slice(at), ...daysAfter(days, first).flatMap(({ items }) => items)])
}

const kindOf = ({ key }: ProgrammeDay): string => key.split(':')[0] ?? key

const daysAfter = (days: readonly ProgrammeDay[], first: ProgrammeDay): ProgrammeDay[] =>
  days.slice(days.indexOf(first) + 1).filter((day) => kindOf(day) === kindOf(first))
