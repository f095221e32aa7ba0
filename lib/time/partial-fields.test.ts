import { describe, expect, it } from 'vitest'
import { checkPartialFields, EMPTY_PARTIAL_TIME, type PartialTime } from './partial-fields'

const problems = (fields: Partial<PartialTime>) => checkPartialFields({ ...EMPTY_PARTIAL_TIME, ...fields })

describe('checkPartialFields', () => {
  it('names each field that cannot be read', () => {
    const unreadable = {
      dayNumber: 1000,
      date: '2027-02-30',
      endDate: 'soon',
      startTime: '24:00',
      startUntil: '9:00',
      endTime: 'x',
      startZone: 'Asia/Atlantis',
      endZone: '+05:00',
      durationMin: 0,
      durationMax: 1.5,
    }
    expect(problems(unreadable)).toEqual([
      { field: 'dayNumber', code: 'invalidDay' },
      { field: 'date', code: 'invalidDate' },
      { field: 'endDate', code: 'invalidDate' },
      { field: 'startTime', code: 'invalidTime' },
      { field: 'startUntil', code: 'invalidTime' },
      { field: 'endTime', code: 'invalidTime' },
      { field: 'startZone', code: 'unknownZone' },
      { field: 'endZone', code: 'unknownZone' },
      { field: 'durationMin', code: 'invalidDuration' },
      { field: 'durationMax', code: 'invalidDuration' },
    ])
  })

  it('refuses what contradicts itself', () => {
    expect(problems({ dayNumber: 1, date: '2027-03-12' })).toEqual([{ field: 'dayNumber', code: 'dayAndDate' }])
    expect(problems({ endDate: '2027-03-12' })).toEqual([{ field: 'endDate', code: 'endWithoutDay' }])
    expect(problems({ startUntil: '14:00' })).toEqual([{ field: 'startUntil', code: 'untilWithoutStart' }])
    expect(problems({ partOfDay: 'morning', startTime: '10:00' })).toEqual([
      { field: 'partOfDay', code: 'partAndTime' },
    ])
    expect(problems({ durationMin: 180, durationMax: 150 })).toEqual([{ field: 'durationMax', code: 'durationOrder' }])
  })

  it('sees an end before the start without the rules of the zones', () => {
    const late = { startTime: '14:30', endTime: '14:00' }
    expect(problems(late)).toEqual([{ field: 'endTime', code: 'endBeforeStart' }])
    expect(problems({ ...late, endDate: '2027-03-13', date: '2027-03-12' })).toEqual([])
  })

  it('leaves an end in another zone, and one in the repeated hour, to the rules of the zones', () => {
    expect(problems({ startTime: '14:30', endTime: '14:00', endZone: 'Asia/Tashkent' })).toEqual([])
    expect(problems({ startTime: '02:40', endTime: '02:10', startOffset: 120, endOffset: 60 })).toEqual([])
  })
})
