import { describe, expect, it } from 'vitest'
import { openSnapshot } from './opened'
import { contactOf, itemOf, memberOf, snapshotOf } from './testing/snapshot'
import { openedFor, whoseChoices } from './whose'

const snapshot = snapshotOf(
  {
    'day:1': [
      itemOf('a', { time: { dayNumber: 1 }, participants: [{ memberId: 'm', byHand: true }], subgroupIds: ['s'] }),
      itemOf('b', { time: { dayNumber: 1 }, counterparts: [{ contactId: 'c', answer: 'invited' }] }),
    ],
    'day:2': [
      itemOf('c', { time: { dayNumber: 2 }, interpreter: { id: 'i', name: 'Interpreter' }, forEveryone: true }),
    ],
  },
  {
    members: [memberOf('m'), memberOf('g', { personId: null, name: 'Guards', isGroup: true })],
    contacts: [contactOf('c'), contactOf('post', { personId: null, name: null, title: 'Mayor' })],
    subgroups: [{ id: 's', name: 'Technical group', memberIds: ['m'] }],
  },
)
const idsFor = (whose: Parameters<typeof openedFor>[1]) =>
  openedFor(openSnapshot(snapshot), whose).days.map(({ items }) => items.map(({ id }) => id))

describe('whose programme of a version can be shown', () => {
  it('is that of subgroups, of members and of others, a post by its title, each once', () => {
    const { subgroups, members, others } = whoseChoices(snapshot)
    expect([subgroups, members, others].map((list) => list.map(({ value, label }) => `${value} ${label}`))).toEqual([
      ['subgroup:s Technical group'],
      ['person:person-m Member m', 'member:g Guards'],
      ['person:person-c Contact c', 'person:i Interpreter', 'contact:post Mayor'],
    ])
  })

  it('names who left the delegation and came back once', () => {
    const members = [memberOf('left', { personId: 'p', travels: false }), memberOf('again', { personId: 'p' })]
    expect(whoseChoices(snapshotOf([], { members })).members.map(({ value }) => value)).toEqual(['person:p'])
  })

  it('has their items alone, and no day without one', () => {
    expect(idsFor(null)).toEqual([['a', 'b'], ['c']])
    expect(idsFor({ kind: 'person', personId: 'person-m' })).toEqual([['a']])
    expect(idsFor({ kind: 'person', personId: 'i' })).toEqual([['c']])
    expect(idsFor({ kind: 'subgroup', subgroupId: 's' })).toEqual([['a'], ['c']])
    expect(idsFor({ kind: 'member', memberId: 'g' })).toEqual([])
    expect(idsFor({ kind: 'contact', contactId: 'c' })).toEqual([['b']])
    expect(idsFor({ kind: 'contact', contactId: 'post' })).toEqual([])
  })

  it('has people as they were then', () => {
    const [day] = openSnapshot(snapshot).days
    expect(day?.items[0]).toMatchObject({
      participants: [{ memberId: 'm', name: 'Member m' }],
      subgroups: [{ name: 'Technical group' }],
    })
  })
})
