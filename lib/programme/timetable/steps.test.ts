import { describe, expect, it } from 'vitest'
import { EMPTY_PARTIAL_TIME, type PartialTime } from '@/lib/time/partial-fields'
import { dayFor, type Moving, onWall } from './moved'
import { dragEnd, dropAt, stepDay, stepEnd, stepTime } from './steps'

const DAYS = [
  { key: 'date:2027-03-11', date: '2027-03-11', dayNumber: 0, lead: 0 },
  { key: 'date:2027-03-12', date: '2027-03-12', dayNumber: 1, lead: 180 },
  { key: 'date:2027-03-13', date: '2027-03-13', dayNumber: 2, lead: 180 },
] as const
const [HOME, FIRST, SECOND] = DAYS

/** An item in Shanghai, three hours ahead of home. */
const at = (time: Partial<PartialTime>, leads: Partial<Pick<Moving, 'lead' | 'endLead'>> = {}) => ({
  moving: {
    id: 'talks',
    type: 'meeting' as const,
    time: { ...EMPTY_PARTIAL_TIME, ...time },
    lead: 180,
    endLead: leads.lead ?? 180,
    ...leads,
  },
  days: DAYS,
  arrivalDate: '2027-03-12',
})
const TALKS = { date: '2027-03-12', startTime: '10:00', endTime: '11:00' }

describe('a step by the keyboard', () => {
  it('moves by minutes within the day', () => {
    expect(stepTime(at(TALKS), 15)).toEqual({ date: '2027-03-12', dayNumber: null, startTime: '10:15', minutes: null })
    expect(stepTime(at({ ...TALKS, startTime: '00:05' }), -15)).toBe('edgeOfDay')
    expect(stepTime(at({ ...TALKS, startTime: '23:50' }), 15)).toBe('edgeOfDay')
    expect(stepTime(at({ date: '2027-03-12' }), 15)).toBe('noTimeYet')
  })

  it('moves to the day beside, by its name of a day: number or date', () => {
    expect(stepDay(at(TALKS), 1)).toMatchObject({ date: '2027-03-13', dayNumber: null, startTime: '10:00' })
    expect(stepDay(at({ dayNumber: 1, startTime: '10:00' }), 1)).toMatchObject({ date: null, dayNumber: 2 })
    expect(stepDay(at({ dayNumber: 1 }), -1)).toMatchObject({ dayNumber: 0, startTime: null })
    expect(stepDay(at({ dayNumber: 2 }), 1)).toBe('noDayAfter')
    expect(stepDay(at({ dayNumber: 0 }), -1)).toBe('noDayBefore')
    expect(stepDay(at({}), 1)).toBe('noDayAfter')
  })

  it('changes the end, from where it is drawn while it is not known, and never to before the start', () => {
    expect(stepEnd(at(TALKS), 15)).toMatchObject({ startTime: '10:00', minutes: 75 })
    expect(stepEnd(at({ ...TALKS, endTime: null }), 15)).toMatchObject({ minutes: 75 })
    expect(stepEnd(at({ ...TALKS, endTime: null, durationMin: 30 }), -15)).toMatchObject({ minutes: 15 })
    expect(stepEnd(at({ ...TALKS, endTime: '10:15' }), -15)).toBe('endBeforeStart')
    expect(stepEnd(at({ date: '2027-03-12' }), 15)).toBe('noTimeYet')
  })

  it('lets a flight west end at an earlier hour than it began', () => {
    // Shanghai 10:00 to Dubai 09:00 lasts three hours.
    const west = at({ ...TALKS, endTime: '09:00', endZone: 'Asia/Dubai' }, { lead: 180, endLead: -60 })
    expect(stepEnd(west, 15)).toMatchObject({ minutes: -45 })
  })
})

describe('a drop', () => {
  it('goes to the nearest step', () => {
    expect(dropAt(at(TALKS), { day: SECOND, minutes: 14 * 60 + 20, step: 15 })).toMatchObject({ startTime: '14:15' })
    expect(dropAt(at(TALKS), { day: SECOND, minutes: 14 * 60 + 19, step: 5 })).toMatchObject({
      date: '2027-03-13',
      startTime: '14:20',
    })
  })

  it('keeps the moment that it was dropped at where the day has another clock: the wall of the item says it', () => {
    expect(dropAt(at(TALKS), { day: HOME, minutes: 10 * 60, step: 15 })).toMatchObject({ startTime: '13:00' })
    // A moment that is another day on the item's own wall would leave the day: then the wall says what the axis says.
    expect(onWall({ lead: 180 }, HOME, 23 * 60)).toBe('23:00')
  })

  it('stays within the day, and goes to the one before what it was taken after midnight', () => {
    expect(dropAt(at(TALKS), { day: SECOND, minutes: 24 * 60, step: 15 })).toMatchObject({ startTime: '23:45' })
    expect(dropAt(at(TALKS), { day: SECOND, minutes: -60, step: 15 })).toMatchObject({
      date: '2027-03-12',
      startTime: '23:00',
    })
    expect(dropAt(at(TALKS), { day: HOME, minutes: -60, step: 15 })).toBe('noDayBefore')
  })

  it('of an end makes it longer, over midnight too, and never ends it before it began', () => {
    expect(dragEnd(at(TALKS), { day: FIRST, minutes: 12 * 60 + 2, step: 15 })).toMatchObject({ minutes: 120 })
    expect(dragEnd(at(TALKS), { day: SECOND, minutes: 60, step: 15 })).toMatchObject({ minutes: 15 * 60 })
    expect(dragEnd(at(TALKS), { day: FIRST, minutes: 9 * 60, step: 15 })).toBe('endBeforeStart')
    expect(dragEnd(at(TALKS), { day: FIRST, minutes: 10 * 60, step: 15 })).toBe('endBeforeStart')
  })
})

describe('the name of a day', () => {
  it('is the date where the item has one, or the day has no number', () => {
    expect(dayFor({ dayNumber: null }, FIRST)).toEqual({ date: '2027-03-12', dayNumber: null })
    expect(dayFor({ dayNumber: 1 }, { ...FIRST, dayNumber: null })).toEqual({ date: '2027-03-12', dayNumber: null })
    expect(dayFor({ dayNumber: null }, { ...FIRST, date: null })).toEqual({ date: null, dayNumber: 1 })
  })
})
