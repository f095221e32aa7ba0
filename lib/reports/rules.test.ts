import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { medianOf, percentOf, toMedian } from './rules'

describe('the median of days', () => {
  it('is that of every single one, sorted', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 60 }), (all) => {
        const sorted = all.toSorted((a, b) => a - b)
        const [low, high] = [sorted[Math.floor((all.length - 1) / 2)] ?? 0, sorted[Math.floor(all.length / 2)] ?? 0]
        const counts = [...new Set(all)].map((days) => ({ days, count: all.filter((one) => one === days).length }))
        expect(medianOf(counts)).toBe((low + high) / 2)
      }),
    )
  })
  it('of none is none', () => {
    expect(medianOf([])).toBeNull()
    expect(medianOf([{ days: 3, count: 0 }])).toBeNull()
  })
  it('leaves the undated out and counts them', () => {
    const days = [
      { days: 4, count: 1 },
      { days: null, count: 5 },
      { days: 7, count: 1 },
    ]
    expect(toMedian(days)).toEqual({ days: 5.5, counted: 2, undated: 5 })
  })
})

describe('a share in per cent', () => {
  it('is a whole number, and none or all only where it is so', () => {
    expect(percentOf(75, 195)).toBe(38)
    expect(percentOf(1, 1_000)).toBe(1)
    expect(percentOf(999, 1_000)).toBe(99)
    expect(percentOf(0, 9)).toBe(0)
    expect(percentOf(9, 9)).toBe(100)
  })
  it('of nothing is none', () => {
    expect(percentOf(0, 0)).toBeNull()
  })
})
