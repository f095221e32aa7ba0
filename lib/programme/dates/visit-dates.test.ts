import { describe, expect, it } from 'vitest'
import { EMPTY_PARTIAL_TIME, type PartialTime } from '@/lib/time/partial-fields'
import type { ProgrammeItemView } from '../types'
import type { ItemStatus } from '../workflow'
import { planDates } from './visit-dates'

const item = (id: string, time: Partial<PartialTime>, status: ItemStatus = 'confirmed') =>
  ({
    id,
    status,
    time: { ...EMPTY_PARTIAL_TIME, ...time },
    startsAt: null,
    endsAt: null,
    startZone: 'Asia/Shanghai',
    endZone: 'Asia/Shanghai',
  }) as ProgrammeItemView
const ITEMS = [
  item('numbered', { dayNumber: 2, startTime: '10:00' }),
  item('dated', { date: '2027-03-14', endDate: '2027-03-15' }),
  item('open', {}),
  item('held', { dayNumber: 1, startTime: '09:00' }, 'held'),
  item('held on a date', { date: '2027-03-12' }, 'held'),
]
const on = (arrivalDate: string | null) => ({ arrivalDate, departureDate: null })
const plan = (before: string | null, after: string | null) =>
  planDates(ITEMS, { before: on(before), after: on(after) }, 'Asia/Tashkent').map((one) => [
    one.item.id,
    one.kind,
    one.after?.startsAt ?? one.after?.time.date ?? (one.kind === 'held' ? (one.kept?.time.date ?? null) : null),
  ])

describe('other dates of a visit', () => {
  it('move what is numbered, may take along what is dated, and leave what was held', () => {
    expect(plan('2027-03-12', '2027-03-19')).toEqual([
      ['numbered', 'follows', '2027-03-20T02:00:00.000Z'],
      ['dated', 'mayMove', '2027-03-21'],
      ['open', 'noDay', null],
      ['held', 'held', '2027-03-12'],
      ['held on a date', 'held', null],
    ])
  })

  it('give numbered items dates once the arrival is known, held ones too, and leave the dated', () => {
    expect(plan(null, '2027-03-19')).toEqual([
      ['numbered', 'follows', '2027-03-20T02:00:00.000Z'],
      ['dated', 'dated', null],
      ['open', 'noDay', null],
      ['held', 'follows', '2027-03-19T01:00:00.000Z'],
      ['held on a date', 'held', null],
    ])
  })

  it('take the dates away again, but not from what was held', () => {
    expect(plan('2027-03-12', null)).toEqual([
      ['numbered', 'follows', null],
      ['dated', 'dated', null],
      ['open', 'noDay', null],
      ['held', 'held', '2027-03-12'],
      ['held on a date', 'held', null],
    ])
  })
})
