import { expect, it } from 'vitest'
import { readDates } from './query'

const VISIT = { arrivalDate: '2027-03-12', departureDate: null }
const read = (query: Record<string, string | string[]>) => readDates(query, VISIT)

it('begins with the dates of the visit, and asks for none before the form is sent', () => {
  expect(read({})).toEqual({ fields: { arrivalDate: '2027-03-12' }, along: [], dates: null, problems: {} })
})

it('takes what was typed, an emptied date too, and who moves along', () => {
  expect(read({ preview: '1', departureDate: '2027-03-15', along: ['P-0001', 'P-0001', 'x'] })).toEqual({
    fields: { departureDate: '2027-03-15' },
    along: ['P-0001'],
    dates: { arrivalDate: null, departureDate: '2027-03-15' },
    problems: {},
  })
})

it('refuses beside the field what is no date of a visit, and keeps it', () => {
  expect(read({ preview: '1', arrivalDate: '9999-12-31', departureDate: '2027-02-30' })).toMatchObject({
    fields: { arrivalDate: '9999-12-31' },
    dates: null,
    problems: { arrivalDate: { key: 'errors.invalidDate' }, departureDate: { key: 'errors.invalidDate' } },
  })
  expect(read({ preview: '1', arrivalDate: '2027-03-12', departureDate: '2027-03-11' }).problems).toEqual({
    departureDate: { key: 'errors.departureBeforeArrival' },
  })
})
