import { expect, it } from 'vitest'
import { differenceByDay } from './by-day'
import { compareProgrammes } from './rules'
import { itemOf, snapshotOf } from './testing/snapshot'

it('stands by day, numbers before dates before none, in the order of the clock, each item once', () => {
  const timed = (id: string, startTime: string | null, date = '2027-03-12') => itemOf(id, { time: { date, startTime } })
  const from = snapshotOf({
    'date:2027-03-12': [timed('gone', '11:00'), timed('moved', '09:00')],
    none: [itemOf('open')],
  })
  const to = snapshotOf({
    'day:2': [itemOf('numbered', { time: { dayNumber: 2 } })],
    'date:2027-03-12': [timed('early', '08:00'), timed('late', null)],
    'date:2027-03-13': [timed('moved', '10:00', '2027-03-13')],
    none: [itemOf('open', { status: 'cancelled' })],
  })
  const days = differenceByDay(compareProgrammes(from, to))
  expect(days.map(({ key, entries }) => [key, entries.map(({ kind, item }) => `${kind} ${item.id}`)])).toEqual([
    ['day:2', ['added numbered']],
    ['2027-03-12', ['added early', 'removed gone', 'added late']],
    ['2027-03-13', ['moved moved']],
    ['none', ['cancelled open']],
  ])
})
