import { describe, expect, it } from 'vitest'
import { clockAfter } from './clock'

describe('clockAfter', () => {
  it('stays on the day, and says by how many days it left it', () => {
    expect(clockAfter('14:30', 90)).toEqual({ time: '16:00', days: 0 })
    expect(clockAfter('22:00', 120)).toEqual({ time: '00:00', days: 1 })
    expect(clockAfter('00:30', -45)).toEqual({ time: '23:45', days: -1 })
    expect(clockAfter('10:00', 2 * 1440)).toEqual({ time: '10:00', days: 2 })
    expect(clockAfter('10:00', -1440 - 601)).toEqual({ time: '23:59', days: -2 })
  })
})
