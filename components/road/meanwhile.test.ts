import { expect, it } from 'vitest'
import type { PackMeeting } from '@/lib/sync/types'
import { changedSince, type Seen } from './meanwhile'

const seen: Seen = {
  date: '2027-03-12',
  dayNumber: null,
  time: '14:30 Shanghai',
  status: 'confirmed',
  city: 'Shanghai',
  venue: null,
}
const now = (more: Partial<Seen>) => ({ ...seen, ...more }) as PackMeeting

it.each([
  ['nothing changed', now({}), null],
  ['it was held', now({ status: 'held' }), null],
  ['it moved to another hour', now({ time: '16:00 Shanghai' }), 'moved'],
  ['it moved to another day', now({ date: '2027-03-13' }), 'moved'],
  ['it is cancelled, and moved', now({ status: 'cancelled', date: null }), 'cancelled'],
  ['it is postponed', now({ status: 'postponed' }), 'postponed'],
  ['it is at another place', now({ venue: 'Town hall' }), 'place'],
  ['it left the programme', null, 'gone'],
])('a note-taker hears of their meeting when %s', (_, meeting, change) => {
  expect(changedSince(seen, meeting)).toBe(change)
})

it('what was cancelled before is no news', () => {
  expect(changedSince({ ...seen, status: 'cancelled' }, now({ status: 'cancelled' }))).toBeNull()
})
