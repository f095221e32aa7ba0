import { describe, expect, it } from 'vitest'
import { reckonWrittenAt } from './rules'

const NOW = new Date('2027-03-12T10:00:00Z')
const reckoned = (writtenAt: string, sentAt: string) => reckonWrittenAt({ writtenAt, sentAt }, NOW).toISOString()

describe('when something was written, by the server’s clock', () => {
  it.each([
    ['at once', '2027-03-12T10:00:00Z', '2027-03-12T10:00:00Z', '2027-03-12T10:00:00.000Z'],
    ['three hours before it was sent', '2027-03-12T07:00:00Z', '2027-03-12T10:00:00Z', '2027-03-12T07:00:00.000Z'],
    ['on a clock a day behind', '2027-03-11T07:00:00Z', '2027-03-11T10:00:00Z', '2027-03-12T07:00:00.000Z'],
    ['on a clock a day ahead', '2027-03-13T07:00:00Z', '2027-03-13T10:00:00Z', '2027-03-12T07:00:00.000Z'],
    ['after it was sent: its clock was put back', '2027-03-12T12:00:00Z', '2027-03-12T10:00:00Z', NOW.toISOString()],
    ['a year ago', '2026-03-12T10:00:00Z', '2027-03-12T10:00:00Z', '2026-12-12T10:00:00.000Z'],
    ['nobody says when', '', '2027-03-12T10:00:00Z', NOW.toISOString()],
  ])('%s', (_words, writtenAt, sentAt, is) => expect(reckoned(writtenAt, sentAt)).toBe(is))
})
