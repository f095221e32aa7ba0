import { describe, expect, it } from 'vitest'
import { onNow, onToday } from './on-now'

type Item = Parameters<typeof onNow>[0][number]
const item = (id: string, more: Partial<Item> = {}): Item => ({
  id,
  status: 'confirmed',
  date: '2027-03-12',
  dayNumber: null,
  time: null,
  startsAt: null,
  endsAt: null,
  zone: 'Asia/Shanghai',
  readoutExpected: true,
  ...more,
})
const timed = (id: string, startsAt: string, endsAt: string | null, more: Partial<Item> = {}) =>
  item(id, { startsAt, endsAt, ...more })
const at = (instant: string) => new Date(instant)

describe('what is on now', () => {
  const day = [
    timed('first', '2027-03-12T01:00:00Z', '2027-03-12T02:30:00Z'),
    timed('second', '2027-03-12T03:00:00Z', null),
    timed('third', '2027-03-12T08:00:00Z', '2027-03-12T09:00:00Z'),
  ]

  it('is on from its start up to its end, and for an hour where no end is known', () => {
    expect(onNow(day, at('2027-03-12T01:00:00Z'))).toEqual({ kind: 'now', id: 'first' })
    expect(onNow(day, at('2027-03-12T02:30:00Z'))).toEqual({ kind: 'next', id: 'second' })
    expect(onNow(day, at('2027-03-12T03:59:59Z'))).toEqual({ kind: 'now', id: 'second' })
    expect(onNow(day, at('2027-03-12T04:00:00Z'))).toEqual({ kind: 'next', id: 'third' })
    expect(onNow(day, at('2027-03-12T09:00:00Z'))).toBeNull()
  })

  it('is a meeting before the reception beside it, and the later of two meetings', () => {
    const both = [
      timed('meeting', '2027-03-12T01:00:00Z', '2027-03-12T03:00:00Z'),
      timed('reception', '2027-03-12T02:00:00Z', '2027-03-12T04:00:00Z', { readoutExpected: false }),
    ]
    expect(onNow(both, at('2027-03-12T02:30:00Z'))?.id).toBe('meeting')
    expect(onNow(both, at('2027-03-12T03:30:00Z'))?.id).toBe('reception')
    const two = [both[0] as Item, timed('later', '2027-03-12T02:00:00Z', null)]
    expect(onNow(two, at('2027-03-12T02:30:00Z'))?.id).toBe('later')
  })

  it('goes on over midnight and stays on when it is marked as held', () => {
    const late = timed('dinner', '2027-03-12T14:00:00Z', '2027-03-12T17:00:00Z', { status: 'held' })
    // Half past midnight in Shanghai.
    expect(onNow([late], at('2027-03-12T16:30:00Z'))).toEqual({ kind: 'now', id: 'dinner' })
  })

  it('is never what was cancelled or postponed', () => {
    const off = (status: Item['status']) => timed('off', '2027-03-12T01:00:00Z', null, { status })
    expect(onNow([off('cancelled'), off('postponed')], at('2027-03-12T01:10:00Z'))).toBeNull()
  })
})

describe('what comes next', () => {
  it('is today’s next hour, then what has no hour today, then tomorrow', () => {
    const days = [
      timed('tomorrow', '2027-03-13T01:00:00Z', null, { date: '2027-03-13' }),
      item('some time today'),
      timed('four o’clock', '2027-03-12T08:00:00Z', null),
    ]
    expect(onNow(days, at('2027-03-12T05:00:00Z'))?.id).toBe('four o’clock')
    expect(onNow(days, at('2027-03-12T10:00:00Z'))?.id).toBe('some time today')
    const held = days.map((one) => (one.id === 'some time today' ? { ...one, status: 'held' as const } : one))
    expect(onNow(held, at('2027-03-12T10:00:00Z'))?.id).toBe('tomorrow')
  })

  it('reads each day by the clock of its place, whatever zone the device is in', () => {
    const shanghai = item('Shanghai')
    const london = item('London', { zone: 'Europe/London' })
    // Already the 13th in Shanghai, still the 12th in London.
    expect(onNow([shanghai], at('2027-03-12T16:30:00Z'))).toBeNull()
    expect(onNow([london], at('2027-03-12T16:30:00Z'))?.id).toBe('London')
    expect(onToday([shanghai, london], at('2027-03-12T16:30:00Z'))).toEqual([london])
  })

  it('is the first that was not held, in order, while days have numbers alone', () => {
    const numbered = (id: string, dayNumber: number, more: Partial<Item> = {}) =>
      item(id, { date: null, dayNumber, ...more })
    const programme = [
      numbered('skipped', 1),
      numbered('held', 1, { status: 'held' }),
      numbered('transfer', 2, { readoutExpected: false }),
      numbered('meeting', 2),
    ]
    expect(onNow(programme, at('2027-03-12T05:00:00Z'))).toEqual({ kind: 'next', id: 'meeting' })
    const all = programme.map((one) => ({ ...one, status: 'held' as const }))
    expect(onNow(all, at('2027-03-12T05:00:00Z'))).toBeNull()
    expect(onToday(programme, at('2027-03-12T05:00:00Z'))).toEqual([])
  })

  it('is nothing where the programme is empty', () => {
    expect(onNow([], at('2027-03-12T05:00:00Z'))).toBeNull()
  })
})
