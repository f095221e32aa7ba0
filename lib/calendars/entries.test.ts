import { createTranslator } from 'next-intl'
import { describe, expect, it } from 'vitest'
import { loadMessages } from '@/lib/i18n/load'
import type { Translator } from '@/lib/platform/words'
import { EMPTY_PARTIAL_TIME } from '@/lib/time/partial-fields'
import { entriesOf, entryOf } from './entries'
import { headOf } from './head'
import type { CalendarItem, CalendarVisit } from './types'
import { entryWords } from './words'

const t = createTranslator({ locale: 'en', messages: loadMessages() }) as unknown as Translator
const words = entryWords(t)
const appUrl = 'https://visits.example'
const visit: CalendarVisit = {
  id: '01930000-0000-7000-8000-00000000000a',
  reference: 'V-0001',
  title: 'Visit to China',
  arrivalDate: '2027-03-12',
  homeZone: 'Asia/Tashkent',
  stops: [{ city: 'Suzhou', zone: 'Asia/Shanghai' }],
}
const ID = '01930000-0000-7000-8000-000000000001'
const itemOf = (fields: Partial<CalendarItem> = {}): CalendarItem => ({
  ...EMPTY_PARTIAL_TIME,
  id: ID,
  type: 'meeting',
  title: 'Talks',
  status: 'confirmed',
  statusReason: null,
  archived: false,
  date: '2027-03-13',
  startsAt: null,
  endsAt: null,
  city: null,
  venue: null,
  fromPlace: null,
  toPlace: null,
  carrier: null,
  vehicle: null,
  offeredBy: null,
  interpreter: null,
  noteTaker: null,
  forEveryone: false,
  participants: [],
  hosts: [],
  counterparts: [],
  sequence: 3,
  changedAt: new Date('2027-01-01T00:00:00Z'),
  ...fields,
})
const at = (fields: Partial<CalendarItem> = {}) =>
  itemOf({ startTime: '10:00', startsAt: new Date('2027-03-13T02:00:00Z'), ...fields })
const entry = (item: CalendarItem) => {
  const made = entryOf(item, { visit, words, appUrl })
  if (!made) throw new Error('no entry')
  return made
}
const linesOf = (item: CalendarItem) => entry(item).description.split('\n')

describe('an item in a calendar', () => {
  it('has one UID for life, in which nothing can change', () => {
    expect(entry(itemOf()).uid).toBe(`${ID}@tashrif`)
    expect(entry(at({ title: 'Other', status: 'cancelled', archived: true })).uid).toBe(`${ID}@tashrif`)
  })

  it('is told in the zone of its place, and its end where it ends', () => {
    const { when } = entry(at({ endsAt: new Date('2027-03-13T04:00:00Z'), endZone: 'Asia/Tashkent' }))
    expect(when).toEqual({
      kind: 'timed',
      start: { instant: new Date('2027-03-13T02:00:00Z'), zone: 'Asia/Shanghai' },
      end: { instant: new Date('2027-03-13T04:00:00Z'), zone: 'Asia/Tashkent' },
    })
  })

  it.each([
    ['requested', 'TENTATIVE', false],
    ['tentative', 'TENTATIVE', false],
    ['confirmed', 'CONFIRMED', false],
    ['held', 'CONFIRMED', false],
    ['postponed', 'CANCELLED', true],
    ['cancelled', 'CANCELLED', true],
  ] as const)('that is %s is %s', (status, told, free) => {
    expect(entry(at({ status, statusReason: null }))).toMatchObject({ status: told, free })
  })

  it('says why it is off, in its title too', () => {
    const cancelled = at({ status: 'cancelled', statusReason: 'Asked for by the host' })
    expect([entry(cancelled).title, linesOf(cancelled)[0]]).toEqual([
      'Cancelled: Talks',
      'Cancelled: Asked for by the host',
    ])
    expect(entry(at({ status: 'postponed', statusReason: 'Rain' })).title).toBe('Postponed: Talks')
    const archived = at({ archived: true })
    expect([entry(archived).title, entry(archived).status, linesOf(archived)[0]]).toEqual([
      'Removed from the programme: Talks',
      'CANCELLED',
      'Removed from the programme',
    ])
  })

  it('without a date is left out, and counted while it stands', () => {
    const none = { date: null, startsAt: null }
    const items = [
      itemOf(),
      itemOf({ ...none }),
      itemOf({ ...none, status: 'postponed' }),
      itemOf({ ...none, status: 'cancelled' }),
      itemOf({ ...none, archived: true }),
      itemOf({ ...none, dayNumber: 2 }),
    ]
    const { entries, undated } = entriesOf(items, { visit, words, appUrl })
    expect([entries.length, undated]).toEqual([2, 2])
    const early = entriesOf(items, { visit: { ...visit, arrivalDate: null }, words, appUrl })
    expect([early.entries.length, early.undated]).toEqual([1, 3])
  })
})

describe('a time that is not known', () => {
  it('is a whole day, tentative even where the item is confirmed or held, and keeps nobody busy', () => {
    for (const status of ['confirmed', 'held', 'requested'] as const) {
      expect(entry(itemOf({ status }))).toMatchObject({
        when: { kind: 'days', first: '2027-03-13', last: '2027-03-13' },
        status: 'TENTATIVE',
        free: true,
        title: 'Talks (time to be confirmed)',
      })
    }
  })

  it.each([
    [{ partOfDay: 'afternoon' }, 'Talks (afternoon, time to be confirmed)'],
    [{ endTime: '18:00' }, 'Talks (until 18:00 Shanghai, time to be confirmed)'],
    [{ partOfDay: 'evening', endTime: '22:00' }, 'Talks (evening, until 22:00 Shanghai, time to be confirmed)'],
    [{ startTime: '02:30', startZone: 'Europe/London' }, 'Talks (02:30 London, time to be confirmed)'],
    [{ partOfDay: 'night', startZone: 'Asia/Tashkent' }, 'Talks (night, time to be confirmed)'],
  ] as const)('says in words what is known of it: %j', (time, title) => {
    expect(entry(itemOf(time)).title).toBe(title)
  })

  it('covers the days up to its end date', () => {
    expect(entry(itemOf({ endDate: '2027-03-15' })).when).toEqual({
      kind: 'days',
      first: '2027-03-13',
      last: '2027-03-15',
    })
    expect(entry(itemOf({ endDate: '2027-03-12' })).when).toMatchObject({ last: '2027-03-13' })
  })

  it('on a numbered day is on that day', () => {
    expect(entry(itemOf({ date: null, dayNumber: 3 })).when).toMatchObject({ first: '2027-03-14' })
  })

  it('of a start window begins at the earliest and says the window', () => {
    const window = at({ startTime: '13:30', startUntil: '14:00' })
    expect(entry(window).title).toBe('Talks (starts 13:30–14:00 Shanghai)')
    expect(entry({ ...window, endTime: '16:00' }).title).toBe('Talks (starts 13:30–14:00 Shanghai)')
    expect(entry({ ...window, startZone: 'Asia/Tashkent' }).title).toBe('Talks (starts 13:30–14:00)')
  })

  it('of an end is said to be open, with a length where one is known', () => {
    expect(entry(at()).when).toMatchObject({ end: null })
    expect(linesOf(at({ durationMin: 150, durationMax: 180 }))).toEqual([
      'End to be confirmed',
      'Lasts 2:30 to 3:00 hours',
      `${appUrl}/meetings/${ID}`,
    ])
    expect(linesOf(at({ endsAt: new Date('2027-03-13T04:00:00Z') }))).toEqual([`${appUrl}/meetings/${ID}`])
  })
})

describe('what an entry says', () => {
  it('names both sides, by name alone', () => {
    const item = at({
      endsAt: new Date('2027-03-13T04:00:00Z'),
      participants: [
        { name: 'Акмал Бурханов', headcount: null },
        { name: 'Technical group', headcount: 4 },
      ],
      hosts: ['Academy of Sciences'],
      counterparts: [
        { name: '王小明', headcount: null, answer: 'confirmed' },
        { name: 'Secretary General', headcount: null, answer: 'invited' },
      ],
      interpreter: 'First Interpreter',
      noteTaker: 'Second Writer',
      fromPlace: 'Hotel',
      toPlace: 'Academy',
      carrier: 'HY 505',
      vehicle: 'Bus 2',
      offeredBy: 'The Mayor',
    })
    expect(linesOf(item)).toEqual([
      'Route: Hotel – Academy',
      'Carrier and number: HY 505',
      'Vehicle: Bus 2',
      'Offered by: The Mayor',
      'Our side: Акмал Бурханов, Technical group (4)',
      'Host side: Academy of Sciences, 王小明, Secretary General (not confirmed)',
      'Interpreter: First Interpreter',
      'Note-taker: Second Writer',
      `${appUrl}/meetings/${ID}`,
    ])
    expect(linesOf({ ...item, forEveryone: true, participants: [] })).toContain('Our side: the whole delegation')
  })

  it('has the place, the kind and the way to the item', () => {
    expect(entry(at({ venue: 'Hall 2', city: 'Suzhou' }))).toMatchObject({
      location: 'Hall 2, Suzhou',
      categories: ['Meeting'],
      url: `${appUrl}/meetings/${ID}`,
    })
    expect(entry(at({ fromPlace: 'Airport' })).location).toBe('Airport')
    expect(entry(at()).location).toBeNull()
  })
})

describe('a calendar says of itself', () => {
  it('what it is of, and what it cannot show', () => {
    expect(headOf(visit, null, 0, t)).toEqual({
      name: 'Visit to China',
      description: 'Programme of V-0001, Visit to China: the draft as it stands now.',
      fileName: 'V-0001.ics',
    })
    expect(headOf(visit, '王小明', 3, t)).toEqual({
      name: 'Visit to China: 王小明',
      description:
        'Programme of V-0001, Visit to China: the draft as it stands now. 3 items without a date are not shown.',
      fileName: 'V-0001 王小明.ics',
    })
  })
})
