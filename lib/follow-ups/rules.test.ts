import { describe, expect, it } from 'vitest'
import { isUnowned } from '@/lib/outcomes/rules'
import { ageOf, daysOverdue, isBeforeMeeting, isStale, reviewBar } from './rules'
import { addEvidenceSchema } from './schema'
import { FOLLOW_UP_STATUSES, isUnfinished } from './workflow'

const TODAY = '2027-03-12'
const ID = '019389a0-0000-7000-8000-000000000001'

describe('overdue', () => {
  it('counts the days since the due date, and none on the day itself', () => {
    expect(daysOverdue({ status: 'open', dueDate: '2027-02-28' }, TODAY)).toBe(12)
    expect(daysOverdue({ status: 'open', dueDate: TODAY }, TODAY)).toBe(0)
    expect(daysOverdue({ status: 'open', dueDate: '2027-03-13' }, TODAY)).toBe(0)
    expect(daysOverdue({ status: 'open', dueDate: null }, TODAY)).toBe(0)
  })

  it.each(FOLLOW_UP_STATUSES)('is for work that is %s as far as that is unfinished', (status) => {
    expect(daysOverdue({ status, dueDate: '2027-03-11' }, TODAY)).toBe(isUnfinished(status) ? 1 : 0)
  })
})

describe('stale', () => {
  const at = { status: 'in_progress', homeZone: 'Asia/Tashkent', touchedAt: '2027-03-12T08:00:00Z' } as const

  it('begins 30 days after the last progress, by the days of the home zone', () => {
    // 20:00 UTC is already the next day in Tashkent.
    expect(isStale({ ...at, lastProgressAt: '2027-02-10T18:59:00Z' }, TODAY)).toBe(true)
    expect(isStale({ ...at, lastProgressAt: '2027-02-10T20:00:00Z' }, TODAY)).toBe(false)
  })

  it('counts from the last touch where no progress was ever reported', () => {
    expect(isStale({ ...at, lastProgressAt: null }, TODAY)).toBe(false)
    expect(isStale({ ...at, lastProgressAt: null, touchedAt: '2027-02-09T08:00:00Z' }, TODAY)).toBe(true)
  })

  it('never holds for finished work', () => {
    for (const status of ['closed', 'dropped'] as const) {
      expect(isStale({ ...at, status, lastProgressAt: '2020-01-01T00:00:00Z' }, TODAY)).toBe(false)
    }
  })
})

it('is unowned without an officer, or with one whose account is deactivated', () => {
  expect(isUnowned({ status: 'open', officer: null })).toBe(true)
  expect(isUnowned({ status: 'open', officer: { accountDeactivated: true } })).toBe(true)
  expect(isUnowned({ status: 'open', officer: { accountDeactivated: false } })).toBe(false)
  expect(isUnowned({ status: 'closed', officer: null })).toBe(false)
})

it('ages from the meeting, else from the day of recording, and says which', () => {
  const followUp = { createdAt: '2027-03-01T20:00:00Z', homeZone: 'Asia/Tashkent' }
  expect(ageOf({ ...followUp, meetingDate: '2027-02-10' }, TODAY)).toEqual({
    days: 30,
    since: '2027-02-10',
    from: 'meeting',
  })
  expect(ageOf({ ...followUp, meetingDate: null }, TODAY)).toEqual({ days: 10, since: '2027-03-02', from: 'recording' })
  expect(ageOf({ ...followUp, meetingDate: '2027-04-01' }, TODAY).days).toBe(0)
})

it('is not due before the meeting, where that is known', () => {
  expect(isBeforeMeeting('2027-03-11', TODAY)).toBe(true)
  expect(isBeforeMeeting(TODAY, TODAY)).toBe(false)
  expect(isBeforeMeeting('2020-01-01', null)).toBe(false)
})

describe('four eyes', () => {
  const followUp = { officerId: 'officer', submittedBy: 'submitter' }

  it('bar the accountable officer, by the link to the person, and the submitter', () => {
    expect(reviewBar({ userId: 'u', personId: 'officer' }, followUp)).toBe('accountable')
    expect(reviewBar({ userId: 'submitter', personId: null }, followUp)).toBe('submitted')
    expect(reviewBar({ userId: 'u', personId: 'p' }, followUp)).toBeNull()
  })

  it('do not take two unknowns for the same person', () => {
    expect(reviewBar({ userId: null, personId: null }, { officerId: null, submittedBy: null })).toBeNull()
  })
})

describe('evidence', () => {
  const issues = (input: object) =>
    (
      addEvidenceSchema.safeParse({ commandId: ID, followUpId: ID, text: '', url: '', ...input }).error?.issues ?? []
    ).map(({ path, message }) => `${path.join('.')}: ${message}`)

  it('is a note with its text or a link with its address', () => {
    expect(issues({ kind: 'note', text: 'Signed on Monday' })).toEqual([])
    expect(issues({ kind: 'note' })).toEqual(['text: errors.required'])
    expect(issues({ kind: 'link', url: 'https://example.org/act?id=1' })).toEqual([])
    expect(issues({ kind: 'link', text: 'The act' })).toEqual(['url: errors.invalidLink'])
    expect(issues({ kind: 'file', text: 'x' })).toEqual(['fileId: refusals.files.notReady'])
    expect(issues({ kind: 'signature', text: 'x' })).toEqual(['kind: errors.choose'])
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://example.org', 'example.org', 'https://', '//example.org'])(
    'refuses %s as a link',
    (url) => {
      expect(issues({ kind: 'link', url })).toEqual(['url: errors.invalidLink'])
    },
  )
})
