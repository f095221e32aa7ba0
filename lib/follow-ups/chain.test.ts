import { describe, expect, it } from 'vitest'
import { CHAIN_KEYS, type ChainData, chainSteps, furthestBehind } from './chain'

const start: ChainData<string> = {
  here: 'item',
  item: { status: 'confirmed', expectsReadout: true, href: '/meetings/1', detail: 'Talks', tag: 'Confirmed' },
}
const states = (data: Partial<ChainData<string>>) =>
  chainSteps({ ...start, ...data })
    .map((step) => step.state)
    .join(' ')

describe('the chain', () => {
  it('always has all seven steps in order', () => {
    const steps = chainSteps(start)
    expect(steps.map((s) => s.key)).toEqual([...CHAIN_KEYS])
    expect(steps[1]).toEqual({ key: 'readout', state: 'todo' })
  })

  it('does not link the step where the reader stands', () => {
    expect(chainSteps(start)[0]).toEqual({
      key: 'item',
      state: 'current',
      detail: 'Talks',
      tag: 'Confirmed',
    })
    expect(chainSteps({ ...start, here: 'readout' })[0]?.href).toBe('/meetings/1')
  })

  it('has everything before it when nothing was held', () => {
    expect(states({ here: 'item' })).toBe('current todo todo todo todo todo todo')
  })

  it('has no further steps after an item that yields no readout or was cancelled', () => {
    expect(states({ item: { status: 'held', expectsReadout: false } })).toBe('current none none none none none none')
    expect(states({ here: 'readout', item: { status: 'cancelled', expectsReadout: true } })).toBe(
      'none current none none none none none',
    )
  })

  it('follows a follow-up to its end', () => {
    const held = { status: 'held', expectsReadout: true } as const
    const before = {
      here: 'outcome',
      item: held,
      readout: { status: 'final' },
      outcome: { needsFollowUp: true },
    } as const
    expect(states(before)).toBe('done done current todo todo todo todo')
    expect(states({ ...before, followUp: { status: 'in_progress' }, evidence: { count: 1 } })).toBe(
      'done done current todo done todo todo',
    )
    expect(states({ ...before, followUp: { status: 'in_review' }, evidence: { count: 1 } })).toBe(
      'done done current done done todo todo',
    )
    expect(states({ ...before, followUp: { status: 'closed' }, evidence: { count: 1 } })).toBe(
      'done done current done done done done',
    )
  })

  it('ends without a follow-up where none is needed, and with a dropped one', () => {
    const before = {
      here: 'readout',
      item: { status: 'held', expectsReadout: true },
      readout: { status: 'draft' },
    } as const
    expect(states({ ...before, outcome: { needsFollowUp: false } })).toBe('done current done none none none none')
    expect(states({ ...before, outcome: { needsFollowUp: true }, followUp: { status: 'dropped' } })).toBe(
      'done current done none none none none',
    )
  })

  it('waits for no readout of an agreement, at a meeting that expects one or at none, and for its follow-up', () => {
    const agreement = { here: 'outcome', ofAgreement: true, outcome: { needsFollowUp: true } } as const
    const held = { status: 'held', expectsReadout: true } as const
    expect(states({ ...agreement, item: held })).toBe('done none current todo todo todo todo')
    expect(states({ ...agreement, item: null })).toBe('none none current todo todo todo todo')
    expect(states({ ...agreement, item: held, here: 'followUp', followUp: { status: 'closed' } })).toBe(
      'done none done current todo done done',
    )
  })

  it('shows the one that is furthest behind of several', () => {
    expect(furthestBehind(['closed', 'blocked', 'in_review'])).toBe('blocked')
    expect(furthestBehind([])).toBeNull()
  })
})
