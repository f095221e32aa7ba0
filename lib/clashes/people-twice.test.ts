import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findClashes } from './find'
import { item, OTHER_VISIT, person, snapshot } from './testing/snapshots'
import type { SnapshotItem } from './types'

const twice = (...items: SnapshotItem[]) =>
  findClashes(snapshot(items)).filter(({ rule }) => rule === 'person_twice' || rule === 'window_full')
const told = (...items: SnapshotItem[]) => twice(...items).map(({ rule, certainty }) => `${rule} ${certainty}`)
const at = (id: string, startTime: string, endTime: string | null, more: Parameters<typeof item>[1] = {}) =>
  item(id, { startTime, endTime, ...more })

describe('a person in two places at once', () => {
  it('is found where two items overlap', () => {
    const [clash] = twice(at('a', '10:00', '11:30'), at('b', '11:00', '12:00'))
    expect(clash).toMatchObject({ rule: 'person_twice', certainty: 'certain', itemIds: ['a', 'b'], notes: [] })
    expect(clash?.people).toEqual([{ partyKey: 'person:Amina', name: 'Amina', as: 'member' }])
    expect(clash?.message.values).toMatchObject({ names: 'Amina', more: 0, from: '12 Mar 2027, 11:00', until: '11:30' })
    expect(clash?.items.map(({ href, when }) => [href, when.date, when.time])).toEqual([
      ['/meetings/a', '2027-03-12', '10:00–11:30 Shanghai'],
      ['/meetings/b', '2027-03-12', '11:00–12:00 Shanghai'],
    ])
  })

  it('is not where one ends as the other starts', () => {
    expect(told(at('a', '10:00', '12:00'), at('b', '12:00', '13:00'))).toEqual([])
    expect(told(at('a', '10:00', '12:01'), at('b', '12:00', '13:00'))).toEqual(['person_twice certain'])
  })

  it('goes by the instant, not by the wall', () => {
    // 10:00 in Tashkent is 13:00 in Shanghai.
    const there = at('a', '10:00', '11:00')
    expect(told(there, at('b', '10:00', '11:00', { startZone: 'Asia/Tashkent' }))).toEqual([])
    expect(told(there, at('b', '07:30', '08:30', { startZone: 'Asia/Tashkent' }))).toEqual(['person_twice certain'])
  })

  it.each(['counterpart', 'interpreter', 'note_taker'] as const)('concerns a %s too', (as) => {
    const [a, b] = [at('a', '10:00', '11:00'), at('b', '10:30', '11:00', { people: [person('Bek', as)] })]
    expect(told(a, b)).toEqual([])
    expect(told({ ...a, people: [person('Bek', 'member')] }, b)).toEqual(['person_twice certain'])
  })

  it('is said once for all whom two items share', () => {
    const people = ['Amina', 'Bek', 'Chen', 'Dana', 'Erik'].map((name) => person(name))
    const clashes = twice(at('a', '10:00', '11:00', { people }), at('b', '10:30', '11:30', { people }))
    expect(clashes).toHaveLength(1)
    expect(clashes[0]?.people).toHaveLength(5)
    expect(clashes[0]?.message.values).toMatchObject({ names: 'Amina, Bek, Chen', more: 2 })
  })

  it('is no clash for somebody with two parts in one item', () => {
    expect(told(at('a', '10:00', '11:00', { people: [person('Amina'), person('Amina', 'note_taker')] }))).toEqual([])
  })

  it('is only possible for a group, which can part', () => {
    const people = [person('Experts', 'member', { personId: null, partyKey: 'member:1', isGroup: true })]
    expect(told(at('a', '10:00', '11:00', { people }), at('b', '10:30', '11:30', { people }))).toEqual([
      'person_twice possible',
    ])
  })

  it('takes the default length for an item without an end, and says so', () => {
    expect(told(at('a', '10:00', null), at('b', '11:00', '12:00'))).toEqual([])
    const [clash] = twice(at('a', '10:00', null), at('b', '10:59', '12:00'))
    expect(clash?.certainty).toBe('possible')
    expect(clash?.notes).toEqual([{ key: 'clashes.notes.noEnd', values: { title: 'Item a', minutes: 60 } }])
    expect(told(at('a', '10:00', null, { type: 'official_meal' }), at('b', '11:29', '12:00'))).toEqual([
      'person_twice possible',
    ])
  })

  it('goes by a known duration, and by the longest only as possible', () => {
    const short = at('a', '10:00', null, { durationMin: 45 })
    expect(told(short, at('b', '10:45', '11:00'))).toEqual([])
    expect(told(short, at('b', '10:44', '11:00'))).toEqual(['person_twice certain'])
    const range = at('a', '10:00', null, { durationMin: 45, durationMax: 90 })
    expect(told(range, at('b', '10:30', '11:00'))).toEqual(['person_twice certain'])
    expect(told(range, at('b', '11:00', '12:00'))).toEqual(['person_twice possible'])
  })

  it('guesses nothing for an item without a time', () => {
    expect(told(item('a'), at('b', '00:00', '23:59'))).toEqual([])
  })

  it.each(['cancelled', 'postponed'] as const)('does not look at %s items', (status) => {
    expect(told(at('a', '10:00', '11:00', { status }), at('b', '10:00', '11:00'))).toEqual([])
  })

  it('finds nothing in a cancelled visit', () => {
    const items = [at('a', '10:00', '11:00'), at('b', '10:00', '11:00')]
    expect(findClashes(snapshot(items, { visit: { status: 'cancelled' } }))).toEqual([])
  })

  it('takes one flight in two items for one flight', () => {
    const flight = { type: 'transfer', carrier: 'HY 505' } as const
    expect(told(at('a', '10:00', '14:00', flight), at('b', '10:00', '14:00', { ...flight, carrier: 'hy505' }))).toEqual(
      [],
    )
    expect(
      told(at('a', '10:00', '14:00', flight), at('b', '10:00', '14:00', { ...flight, carrier: 'HY 506' })),
    ).toEqual(['person_twice certain'])
  })

  it('reaches into other visits, whose items it names with their visit', () => {
    const [clash, ...more] = twice(at('b', '10:00', '11:00', { visit: OTHER_VISIT }), at('a', '10:30', '11:30'))
    expect(more).toEqual([])
    expect(clash?.items.map(({ id, visit }) => [id, visit?.reference ?? null])).toEqual([
      ['a', null],
      ['b', 'V-0002'],
    ])
  })

  it('is no matter of this visit between two others', () => {
    const visit = OTHER_VISIT
    expect(told(at('a', '10:00', '11:00', { visit }), at('b', '10:00', '11:00', { visit }))).toEqual([])
  })
})

describe('a start window', () => {
  const window = at('w', '13:30', null, { startUntil: '14:00', durationMin: 60 })

  it('clashes only where no moment of it works', () => {
    expect(told(window, at('b', '12:00', '14:00'))).toEqual([])
    expect(told(window, at('b', '12:00', '14:01'))).toEqual(['person_twice certain'])
    expect(told(window, at('b', '14:30', '15:00'))).toEqual([])
    expect(told(window, at('b', '14:29', '15:00'))).toEqual(['person_twice certain'])
  })

  it('with an end takes at least from the latest start to the end', () => {
    const ended = at('w', '13:30', '16:00', { startUntil: '14:00' })
    expect(told(ended, at('b', '12:00', '14:00'))).toEqual([])
    expect(told(ended, at('b', '15:30', '17:00'))).toEqual(['person_twice certain'])
  })

  it('that several items fill together is full', () => {
    const [before, after] = [at('b', '13:00', '13:45'), at('c', '14:40', '16:00')]
    expect(told(window, before)).toEqual([])
    expect(told(window, after)).toEqual([])
    // From 13:45 to 14:40 are 55 minutes.
    const [clash] = twice(window, before, after)
    expect(clash).toMatchObject({ rule: 'window_full', certainty: 'certain' })
    expect(clash?.itemIds.toSorted()).toEqual(['b', 'c', 'w'])
    expect(told(window, before, at('c', '14:45', '16:00'))).toEqual([])
  })
})

describe('whatever the times', () => {
  const minutes = fc.integer({ min: 0, max: 1_380 })
  const clock = (of: number) => `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`
  const slot = fc.tuple(minutes, fc.integer({ min: 1, max: 59 }))

  it('two items clash just when a minute is in both', () => {
    fc.assert(
      fc.property(slot, slot, ([a, aLong], [b, bLong]) => {
        const both = Math.max(a, b) < Math.min(a + aLong, b + bLong)
        const found = told(at('a', clock(a), clock(a + aLong)), at('b', clock(b), clock(b + bLong)))
        expect(found).toEqual(both ? ['person_twice certain'] : [])
      }),
    )
  })

  it('a window clashes just when each of its minutes does', () => {
    fc.assert(
      fc.property(slot, slot, fc.integer({ min: 1, max: 59 }), ([w, length], [b, bLong], wide) => {
        const moments = Array.from({ length: wide + 1 }, (_, i) => w + i)
        const none = moments.every((m) => Math.max(m, b) < Math.min(m + length, b + bLong))
        const window = at('w', clock(w), null, { startUntil: clock(Math.min(w + wide, 1_439)), durationMin: length })
        expect(told(window, at('b', clock(b), clock(b + bLong))).length).toBe(none ? 1 : 0)
      }),
    )
  })

  it('the order of the items changes nothing', () => {
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 6 }), (slots) => {
        const items = slots.map(([start, long], i) => at(`i${i}`, clock(start), clock(start + long)))
        const keys = (list: SnapshotItem[]) =>
          twice(...list)
            .map(({ key, fingerprint }) => `${key} ${fingerprint}`)
            .sort()
        expect(keys(items)).toEqual(keys(items.toReversed()))
      }),
    )
  })
})
