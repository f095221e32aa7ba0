import { describe, expect, it } from 'vitest'
import type { DayItem } from '@/lib/time/day-groups'
import { dayOf, moveWithinDay, positionOf } from './order'

const item = (id: string, fields: Partial<DayItem> = {}): DayItem & { id: string } => ({
  id,
  dayNumber: 1,
  date: null,
  partOfDay: null,
  startTime: null,
  endTime: null,
  startsAt: null,
  position: null,
  ...fields,
})
const at = (id: string, startTime: string, position: number | null = null) => item(id, { startTime, position })
const placed = (id: string, position: number) => item(id, { position })

describe('moving within a day', () => {
  it('swaps an untimed item with its neighbour', () => {
    const day = [placed('a', 1), placed('b', 2), placed('c', 3)]
    expect(moveWithinDay(day, 'b', 'up')).toEqual(['b', 'a', 'c'])
    expect(moveWithinDay(day, 'b', 'down')).toEqual(['a', 'c', 'b'])
  })

  it('moves an untimed item between timed ones', () => {
    const day = [at('nine', '09:00', 1), at('eleven', '11:00', 2), placed('walk', 3)]
    expect(moveWithinDay(day, 'walk', 'up')).toEqual(['nine', 'walk', 'eleven'])
    expect(moveWithinDay([at('nine', '09:00', 1), placed('walk', 2), at('eleven', '11:00', 3)], 'walk', 'up')).toEqual([
      'walk',
      'nine',
      'eleven',
    ])
  })

  it('leaves two timed items to the clock', () => {
    const day = [at('nine', '09:00'), at('eleven', '11:00')]
    expect(moveWithinDay(day, 'eleven', 'up')).toBeNull()
    expect(moveWithinDay(day, 'nine', 'down')).toBeNull()
  })

  it('orders briefings in one slot by hand', () => {
    const day = [at('first', '10:00', 1), at('second', '10:00', 2), at('third', '10:00', 3)]
    expect(moveWithinDay(day, 'third', 'up')).toEqual(['first', 'third', 'second'])
  })

  it('stops at the edges, and knows no stranger', () => {
    const day = [placed('a', 1), placed('b', 2)]
    expect(moveWithinDay(day, 'a', 'up')).toBeNull()
    expect(moveWithinDay(day, 'b', 'down')).toBeNull()
    expect(moveWithinDay(day, 'x', 'down')).toBeNull()
  })
})

it('finds the day of an item: a number and its date are one day', () => {
  const items = [item('a'), item('b', { dayNumber: null, date: '2027-03-12' }), item('c', { dayNumber: 2 })]
  expect(dayOf(items, 'b', '2027-03-12').map(({ id }) => id)).toEqual(['a', 'b'])
  expect(dayOf(items, 'b', null).map(({ id }) => id)).toEqual(['b'])
  expect(dayOf(items, 'x', null)).toEqual([])
})

it('reads a stored 0 as never placed by hand', () => {
  expect(positionOf(0)).toBeNull()
  expect(positionOf(3)).toBe(3)
})
