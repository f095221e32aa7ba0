import { describe, expect, it } from 'vitest'
import { readShift, shiftAddress } from './query'

const IDS: Record<string, string> = { 'P-0001': 'one', 'P-0002': 'two' }
const read = (query: Record<string, string | string[]>) => readShift(query, (reference) => IDS[reference])
const DAY = { what: 'day', day: 'day:2' }
const problems = (query: Record<string, string>) =>
  Object.entries(read({ ...DAY, ...query }).problems).map(([field, message]) => [field, message?.key])

describe('what an address asks to shift', () => {
  it('is nothing before the form was sent, and after it was done', () => {
    expect(read({})).toMatchObject({ asked: false, selection: null, shift: null, problems: {} })
    expect(read({ ...DAY, days: '1', done: '3' })).toMatchObject({ asked: false, selection: null })
  })

  it('is days, hours and minutes, later or earlier', () => {
    expect(read({ ...DAY, days: '2' }).shift).toEqual({ days: 2, minutes: 0 })
    expect(read({ ...DAY, hours: '1', minutes: '30', way: 'earlier' }).shift).toEqual({ days: 0, minutes: -90 })
    expect(read({ ...DAY, days: '1', hours: '12', way: 'earlier' }).shift).toEqual({ days: -1, minutes: -720 })
  })

  it('is refused field by field, in words', () => {
    expect(problems({})).toEqual([['days', 'refusals.programme.shift.amount']])
    expect(problems({ days: 'two' })).toEqual([['days', 'refusals.programme.shift.days']])
    expect(problems({ days: '-2' })).toEqual([['days', 'refusals.programme.shift.amountSign']])
    expect(problems({ days: '99999999' })).toEqual([['days', 'refusals.programme.shift.days']])
    expect(problems({ days: '1', hours: '1000', minutes: '60' })).toEqual([
      ['hours', 'refusals.programme.shift.hours'],
      ['minutes', 'refusals.programme.shift.minutes'],
    ])
    expect(problems({ days: '1', what: 'from', from: 'day:1', time: '25:00' })).toEqual([
      ['time', 'errors.invalidTime'],
    ])
    expect(problems({ days: '1', what: 'everything' })).toEqual([['what', 'programme.shift.problems.what']])
    expect(problems({ days: '1', what: 'stay', stay: 'P-0009' })).toEqual([['what', 'programme.shift.problems.what']])
    expect(problems({ days: '1', what: 'items' })).toEqual([['what', 'programme.shift.problems.what']])
  })

  it('names items by reference, each once, and leaves out what is none', () => {
    const query = { what: 'items', item: ['P-0002', 'P-0001', 'P-0002', 'P-0003', 'x'], out: 'P-0001', days: '1' }
    expect(read(query)).toMatchObject({
      items: ['P-0002', 'P-0001', 'P-0003'],
      out: ['P-0001'],
      selection: { what: 'items', itemIds: ['two', 'one'] },
    })
  })

  it('is written so that it can be read again', () => {
    for (const shift of [
      { days: 2, minutes: 0 },
      { days: -3, minutes: -61 },
      { days: 0, minutes: 45 },
      { days: 0, minutes: -120 },
    ]) {
      const address = new URL(shiftAddress('v', { items: ['P-0001', 'P-0002'], shift }), 'http://here')
      const query = Object.fromEntries(address.searchParams)
      const back = read({ ...query, item: address.searchParams.getAll('item') })
      expect(back).toMatchObject({ shift, selection: { what: 'items', itemIds: ['one', 'two'] } })
    }
  })
})
