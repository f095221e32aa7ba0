import { describe, expect, it } from 'vitest'
import { sharesLanguage } from '../languages'
import type { ConfirmableField } from '../values'
import { type OpenItem, openPointsOf } from './open-points'

const NO_NOTES = { open: [], notNeeded: [] }
/** A meeting about which everything is known. */
const settled: OpenItem = {
  type: 'meeting',
  status: 'confirmed',
  readoutExpected: null,
  time: { dayNumber: 2, date: null, startTime: '10:00', endTime: null },
  venue: 'Hall 1',
  fromPlace: null,
  toPlace: null,
  carrier: null,
  counterparts: [{ answer: 'confirmed' }],
  participants: ['member'],
  forEveryone: false,
  subgroups: [],
  interpreter: { id: 'i' },
  noteTaker: { id: 'n' },
  sharesLanguage: null,
}
const kinds = (change: Partial<OpenItem>, notNeeded: ConfirmableField[] = []) =>
  openPointsOf({ ...settled, ...change }, { open: [], notNeeded }).map(({ kind }) => kind)

describe('what is open about an item', () => {
  it('is nothing where everything is known and confirmed', () => {
    expect(kinds({})).toEqual([])
  })

  it('is each thing that nobody knows yet, in one order', () => {
    const bare: Partial<OpenItem> = {
      status: 'requested',
      time: { dayNumber: null, date: null, startTime: null, endTime: null },
      venue: null,
      counterparts: [],
      participants: [],
      interpreter: null,
      noteTaker: null,
    }
    expect(kinds(bare)).toEqual(['status', 'day', 'time', 'place', 'counterparts', 'participants', 'noteTaker'])
  })

  it('is a status below Confirmed', () => {
    expect(kinds({ status: 'requested' })).toEqual(['status'])
    expect(kinds({ status: 'tentative' })).toEqual(['status'])
  })

  it('is nothing once the item is held, postponed or cancelled, whatever is noted', () => {
    const notes = { open: [{ field: 'time' as const }], notNeeded: [] }
    for (const status of ['held', 'postponed', 'cancelled'] as const) {
      expect(openPointsOf({ ...settled, status, venue: null }, notes)).toEqual([])
    }
  })

  it('is a day that is neither number nor date, and a time without a clock time', () => {
    const time = { dayNumber: null, date: null, startTime: null, endTime: null }
    expect(kinds({ time: { ...time, dayNumber: 1, endTime: '12:00' } })).toEqual([])
    expect(kinds({ time: { ...time, date: '2027-03-12' } })).toEqual(['time'])
    expect(kinds({ time: { ...time, startTime: '10:00' } })).toEqual(['day'])
  })

  it('is route and carrier of a journey instead of its venue', () => {
    const journey = { type: 'transfer', venue: null, counterparts: [], noteTaker: null } as const
    expect(kinds(journey)).toEqual(['route', 'carrier'])
    expect(kinds({ ...journey, fromPlace: 'Tashkent', carrier: 'HY 505' })).toEqual(['route'])
    expect(kinds({ ...journey, fromPlace: 'Tashkent', toPlace: 'Shanghai', carrier: 'HY 505' })).toEqual([])
  })

  it('is a meeting without counterparts, and anything whose counterparts have not confirmed', () => {
    expect(kinds({ counterparts: [] })).toEqual(['counterparts'])
    expect(kinds({ type: 'reception', counterparts: [], noteTaker: null })).toEqual([])
    for (const answer of ['invited', 'not_confirmed', 'declined'] as const) {
      expect(kinds({ counterparts: [{ answer: 'confirmed' }, { answer }] })).toEqual(['counterparts'])
      expect(kinds({ type: 'reception', counterparts: [{ answer }] })).toEqual(['counterparts'])
    }
  })

  it('is that nobody of ours is named, unless it is for everyone or a subgroup', () => {
    expect(kinds({ participants: [] })).toEqual(['participants'])
    expect(kinds({ participants: [], forEveryone: true })).toEqual([])
    expect(kinds({ participants: [], subgroups: ['technical'] })).toEqual([])
  })

  it('is an interpreter where both sides meet, unless they are known to share a language', () => {
    expect(kinds({ interpreter: null })).toEqual(['interpreter'])
    expect(kinds({ interpreter: null, sharesLanguage: false })).toEqual(['interpreter'])
    expect(kinds({ interpreter: null, sharesLanguage: true })).toEqual([])
    expect(kinds({ interpreter: null, counterparts: [] })).toEqual(['counterparts'])
    expect(kinds({ interpreter: null, type: 'official_meal' })).toEqual([])
  })

  it('is a note-taker of what yields a readout', () => {
    expect(kinds({ noteTaker: null })).toEqual(['noteTaker'])
    expect(kinds({ noteTaker: null, readoutExpected: false })).toEqual([])
    expect(kinds({ noteTaker: null, type: 'official_meal', readoutExpected: true })).toEqual(['noteTaker'])
  })

  it('is only day and status of free time', () => {
    const bare = { venue: null, participants: [], counterparts: [], noteTaker: null, interpreter: null }
    expect(kinds({ ...bare, type: 'free_time', status: 'tentative' })).toEqual(['status'])
  })

  it('is each field that is noted as to be confirmed, filled or not, with its note', () => {
    const notes = {
      open: [
        { field: 'vehicle' as const, id: 1 },
        { field: 'time' as const, id: 2 },
      ],
      notNeeded: [],
    }
    expect(openPointsOf({ ...settled, venue: null }, notes)).toEqual([
      { kind: 'time', note: { field: 'time', id: 2 } },
      { kind: 'place', note: null },
      { kind: 'vehicle', note: { field: 'vehicle', id: 1 } },
    ])
  })

  it('is not what was said to be needed no more, until it is asked for again', () => {
    expect(kinds({ interpreter: null, venue: null }, ['interpreter'])).toEqual(['place'])
    const asked = { open: [{ field: 'interpreter' as const }], notNeeded: ['interpreter' as const] }
    expect(openPointsOf({ ...settled, interpreter: null }, asked).map(({ kind }) => kind)).toEqual(['interpreter'])
    expect(openPointsOf(settled, NO_NOTES)).toEqual([])
  })
})

describe('a language in common', () => {
  it('is found whatever the region', () => {
    expect(sharesLanguage([['uz'], ['en-GB']], [['zh', 'EN']])).toBe(true)
    expect(sharesLanguage([['uz', 'ru']], [['zh'], ['en']])).toBe(false)
  })
  it('is not known while nothing is known of a side', () => {
    expect(sharesLanguage([[]], [['zh']])).toBeNull()
    expect(sharesLanguage([['uz']], [])).toBeNull()
  })
})
