import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, diffDays } from '@/lib/time/calendar'
import { dayProblem, endingOf, hasEnded, noticeDueOn } from './rules'
import { AGREEMENT_STATUSES, isLive } from './workflow'

const TODAY = '2027-03-12'
const day = fc.integer({ min: -4000, max: 4000 }).map((days) => addDays(TODAY, days))
const term = { status: 'in_force' as const, inForceUntil: '2027-04-21', noticeDays: null }

describe('how an agreement ends', () => {
  it('says how many days are left, and that it has ended once its last day has passed', () => {
    expect(endingOf(term, TODAY)).toEqual({ daysLeft: 40, ended: false, noticeOn: null, soon: true })
    expect(endingOf({ ...term, inForceUntil: TODAY }, TODAY)).toMatchObject({ daysLeft: 0, ended: false, soon: true })
    expect(endingOf({ ...term, inForceUntil: '2027-03-11' }, TODAY)).toMatchObject({ daysLeft: -1, ended: true })
  })

  it('is on the desk half a year before, and thirty days before notice is due where that comes first', () => {
    expect(endingOf({ ...term, inForceUntil: addDays(TODAY, 180) }, TODAY).soon).toBe(true)
    expect(endingOf({ ...term, inForceUntil: addDays(TODAY, 181) }, TODAY).soon).toBe(false)
    const later = { ...term, inForceUntil: addDays(TODAY, 395), noticeDays: 365 }
    expect(endingOf(later, TODAY)).toMatchObject({ noticeOn: addDays(TODAY, 30), soon: true })
    expect(endingOf({ ...later, inForceUntil: addDays(TODAY, 396) }, TODAY).soon).toBe(false)
  })

  it('nothing ends that is not signed, or is over already', () => {
    for (const status of AGREEMENT_STATUSES.filter((one) => !isLive(one))) {
      expect(endingOf({ ...term, status, inForceUntil: '2020-01-01' }, TODAY)).toMatchObject({
        daysLeft: null,
        ended: false,
        soon: false,
      })
    }
  })

  it('whatever has ended can be said to have expired, and notice is never due after the end', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 3660 }), (inForceUntil, noticeDays) => {
        const { ended, noticeOn, daysLeft } = endingOf({ ...term, inForceUntil, noticeDays }, TODAY)
        expect(ended).toBe(hasEnded(inForceUntil, TODAY))
        expect(daysLeft).toBe(diffDays(TODAY, inForceUntil))
        expect(noticeOn !== null && noticeOn <= inForceUntil).toBe(true)
      }),
    )
  })

  it('knows no day of notice without a last day or days of notice', () => {
    expect(noticeDueOn({ inForceUntil: null, noticeDays: 30 })).toBeNull()
    expect(noticeDueOn({ inForceUntil: TODAY, noticeDays: null })).toBeNull()
    expect(noticeDueOn({ inForceUntil: TODAY, noticeDays: 0 })).toBe(TODAY)
  })
})

describe('the days of an agreement', () => {
  const none = { signedOn: null, inForceFrom: null, inForceUntil: null, withoutEnd: false }

  it('may all be unknown', () => {
    for (const status of AGREEMENT_STATUSES) expect(dayProblem(none, status, TODAY)).toBeNull()
  })

  it('end on or after the day from which it is in force, or the signature', () => {
    const from = { ...none, inForceFrom: '2027-03-10' }
    expect(dayProblem({ ...from, inForceUntil: '2027-03-10' }, 'signed', TODAY)).toBeNull()
    expect(dayProblem({ ...from, inForceUntil: '2027-03-09' }, 'signed', TODAY)).toEqual({
      field: 'inForceUntil',
      key: 'errors.endsBeforeStart',
    })
    expect(dayProblem({ ...none, signedOn: '2027-03-10', inForceUntil: '2027-03-09' }, 'signed', TODAY)).toMatchObject({
      key: 'errors.endsBeforeStart',
    })
  })

  it('have no last day when it is without end', () => {
    expect(dayProblem({ ...none, inForceUntil: '2027-03-10', withoutEnd: true }, 'signed', TODAY)).toMatchObject({
      key: 'errors.endAndNoEnd',
    })
  })

  it('are past for a signature, but may be planned before it', () => {
    const soon = { ...none, signedOn: '2027-03-14' }
    expect(dayProblem(soon, 'under_negotiation', TODAY)).toBeNull()
    expect(dayProblem(soon, 'signed', TODAY)).toEqual({ field: 'signedOn', key: 'errors.signedInFuture' })
    expect(dayProblem({ ...none, signedOn: '2027-03-13' }, 'signed', TODAY)).toBeNull()
  })
})
