import { createTranslator } from 'next-intl'
import { describe, expect, it } from 'vitest'
import { loadMessages } from '@/lib/i18n/load'
import type { Translator } from '@/lib/platform/words'
import { findClashes } from './find'
import { warningsInWords } from './in-words'
import { item, OTHER_VISIT, person, snapshot } from './testing/snapshots'
import { DISTANCE_CLASSES } from './travel'
import { CLASH_RULES, type SnapshotItem } from './types'

const t = createTranslator({ locale: 'en', messages: loadMessages() }) as unknown as Translator

const HALL = { city: 'Shanghai', venue: 'Hall' }
const times = (startTime: string, endTime: string | null, more: object = {}) => ({ startTime, endTime, ...more })
const said = (items: SnapshotItem[], more: Parameters<typeof snapshot>[1] = {}) => {
  const clashes = findClashes(snapshot(items, more))
  return warningsInWords({ itemId: items[0]?.id ?? '', clashes }, t).warnings
}
const texts = (...args: Parameters<typeof said>) => said(...args).map(({ text }) => text)

describe('a clash in words', () => {
  it('says who, when and what is taken for granted, and names the other item with its visit', () => {
    const people = ['Amina', 'Bek', 'Chen', 'Dana'].map((name) => person(name))
    const [warning, ...more] = said([
      item('a', times('10:00', null, { title: 'Talks', people })),
      item('b', times('10:30', '11:30', { title: 'Call', visit: OTHER_VISIT, people })),
    ])
    expect(more).toEqual([])
    expect(warning).toMatchObject({
      title: 'Possible: A person in two places at once',
      text: 'Amina, Bek, Chen and 1 other would be in two places at once, 12 Mar 2027, 10:30–11:00.',
      notes: ['“Talks” has no end: 60 minutes are assumed.'],
      others: [
        {
          title: 'Call',
          href: '/meetings/b',
          when: '12 Mar 2027, 10:30–11:30 Shanghai, of another visit: Another visit',
        },
      ],
    })
  })

  it('tells a window, a full window, a venue and a vehicle', () => {
    const window = item('w', times('13:30', null, { startUntil: '14:00', durationMin: 60, title: 'Window' }))
    expect(texts([window, item('b', times('12:00', '14:30'))])).toEqual([
      'Amina would be in two places at once, whichever moment of the start window is taken.',
    ])
    expect(texts([window, item('b', times('13:00', '13:45')), item('c', times('14:40', '16:00'))])).toEqual([
      'No moment of the start window of “Window” is free for Amina: the other 2 items fill it.',
    ])
    const [first, second] = [
      { ...HALL, vehicle: 'Bus 1' },
      { ...HALL, vehicle: 'Bus 1', people: [person('Bek')] },
    ]
    expect(texts([item('a', times('10:00', '11:00', first)), item('b', times('10:30', '11:00', second))])).toEqual([
      'The venue “Hall” is used twice at once, 12 Mar 2027, 10:30–11:00.',
      'The vehicle “Bus 1” is used twice at once, 12 Mar 2027, 10:30–11:00.',
    ])
  })

  it('tells a way with its minutes and where they are from', () => {
    const [warning] = said([
      item('a', times('10:00', '11:00', HALL)),
      item('b', times('11:00', '12:00', { ...HALL, venue: 'Port' })),
    ])
    expect(warning?.text).toBe(
      'Not enough time for Amina to get from Hall, Shanghai to Port, Shanghai: no time between the items, 30 minutes needed.',
    )
    expect(warning?.notes).toEqual([
      'Nobody entered a travel time: 30 minutes are assumed between two venues of one city.',
    ])
    for (const source of ['entered', ...DISTANCE_CLASSES]) expect(t.has(`clashes.notes.source.${source}`)).toBe(true)
  })

  it('tells the edges of the visit, also where nobody is named', () => {
    const arrival = { type: 'arrival', toPlace: 'Shanghai', people: [] } as const
    const early = { title: 'Early', city: 'Shanghai' }
    expect(
      texts([
        item('a', times('07:00', '08:00', { ...early, people: [] })),
        item('l', times('09:00', '10:00', arrival)),
      ]),
    ).toEqual(['“Early” begins before the landing of the delegation (12 Mar 2027, 10:00).'])
    const departure = { ...arrival, type: 'departure', fromPlace: 'Shanghai', toPlace: null } as const
    expect(texts([item('a', times('12:00', '13:00', early)), item('d', times('10:00', '11:00', departure))])).toEqual([
      '“Early” goes on after the departure of Amina (12 Mar 2027, 10:00).',
    ])
    expect(texts([item('a', { date: '2027-03-20' })])).toEqual([
      '20 Mar 2027 is outside the visit’s dates (12–14 Mar 2027).',
    ])
    expect(texts([item('a', { date: '2027-03-20' })], { visit: { arrivalDate: null } })).toEqual([
      '20 Mar 2027 is outside the visit’s dates (it ends on 14 Mar 2027).',
    ])
  })

  it('tells times that the clocks make strange, a missing interpreter and what was held too early', () => {
    const night = { dayNumber: 1, startZone: 'America/New_York' }
    const dates = (arrivalDate: string) => ({ visit: { arrivalDate, departureDate: null } })
    expect(texts([item('a', { ...night, startTime: '02:30' })], dates('2027-03-14'))).toEqual([
      '02:30 does not exist on that day in New York: the clocks go forward over it.',
    ])
    expect(texts([item('a', { ...night, startTime: '01:30' })], dates('2027-11-07'))).toEqual([
      '01:30 exists twice on that day in New York, as the clocks go back: choose UTC−4 or UTC−5.',
    ])
    const people = [person('A', 'member', { languages: ['uz'] }), person('B', 'counterpart', { languages: ['zh'] })]
    expect(texts([item('a', { people })])).toEqual([
      'No interpreter, and the sides share no language: ours Uzbek, theirs Chinese.',
    ])
    expect(texts([item('a', { title: 'Talks', status: 'held' })])).toEqual([
      '“Talks” is marked as held, and its time has not come.',
    ])
  })

  it('has words for every rule, on the check and in the history', () => {
    for (const rule of CLASH_RULES) {
      expect([rule, t.has(`clashes.rules.${rule}`), t.has(`audit.fields.clash_${rule}`)]).toEqual([rule, true, true])
    }
  })
})
