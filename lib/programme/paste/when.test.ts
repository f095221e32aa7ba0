import { describe, expect, it } from 'vitest'
import { readDayHeading } from './when'

describe('the heading of a day', () => {
  it('is its day with what else stands there, also where much does', () => {
    const heading = readDayHeading(`12 March 2027 – Shanghai, ${'and so on, '.repeat(200)}`, null)
    expect(heading?.answer).toMatchObject({ ok: true, day: { date: '2027-03-12' } })
    expect(heading?.rest).toMatch(/^Shanghai, and so on/)
  })

  it('is looked for at the beginning alone: a whole document in one cell takes no time', () => {
    const start = performance.now()
    expect(readDayHeading('and so on, '.repeat(8_000), null)).toBeNull()
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})
