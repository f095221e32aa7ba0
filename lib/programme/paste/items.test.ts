import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessColumns } from '@/lib/paste/columns'
import { isIsoDate } from '@/lib/time/iso'
import { readItems } from './items'
import { statusOf, typeIn } from './kinds'
import type { ItemSurroundings } from './parties'
import { ITEM_SPEC } from './words'

const ID = (n: number) => `01900000-0000-7000-8000-00000000000${n}`
const AROUND: ItemSurroundings = {
  dates: { arrivalDate: '2027-03-11', departureDate: '2027-03-20' },
  places: {
    homeZone: 'Asia/Tashkent',
    stops: [
      { city: 'Shanghai', zone: 'Asia/Shanghai' },
      { city: 'Berlin', zone: 'Europe/Berlin' },
    ],
  },
  members: [
    { id: ID(1), names: ['Karimov Aziz Akbarovich', 'Каримов Азиз Акбарович'] },
    { id: ID(2), names: ['Nazarova Malika'] },
  ],
  contacts: [{ id: ID(3), names: ['李明', 'Li Ming'] }],
  subgroups: [{ id: ID(4), names: ['Technical group'] }],
  organisations: new Map([['Академия', { id: ID(5), name: 'Academy of Sciences' }]]),
}
const NO_DATES = { ...AROUND, dates: { arrivalDate: null, departureDate: null } }
const look = (table: string[][], around = AROUND, keep = true) =>
  readItems({ table, ...guessColumns(table, ITEM_SPEC) }, around, keep)
const read = (table: string[][], around = AROUND, keep = true) => look(table, around, keep).rows
/** One row below these headings. */
const one = (fields: Record<string, string>, around = AROUND, keep = true) => {
  const [row] = read([Object.keys(fields), Object.values(fields)], around, keep)
  if (!row) throw new Error('no row')
  return row
}
const keysOf = (row: ReturnType<typeof one> | undefined) => row?.marks.map(({ message }) => message.key)
const lostIn = (row: ReturnType<typeof one>) =>
  row.marks.flatMap(({ kind, message }) => (kind === 'notUnderstood' ? [message.values?.text] : []))

describe('the columns of a programme', () => {
  it.each([
    ['English', ['No.', 'Date', 'Time', 'Event', 'Venue', 'City', 'Participants', 'Hosts', 'Remarks']],
    [
      'Russian',
      [
        '№',
        'Дата',
        'Время',
        'Мероприятие',
        'Место проведения',
        'Город',
        'Участники',
        'Принимающая сторона',
        'Примечание',
      ],
    ],
    ['Uzbek', ['T/r', 'Sana', 'Vaqti', 'Tadbir', "O'tkazish joyi", 'Shahar', 'Ishtirokchilar', 'Mezbon', 'Izoh']],
    [
      'Uzbek in Cyrillic',
      ['Т/р', 'Сана', 'Вақти', 'Тадбир', 'Ўтказиш жойи', 'Шаҳар', 'Иштирокчилар', 'Мезбон', 'Изоҳ'],
    ],
    ['Chinese', ['序号', '日期', '时间', '活动', '地点', '城市', '参加人员', '接待单位', '备注']],
  ])('are told by headings in %s', (_, headings) => {
    expect(guessColumns([headings, headings.map(() => 'x')], ITEM_SPEC)).toEqual({
      header: true,
      columns: ['ignore', 'date', 'start', 'title', 'venue', 'city', 'participants', 'hosts', 'note'],
    })
  })
  it('are told by what stands in them', () => {
    const table = [
      ['12.03.2027', '14:30', 'Переговоры в министерстве', 'Зал 2'],
      ['', '16:00–17:00', 'Ужин от имени принимающей стороны', ''],
    ]
    expect(guessColumns(table, ITEM_SPEC)).toEqual({ header: false, columns: ['date', 'start', 'title', 'note'] })
  })
  it('of an unknown name are notes with that name, and the longest is the title', () => {
    const row = one({ Date: '12.03.2027', 'Кто отвечает': 'Нодира', 'Что будет': 'Переговоры в министерстве' })
    expect(row.input).toMatchObject({ title: 'Переговоры в министерстве', agenda: 'Кто отвечает: Нодира' })
  })
})

describe('the kind of an item', () => {
  it.each([
    ['Meeting', 'meeting'],
    ['встреча с министром', 'meeting'],
    ['Uchrashuv', 'meeting'],
    ['учрашув', 'meeting'],
    ['会谈', 'meeting'],
    ['Lunch', 'official_meal'],
    ['Обед', 'official_meal'],
    ['tushlik', 'official_meal'],
    ['тушлик', 'official_meal'],
    ['欢迎晚宴', 'official_meal'],
    ['Flight', 'transfer'],
    ['Перелёт', 'transfer'],
    ['Transfer', 'transfer'],
    ['Arrival at the airport', 'arrival'],
    ['Вылет', 'departure'],
    ['Signing ceremony', 'signing_ceremony'],
    ['Подписание меморандума', 'signing_ceremony'],
    ['imzolash marosimi', 'signing_ceremony'],
    ['Экскурсия', 'site_visit'],
    ['Press conference after the talks', 'press_event'],
    ['Lunch before the meeting', 'official_meal'],
    ['Free time', 'free_time'],
    ['свободное время', 'free_time'],
    ['Restaurant', null],
    ['Хакатон', null],
  ])('%s: %s', (text, type) => expect(typeIn(text)).toBe(type))
  it('that is written is taken, that is guessed is marked as proposed', () => {
    expect(one({ Date: '12.03.2027', Type: 'обед', Event: 'С министром' }).input).toMatchObject({
      type: 'official_meal',
      typeProposed: false,
    })
    const guessed = one({ Date: '12.03.2027', Event: 'Ужин у ректора' })
    expect(guessed.input).toMatchObject({ type: 'official_meal', typeProposed: true })
    expect(keysOf(guessed)).toEqual(['paste.mark.typeOfTitle'])
    expect(keysOf(one({ Date: '12.03.2027', Event: 'Хакатон' }))).toEqual(['paste.mark.typeGuessed'])
    expect(one({ Date: '12.03.2027', Event: 'Хакатон' }).input).toMatchObject({ type: 'meeting', typeProposed: true })
    const odd = one({ Date: '12.03.2027', Type: 'Хакатон', Event: 'Финал' })
    expect([odd.input.type, lostIn(odd), odd.input.agenda]).toEqual(['meeting', ['Хакатон'], 'Type: Хакатон'])
  })
  it('and its status only where an item can begin with it', () => {
    expect(['Confirmed', 'подтверждено', 'tasdiqlangan', 'тасдиқланган', '已确认'].map(statusOf)).toEqual(
      Array(5).fill('confirmed'),
    )
    const row = one({ Date: '12.03.2027', Event: 'Talks', Status: 'отменено' })
    expect([row.input.status, lostIn(row)]).toEqual(['requested', ['отменено']])
  })
})

describe('the day of a row', () => {
  const days = (cells: string[], around = AROUND) =>
    read([['Date', 'Event'], ...cells.map((cell) => [cell, 'Talks'])], around).map(
      ({ input }) => input.date ?? input.dayNumber ?? null,
    )
  it('is that of the row above where its cell is empty', () => {
    expect(days(['12.03.2027', '', '', '13.03.2027', ''])).toEqual([
      ...['2027-03-12', '2027-03-12', '2027-03-12'],
      ...['2027-03-13', '2027-03-13'],
    ])
    const [, below] = read([
      ['Date', 'Event'],
      ['12.03.2027', 'Talks'],
      ['', 'Lunch'],
    ])
    expect(keysOf(below)).toContain('paste.mark.fromAbove')
  })
  it('is not known below a cell that says so, or that nobody understands', () => {
    expect(days(['12.03.2027', 'TBC', ''])).toEqual(['2027-03-12', null, null])
    expect(days(['12.03.2027', 'after the fair', ''])).toEqual(['2027-03-12', null, null])
    expect(days(['12.03.2027', 'Monday, 13.03.2027', ''])).toEqual(['2027-03-12', null, null])
  })
  it('can be a number, and one without a year needs the arrival', () => {
    expect(days(['Day 2', '2-день', '3-kun', '12 March'])).toEqual([2, 2, 3, '2027-03-12'])
    expect(days(['Day 2', '12 March'], NO_DATES)).toEqual([2, null])
    expect(keysOf(one({ Date: '12 марта', Event: 'Talks' }))).toContain('paste.mark.yearAssumed')
    expect(keysOf(one({ Date: '12 марта', Event: 'Talks' }, NO_DATES))).toContain('paste.day.noYear')
  })
  it('is given by a heading over the rows', () => {
    const { rows, headings } = look([
      ['Time', 'Event', 'Venue'],
      ['Friday, 12 March 2027', '', ''],
      ['10:00', 'Talks', ''],
      ['12:00', 'Lunch', ''],
      ['Day 3 – Berlin', '', ''],
      ['10:00', 'Visit', ''],
      ['Thursday, 14 March 2027', '', ''],
      ['10:00', 'Forum', ''],
    ])
    expect(headings.map(({ line, message }) => [line, message.key])).toEqual([
      [1, 'paste.mark.heading'],
      [4, 'paste.mark.heading'],
      [6, 'paste.day.otherWeekday'],
    ])
    expect(rows.map(({ input }) => [input.title, input.date ?? input.dayNumber, input.city])).toEqual([
      ['Talks', '2027-03-12', null],
      ['Lunch', '2027-03-12', null],
      ['Visit', 3, 'Berlin'],
      ['Forum', null, null],
    ])
  })
  it('of a heading has its city with it, up to the next day', () => {
    const rows = read([
      ['Date', 'Event'],
      ['Day 2 – Shanghai', ''],
      ['', 'Talks'],
      ['Day 3', 'Forum'],
      ['', 'Lunch'],
    ])
    expect(rows.map(({ input }) => [input.dayNumber, input.city])).toEqual([
      [2, 'Shanghai'],
      [3, null],
      [3, null],
    ])
  })
  it('outside the visit is said', () => {
    expect(keysOf(one({ Date: '12.03.2028', Event: 'Talks' }))).toContain('refusals.programme.outsideVisit')
  })
})

describe('the times of a row', () => {
  const times = (fields: Record<string, string>) => {
    const { startTime, startUntil, endTime, endDate, partOfDay } = one({
      Date: '12.03.2027',
      Event: 'Talks',
      ...fields,
    }).input
    return [startTime, startUntil, endTime, endDate, partOfDay].map((value) => value ?? null)
  }
  it('are a start and an end, in one cell or two', () => {
    expect(times({ Time: '14:30–16:00' })).toEqual(['14:30', null, '16:00', null, null])
    expect(times({ Time: '14.30', End: '4 pm' })).toEqual(['14:30', null, '16:00', null, null])
    expect(times({ Time: 'с 14:30 до 16:00' })).toEqual(['14:30', null, '16:00', null, null])
  })
  it('are a window to start in where the end has a cell of its own', () => {
    expect(times({ Time: '13:30-14:00', End: '16:00' })).toEqual(['13:30', '14:00', '16:00', null, null])
  })
  it('stand beside the day, or in its cell', () => {
    expect(one({ Date: '12.03.2027 14:30', Event: 'Talks' }).input).toMatchObject({
      date: '2027-03-12',
      startTime: '14:30',
    })
  })
  it('go over midnight where the date is known', () => {
    expect(times({ Time: '22:40–06:15' })).toEqual(['22:40', null, '06:15', '2027-03-13', null])
    const row = one({ Date: 'Day 2', Time: '22:40–06:15', Event: 'Flight' }, NO_DATES)
    expect(row.input).toMatchObject({ startTime: '22:40', endTime: null, agenda: 'Time: 22:40–06:15' })
  })
  it('are a part of the day, or nothing', () => {
    expect(times({ Time: 'утром' })).toEqual([null, null, null, null, 'morning'])
    expect(times({ Time: 'TBC' })).toEqual([null, null, null, null, null])
    const row = one({ Date: '12.03.2027', Time: 'после доклада', Event: 'Talks' })
    expect([lostIn(row), row.input.agenda]).toEqual([['после доклада'], 'Time: после доклада'])
  })
  it('that the clock of the place does not show are a problem of the row', () => {
    const row = one({ Date: '28.03.2027', Time: '02:30', Event: 'Talks', City: 'Berlin' })
    expect(row.marks).toContainEqual({
      field: 'start',
      kind: 'problem',
      message: { key: 'refusals.programme.time.timeDoesNotExist' },
    })
  })
})

describe('who is in a row', () => {
  it('is found among the members, the subgroups and the other side, in any spelling', () => {
    const row = one({
      Date: '12.03.2027',
      Event: 'Talks',
      Participants: 'Азиз Каримов\nTechnical group\nSomebody Else',
      With: 'LI Ming',
    })
    expect(row.input).toMatchObject({ members: [ID(1)], subgroups: [ID(4)], counterparts: [ID(3)], forEveryone: false })
    expect(lostIn(row)).toEqual(['Somebody Else'])
    expect(row.input.agenda).toBe('Participants: Somebody Else')
    expect(keysOf(row)).toContain('paste.mark.readAs')
  })
  it('is everyone', () => {
    for (const text of ['All', 'вся делегация', 'Barcha', 'бутун делегация', '全体']) {
      expect(one({ Date: '12.03.2027', Event: 'Talks', Participants: text }).input).toMatchObject({
        forEveryone: true,
        members: [],
      })
    }
  })
  it('are known host organisations, or new ones', () => {
    const row = one({ Date: '12.03.2027', Event: 'Talks', Host: 'Академия; Office of Plans, Budget and Trade' })
    expect(row.input.hosts).toEqual([{ id: ID(5) }, { name: 'Office of Plans, Budget and Trade' }])
    expect(keysOf(row)).toContain('paste.mark.newNamed')
  })
})

describe('the text of a row', () => {
  it('has its first line as title, the rest as a note', () => {
    const row = one({ Date: '12.03.2027', Event: 'Talks with the Director\nDress code: formal', Remarks: 'Bring maps' })
    expect(row.input).toMatchObject({ title: 'Talks with the Director', agenda: 'Bring maps\nDress code: formal' })
  })
  it('is cut between words where a title ends, and nothing of it gets lost', () => {
    const long = 'word '.repeat(80).trim()
    const { title, agenda } = one({ Date: '12.03.2027', Event: long }).input
    expect(title.length).toBeLessThanOrEqual(300)
    expect(`${title} ${agenda}`).toBe(long)
  })
  it('is left out without anything that says what it is', () => {
    expect(one({ Date: '12.03.2027', Time: '14:30', Event: 'TBC' }).leaveOut).toEqual({ key: 'paste.leaveOut.noTitle' })
    expect(one({ Date: '12.03.2027', Type: 'Lunch', Event: '' }).input).toMatchObject({
      title: 'Lunch',
      type: 'official_meal',
    })
  })
  it('is not kept where nobody wants it', () => {
    const row = one({ Date: 'some day', Event: 'Talks' }, AROUND, false)
    expect([row.input.agenda, keysOf(row)?.[0]]).toEqual([null, 'paste.mark.notUnderstood'])
  })
})

it('whatever is pasted: nothing is thrown, no row gets lost, and no date is made up', () => {
  const bits = [
    '',
    '',
    '-',
    '12.03.2027',
    '12 марта',
    'Day 2',
    '14:30',
    '22:00–02:00',
    'утром',
    'обед',
    'Talks',
    'Дата',
    'Event',
    'вся делегация',
    '李明',
    'пн 12.03',
  ]
  const cell = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...bits) }, { weight: 1, arbitrary: fc.string() })
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }))
  fc.assert(
    fc.property(table, (rows) => {
      const { header, rows: items, headings } = look(rows)
      const seen = [...items, ...headings].map(({ line }) => line).sort((a, b) => a - b)
      const filled = rows.flatMap((row, at) => (row.some((c) => c !== '') && !(header && at === 0) ? [at] : []))
      expect(seen).toEqual(filled)
      for (const { line, input } of items) {
        if (!input.date) continue
        expect(isIsoDate(input.date)).toBe(true)
        const above = rows
          .slice(0, line + 1)
          .flat()
          .join(' ')
        // The day of the month stands in this row or in one above.
        expect(above).toMatch(new RegExp(String(Number(input.date.slice(8)))))
      }
    }),
  )
})
