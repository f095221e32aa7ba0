import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareProgrammes, isEmptyDifference } from './rules'
import { itemsOf, type Snapshot, type SnapshotItem } from './snapshot'
import { itemOf, memberOf, snapshotOf } from './testing/snapshot'

const members = ['m', 'n'].map((id) => memberOf(id))
const clock = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })

/** A programme of up to eight items on two days, in any order. */
const programme: fc.Arbitrary<Snapshot> = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 8 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc
          .record({ startTime: maybe(clock), venue: maybe(fc.constantFrom('Hall 1', 'Hall 2')), late: fc.boolean() })
          .map(({ startTime, venue, late }) =>
            itemOf(String(id), { venue, time: { date: late ? '2027-03-13' : '2027-03-12', startTime } }),
          ),
      ),
    ),
  )
  .map((items) => {
    const on = (date: string) => items.filter(({ time }) => time.date === date)
    return snapshotOf({ 'date:2027-03-12': on('2027-03-12'), 'date:2027-03-13': on('2027-03-13') }, { members })
  })

/** Each makes one item another in one respect. */
const CHANGES: ((item: SnapshotItem) => SnapshotItem)[] = [
  (item) => ({ ...item, title: `${item.title}, changed` }),
  (item) => ({ ...item, venue: 'Somewhere else' }),
  (item) => ({ ...item, time: { ...item.time, startTime: item.time.startTime === '23:30' ? '23:45' : '23:30' } }),
  (item) => ({ ...item, time: { ...item.time, durationMin: 95 } }),
  (item) => ({ ...item, status: 'cancelled', statusReason: 'Called off' }),
  (item) => ({ ...item, participants: [{ memberId: 'm', byHand: true }] }),
  (item) => ({ ...item, noteTaker: { id: 'p', name: 'P' } }),
  (item) => ({ ...item, unconfirmed: ['venue'] }),
  (item) => ({ ...item, forEveryone: true }),
  (item) => ({ ...item, readoutExpected: false }),
]

it('of a programme with itself there is no difference', () => {
  fc.assert(
    fc.property(programme, (one) => {
      expect(isEmptyDifference(compareProgrammes(one, structuredClone(one)))).toBe(true)
    }),
  )
})

it('every difference is told once, and nothing else is', () => {
  const change = fc.constantFrom(...CHANGES)
  fc.assert(
    fc.property(programme, fc.array(maybe(change), { minLength: 8, maxLength: 8 }), (from, changes) => {
      const chosen = new Map(itemsOf(from).map((item, index) => [item.id, changes[index] ?? null]))
      const days = from.days.map((day) => ({
        ...day,
        items: day.items.map((item) => chosen.get(item.id)?.(item) ?? item),
      }))
      const { changed, ...rest } = compareProgrammes(from, { ...from, days })
      expect(changed.map(({ id }) => id)).toEqual(itemsOf(from).flatMap(({ id }) => (chosen.get(id) ? [id] : [])))
      for (const { moved, step, fields } of changed) expect((moved ? 1 : 0) + (step ? 1 : 0) + fields.length).toBe(1)
      expect(isEmptyDifference({ ...rest, changed: [] })).toBe(true)
    }),
  )
})

it('what is added one way is removed the other, and as much is changed both ways', () => {
  fc.assert(
    fc.property(programme, programme, (one, other) => {
      const [there, back] = [compareProgrammes(one, other), compareProgrammes(other, one)]
      const ids = (list: { id: string }[]) => list.map(({ id }) => id).sort()
      expect(ids(there.added)).toEqual(ids(back.removed))
      expect(ids(there.removed)).toEqual(ids(back.added))
      expect(there.changed.flatMap(({ fields }) => fields).length).toBe(
        back.changed.flatMap(({ fields }) => fields).length,
      )
    }),
  )
})
