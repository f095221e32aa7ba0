import { describe, expect, it } from 'vitest'
import { planDifference } from './difference'

const row = (name: string, over: Partial<Parameters<typeof planDifference>[0][number]> = {}) => ({
  ...{ name, partyId: name, side: 'ours' as const, planned: true, present: true, replacesId: null, replacesName: null },
  ...over,
})

describe('how a meeting differs from its plan', () => {
  it('is not at all when everybody came', () => {
    expect(planDifference([row('A'), row('B')])).toEqual({ absent: [], inPlace: [], joined: [] })
  })

  it('names who was absent, who came in whose place, and who joined', () => {
    const rows = [
      row('A', { present: false }),
      row('B', { present: false }),
      row('C', { planned: false, replacesId: 'B', replacesName: 'B' }),
      row('D', { planned: false }),
      row('E', { planned: false, present: false }),
    ]
    expect(planDifference(rows)).toEqual({ absent: ['A'], inPlace: [{ name: 'C', whom: 'B' }], joined: ['D'] })
  })

  it('keeps the two sides apart', () => {
    const rows = [
      row('A', { present: false }),
      row('H', { side: 'host', planned: false, replacesId: 'A', replacesName: 'A' }),
    ]
    expect(planDifference(rows).absent).toEqual(['A'])
  })
})
