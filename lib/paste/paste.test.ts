import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ColumnSpec, guessColumns, isRowNumber } from './columns'
import { nameMatcher, namesIn } from './names'
import { isNothing } from './nothing'
import { readTable } from './read-table'

const tableOf = (text: string) => {
  const answer = readTable(text)
  return answer.ok ? answer.table : answer.why
}

describe('a pasted text becomes rows of cells', () => {
  it('as a spreadsheet copies them: tabs, and quotes around line breaks and quotes', () => {
    const text = 'Day\tWhat\r\n12.03\t"Talks on ""Smart City""\r\nHall 2"\r\n\t李明\r\n'
    expect(tableOf(text)).toEqual([
      ['Day', 'What'],
      ['12.03', 'Talks on "Smart City"\nHall 2'],
      ['', '李明'],
    ])
  })
  it('with a quote that nobody closed, and loses no row', () => {
    expect(tableOf('"Smart City" forum\t14:30\n"Lunch\t15:00')).toEqual([
      ['"Smart City" forum', '14:30'],
      ['"Lunch', '15:00'],
    ])
  })
  it('between semicolons or commas where each row has as many, else one cell a line', () => {
    expect(tableOf('Name;Title\nKarimov Aziz;"Head; acting"')).toEqual([
      ['Name', 'Title'],
      ['Karimov Aziz', 'Head; acting'],
    ])
    expect(tableOf('a,b\nc,"d, e"')).toEqual([
      ['a', 'b'],
      ['c', 'd, e'],
    ])
    expect(tableOf('Talks, then lunch\nA walk')).toEqual([['Talks, then lunch'], ['A walk']])
    expect(tableOf('Talks, then lunch')).toEqual([['Talks, then lunch']])
  })
  it('without empty rows, wide spaces and what nobody sees', () => {
    expect(tableOf('a\u00a0 b\t\u200bc\u0000\n\t\n\n d \t')).toEqual([
      ['a b', 'c'],
      ['d', ''],
    ])
  })
  it('up to 200 rows, 30 columns and 200,000 characters, said in words otherwise', () => {
    expect(tableOf('')).toBe('empty')
    expect(tableOf(' \n\t\n')).toBe('empty')
    expect(tableOf('x\n'.repeat(201))).toHaveLength(201)
    expect(readTable('x\n'.repeat(202))).toEqual({ ok: false, why: 'tooManyRows', rows: 202 })
    expect(tableOf(`${'a\t'.repeat(30)}a`)).toBe('tooManyColumns')
    expect(tableOf('x'.repeat(200_001))).toBe('tooLong')
  })
  it('whatever it is, and never throws', () => {
    const bits = fc.constantFrom('"', '\t', '\n', ';', ',', 'a', '李', ' ')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(bits).map((list) => list.join('')),
        ),
        (text) => {
          const answer = readTable(text)
          if (answer.ok) expect(new Set(answer.table.map((row) => row.length)).size).toBe(1)
        },
      ),
    )
  })
})

describe('a placeholder is nothing', () => {
  it.each([
    '',
    '-',
    '—',
    '...',
    '?',
    'TBD',
    'tbc',
    'T.B.A.',
    'N.N.',
    'N/A',
    'To be confirmed',
    'уточняется',
    'Уточняется.',
  ])('%s', (text) => expect(isNothing(text)).toBe(true))
  it.each([
    'по согласованию',
    'НН',
    'aniqlanmoqda',
    'Аниқлаштирилади',
    'noma’lum',
    'nomaʼlum',
    '待定',
    'хх:хх',
    '__.__',
  ])('%s', (text) => expect(isNothing(text)).toBe(true))
  it.each(['0', 'No', 'Minister (TBC)', 'Nazarov N.N.', 'Lunch', '李', '12'])('and this is something: %s', (text) =>
    expect(isNothing(text)).toBe(false),
  )
})

type Field = 'number' | 'name' | 'phone' | 'title' | 'note' | 'ignore'
const SPEC: ColumnSpec<Field> = {
  words: {
    number: ['№'],
    name: ['Name', 'ФИО', 'F.I.Sh.', '姓名'],
    phone: ['Phone'],
    title: ['Position', 'Должность'],
  },
  looks: [
    { field: 'ignore', is: isRowNumber, share: 0.9 },
    { field: 'phone', is: (cell) => /^\+?[\d ]{7,}$/.test(cell), share: 0.6 },
  ],
  text: { field: 'name', needed: true },
  unknown: () => 'note',
  note: 'note',
  ignore: 'ignore',
}
const columns = (table: string[][]) => guessColumns(table, SPEC)

describe('what a column holds', () => {
  it('is told by its heading, in any script and spelling', () => {
    const rows = ['1', 'Karimov Aziz', 'Head', 'x']
    expect(columns([['№', 'ФИО', 'Должность', 'Размер'], rows])).toEqual({
      header: true,
      columns: ['number', 'name', 'title', 'note'],
    })
    expect(columns([['No.', 'F.I.SH', 'POSITION (as in the passport)', ''], rows]).columns).toEqual([
      'number',
      'name',
      'title',
      'note',
    ])
    expect(
      columns([
        ['', '姓名'],
        ['', '李明'],
      ]),
    ).toEqual({ header: true, columns: ['ignore', 'name'] })
  })
  it('is given once to a field, the next is a note', () => {
    expect(
      columns([
        ['Name', 'Name'],
        ['a', 'b'],
      ]).columns,
    ).toEqual(['name', 'note'])
  })
  it('is guessed by the cells without headings', () => {
    const table = [
      ['1.', 'Karimov Aziz', '+998 90 000 00 00'],
      ['2.', 'Nazarov N.N.', ''],
    ]
    expect(columns(table)).toEqual({ header: false, columns: ['ignore', 'name', 'phone'] })
  })
  it('and what a person says about the first row counts', () => {
    expect(
      guessColumns(
        [
          ['Name', 'Phone'],
          ['a', 'b'],
        ],
        SPEC,
        false,
      ).header,
    ).toBe(false)
  })
})

describe('whom a written name means', () => {
  const [aziz, azim, li] = [
    { id: '1', names: ['Karimov Aziz Akbarovich', 'Каримов Азиз Акбарович'] },
    { id: '2', names: ['Karimov Azim'] },
    { id: '3', names: ['李明', 'Li Ming'] },
  ]
  const meant = nameMatcher([aziz, azim, li])
  const who = (text: string) => {
    const match = meant(text)
    return match && `${match.option.id}${match.sure ? '' : '?'}`
  }
  it.each([
    ['Каримов Азиз Акбарович', '1'],
    ['Aziz Akbarovich Karimov', '1'],
    ['Karimov Aziz', '1?'],
    ['Азиз Каримов', '1?'],
    ['Karimov Azim', '2'],
    ['李明', '3'],
    ['LI Ming', '3'],
    ['Karimov A.', null],
    ['Karimov', null],
    ['A.', null],
    ['Somebody Else', null],
    ['', null],
  ])('%s: %s', (text, id) => expect(who(text)).toBe(id))
  it('in lists of every form', () => {
    expect(namesIn('1. Karimov Aziz\n2. Li Ming;')).toEqual(['Karimov Aziz', 'Li Ming'])
    expect(namesIn('Karimov Aziz, Li Ming')).toEqual(['Karimov Aziz', 'Li Ming'])
    expect(namesIn('Karimov, Aziz; Li, Ming')).toEqual(['Karimov, Aziz', 'Li, Ming'])
    expect(namesIn('• Karimov\n– Li')).toEqual(['Karimov', 'Li'])
    expect(namesIn(' \n; ')).toEqual([])
  })
})
