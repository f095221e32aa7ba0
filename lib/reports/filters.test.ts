import { describe, expect, it } from 'vitest'
import { agreedHref, narrowed, readAgreed, readBreakdown, readReportFilters } from './filters'

describe('a report in the address', () => {
  it('takes the values that it knows, and nothing else', () => {
    const asked = {
      year: 'none',
      country: 'cn',
      direction: 'incoming',
      owed: 'us',
      q: 'x',
      status: 'open',
      topic: ' water ',
    }
    expect(readReportFilters(asked)).toEqual({
      year: 'none',
      direction: 'incoming',
      country: 'CN',
      topic: 'water',
      owed: 'us',
    })
    expect(readReportFilters({ year: 'known' })).toEqual({ year: 'known' })
    expect(readReportFilters({ year: '1', direction: 'up', owed: 'me' })).toEqual({})
  })
  it('asks for what was agreed, by visit, unless it says otherwise', () => {
    expect(readAgreed({ stage: 'all', type: 'thing' })).toEqual({ filters: {}, stage: 'agreed' })
    expect(readAgreed({ stage: 'on_paper', type: 'instrument', after: 'x' })).toEqual({
      filters: {},
      stage: 'on_paper',
      type: 'instrument',
      after: 'x',
    })
    expect([readBreakdown({}), readBreakdown({ by: 'lead' }), readBreakdown({ by: 'moon' })]).toEqual([
      'visit',
      'lead',
      'visit',
    ])
  })
  it('of a row means that row alone', () => {
    expect(narrowed({ year: '2026', alone: '1', lead: 'x' }, 'lead', 'id')).toEqual({
      year: '2026',
      lead: 'id',
      alone: '1',
    })
    expect(narrowed({ year: '2026' }, 'lead', 'none')).toEqual({ year: '2026', lead: 'none' })
    expect(narrowed({ year: '2026' }, 'country', 'CN')).toEqual({ year: '2026', country: 'CN' })
    expect(agreedHref('closed', { year: '2026' })).toBe('/reports/agreed?stage=closed&year=2026')
  })
})
