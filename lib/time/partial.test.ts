import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPartialTime, deriveInstants, type PartialTime, type TimeContext } from './partial'
import { checkPartialFields, EMPTY_PARTIAL_TIME } from './partial-fields'

const AT_HOME: TimeContext = { firstStopArrivalDate: null, homeZone: 'Asia/Tashkent', defaultZone: null }
const IN_CHINA: TimeContext = { ...AT_HOME, firstStopArrivalDate: '2027-03-12', defaultZone: 'Asia/Shanghai' }
const IN_BERLIN: TimeContext = { ...AT_HOME, defaultZone: 'Europe/Berlin' }

const partial = (fields: Partial<PartialTime>): PartialTime => ({ ...EMPTY_PARTIAL_TIME, ...fields })
const flight = partial({ startTime: '22:00', endTime: '06:30', startZone: 'Asia/Tashkent', endZone: 'Asia/Shanghai' })

function instants(fields: Partial<PartialTime>, context: TimeContext = IN_CHINA) {
  const { startsAt, endsAt } = deriveInstants(partial(fields), context)
  return [startsAt?.toISOString() ?? null, endsAt?.toISOString() ?? null]
}

function problems(fields: Partial<PartialTime>, context?: TimeContext) {
  return checkPartialTime(partial(fields), context)
}

describe('deriveInstants', () => {
  it('reads a dated time in its own zone, else the place’s, else the capital’s', () => {
    const time = { date: '2027-03-12', startTime: '14:30', endTime: '16:00' }
    expect(instants(time)).toEqual(['2027-03-12T06:30:00.000Z', '2027-03-12T08:00:00.000Z'])
    expect(instants(time, AT_HOME)).toEqual(['2027-03-12T09:30:00.000Z', '2027-03-12T11:00:00.000Z'])
    expect(instants({ ...time, startZone: 'UTC' })).toEqual(['2027-03-12T14:30:00.000Z', '2027-03-12T16:00:00.000Z'])
  })

  it('dates a numbered day only when the arrival date is known', () => {
    expect(instants({ dayNumber: 2, startTime: '14:30' })).toEqual(['2027-03-13T06:30:00.000Z', null])
    expect(instants({ dayNumber: 0, startTime: '14:30' })).toEqual(['2027-03-11T06:30:00.000Z', null])
    expect(instants({ dayNumber: 2, startTime: '14:30' }, AT_HOME)).toEqual([null, null])
  })

  it('makes no instant of a day, a part of the day or a time alone', () => {
    expect(instants({ date: '2027-03-12' })).toEqual([null, null])
    expect(instants({ date: '2027-03-12', partOfDay: 'morning' })).toEqual([null, null])
    expect(instants({ startTime: '14:30', endTime: '16:00' })).toEqual([null, null])
    expect(instants({ date: '2027-03-12', endDate: '2027-03-14' })).toEqual([null, null])
  })

  it('starts a window at its first minute, and takes an end alone', () => {
    expect(instants({ date: '2027-03-12', startTime: '13:30', startUntil: '14:00' })).toEqual([
      '2027-03-12T05:30:00.000Z',
      null,
    ])
    expect(instants({ date: '2027-03-12', endTime: '18:00' })).toEqual([null, '2027-03-12T10:00:00.000Z'])
  })

  it('ends after an exact duration, never after a range or a window', () => {
    const start = { date: '2027-03-12', startTime: '14:30', durationMin: 90 }
    expect(instants(start)).toEqual(['2027-03-12T06:30:00.000Z', '2027-03-12T08:00:00.000Z'])
    expect(instants({ ...start, durationMax: 120 })).toEqual(['2027-03-12T06:30:00.000Z', null])
    expect(instants({ ...start, startUntil: '15:00' })).toEqual(['2027-03-12T06:30:00.000Z', null])
    expect(instants({ ...start, endTime: '17:00' })).toEqual(['2027-03-12T06:30:00.000Z', '2027-03-12T09:00:00.000Z'])
  })

  it('follows a flight over midnight and zones', () => {
    expect(instants({ ...flight, date: '2027-03-11', endDate: '2027-03-12' })).toEqual([
      '2027-03-11T17:00:00.000Z',
      '2027-03-11T22:30:00.000Z',
    ])
  })

  it('ends a numbered flight at the first such time after its start', () => {
    expect(instants({ ...flight, dayNumber: 0 })).toEqual(['2027-03-11T17:00:00.000Z', '2027-03-11T22:30:00.000Z'])
    const west = {
      ...flight,
      startZone: 'Asia/Shanghai',
      endZone: 'Asia/Tashkent',
      startTime: '08:00',
      endTime: '06:00',
    }
    expect(instants({ ...west, dayNumber: 1 })).toEqual(['2027-03-12T00:00:00.000Z', '2027-03-12T01:00:00.000Z'])
  })

  it('guesses nothing about a time that its zone skips or shows twice', () => {
    expect(instants({ date: '2027-03-28', startTime: '02:30' }, IN_BERLIN)).toEqual([null, null])
    expect(instants({ date: '2027-10-31', startTime: '02:30' }, IN_BERLIN)).toEqual([null, null])
    const twice = { date: '2027-10-31', startTime: '02:30' }
    expect(instants({ ...twice, startOffset: 120 }, IN_BERLIN)).toEqual(['2027-10-31T00:30:00.000Z', null])
    expect(instants({ ...twice, startOffset: 60 }, IN_BERLIN)).toEqual(['2027-10-31T01:30:00.000Z', null])
    expect(instants({ ...twice, startOffset: 300 }, IN_BERLIN)).toEqual([null, null])
  })

  it('passes over an offset where the clock shows the time once', () => {
    expect(instants({ date: '2027-03-12', startTime: '14:30', startOffset: 60 })).toEqual([
      '2027-03-12T06:30:00.000Z',
      null,
    ])
  })

  it('makes no instant in an unknown zone', () => {
    expect(instants({ date: '2027-03-12', startTime: '14:30', startZone: 'Asia/Atlantis' })).toEqual([null, null])
  })
})

describe('checkPartialTime', () => {
  it('finds nothing wrong with what is not known', () => {
    expect(problems({})).toEqual([])
    expect(problems({ dayNumber: 1 })).toEqual([])
    expect(problems({ date: '2027-03-12', partOfDay: 'evening' })).toEqual([])
    expect(problems({ endTime: '18:00', partOfDay: 'evening' })).toEqual([])
    expect(
      problems({ startTime: '13:30', startUntil: '14:00', endTime: '16:00', durationMin: 150, durationMax: 180 }),
    ).toEqual([])
  })

  it.each([
    ['undated', {}],
    ['dated', { date: '2027-03-12' }],
    ['numbered', { dayNumber: 2 }],
    ['named as the same zone at both ends', { startZone: 'Asia/Shanghai', endZone: 'Asia/Shanghai' }],
    ['in the zone of the place', { endZone: 'Asia/Shanghai' }],
  ])('refuses an end before the start, once: %s', (_, day) => {
    expect(problems({ ...day, startTime: '14:30', endTime: '14:00' }, IN_CHINA)).toEqual([
      { field: 'endTime', code: 'endBeforeStart' },
    ])
    expect(problems({ ...day, startTime: '14:30', endTime: '14:30' }, IN_CHINA)).toEqual([])
  })

  it('keeps a window in order and before the end', () => {
    expect(problems({ startTime: '14:00', startUntil: '13:30' })).toEqual([
      { field: 'startUntil', code: 'untilBeforeStart' },
    ])
    expect(problems({ startTime: '14:00', startUntil: '14:00' })).toEqual([
      { field: 'startUntil', code: 'untilBeforeStart' },
    ])
    const late = { startTime: '13:30', startUntil: '14:00', endTime: '13:45' }
    expect(problems(late)).toEqual([{ field: 'startUntil', code: 'untilAfterEnd' }])
    expect(problems({ ...late, date: '2027-03-12' }, IN_CHINA)).toEqual([
      { field: 'startUntil', code: 'untilAfterEnd' },
    ])
    expect(problems({ ...late, date: '2027-03-12', endDate: '2027-03-13' }, IN_CHINA)).toEqual([])
  })

  it('lets an item cross midnight with an end date', () => {
    const reception = { date: '2027-03-12', startTime: '20:00', endTime: '00:30', endDate: '2027-03-13' }
    expect(problems(reception, IN_CHINA)).toEqual([])
    expect(problems({ ...reception, endDate: null }, IN_CHINA)).toEqual([{ field: 'endTime', code: 'endBeforeStart' }])
  })

  it('refuses an end date before the date, the numbered day’s too', () => {
    expect(problems({ date: '2027-03-12', endDate: '2027-03-11' })).toEqual([
      { field: 'endDate', code: 'endDateBeforeDate' },
    ])
    expect(problems({ dayNumber: 3, endDate: '2027-03-13' }, IN_CHINA)).toEqual([
      { field: 'endDate', code: 'endDateBeforeDate' },
    ])
    expect(problems({ dayNumber: 3, endDate: '2027-03-13' })).toEqual([])
  })

  it('judges a flight by the instants of its ends', () => {
    expect(problems({ ...flight, date: '2027-03-11', endDate: '2027-03-12' })).toEqual([])
    expect(problems({ ...flight, date: '2027-03-11' })).toEqual([{ field: 'endTime', code: 'endBeforeStart' }])
    expect(problems(flight, IN_CHINA)).toEqual([])
    expect(problems({ ...flight, dayNumber: 0 }, IN_CHINA)).toEqual([])
    const west = { startZone: 'Asia/Shanghai', endZone: 'Asia/Tashkent', startTime: '08:00', endTime: '06:00' }
    expect(problems({ ...west, date: '2027-03-12' })).toEqual([])
  })

  it('lets a flight over the date line land on the day before', () => {
    const toHonolulu = { startZone: 'Asia/Tokyo', endZone: 'Pacific/Honolulu', startTime: '22:00', endTime: '10:00' }
    expect(problems({ ...toHonolulu, date: '2027-03-12', endDate: '2027-03-12' })).toEqual([])
    const early = { ...toHonolulu, startTime: '00:30', endTime: '12:30', date: '2027-03-12' }
    expect(problems({ ...early, endDate: '2027-03-11' })).toEqual([])
    expect(problems({ ...early, endDate: '2027-03-10' })).toEqual([{ field: 'endDate', code: 'endDateBeforeDate' }])
  })

  it('refuses a time that its zone skips', () => {
    expect(problems({ date: '2027-03-28', startTime: '02:30' }, IN_BERLIN)).toEqual([
      { field: 'startTime', code: 'timeDoesNotExist' },
    ])
    expect(problems({ date: '2027-03-28', startTime: '01:00', endTime: '02:00' }, IN_BERLIN)).toEqual([
      { field: 'endTime', code: 'timeDoesNotExist' },
    ])
    expect(problems({ date: '2027-03-28', startTime: '03:00' }, IN_BERLIN)).toEqual([])
    expect(problems({ date: '2011-12-30', startTime: '12:00', startZone: 'Pacific/Apia' })).toEqual([
      { field: 'startTime', code: 'timeDoesNotExist' },
    ])
  })

  it('asks which one of two equal times is meant, the earlier first', () => {
    const twice = { date: '2027-10-31', startTime: '02:30' }
    expect(problems(twice, IN_BERLIN)).toEqual([{ field: 'startTime', code: 'timeExistsTwice', offsets: [120, 60] }])
    expect(problems({ ...twice, startOffset: 300 }, IN_BERLIN)).toEqual([
      { field: 'startTime', code: 'timeExistsTwice', offsets: [120, 60] },
    ])
    expect(problems({ ...twice, startOffset: 60 }, IN_BERLIN)).toEqual([])
  })

  it('lets an end in the repeated hour read earlier than its start', () => {
    const inTheHour = { date: '2027-10-31', startTime: '02:40', endTime: '02:10' }
    expect(problems({ ...inTheHour, startOffset: 120, endOffset: 60 }, IN_BERLIN)).toEqual([])
    expect(problems({ ...inTheHour, startOffset: 60, endOffset: 60 }, IN_BERLIN)).toEqual([
      { field: 'endTime', code: 'endBeforeStart' },
    ])
  })

  it('never throws, and what it accepts has its instants in order', () => {
    const date = fc.constantFrom(null, '2027-03-12', '2027-03-28', '2027-10-31', '1900-01-01', '2199-12-31', 'x')
    const time = fc.constantFrom(null, '00:00', '02:30', '14:30', '23:59', '25:00')
    const zone = fc.constantFrom(null, 'Asia/Shanghai', 'Europe/Berlin', 'Pacific/Apia', 'America/New_York', 'Nowhere')
    const any: fc.Arbitrary<PartialTime> = fc.record({
      dayNumber: fc.constantFrom(null, null, 0, 1, 999, -1),
      date,
      partOfDay: fc.constantFrom(null, null, 'morning'),
      startTime: time,
      startUntil: time,
      endTime: time,
      endDate: date,
      startZone: zone,
      endZone: zone,
      startOffset: fc.constantFrom(null, 60, 120),
      endOffset: fc.constantFrom(null, 60, 120),
      durationMin: fc.constantFrom(null, 30, 180, -1),
      durationMax: fc.constantFrom(null, 30, 180),
    })
    fc.assert(
      fc.property(any, (time) => {
        const fields = checkPartialFields(time)
        const all = checkPartialTime(time, IN_CHINA)
        expect(all.slice(0, fields.length)).toEqual(fields)
        if (all.length > 0) return
        const { startsAt, endsAt } = deriveInstants(time, IN_CHINA)
        if (startsAt && endsAt) expect(endsAt.getTime()).toBeGreaterThanOrEqual(startsAt.getTime())
      }),
      { numRuns: 3000 },
    )
  })
})
