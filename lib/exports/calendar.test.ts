import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { zoneNames } from '@/lib/time/zones'
import { type CalendarDocument, type CalendarEntry, calendarBytes } from './calendar'
import { localTime, zoneBlock } from './calendar-zones'

const utf8 = new TextDecoder('utf-8', { fatal: true })

const entryOf = (fields: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: '01930000-0000-7000-8000-000000000001@tashrif',
  sequence: 0,
  changedAt: new Date('2027-01-02T03:04:05Z'),
  when: timed('2027-03-12T09:30:00Z', 'Asia/Tashkent'),
  status: 'CONFIRMED',
  free: false,
  title: 'Talks',
  description: '',
  location: null,
  categories: [],
  url: 'https://visits.example/meetings/1',
  ...fields,
})
const documentOf = (entries: CalendarEntry[], fields: Partial<CalendarDocument> = {}): CalendarDocument => ({
  name: 'A visit',
  description: 'Programme',
  zone: 'Asia/Tashkent',
  refreshMinutes: null,
  entries,
  ...fields,
})
function timed(start: string, zone: string, end?: string, endZone = zone): CalendarEntry['when'] {
  return {
    kind: 'timed',
    start: { instant: new Date(start), zone },
    end: end === undefined ? null : { instant: new Date(end), zone: endZone },
  }
}

const written = (document: CalendarDocument) => utf8.decode(calendarBytes(document))
/** The calendar as another program reads it, by its own VTIMEZONE blocks alone. */
function read(document: CalendarDocument) {
  ICAL.TimezoneService.reset()
  const calendar = new ICAL.Component(ICAL.parse(written(document)))
  return { calendar, events: calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event)) }
}
const readOne = (fields: Partial<CalendarEntry>) => {
  const [event] = read(documentOf([entryOf(fields)])).events
  if (!event) throw new Error('no event came back')
  return event
}
const instantOf = (time: ICAL.Time) => time.toJSDate().toISOString()

describe('a calendar that another program reads', () => {
  it('is one of version 2.0, published, with its names twice, for readers of either kind', () => {
    const { calendar } = read(documentOf([], { name: 'Visit; of, all', description: 'Line\nand line' }))
    const property = (name: string) => calendar.getFirstPropertyValue(name)
    expect([property('version'), property('method'), property('calscale')]).toEqual(['2.0', 'PUBLISH', 'GREGORIAN'])
    // This reader knows nothing of the names' type, and leaves them as they are written.
    expect([property('name'), property('x-wr-calname')]).toEqual(['Visit\\; of\\, all', 'Visit\\; of\\, all'])
    expect([property('description'), property('x-wr-caldesc')]).toEqual(['Line\nand line', 'Line\\nand line'])
    expect(property('refresh-interval')).toBeNull()
  })

  it('says how often to look again where somebody subscribes', () => {
    const { calendar } = read(documentOf([], { refreshMinutes: 15 }))
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT15M')
  })

  it('has a component when it has no entry: the zone it is at home in', () => {
    for (const zone of ['Asia/Tashkent', 'UTC', 'Mars/Olympus']) {
      const { calendar, events } = read(documentOf([], { zone }))
      expect([events.length, calendar.getAllSubcomponents('vtimezone').length]).toEqual([0, 1])
    }
  })

  it('gives an entry as it is', () => {
    const event = readOne({
      sequence: 7,
      status: 'CANCELLED',
      free: true,
      title: 'Talks, first; \\ round',
      description: 'One\nTwo, "three"; \\n four',
      location: 'Hall 2, Suzhou',
      categories: ['Meeting', 'A, B'],
      when: timed('2027-03-12T09:30:00Z', 'Asia/Shanghai', '2027-03-12T10:30:00Z'),
    })
    const property = (name: string) => event.component.getFirstPropertyValue(name)
    expect([event.uid, event.sequence, event.summary]).toEqual([
      '01930000-0000-7000-8000-000000000001@tashrif',
      7,
      'Talks, first; \\ round',
    ])
    expect([event.description, event.location]).toEqual(['One\nTwo, "three"; \\n four', 'Hall 2, Suzhou'])
    expect([property('status'), property('transp'), property('url')]).toEqual([
      'CANCELLED',
      'TRANSPARENT',
      'https://visits.example/meetings/1',
    ])
    expect(event.component.getFirstProperty('categories')?.getValues()).toEqual(['Meeting', 'A, B'])
    for (const name of ['dtstamp', 'last-modified']) expect(String(property(name))).toBe('2027-01-02T03:04:05Z')
  })

  it('tells a flight in the zone of each end', () => {
    const event = readOne({
      when: timed('2027-03-12T18:05:00Z', 'Asia/Tashkent', '2027-03-13T01:40:00Z', 'Asia/Shanghai'),
    })
    expect([event.startDate.zone?.tzid, event.startDate.toString()]).toEqual(['Asia/Tashkent', '2027-03-12T23:05:00'])
    expect([event.endDate.zone?.tzid, event.endDate.toString()]).toEqual(['Asia/Shanghai', '2027-03-13T09:40:00'])
    expect([instantOf(event.startDate), instantOf(event.endDate)]).toEqual([
      '2027-03-12T18:05:00.000Z',
      '2027-03-13T01:40:00.000Z',
    ])
  })

  it('has the block of every zone that it uses, and of no other but its own', () => {
    const entries = [
      entryOf({ when: timed('2027-03-12T18:05:00Z', 'Europe/London', '2027-03-13T01:40:00Z', 'America/New_York') }),
    ]
    const zones = read(documentOf(entries)).calendar.getAllSubcomponents('vtimezone')
    expect(zones.map((zone) => zone.getFirstPropertyValue('tzid'))).toEqual([
      'America/New_York',
      'Asia/Tashkent',
      'Europe/London',
    ])
  })

  it('invents no end', () => {
    expect(written(documentOf([entryOf()]))).not.toMatch(/DTEND|DURATION/)
    const same = timed('2027-03-12T09:30:00Z', 'Asia/Tashkent', '2027-03-12T09:30:00Z')
    expect(written(documentOf([entryOf({ when: same })]))).not.toMatch(/DTEND|DURATION/)
  })

  it('takes whole days with their last one', () => {
    const event = readOne({ when: { kind: 'days', first: '2027-02-28', last: '2027-03-01' } })
    expect([event.startDate.isDate, event.startDate.toString(), event.endDate.toString()]).toEqual([
      true,
      '2027-02-28',
      '2027-03-02',
    ])
  })

  it('gives the same bytes for the same document', () => {
    const document = documentOf([entryOf(), entryOf({ uid: 'b@tashrif' })])
    expect(calendarBytes(document)).toEqual(calendarBytes(document))
  })
})

const WORDS = [
  'Abdulla Oripov',
  'Шавкат Мирзиёев',
  '苏州工业园区',
  'Oʻzbekiston',
  '👩🏽‍⚖️',
  ',',
  ';',
  '\\',
  '\n',
  '"',
  ':',
  '\\n',
  'é',
]
/** As fields keep them: no control characters, one kind of line end. */
const texts = fc
  .array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'grapheme' })), { maxLength: 40 })
  .map((parts) =>
    parts
      .join('')
      .replace(/\r\n?/g, '\n')
      .replace(/(?!\n)\p{Cc}/gu, ''),
  )

describe('any text', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(texts, texts, texts, (title, description, location) => {
        const event = readOne({ title, description, location })
        expect([event.summary, event.description ?? '', event.location]).toEqual([title, description, location])
      }),
    )
  })

  it('stands in lines of 75 octets at most, each of them whole characters, ended by CRLF', () => {
    fc.assert(
      fc.property(texts, (title) => {
        // The sign for what cannot be read may be typed like any other.
        fc.pre(!title.includes('\uFFFD'))
        const bytes = calendarBytes(documentOf([entryOf({ title: `${title}${'国'.repeat(30)}${'щ'.repeat(40)}😀` })]))
        const lines = utf8.decode(bytes).split('\r\n')
        expect(lines.at(-1)).toBe('')
        expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([])
        expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
        // A character cut in two would be no UTF-8 in either of its lines.
        expect(lines.join('')).not.toContain('\uFFFD')
      }),
    )
  })

  it('loses what no calendar can hold, and nothing beside it', () => {
    expect(readOne({ title: 'a\u0000b\u0007c\tд\uD800' }).summary).toBe('abc\tд\uFFFD')
  })
})

const ZONES = [
  'Asia/Tashkent',
  'Asia/Shanghai',
  'Europe/London',
  'Europe/Dublin',
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Chatham',
  'Asia/Kathmandu',
  'America/St_Johns',
  'UTC',
]
const minuteBetween = (from: string, to: string) =>
  fc
    .integer({ min: Date.parse(from) / 60_000, max: Date.parse(to) / 60_000 })
    .map((minute) => new Date(minute * 60_000))

function expectInstants(start: Date, zone: string, end: Date, endZone: string) {
  const when = { kind: 'timed', start: { instant: start, zone }, end: { instant: end, zone: endZone } } as const
  const event = readOne({ when })
  expect([zone, instantOf(event.startDate)]).toEqual([zone, start.toISOString()])
  if (end > start) expect([endZone, instantOf(event.endDate)]).toEqual([endZone, end.toISOString()])
}

describe('any instant in any zone', () => {
  it.each([
    ['these years', minuteBetween('2024-01-01T00:00Z', '2035-12-31T00:00Z')],
    ['all years that the program takes', minuteBetween('1900-01-01T00:00Z', '2199-12-31T00:00Z')],
  ])('is found again: %s', (_words, instants) => {
    const zones = fc.constantFrom(...ZONES)
    fc.assert(
      fc.property(instants, zones, fc.integer({ min: 0, max: 3000 }), zones, (start, zone, length, endZone) => {
        expectInstants(start, zone, new Date(start.getTime() + length * 60_000), endZone)
      }),
    )
  })

  it('is found again in every zone of the runtime, in winter and in summer', () => {
    const wrong = zoneNames().flatMap((zone) =>
      ['2027-01-15T12:00:00Z', '2027-07-15T12:00:00Z'].filter((start) => {
        return instantOf(readOne({ when: timed(start, zone) }).startDate) !== new Date(start).toISOString()
      }),
    )
    expect(wrong).toEqual([])
  })

  it.each([
    ['Europe/London', '2027-03-28T00:30:00Z', '2027-03-28T03:30:00Z'],
    ['Europe/London', '2027-10-30T23:30:00Z', '2027-10-31T03:00:00Z'],
    ['America/New_York', '2027-03-14T06:00:00Z', '2027-03-14T08:00:00Z'],
    ['America/New_York', '2027-11-07T04:30:00Z', '2027-11-07T07:30:00Z'],
    ['Australia/Lord_Howe', '2027-04-03T14:00:00Z', '2027-04-03T16:00:00Z'],
    ['Pacific/Chatham', '2150-04-04T13:00:00Z', '2150-04-05T15:00:00Z'],
    ['Europe/Dublin', '2199-10-26T23:30:00Z', '2199-10-27T03:00:00Z'],
  ])('is found again around the hour that %s changes, from %s', (zone, from, to) => {
    for (let ms = Date.parse(from); ms <= Date.parse(to); ms += 15 * 60_000) {
      expectInstants(new Date(ms), zone, new Date(ms + 45 * 60_000), zone)
    }
  })
})

describe('a time told in its zone', () => {
  it('is what the wall shows there', () => {
    expect(localTime(new Date('2027-07-01T10:15:00Z'), 'Europe/London')).toBe('20270701T111500')
    expect(localTime(new Date('2027-01-01T10:15:00Z'), 'Asia/Kolkata')).toBe('20270101T154500')
  })

  it('is told in UTC where the zone would not do: two equal hours, old rules, no such zone', () => {
    const autumn = ['00:00', '00:59', '01:00', '01:59'].map((time) => new Date(`2027-10-31T${time}:00Z`))
    expect(autumn.map((instant) => localTime(instant, 'Europe/London'))).toEqual([null, null, null, null])
    expect(localTime(new Date('2027-10-30T23:59:00Z'), 'Europe/London')).toBe('20271031T005900')
    expect(localTime(new Date('2027-10-31T02:00:00Z'), 'Europe/London')).toBe('20271031T020000')
    expect(localTime(new Date('1987-07-01T10:00:00Z'), 'Asia/Shanghai')).toBeNull()
    expect(localTime(new Date('1930-07-01T10:00:00Z'), 'Asia/Shanghai')).toBeNull()
    expect(localTime(new Date('2027-07-01T10:00:00Z'), 'Mars/Olympus')).toBeNull()
    expect(zoneBlock('Mars/Olympus')).toBeNull()
  })

  it('keeps the name of its zone where another has the same rules', () => {
    expect(zoneBlock('Europe/Amsterdam')).toContain('TZID:Europe/Amsterdam\r\n')
    expect(zoneBlock('Europe/Amsterdam')).not.toContain('Brussels')
  })

  it('understands the rules of every zone that the program offers', () => {
    const noon = new Date('2027-07-15T12:00:00Z')
    const inUtc = zoneNames().filter((zone) => localTime(noon, zone) === null)
    expect(inUtc).toEqual(['UTC'])
  })
})
