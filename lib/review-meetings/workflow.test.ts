import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FOLLOW_UP_STATUSES, FOLLOW_UP_WORKFLOW, isUnfinished } from '@/lib/follow-ups/workflow'
import { ACTS, changeBar, DECISIONS, decidableFrom, goesOn } from './workflow'

const decision = fc.constantFrom(...DECISIONS)
const status = fc.constantFrom(...FOLLOW_UP_STATUSES)

describe('decisions of a review meeting', () => {
  it.each(DECISIONS.filter((one) => ACTS[one]))('%s starts where the follow-up’s own step does', (one) => {
    const row = FOLLOW_UP_WORKFLOW.find(({ command }) => command === ACTS[one])
    expect(decidableFrom(one)).toEqual(row?.from)
  })

  it('are none for what is finished', () => {
    fc.assert(fc.property(decision, status, (one, at) => isUnfinished(at) || !decidableFrom(one).includes(at)))
  })

  it('leave no unfinished follow-up without one', () => {
    fc.assert(
      fc.property(status, (at) => !isUnfinished(at) || DECISIONS.some((one) => decidableFrom(one).includes(at))),
    )
  })

  it('leave no submission undecided as if it went on', () => {
    expect(decidableFrom('goes_on')).not.toContain('in_review')
    expect(decidableFrom('deferred')).toContain('in_review')
  })

  it('take a date and an order only where work goes on', () => {
    expect(DECISIONS.filter(goesOn)).toEqual(['returned', 'goes_on', 'deferred'])
  })
})

describe('another decision on the same one', () => {
  it('is free where nothing was decided, or nothing was done', () => {
    fc.assert(
      fc.property(decision, status, (next, at) => {
        expect(changeBar(null, next, at)).toBeNull()
        expect(changeBar('goes_on', next, at)).toBeNull()
        expect(changeBar('deferred', next, at)).toBeNull()
      }),
    )
  })

  it('never says that nothing happened where something did', () => {
    const done = fc.constantFrom('approved', 'returned', 'dropped')
    const nothing = fc.constantFrom('goes_on', 'deferred')
    fc.assert(fc.property(done, nothing, status, (earlier, next, at) => changeBar(earlier, next, at) !== null))
  })

  it('waits until what is finished was reopened', () => {
    expect(changeBar('approved', 'returned', 'closed')).toBe('finished')
    expect(changeBar('approved', 'returned', 'in_review')).toBeNull()
  })
})
