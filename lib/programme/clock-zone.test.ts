import { describe, expect, it } from 'vitest'
import { type Clocked, keptClock } from './clock-zone'

const VISIT = {
  homeZone: 'Asia/Tashkent',
  stops: [
    { city: 'Shanghai', zone: null },
    { city: 'Dubai', zone: null },
  ],
}
const talks: Clocked = { startZone: null, city: null, startTime: '14:30', endTime: '16:00' }
const kept = (before: Partial<Clocked>, after: Partial<Clocked>) =>
  keptClock({ ...talks, ...before }, { ...talks, ...after }, VISIT)

describe('times on another clock', () => {
  it('are told when a zone is given, or the city lies in another', () => {
    expect(kept({}, { startZone: 'Asia/Shanghai' })).toEqual({ times: '14:30–16:00', from: 'Tashkent', to: 'Shanghai' })
    expect(kept({ city: 'Shanghai' }, { city: 'Dubai' })).toEqual({
      times: '14:30–16:00',
      from: 'Shanghai',
      to: 'Dubai',
    })
  })

  it('are not, where the clock is the same, there are none, or they were changed as well', () => {
    expect(kept({ city: 'Shanghai' }, { startZone: 'Asia/Shanghai' })).toBeNull()
    expect(kept({ startTime: null, endTime: null }, { startTime: null, endTime: null, city: 'Dubai' })).toBeNull()
    expect(kept({}, { startTime: '15:00', city: 'Dubai' })).toBeNull()
  })
})
