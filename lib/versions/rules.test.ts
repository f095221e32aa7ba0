import { describe, expect, it } from 'vitest'
import { compareProgrammes, isEmptyDifference, kindOf, summarise } from './rules'
import type { Snapshot } from './snapshot'
import { contactOf, itemOf, memberOf, snapshotOf } from './testing/snapshot'

const changedIn = (from: Snapshot, to: Snapshot) => compareProgrammes(from, to).changed
const onlyChange = (from: Snapshot, to: Snapshot) => {
  const { changed, ...rest } = compareProgrammes(from, to)
  expect(isEmptyDifference({ ...rest, changed: [] })).toBe(true)
  expect(changed).toHaveLength(1)
  return changed[0]
}
const at = (startTime: string, more: object = {}) => itemOf('a', { time: { date: '2027-03-12', startTime }, ...more })
const DAY = 'date:2027-03-12'

describe('items of two programmes', () => {
  it('are added and removed by their ids, whatever they are called', () => {
    const difference = compareProgrammes(
      snapshotOf([itemOf('a', { title: 'Talks' })]),
      snapshotOf([itemOf('b', { title: 'Talks' })]),
    )
    expect(difference).toMatchObject({ added: [{ id: 'b' }], removed: [{ id: 'a' }], changed: [] })
    expect(summarise(difference)).toMatchObject({ added: 1, removed: 1, changed: 0 })
  })

  it('move to another time with both times told', () => {
    const change = onlyChange(snapshotOf({ [DAY]: [at('10:00')] }), snapshotOf({ [DAY]: [at('12:00')] }))
    expect(change?.moved).toMatchObject({
      from: { time: { startTime: '10:00' } },
      to: { time: { startTime: '12:00' } },
    })
    expect(change).toMatchObject({ step: null, fields: [] })
  })

  it('move to another day', () => {
    const later = itemOf('a', { time: { date: '2027-03-13', startTime: '10:00' } })
    const change = onlyChange(snapshotOf({ [DAY]: [at('10:00')] }), snapshotOf({ 'date:2027-03-13': [later] }))
    expect(change?.moved).toMatchObject({ kind: 'time', from: { date: '2027-03-12' }, to: { date: '2027-03-13' } })
  })

  it('are told in another zone as moved, but not where no time is known', () => {
    const dubai = { startZone: 'Asia/Dubai', endZone: 'Asia/Dubai' }
    expect(changedIn(snapshotOf({ [DAY]: [at('10:00')] }), snapshotOf({ [DAY]: [at('10:00', dubai)] }))).toHaveLength(1)
    expect(changedIn(snapshotOf([itemOf('a')]), snapshotOf([itemOf('a', dubai)]))).toEqual([])
  })

  it('have not moved when the number of their day is written as its date', () => {
    const numbered = snapshotOf(
      { [DAY]: [itemOf('a', { time: { dayNumber: 1 } })] },
      { visit: { arrivalDate: '2027-03-12' } },
    )
    const dated = snapshotOf(
      { [DAY]: [itemOf('a', { time: { date: '2027-03-12' } })] },
      { visit: { arrivalDate: '2027-03-12' } },
    )
    expect(changedIn(numbered, dated)).toEqual([])
  })

  it('are told as cancelled and postponed with the reason, once', () => {
    const off = (status: 'cancelled' | 'postponed') => itemOf('a', { status, statusReason: 'The host fell ill' })
    for (const status of ['cancelled', 'postponed'] as const) {
      const change = onlyChange(snapshotOf([itemOf('a')]), snapshotOf([off(status)]))
      expect(change).toMatchObject({ step: { from: 'confirmed', to: status, reason: 'The host fell ill' }, fields: [] })
      expect(change && kindOf(change)).toBe(status)
    }
  })

  it('have each field told with both texts', () => {
    const change = onlyChange(
      snapshotOf([itemOf('a', { venue: 'Hall 1', interpreter: { id: 'p', name: 'A. B.' } })]),
      snapshotOf([itemOf('a', { venue: 'Hall 2', interpreter: { id: 'q', name: 'A. B.' }, type: 'training' })]),
    )
    expect(change?.fields).toEqual([
      { kind: 'text', field: 'venue', from: 'Hall 1', to: 'Hall 2' },
      { kind: 'text', field: 'interpreter', from: 'A. B.', to: 'A. B.' },
      { kind: 'type', from: 'meeting', to: 'training' },
    ])
  })

  it('tell who came, who went and what was answered', () => {
    const contacts = [contactOf('c'), contactOf('d', { name: null, title: 'Mayor' })]
    const change = onlyChange(
      snapshotOf([itemOf('a', { counterparts: [{ contactId: 'c', answer: 'invited' }] })], { contacts }),
      snapshotOf(
        [
          itemOf('a', {
            counterparts: [
              { contactId: 'c', answer: 'declined' },
              { contactId: 'd', answer: 'invited' },
            ],
          }),
        ],
        { contacts },
      ),
    )
    expect(change?.fields).toEqual([
      { kind: 'list', field: 'counterparts', added: ['Mayor'], removed: [] },
      { kind: 'answer', name: 'Contact c', from: 'invited', to: 'declined' },
    ])
  })
})

describe('the order of a day', () => {
  const timed = (id: string, startTime: string) => itemOf(id, { time: { date: '2027-03-12', startTime } })
  const untimed = (id: string) => itemOf(id, { time: { date: '2027-03-12' } })

  it('is told of the untimed item that moved, not of those it passed', () => {
    const [a, b, c] = [timed('a', '09:00'), timed('b', '11:00'), untimed('c')]
    const changed = changedIn(snapshotOf({ [DAY]: [a, b, c] }), snapshotOf({ [DAY]: [c, a, b] }))
    expect(changed).toMatchObject([{ id: 'c', moved: { kind: 'order' }, fields: [] }])
  })

  it('is not told of items that only stand elsewhere because another came between', () => {
    const [a, b, c] = [timed('a', '09:00'), untimed('b'), untimed('c')]
    const difference = compareProgrammes(snapshotOf({ [DAY]: [a, c] }), snapshotOf({ [DAY]: [a, b, c] }))
    expect(difference).toMatchObject({ added: [{ id: 'b' }], changed: [] })
  })

  it('is not told of an item whose time moved it', () => {
    const [a, b] = [timed('a', '09:00'), timed('b', '11:00')]
    const changed = changedIn(snapshotOf({ [DAY]: [a, b] }), snapshotOf({ [DAY]: [b, timed('a', '12:00')] }))
    expect(changed).toMatchObject([{ id: 'a', moved: { kind: 'time' } }])
  })
})

describe('days that are numbers', () => {
  const item = (id: string, day: number, more: object = {}) =>
    itemOf(id, { time: { dayNumber: day, startTime: '10:00', ...more } })
  const before = snapshotOf({ 'day:1': [item('a', 1)], 'day:2': [item('b', 2)] })
  const arrived = (arrivalDate: string, days: Parameters<typeof snapshotOf>[0]) =>
    snapshotOf(days, { visit: { arrivalDate } })
  const after = arrived('2027-03-12', { [DAY]: [item('a', 1)], 'date:2027-03-13': [item('b', 2)] })

  it('get their dates with the arrival: told once for the visit', () => {
    const difference = compareProgrammes(before, after)
    expect(difference).toMatchObject({ following: 2, changed: [] })
    expect(difference.visit).toEqual([{ field: 'arrivalDate', from: null, to: '2027-03-12' }])
  })

  it('move along with it, the end on a date of its own too', () => {
    const night = (endDate: string) => item('a', 1, { endTime: '02:00', endDate })
    const difference = compareProgrammes(
      arrived('2027-03-12', { [DAY]: [night('2027-03-13')] }),
      arrived('2027-03-19', { 'date:2027-03-19': [night('2027-03-20')] }),
    )
    expect(difference).toMatchObject({ following: 1, changed: [] })
  })

  it('are told when more than that changed', () => {
    const later = arrived('2027-03-12', {
      [DAY]: [item('a', 1, { startTime: '11:00' })],
      'date:2027-03-14': [item('b', 3)],
    })
    expect(changedIn(before, later)).toMatchObject([
      // The arrival tells its day; its time is another.
      { id: 'a', moved: { sameDay: true } },
      { id: 'b', moved: { sameDay: false } },
    ])
  })
})

describe('the delegation', () => {
  const everyone = (ids: string[]) =>
    [1, 2, 3].map((n) =>
      itemOf(`i${n}`, { forEveryone: true, participants: ids.map((memberId) => ({ memberId, byHand: false })) }),
    )

  it('is told once when somebody joins, not with every item that is for everyone', () => {
    const difference = compareProgrammes(
      snapshotOf(everyone(['m']), { members: [memberOf('m')] }),
      snapshotOf(everyone(['m', 'n']), { members: [memberOf('m'), memberOf('n')] }),
    )
    expect(difference).toMatchObject({ members: { joined: ['Member n'], left: [], changed: [] }, changed: [] })
  })

  it('is told once when somebody leaves, set by hand or not', () => {
    const hand = itemOf('h', { participants: [{ memberId: 'n', byHand: true }] })
    const difference = compareProgrammes(
      snapshotOf([...everyone(['m', 'n']), hand], { members: [memberOf('m'), memberOf('n')] }),
      snapshotOf([...everyone(['m']), itemOf('h')], { members: [memberOf('m')] }),
    )
    expect(difference).toMatchObject({ members: { left: ['Member n'] }, changed: [] })
  })

  it('tells who was set by hand with the item', () => {
    const members = [memberOf('m')]
    const change = onlyChange(
      snapshotOf([itemOf('a')], { members }),
      snapshotOf([itemOf('a', { participants: [{ memberId: 'm', byHand: true }] })], { members }),
    )
    expect(change?.fields).toEqual([{ kind: 'list', field: 'participants', added: ['Member m'], removed: [] }])
  })

  it('tells a subgroup once: who is in it, what it is called, that it is no more', () => {
    const members = [memberOf('m'), memberOf('n')]
    const group = (memberIds: string[], name = 'Technical group') => ({ id: 's', name, memberIds })
    const item = (ids: string[]) =>
      itemOf('a', { subgroupIds: ['s'], participants: ids.map((memberId) => ({ memberId, byHand: false })) })
    const from = snapshotOf([item(['m'])], { members, subgroups: [group(['m'])] })
    const grown = snapshotOf([item(['m', 'n'])], { members, subgroups: [group(['m', 'n'], 'Engineers')] })
    expect(compareProgrammes(from, grown)).toMatchObject({
      subgroups: { changed: [{ name: 'Engineers', before: 'Technical group', joined: ['Member n'], left: [] }] },
      changed: [],
    })
    const gone = snapshotOf([itemOf('a')], { members })
    expect(compareProgrammes(from, gone)).toMatchObject({ subgroups: { removed: ['Technical group'] } })
  })

  it('tells another title of a member or a contact once', () => {
    const parts = (title: string) => ({ members: [memberOf('m', { title })], contacts: [contactOf('c', { title })] })
    const items = [1, 2].map((n) =>
      itemOf(`i${n}`, {
        participants: [{ memberId: 'm', byHand: true }],
        counterparts: [{ contactId: 'c', answer: 'invited' }],
      }),
    )
    const fields = [{ field: 'title', from: 'Adviser', to: 'Minister' }]
    expect(compareProgrammes(snapshotOf(items, parts('Adviser')), snapshotOf(items, parts('Minister')))).toMatchObject({
      members: { changed: [{ name: 'Member m', fields }] },
      contacts: [{ name: 'Contact c', fields }],
      changed: [],
    })
  })
})
