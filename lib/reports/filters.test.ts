import { describe, expect, it } from 'vitest'
import { say } from '@/lib/i18n/say'
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

describe('the sentence', () => {
  const said = (delegations: number, agreed: number, started: number, closed: number) =>
    say('reports.sentence', { delegations, agreed, started, closed })
  it('is one for any number', () => {
    expect(said(33, 195, 75, 30)).toBe('33 delegations agreed 195 things, 75 were started and 30 are closed.')
    expect(said(1, 1, 1, 1)).toBe('1 delegation agreed 1 thing, 1 was started and 1 is closed.')
    expect(said(2, 3, 0, 0)).toBe('2 delegations agreed 3 things, none was started.')
    expect(said(0, 0, 0, 0)).toBe('No delegation has agreed anything.')
  })
})
