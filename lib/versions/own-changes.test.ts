import { describe, expect, it } from 'vitest'
import { ownChanges } from './own-changes'
import type { SnapshotItem } from './snapshot'
import { contactOf, itemOf, memberOf, snapshotOf } from './testing/snapshot'

const members = [memberOf('m'), memberOf('n')]
const byHand = (...ids: string[]) => ids.map((memberId) => ({ memberId, byHand: true }))
const programme = (...items: SnapshotItem[]) => snapshotOf(items, { members })
const changesOf = (name: string, ...args: Parameters<typeof ownChanges>) =>
  ownChanges(...args).find(({ who }) => who.name === name)?.changes

describe('the first version', () => {
  it('is the programme of everybody who stands in it, and of nobody else', () => {
    const to = snapshotOf(
      [
        itemOf('a', {
          participants: byHand('m'),
          counterparts: [{ contactId: 'post', answer: 'invited' }],
          interpreter: { id: 'i', name: 'Interpreter' },
          noteTaker: { id: 'person-m', name: 'Member m' },
        }),
        itemOf('b', { participants: byHand('m') }),
      ],
      { members, contacts: [contactOf('post', { personId: null, name: null, title: 'Mayor' })] },
    )
    expect(ownChanges(null, to).map(({ who, changes }) => [who, changes.first, changes.items])).toEqual([
      [{ name: 'Member m', personId: 'person-m', memberId: 'm', contactId: null }, true, 2],
      [{ name: 'Mayor', personId: null, memberId: null, contactId: 'post' }, true, 1],
      [{ name: 'Interpreter', personId: 'i', memberId: null, contactId: null }, true, 1],
    ])
  })

  it('is of who left and came back by what they are now', () => {
    const both = [memberOf('left', { personId: 'p', travels: false }), memberOf('again', { personId: 'p' })]
    const to = snapshotOf([itemOf('a', { participants: byHand('left', 'again') })], { members: both })
    expect(ownChanges(null, to)).toMatchObject([{ who: { personId: 'p', memberId: 'again' } }])
  })

  it('of somebody who comes in later is theirs as well', () => {
    const changes = ownChanges(
      programme(itemOf('a', { participants: byHand('m') })),
      programme(itemOf('a', { participants: byHand('m', 'n') })),
    )
    expect(changes).toMatchObject([{ who: { name: 'Member n' }, changes: { first: true, items: 1 } }])
  })
})

describe('a later version', () => {
  const from = programme(itemOf('a', { participants: byHand('m') }), itemOf('b', { participants: byHand('n') }))

  it('changes the programmes of those whose items changed, and of no others', () => {
    const to = programme(
      itemOf('a', { participants: byHand('m'), venue: 'Hall 2' }),
      itemOf('b', { participants: byHand('n') }),
    )
    expect(ownChanges(from, to)).toMatchObject([
      { who: { name: 'Member m' }, changes: { first: false, items: 1, changed: [{ id: 'a', as: null }] } },
    ])
  })

  it('tells what is new and what is gone for one who was moved to another item', () => {
    const to = programme(itemOf('a'), itemOf('b', { participants: byHand('n', 'm') }))
    expect(changesOf('Member m', from, to)).toMatchObject({
      added: [{ id: 'b', as: ['participant'] }],
      removed: [{ id: 'a' }],
      changed: [],
    })
    // One more who comes along is no change of the other's programme.
    expect(changesOf('Member n', from, to)).toBeUndefined()
  })

  it('tells who has nothing left', () => {
    expect(changesOf('Member m', from, programme(itemOf('b', { participants: byHand('n') })))).toMatchObject({
      items: 0,
      removed: [{ id: 'a' }],
    })
  })

  it('tells who became another in the same item', () => {
    const me = { id: 'person-m', name: 'Member m' }
    const to = programme(
      itemOf('a', { participants: byHand('m'), noteTaker: me }),
      itemOf('b', { participants: byHand('n') }),
    )
    expect(changesOf('Member m', from, to)?.changed).toMatchObject([
      { fields: [], as: { from: ['participant'], to: ['participant', 'noteTaker'] } },
    ])
  })

  it('tells once that the days have dates now', () => {
    const numbered = itemOf('a', { time: { dayNumber: 1 }, participants: byHand('m') })
    const before = snapshotOf({ 'day:1': [numbered] }, { members })
    const after = snapshotOf({ 'date:2027-03-12': [numbered] }, { members, visit: { arrivalDate: '2027-03-12' } })
    expect(changesOf('Member m', before, after)).toEqual({
      first: false,
      items: 1,
      arrival: { from: null, to: '2027-03-12' },
      added: [],
      removed: [],
      changed: [],
    })
  })

  it('calls nobody because the delegation grew or somebody has another title', () => {
    const all = (ids: string[], titles: string) =>
      snapshotOf(
        [itemOf('a', { forEveryone: true, participants: ids.map((memberId) => ({ memberId, byHand: false })) })],
        {
          members: ids.map((id) => memberOf(id, { title: titles })),
        },
      )
    expect(ownChanges(all(['m'], 'Adviser'), all(['m', 'n'], 'Minister'))).toMatchObject([
      { who: { name: 'Member n' } },
    ])
  })

  it('is one person’s, who is member and interpreter at once, once', () => {
    const me = { id: 'person-m', name: 'Member m' }
    const to = programme(
      itemOf('a', { participants: byHand('m') }),
      itemOf('b', { interpreter: me, participants: byHand('n') }),
    )
    const mine = ownChanges(from, to).filter(({ who }) => who.personId === 'person-m')
    expect(mine).toMatchObject([{ who: { memberId: 'm' }, changes: { added: [{ id: 'b', as: ['interpreter'] }] } }])
  })
})

it('costs little for two hundred people in two hundred items', () => {
  const many = Array.from({ length: 200 }, (_, i) => memberOf(`m${i}`))
  const everyone = many.map(({ id }) => ({ memberId: id, byHand: false }))
  const at = (startTime: string) =>
    snapshotOf(
      {
        'date:2027-03-12': many.map(({ id }) =>
          itemOf(`i-${id}`, { forEveryone: true, participants: everyone, time: { startTime } }),
        ),
      },
      { members: many },
    )
  const [before, after] = [at('10:00'), at('11:00')]
  const start = performance.now()
  expect(ownChanges(before, after)).toHaveLength(200)
  // Half a minute while each item's people were compared for each of them; issuing it ran out of its time.
  expect(performance.now() - start).toBeLessThan(10_000)
}, 60_000)
