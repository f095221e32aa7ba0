import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JUDGEMENTS } from '../schema'
import {
  dueBetween,
  FILTER_NAMES,
  FLAG_FILTERS,
  filtersToQuery,
  GROUPS,
  lateDays,
  readFilters,
  readRegister,
  STATUS_FILTERS,
  TYPE_FILTERS,
} from './filters'

const words = fc.string({ minLength: 1, maxLength: 40 }).map((text) => text.replaceAll('\u0000', '').trim())
const flags = Object.fromEntries(FLAG_FILTERS.map((name) => [name, fc.constant('1')]))
const filters = fc.record(
  {
    ...flags,
    q: words,
    status: fc.constantFrom(...STATUS_FILTERS),
    lateDays: fc.constantFrom('1-30', '31-90', '181-'),
    due: fc.constantFrom('0', '7', '365'),
    judgement: fc.constantFrom(...JUDGEMENTS),
    owed: fc.constantFrom('us', 'other_side', 'both', 'nobody'),
    type: fc.constantFrom(...TYPE_FILTERS),
    year: fc.constantFrom('none', 'known', '1999', '2026'),
    visit: words,
    country: fc.constantFrom('CN', 'none'),
    topic: words,
    host: words,
    lead: words,
    officer: words,
    group: fc.constantFrom(...GROUPS),
    columns: fc.constant('status,due'),
  },
  { requiredKeys: [] },
)

const asQuery = (text: string) => Object.fromEntries(new URLSearchParams(text))

describe('filters in the address', () => {
  it('are read as they were written, whatever their combination', () => {
    fc.assert(
      fc.property(filters, (made) => {
        const given = Object.fromEntries(Object.entries(made).filter(([, value]) => value !== ''))
        const address = filtersToQuery(given)
        expect(readRegister(asQuery(address))).toEqual(given)
        expect(filtersToQuery(readRegister(asQuery(address)))).toBe(address)
      }),
    )
  })

  it('leave out what is no value of theirs', () => {
    const nonsense = Object.fromEntries(FILTER_NAMES.map((name) => [name, 'no such thing']))
    expect(Object.keys(readFilters(nonsense))).toEqual([
      'q',
      'visit',
      'country',
      'topic',
      'host',
      'with',
      'lead',
      'officer',
    ])
    expect(readFilters({ overdue: 'yes', late: '0', year: '20266', due: '-1', unknown: '1' })).toEqual({})
    expect(readRegister({ group: 'status' })).toEqual({})
  })

  it('take a country in small letters or by its name, and days with zeros before them', () => {
    expect(readFilters({ country: 'cn', due: '007' })).toEqual({ country: 'CN', due: '7' })
    expect(readFilters({ country: 'china' })).toEqual({ country: 'CN' })
    expect(readFilters({ country: 'Atlantis' })).toEqual({ country: 'ZZ' })
  })

  it('never carry a page', () => {
    expect(filtersToQuery({ ...readRegister({ after: 'x', before: 'y', count: 'all', overdue: '1' }) })).toBe(
      'overdue=1',
    )
  })
})

it.each([
  ['1-30', { min: 1, max: 30 }],
  ['181-', { min: 181, max: null }],
  ['7-7', { min: 7, max: 7 }],
  ['0-30', null],
  ['30-1', null],
  ['-30', null],
  ['1-x', null],
  ['99999-', null],
])('reads %s as days overdue', (text, range) => {
  expect(lateDays(text)).toEqual(range)
})

describe('the days between which filters leave due dates', () => {
  it.each([
    [{}, null, null],
    [{ overdue: '1' }, null, '2027-03-11'],
    [{ due: '7' }, '2027-03-12', '2027-03-19'],
    [{ lateDays: '31-90' }, '2026-12-12', '2027-02-09'],
    [{ lateDays: '181-' }, null, '2026-09-12'],
    [{ overdue: '1', lateDays: '31-90' }, '2026-12-12', '2027-02-09'],
    [{ due: 'soon', nodate: '1' }, null, null],
  ])('%o: from %s until %s', (filters, from, until) => {
    expect(dueBetween(filters, '2027-03-12')).toEqual({ from, until })
  })
})
