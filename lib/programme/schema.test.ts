import { describe, expect, it } from 'vitest'
import { messagesByField } from '@/lib/audit/command'
import { addItemSchema, visitDatesSchema } from './schema'

const ID = '0199a1b2-0000-7000-8000-000000000001'
const base = { commandId: ID, visitId: ID, type: 'meeting', title: 'Talks' }

function errors(fields: Record<string, unknown>) {
  const parsed = addItemSchema.safeParse({ ...base, ...fields })
  return parsed.success ? {} : messagesByField(parsed.error)
}

describe('the form of an item', () => {
  it('asks for a type and a title, and for nothing else', () => {
    expect(errors({})).toEqual({})
    expect(errors({ title: '  ', type: '' })).toEqual({
      title: [{ key: 'refusals.programme.titleRequired' }],
      type: [{ key: 'errors.choose' }],
    })
  })

  it('takes no more warnings accepted and no more dated items than there can be', () => {
    expect(errors({ confirmed: Array.from({ length: 201 }, () => 'outsideVisit') })).toHaveProperty('confirmed')
    expect(errors({ confirmed: ['x'.repeat(101)] })).toHaveProperty(['confirmed.0'])
    const dates = { commandId: ID, visitId: ID, version: 1, moveDated: Array.from({ length: 1_001 }, () => ID) }
    expect(visitDatesSchema.safeParse(dates).success).toBe(false)
  })

  it('keeps what is not known as null', () => {
    const parsed = addItemSchema.parse({ ...base, date: '', startTime: '', city: ' ', dayNumber: '', endZone: '' })
    expect(parsed).toMatchObject({ date: null, startTime: null, city: null, dayNumber: null, endZone: null })
    expect(parsed).toMatchObject({ status: 'requested', hosts: [], counterparts: [], offeredBy: null })
  })

  it.each([
    ['an end before the start', { startTime: '14:30', endTime: '14:00' }, 'endTime', 'time.endBeforeStart'],
    ['a day and a date', { dayNumber: '2', date: '2027-03-12' }, 'dayNumber', 'time.dayAndDate'],
    ['a part of the day and a start', { partOfDay: 'morning', startTime: '09:00' }, 'partOfDay', 'time.partAndTime'],
    [
      'a window that closes before it opens',
      { startTime: '14:00', startUntil: '13:30' },
      'startUntil',
      'time.untilBeforeStart',
    ],
    ['a longest that is shorter', { durationMin: '60', durationMax: '30' }, 'durationMax', 'time.durationOrder'],
    ['an end date without a day', { endDate: '2027-03-13' }, 'endDate', 'time.endWithoutDay'],
  ])('answers beside the field: %s', (_, fields, field, key) => {
    expect(errors(fields)).toEqual({ [field]: [{ key: `refusals.programme.${key}` }] })
  })

  it('refuses unreadable values beside their fields', () => {
    expect(
      Object.keys(errors({ date: '2027-02-29', startTime: '25:00', startZone: 'Atlantis', dayNumber: '1000' })),
    ).toEqual(['dayNumber', 'date', 'startTime', 'startZone'])
    expect(errors({ title: 'x'.repeat(1_000_000) })).toEqual({
      title: [{ key: 'errors.tooLong', values: { maximum: 300 } }],
    })
    expect(errors({ venue: 'Hall\u0000' })).toEqual({ venue: [{ key: 'errors.controlCharacters' }] })
    const nobody = { id: `person:${'-'.repeat(36)}` }
    expect(errors({ offeredBy: nobody })).toEqual({ 'offeredBy.id': [{ key: 'errors.invalidReference' }] })
    expect(errors({ counterparts: ['nobody'] })).toEqual({ 'counterparts.0': [{ key: 'errors.invalidReference' }] })
  })

  it('starts nowhere but where a plan starts', () => {
    expect(errors({ status: 'held' })).toEqual({ status: [{ key: 'errors.choose' }] })
  })
})

it('refuses a departure before the arrival', () => {
  const dates = { commandId: ID, visitId: ID, version: 1, arrivalDate: '2027-03-12', departureDate: '2027-03-11' }
  const parsed = visitDatesSchema.safeParse(dates)
  expect(parsed.success ? null : messagesByField(parsed.error)).toEqual({
    departureDate: [{ key: 'errors.departureBeforeArrival' }],
  })
})
