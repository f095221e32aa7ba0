import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessColumns } from '@/lib/paste/columns'
import { type MemberSurroundings, readMembers } from './paste-members'
import { isPhone, languagesOf, MEMBER_SPEC, roleOf } from './paste-words'

const OFFICE = '01900000-0000-7000-8000-000000000001'
const NOBODY: MemberSurroundings = { members: [], head: null, people: new Map(), organisations: new Map() }
const read = (table: string[][], around: Partial<MemberSurroundings> = {}, keep = true) =>
  readMembers({ table, ...guessColumns(table, MEMBER_SPEC) }, { ...NOBODY, ...around }, keep).rows
const keysOf = (row: ReturnType<typeof read>[number] | undefined) => row?.marks.map(({ message }) => message.key)

describe('the columns of a list of people', () => {
  it.each([
    ['English', ['No.', 'Full name', 'Position', 'Organisation', 'Role', 'Phone', 'Languages', 'Remarks']],
    ['Russian', ['№ п/п', 'Ф.И.О.', 'Должность', 'Место работы', 'Роль', 'Тел.', 'Знание языков', 'Примечание']],
    ['Uzbek', ['T/r', 'F.I.Sh.', 'Lavozimi', 'Tashkiloti', 'Roli', 'Telefoni', 'Biladigan tillari', 'Izoh']],
    ['Uzbek in Cyrillic', ['Т/р', 'Ф.И.Ш.', 'Лавозими', 'Ташкилоти', 'Роли', 'Телефони', 'Биладиган тиллари', 'Изоҳ']],
    ['Chinese', ['序号', '姓名', '职务', '单位', '身份', '电话', '语言', '备注']],
  ])('are told by headings in %s', (_, headings) => {
    expect(guessColumns([headings, headings.map(() => 'x')], MEMBER_SPEC)).toEqual({
      header: true,
      columns: ['ignore', 'name', 'title', 'organisation', 'role', 'phone', 'languages', 'note'],
    })
  })
  it('are told by what stands in them', () => {
    const table = [
      ['1', 'Karimov Aziz', 'Head of department', 'Ministry of Digital Technologies', '+998 90 123-45-67'],
      ['2', '李明', 'Глава управления', 'Агентство стратегического развития', ''],
    ]
    expect(guessColumns(table, MEMBER_SPEC).columns).toEqual(['ignore', 'name', 'title', 'organisation', 'phone'])
  })
  it('leave out what nobody asked for, such as passports', () => {
    const table = [
      ['ФИО', 'Паспорт', 'Дата рождения', 'Размер обуви'],
      ['Каримов Азиз', 'AA1234567', '1.1.1980', '42'],
    ]
    expect(guessColumns(table, MEMBER_SPEC).columns).toEqual(['name', 'ignore', 'ignore', 'note'])
  })
})

describe('a word', () => {
  it.each([
    ['Head of Delegation', 'head_of_delegation'],
    ['Глава делегации', 'head_of_delegation'],
    ['Delegatsiya rahbari', 'head_of_delegation'],
    ['делегация раҳбари', 'head_of_delegation'],
    ['团长', 'head_of_delegation'],
    ['Заместитель главы делегации', 'deputy_head'],
    ['член делегации', 'member'],
    ["delegatsiya a'zosi", 'member'],
    ['Advisor', 'adviser'],
    ['переводчик', 'interpreter'],
    ['Tarjimon', 'interpreter'],
    ['таржимон', 'interpreter'],
    ['翻译', 'interpreter'],
    ['Note taker', 'note_taker'],
    ['охрана', 'security'],
    ['Press', 'media'],
    ['Driver', null],
  ])('of a role: %s', (text, role) => expect(roleOf(text)).toBe(role))
  it.each([
    ['English, Russian', ['en', 'ru'], []],
    ['узбекский, русский и английский', ['uz-Latn', 'ru', 'en'], []],
    ["o'zbek, ingliz tili", ['uz-Latn', 'en'], []],
    ['ўзбекча; русча', ['uz-Latn', 'ru'], []],
    ['中文', ['zh-Hans'], []],
    ['English (B2), Klingon', [], ['English (B2)', 'Klingon']],
  ])('of a language: %s', (text, tags, rest) => expect(languagesOf(text)).toEqual({ tags, rest }))
  it('and a telephone number', () => {
    expect(['+998 90 123-45-67', '(71) 239-00-00', '998901234567'].map(isPhone)).toEqual([true, true, true])
    expect(['12', 'AA1234567', '2027-03-12 x', ''].map(isPhone)).toEqual([false, false, false, false])
  })
})

const HEADINGS = ['Name', 'Position', 'Organisation', 'Role', 'Phone', 'Languages']

describe('a row becomes a member', () => {
  it('with everything that was understood', () => {
    const organisations = new Map([['МЦТ', { id: OFFICE, name: 'Ministry of Digital Technologies' }]])
    const table = [
      HEADINGS,
      ['Karimov\nAziz', 'Deputy Minister', 'МЦТ', 'глава делегации', '+998 90 1234567', 'ru, en'],
    ]
    const [row] = read(table, { organisations })
    expect(row).toMatchObject({
      line: 1,
      leaveOut: null,
      same: null,
      input: {
        person: { name: 'Karimov Aziz' },
        title: 'Deputy Minister',
        organisation: { id: OFFICE },
        role: 'head_of_delegation',
        phone: '+998 90 1234567',
        languages: ['ru', 'en'],
        note: null,
      },
    })
    expect(keysOf(row)).toEqual(['paste.mark.writtenAs'])
  })
  it('with nothing for a placeholder', () => {
    const [row] = read([HEADINGS, ['Karimov Aziz', 'TBC', '—', '-', 'уточняется', 'N/A']])
    expect(row?.input).toEqual({
      person: { name: 'Karimov Aziz' },
      role: 'member',
      organisation: null,
      title: null,
      languages: [],
      note: null,
    })
    expect(row?.marks).toEqual([])
  })
  it('out of the parts of a name', () => {
    const [row] = read([
      ['Фамилия', 'Имя', 'Отчество'],
      ['Каримов', 'Азиз', 'Акбарович'],
    ])
    expect(row?.input.person).toEqual({ name: 'Каримов Азиз Акбарович' })
  })
  it('and what was not understood is shown, and kept as a note with its heading', () => {
    const table = [
      [...HEADINGS, 'Diet'],
      ['Karimov Aziz', '', '', 'Driver', 'ask Nodira', 'Klingon, en', 'no fish'],
    ]
    const [row] = read(table)
    expect(row?.input).toMatchObject({
      role: 'member',
      languages: ['en'],
      note: 'Diet: no fish\nRole: Driver\nPhone: ask Nodira\nLanguages: Klingon',
    })
    expect(row?.marks.map(({ field, kind, message }) => [field, kind, message.values?.text])).toEqual([
      ['role', 'notUnderstood', 'Driver'],
      ['phone', 'notUnderstood', 'ask Nodira'],
      ['languages', 'notUnderstood', 'Klingon'],
    ])
    expect(read(table, {}, false)[0]?.input.note).toBe('Diet: no fish')
  })
})

describe('somebody who may be known', () => {
  const person = (id: string, name: string, form = name) => ({ id, name, form, hint: 'Head, Office' })
  const people = (...list: ReturnType<typeof person>[]) => new Map([['Каримов Азиз', list]])
  const table = [['ФИО'], ['Каримов Азиз']]
  it('is the one of the directory who is called so, however it is written there', () => {
    const [row] = read(table, { people: people(person('p1', 'Karimov Aziz')) })
    expect(row?.same).toEqual({ chosen: 'p1', options: [{ id: 'p1', label: 'Karimov Aziz (Head, Office)' }] })
    expect(keysOf(row)).toEqual(['paste.mark.inDirectory'])
    expect(read(table, { people: people(person('p1', 'Aziz KARIMOV')) })[0]?.same?.chosen).toBe('p1')
  })
  it('is to be chosen among several, and where the name is only like it', () => {
    const two = people(person('p1', 'Karimov Aziz'), person('p2', 'Karimov Aziz'))
    expect(read(table, { people: two })[0]).toMatchObject({ same: { chosen: '' } })
    expect(keysOf(read(table, { people: two })[0])).toEqual(['paste.mark.severalSo'])
    const like = people(person('p1', 'Karimov Aziz Akbarovich'))
    expect(read(table, { people: like })[0]).toMatchObject({ same: { chosen: '' } })
    expect(keysOf(read(table, { people: like })[0])).toEqual(['paste.mark.nearlySo'])
  })
  it('is left out when in the delegation already, or in a row above', () => {
    const members = [{ id: 'm', personId: 'p1', names: ['Karimov Aziz'] }]
    expect(read(table, { members })[0]?.leaveOut).toEqual({ key: 'paste.leaveOut.memberThere' })
    const rows = read([['Name'], ['Karimov Aziz'], ['Aziz Karimov'], ['Karimov Azim'], ['N.N.']])
    expect(rows.map(({ leaveOut }) => leaveOut)).toEqual([
      null,
      { key: 'paste.leaveOut.twice', values: { row: 2 } },
      null,
      { key: 'paste.leaveOut.noName' },
    ])
  })
})

it('a second head of the delegation is a problem of its row', () => {
  const table = [
    ['Name', 'Role'],
    ['Karimov Aziz', 'head'],
    ['Li Ming', 'head'],
  ]
  const problems = (head: string | null) =>
    read(table, { head }).map(({ marks }) =>
      marks.filter(({ kind }) => kind === 'problem').map((m) => m.message.values),
    )
  expect(problems(null)).toEqual([[], [{ name: 'Karimov Aziz' }]])
  expect(problems('Somebody')).toEqual([[{ name: 'Somebody' }], [{ name: 'Somebody' }]])
})

it('what no form would take is said beside the row', () => {
  const [row] = read([
    ['Name', 'Position'],
    ['Karimov Aziz', 'y'.repeat(301)],
  ])
  expect(row?.marks).toEqual([
    { field: 'title', kind: 'problem', message: { key: 'errors.tooLong', values: { maximum: 300 } } },
  ])
})

it('whatever is pasted, nothing is thrown and no row gets lost', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('', '-', 'Karimov Aziz', 'глава', 'ФИО', '+998901234567', '李明'))
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }))
  fc.assert(
    fc.property(table, (rows) => {
      const opened = { table: rows, ...guessColumns(rows, MEMBER_SPEC) }
      const read = readMembers(opened, NOBODY, true).rows.map(({ line }) => line)
      const filled = rows.flatMap((row, at) => (row.some((c) => c !== '') && !(opened.header && at === 0) ? [at] : []))
      expect(read).toEqual(filled)
    }),
  )
})
