import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FOLLOW_UP_STATUSES, isUnfinished } from '@/lib/follow-ups/workflow'
import { answerTo, endOf, LONGEST_DAYS, linkState } from './rules'

const NOW = new Date('2027-03-12T10:00:00Z')
const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })

describe('a link', () => {
  it('works to its last millisecond and not at its end', () => {
    const expiresAt = endOf(NOW, 30)
    expect(expiresAt).toEqual(new Date('2027-04-11T10:00:00Z'))
    const last = new Date(expiresAt.getTime() - 1)
    expect(linkState({ expiresAt, revokedAt: null }, last)).toBe('open')
    expect(linkState({ expiresAt, revokedAt: null }, expiresAt)).toBe('ended')
    expect(linkState({ expiresAt, revokedAt: NOW }, last)).toBe('revoked')
  })

  it('takes reports only while it is open, and its follow-up stands and is unfinished', () => {
    fc.assert(
      fc.property(
        instant,
        instant,
        fc.option(instant, { nil: null }),
        fc.constantFrom(...FOLLOW_UP_STATUSES),
        fc.boolean(),
        fc.integer({ min: 1, max: LONGEST_DAYS }),
        (now, made, revokedAt, status, stands, days) => {
          const link = { expiresAt: endOf(made, days), revokedAt }
          const takes = revokedAt === null && now < link.expiresAt && stands && isUnfinished(status)
          expect(answerTo(link, { status, stands }, now) === 'report').toBe(takes)
        },
      ),
    )
  })

  it('says that a follow-up is finished only while it is open: afterwards nothing is told', () => {
    const open = { expiresAt: endOf(NOW, 1), revokedAt: null }
    const revoked = { ...open, revokedAt: NOW }
    expect(answerTo(open, { status: 'closed', stands: true }, NOW)).toBe('finished')
    expect(answerTo(open, { status: 'closed', stands: false }, NOW)).toBe('ended')
    expect(answerTo(revoked, { status: 'closed', stands: true }, NOW)).toBe('ended')
    expect(answerTo(open, { status: 'dropped', stands: true }, endOf(NOW, 1))).toBe('ended')
  })
})
