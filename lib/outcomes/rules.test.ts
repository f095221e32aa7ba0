import { expect, it } from 'vitest'
import { waitsForFollowUp } from './rules'

const outcome = { type: 'commitment', owedBy: 'us', noFollowUpReason: null, followUps: 0 } as const

it('an outcome waits until it has a follow-up or a reason why none is needed', () => {
  expect(waitsForFollowUp(outcome)).toBe(true)
  expect(waitsForFollowUp({ ...outcome, followUps: 1 })).toBe(false)
  expect(waitsForFollowUp({ ...outcome, noFollowUpReason: 'Done on the spot' })).toBe(false)
})

it('information owed by nobody waits for nothing; information that somebody owes does', () => {
  expect(waitsForFollowUp({ ...outcome, type: 'information', owedBy: 'nobody' })).toBe(false)
  expect(waitsForFollowUp({ ...outcome, type: 'information', owedBy: 'us' })).toBe(true)
  expect(waitsForFollowUp({ ...outcome, owedBy: 'nobody' })).toBe(true)
})
