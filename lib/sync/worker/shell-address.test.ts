import { describe, expect, it } from 'vitest'
import { isOnRoad, roadInsteadOf } from './shell-address'

const ID = '0198c0de-0000-7000-8000-000000000001'
const led = (path: string) => roadInsteadOf(new URL(path, 'http://localhost'))

describe('without a network', () => {
  it.each([
    ['the desk', '/', '/road'],
    ['a readout to write', `/meetings/${ID}/readout`, `/road/meetings/${ID}`],
    ['a meeting', `/meetings/${ID}`, `/road/meetings/${ID}`],
    ['a programme', `/visits/${ID}/programme?for=all`, `/road/visits/${ID}`],
    ['a visit', `/visits/${ID}`, `/road/visits/${ID}`],
    ['a form for a planner', `/meetings/${ID}/edit`, `/road?without=%2Fmeetings%2F${ID}%2Fedit`],
    ['a register', '/follow-ups', '/road?without=%2Ffollow-ups'],
  ])('%s leads to its screen', (_words, from, to) => expect(led(from)).toBe(to))

  it('knows its own addresses', () => {
    expect(['/road', '/road/unsent', '/roads', '/'].map(isOnRoad)).toEqual([true, true, false, false])
  })
})
