import { describe, expect, it } from 'vitest'
import { findClashes } from './find'
import { item, person, snapshot } from './testing/snapshots'
import type { ProgrammeSnapshot, SnapshotItem } from './types'

const found = (items: SnapshotItem[], visit: Partial<ProgrammeSnapshot['visit']> = {}, now?: string) =>
  findClashes(snapshot(items, { visit, ...(now ? { now } : {}) }))
const told = (...args: Parameters<typeof found>) => found(...args).map(({ rule, certainty }) => `${rule} ${certainty}`)

/** New York puts its clocks forward on 14 March 2027 at 02:00, and back on 7 November 2027 at 02:00. */
const berth = (more: object) => item('a', { startZone: 'America/New_York', dayNumber: 1, ...more })

describe('a local time', () => {
  const forward = { arrivalDate: '2027-03-14', departureDate: '2027-03-20' }
  const back = { arrivalDate: '2027-11-07', departureDate: '2027-11-10' }

  it('that the clocks skip is found once the arrival gives the day its date', () => {
    const night = berth({ startTime: '02:30' })
    expect(told([night], { arrivalDate: null, departureDate: null })).toEqual([])
    expect(told([night], { arrivalDate: '2027-03-15', departureDate: '2027-03-20' })).toEqual([])
    const [clash] = found([night], forward)
    expect(clash).toMatchObject({ rule: 'no_such_time', certainty: 'certain', itemIds: ['a'] })
    expect(clash?.message.values).toMatchObject({ time: '02:30', city: 'New York' })
    expect(told([berth({ startTime: '03:00' })], forward)).toEqual([])
  })

  it('that the clocks show twice asks which, until it is said', () => {
    const [clash] = found([berth({ startTime: '01:30' })], back)
    expect(clash).toMatchObject({ rule: 'time_twice', certainty: 'certain' })
    expect(clash?.message.values).toMatchObject({ time: '01:30', first: 'UTC−4', second: 'UTC−5' })
    expect(told([berth({ startTime: '01:30', startOffset: -240 })], back)).toEqual([])
    expect(told([berth({ startTime: '02:00' })], back)).toEqual([])
  })

  it('is looked at at both ends', () => {
    const both = berth({ startTime: '01:10', endTime: '01:50' })
    expect(found([both], back).map(({ key }) => key)).toEqual(['time_twice:a:startTime', 'time_twice:a:endTime'])
  })

  it('of a cancelled item matters to nobody', () => {
    expect(told([berth({ startTime: '02:30', status: 'cancelled' })], forward)).toEqual([])
  })
})

describe('a held item', () => {
  const held = item('a', { status: 'held', startTime: '10:00', endTime: '11:00' })

  it('is found while its start is ahead', () => {
    expect(told([held], {}, '2027-03-12T01:59:00.000Z')).toEqual(['held_in_future certain'])
    expect(told([held], {}, '2027-03-12T02:00:00.000Z')).toEqual([])
    expect(told([{ ...held, status: 'confirmed' }], {}, '2027-03-12T01:59:00.000Z')).toEqual([])
  })

  it('without a time is found until its day has come there', () => {
    const day = item('a', { status: 'held', people: [person('Amina')] })
    expect(told([day], {}, '2027-03-11T15:59:00.000Z')).toEqual(['held_in_future certain'])
    expect(told([day], {}, '2027-03-11T16:00:00.000Z')).toEqual([])
    expect(told([item('a', { status: 'held', date: null })])).toEqual([])
  })
})
